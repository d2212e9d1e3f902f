"""The pictures of one edition: made once, shown in figures, published as variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bantin.article.addresses import PICTURES
from bantin.article.model import Article, Page, Status
from bantin.build.edition import Edition
from bantin.html import Markup, escape, plain_text
from bantin.images import Picture, PictureFault, Variant, make_pictures
from bantin.markdown.body import Figure
from bantin.markdown.figures import draw_figure
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Diagnostic, Position, Severity, diagnose

# How wide a figure stands in the theme: the text column on a desktop, the screen on a phone.
SIZES = "(min-width: 48em) 45rem, 100vw"
# Where a link of a body leads to this site: there a site below a folder needs that folder's name.
_FROM_ROOT = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="(?=/(?!/))')


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that knows where its files will lie."""

    picture: Picture
    prefix: str

    @property
    def largest(self) -> Variant:
        """The largest variant that every program can show."""
        return self.picture.largest

    def path(self, variant: Variant) -> str:
        """Return the variant's file below the output folder."""
        return f"{PICTURES}/{variant.name}"

    @property
    def width(self) -> int:
        """Width of the largest variant in pixels."""
        return self.picture.width

    @property
    def height(self) -> int:
        """Height of the largest variant in pixels."""
        return self.picture.height

    def html(self, *, alt: str = "", sizes: str = SIZES, lazy: bool = True, first: bool = False) -> Markup:
        """Return the ``<picture>`` element."""
        return self.picture.html(alt=alt, sizes=sizes, prefix=self.prefix, lazy=lazy, first=first)


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

    def make(self) -> None:
        """Make all pictures that articles and pages show; hold back those whose picture cannot be had."""
        edition = self._edition
        # Of what was withdrawn nothing is shown, its pictures neither.
        shown: list[Article | Page] = [one for one in edition.articles() if one.status is not Status.WITHDRAWN]
        wanted = self._wanted = {one.path: list(self._uses(one)) for one in [*shown, *edition.pages()]}
        sources = dict.fromkeys(edition.content / path for uses in wanted.values() for path, _ in uses)
        results = make_pictures(
            list(sources), self._cache, self._settings, workers=self._workers, progress=Progress(text("build.pictures"))
        )
        for path, uses in wanted.items():
            edition.take(path, self._faults(uses, results))
            edition.take(path, _missing_words(edition.bodies[path].figures))
        for source, result in results.items():
            if isinstance(result, Picture):
                self._made[PurePosixPath(source.relative_to(edition.content).as_posix())] = result

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
                yield diagnose(f"images.{result.code}", position, **{**result.values, "path": path})

    def _picture(self, path: PurePosixPath | None) -> ShownPicture | None:
        made = self._made.get(path) if path else None
        return ShownPicture(made, self._prefix) if made else None

    def body(self, work: Article | Page) -> Markup:
        """Return the whole body of an article or page, figures in place."""
        html = self._edition.bodies[work.path].html(self._draw)
        return Markup(_FROM_ROOT.sub(rf"\g<0>{self._root}", html) if self._root else html)

    def _draw(self, figure: Figure, number: int) -> str:
        picture = self._picture(figure.path)
        alt = figure.alt or plain_text(figure.caption)
        return draw_figure(figure, picture.html(alt=alt, lazy=number > 0, first=number == 0) if picture else None)

    def lead_picture(self, article: Article) -> ShownPicture | None:
        """Return the picture that stands for the article in lists: its own, else the first of its body."""
        paths = [article.image, *(one.path for one in self._edition.bodies[article.path].figures)]
        return next((shown for path in paths if (shown := self._picture(path))), None)

    def lead_figure(self, article: Article) -> Markup:
        """Return the figure above the body: the article's own picture, unless the body shows it too."""
        shown = {one.path for one in self._edition.bodies[article.path].figures}
        picture = self._picture(article.image)
        if picture is None or article.image in shown:
            return Markup("")
        caption, credit = escape(article.image_caption), article.image_credit
        figure = Figure(
            source=str(article.image),
            path=article.image,
            alt=article.image_caption,
            caption=caption,
            credit=credit,
            position=article.position("image"),
            inline=False,
            lost="",
        )
        return Markup(draw_figure(figure, picture.html(alt=figure.alt, first=True)))

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield every variant that is shown: its path below the output folder and the file it lies in now."""
        live: list[Article | Page] = [*self._edition.articles(), *self._edition.pages()]
        shown = {picture for one in live for picture, _ in self._wanted.get(one.path, ())}
        names = sorted({variant.name for path in shown for variant in self._made[path].variants})
        for name in names:
            yield f"{PICTURES}/{name}", self._cache / name


def _missing_words(figures: tuple[Figure, ...]) -> Iterator[Diagnostic]:
    for figure in figures:
        if not figure.alt and not figure.caption and figure.path:
            yield diagnose("images.alt-missing", figure.position, Severity.WARNING, path=figure.path)
