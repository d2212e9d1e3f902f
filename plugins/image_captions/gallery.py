"""The pictures of one edition: made once, shown in figures, published as variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bantin.article.addresses import PICTURES
from bantin.article.model import Article, Page, Status
from bantin.build.edition import Edition
from bantin.html import Markup, escape, plain_text
from bantin.images import Picture, PictureFault, make_pictures
from bantin.markdown.body import Figure
from bantin.markdown.figures import draw_figure
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Diagnostic, Position, Severity, diagnose
from image_captions.shown import ShownPicture

# Where a link of a body leads to this site: there a site below a folder needs that folder's name.
_FROM_ROOT = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="(?=/(?!/))')


class Gallery:
    """Which picture became what, and which article shows it where."""

    def __init__(self, edition: Edition, settings: Mapping[str, Any]) -> None:
        self._edition = edition
        self._settings = settings["IMAGE_CAPTIONS"]
        self._workers: int = settings["WORKERS"]
        self._cache = Path(settings["STATE_PATH"]) / "pictures"
        self._root = urlsplit(settings["SITEURL"]).path.rstrip("/")
        self._prefix = f"{self._root}/{PICTURES}"
        self._wanted: dict[PurePosixPath, list[tuple[PurePosixPath, Position]]] = {}
        self._made: dict[PurePosixPath, Picture] = {}
        self.emblem: ShownPicture | None = None

    def make(self) -> None:
        """Make all pictures that articles and pages show; hold back those whose picture cannot be had."""
        edition = self._edition
        wanted = self._wanted = {one.path: list(self._uses(one)) for one in edition.works() if self._shows(one)}
        sources = dict.fromkeys(edition.content / path for uses in wanted.values() for path, _ in uses)
        emblem = edition.identity.emblem.lstrip("/")
        if emblem:
            sources[edition.content / emblem] = None
        results = make_pictures(
            list(sources), self._cache, self._settings, workers=self._workers, progress=Progress(text("build.pictures"))
        )
        for path, uses in wanted.items():
            edition.take(path, self._faults(uses, results))
            edition.take(path, _missing_words(edition.bodies[path].figures))
        for source, result in results.items():
            if isinstance(result, Picture):
                self._made[PurePosixPath(source.relative_to(edition.content).as_posix())] = result
        self.emblem = self._picture(PurePosixPath(emblem))

    def _shows(self, work: Article | Page) -> bool:
        # Of what was withdrawn nothing is shown, its pictures neither.
        withdrawn = isinstance(work, Article) and work.status is Status.WITHDRAWN
        return work.path in self._edition.bodies and not withdrawn

    def _uses(self, work: Article | Page) -> Iterator[tuple[PurePosixPath, Position]]:
        if isinstance(work, Article) and work.image:
            yield work.image, work.position("image")
        for figure in self._edition.bodies[work.path].figures:
            if figure.path:
                yield figure.path, figure.position

    def _faults(
        self, uses: list[tuple[PurePosixPath, Position]], results: Mapping[Path, Picture | PictureFault]
    ) -> Iterator[Diagnostic]:
        for path, position in uses:
            result = results[self._edition.content / path]
            if isinstance(result, PictureFault):
                yield diagnose(f"images.{result.code}", position, **{**result.values, "name": path.as_posix()})

    def _picture(self, path: PurePosixPath | None) -> ShownPicture | None:
        made = self._made.get(path) if path else None
        return ShownPicture(made, self._prefix) if made else None

    def body(self, work: Article | Page) -> Markup:
        """Return the whole body of an article or page, figures in place."""
        image, in_body = self._image_of(work)
        above = image is not None and not in_body

        def draw(figure: Figure, number: int) -> str:
            if in_body and isinstance(work, Article) and figure.path == image and not figure.caption:
                # The picture stands in the body, its words in the front matter.
                caption, credit = escape(work.image_caption), figure.credit or work.image_credit
                figure = replace(figure, caption=caption, credit=credit)
            return self._draw(figure, first=number == 0 and not above)

        html = self._edition.bodies[work.path].html(draw)
        return Markup(_FROM_ROOT.sub(rf"\g<0>{self._root}", html) if self._root else html)

    def _image_of(self, work: Article | Page) -> tuple[PurePosixPath | None, bool]:
        """Return the picture named in the front matter, and whether the body shows it too."""
        image = work.image if isinstance(work, Article) else None
        return image, any(one.path == image for one in self._edition.bodies[work.path].figures if one.path)

    def _draw(self, figure: Figure, *, first: bool) -> str:
        picture = self._picture(figure.path)
        alt = figure.alt or plain_text(figure.caption)
        return draw_figure(figure, picture.html(alt=alt, first=first) if picture else None)

    def lead_picture(self, article: Article) -> ShownPicture | None:
        """Return the picture that stands for the article in lists: its own, else the first of its body."""
        paths = [article.image, *(one.path for one in self._edition.bodies[article.path].figures)]
        return next((shown for path in paths if (shown := self._picture(path))), None)

    def lead_figure(self, article: Article) -> Markup:
        """Return the figure above the body: the article's own picture, unless the body shows it too."""
        image, in_body = self._image_of(article)
        if image is None or in_body:
            return Markup("")
        figure = Figure(
            source=str(image),
            path=image,
            alt=article.image_caption,
            caption=escape(article.image_caption),
            credit=article.image_credit,
            position=article.position("image"),
            inline=False,
            lost="",
        )
        return Markup(self._draw(figure, first=True))

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield every variant that is shown: its path below the output folder and the file it lies in now."""
        live: list[Article | Page] = [*self._edition.articles(), *self._edition.pages()]
        shown = {picture for one in live for picture, _ in self._wanted.get(one.path, ())}
        names = {variant.name for path in shown for variant in self._made[path].variants}
        if self.emblem:
            names.add(self.emblem.largest.name)
        for name in sorted(names):
            yield f"{PICTURES}/{name}", self._cache / name


def _missing_words(figures: tuple[Figure, ...]) -> Iterator[Diagnostic]:
    for figure in figures:
        if not figure.alt and not figure.caption and figure.path:
            yield diagnose("images.alt-missing", figure.position, Severity.WARNING, path=figure.path)
