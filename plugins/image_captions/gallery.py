"""The pictures of one edition: made once, shown in figures, published as variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bantin.article.addresses import PICTURES
from bantin.article.model import Article
from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.build.fingerprint import joined
from bantin.build.full import Full
from bantin.build.state import State
from bantin.html import Markup, escape, plain_text
from bantin.images import PictureFault
from bantin.markdown.body import Body, Figure, wordless
from bantin.markdown.figures import draw_figure
from bantin.report import Diagnostic, Position, diagnose
from image_captions.made import MadePictures
from image_captions.shown import ShownPicture

# Where a link of a body leads to this site: there a site below a folder needs that folder's name.
_FROM_ROOT = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="(?=/(?!/))')


class Gallery:
    """Which picture became what, and which article shows it where."""

    def __init__(self, edition: Edition, state: State, settings: Mapping[str, Any]) -> None:
        self._edition = edition
        self._made = MadePictures(edition.content, state, settings)
        self._root = urlsplit(settings["SITEURL"]).path.rstrip("/")
        self._prefix = f"{self._root}/{PICTURES}"
        self._shown: dict[str, ShownPicture] = {}
        self.emblem: ShownPicture | None = None

    def make(self) -> None:
        """Make all pictures that articles and pages show; hold back those whose picture cannot be had."""
        edition = self._edition
        showing = [one for one in edition.works() if self._shows(one)]
        emblem = edition.identity.emblem.lstrip("/")
        self._made.make([*(path for one in showing for path in one.facts.pictures), *([emblem] if emblem else [])])
        for entry in showing:
            if entry.facts.pictures:
                self._judge(entry)
        self.emblem = self._picture(emblem)

    def _shows(self, entry: Entry) -> bool:
        # Of what was withdrawn nothing is shown, its pictures neither.
        return entry.facts.is_good and entry.state != "withdrawn"

    def _judge(self, entry: Entry) -> None:
        """Take in what is to be said of the pictures of a work, and note how they came out."""
        marks = [self._made.mark(path) for path in entry.facts.pictures]
        if entry.facts.is_wordless or not all(marks):
            work, body = self._edition.work(entry)
            self._edition.take(entry.file, self._faults(_uses(work, body)))
            self._edition.take(entry.file, wordless(body.figures))
        entry.seen += joined(marks)
        entry.picture = next((one for path in entry.facts.pictures if (one := self._picture(path))), None)

    def _faults(self, uses: list[tuple[str, Position]]) -> Iterator[Diagnostic]:
        for path, position in uses:
            result = self._made.outcome(path)
            if isinstance(result, PictureFault):
                yield diagnose(f"images.{result.code}", position, **{**result.values, "name": path})

    def _picture(self, path: str) -> ShownPicture | None:
        mark = self._made.mark(path) if path else b""
        if not mark:
            return None
        if path not in self._shown:
            self._shown[path] = ShownPicture(mark, lambda: self._made.picture(path), self._prefix)
        return self._shown[path]

    def show(self, full: Full) -> None:
        """Set the body of a work, and the figure above it: the article's own picture, unless the body shows it too."""
        work, body = full.record, full.source_body
        image = work.image if isinstance(work, Article) else None
        in_body = any(one.path == image for one in body.figures if one.path)
        above = image is not None and not in_body
        figure = Markup(self._draw(_own_figure(work), first=True)) if above else Markup("")
        full.detail(body=self._body(work, body, in_body=in_body, above=above), figure=figure)

    def _body(self, work: Any, body: Body, *, in_body: bool, above: bool) -> Markup:
        """Return the whole body of an article or page, figures in place."""

        def draw(figure: Figure, number: int) -> str:
            if in_body and isinstance(work, Article) and figure.path == work.image and not figure.caption:
                # The picture stands in the body, its words in the front matter.
                caption, credit = escape(work.image_caption), figure.credit or work.image_credit
                figure = replace(figure, caption=caption, credit=credit)
            return self._draw(figure, first=number == 0 and not above)

        html = body.html(draw)
        return Markup(_FROM_ROOT.sub(rf"\g<0>{self._root}", html) if self._root else html)

    def _draw(self, figure: Figure, *, first: bool) -> str:
        picture = self._picture(figure.path.as_posix()) if figure.path else None
        alt = figure.alt or plain_text(figure.caption)
        return draw_figure(figure, picture.html(alt=alt, first=first) if picture else None)

    def names(self) -> list[str]:
        """Return the name of every variant that is shown, in order."""
        live = [*self._edition.articles(), *self._edition.pages()]
        shown = {path for one in live if self._shows(one) for path in one.facts.pictures}
        names = {name for path in shown for name in self._made.names(path)}
        if self.emblem:
            names.add(self.emblem.largest.name)
        return sorted(names)

    def variant(self, name: str) -> Path:
        """Return the file of a variant, made again where the cache has lost it."""
        return self._made.variant(name)


def _uses(work: Any, body: Body) -> list[tuple[str, Position]]:
    """Return each picture a work shows, and where it is named."""
    own = [(work.image, work.position("image"))] if isinstance(work, Article) and work.image else []
    figures = [(figure.path, figure.position) for figure in body.figures if figure.path]
    return [(path.as_posix(), position) for path, position in (*own, *figures)]


def _own_figure(article: Article) -> Figure:
    """Return the figure of the picture that the front matter names."""
    return Figure(
        source=str(article.image),
        path=PurePosixPath(article.image or ""),
        alt=article.image_caption,
        caption=escape(article.image_caption),
        credit=article.image_credit,
        position=article.position("image"),
        inline=False,
        lost="",
    )
