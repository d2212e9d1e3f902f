"""What became of a Word file: its Markdown and the page made of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from bantin.importers.blocks import write_blocks
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import Losses
from bantin.importers.runs import Picture
from bantin.importers.word.package import Package
from bantin.importers.word.reader import WordArticle, read_article
from bantin.markdown.figures import draw_figure
from bantin.markdown.render import render
from tests.importers.word.making import docx


class Read:
    """A Word file as it is imported."""

    def __init__(self, data: bytes) -> None:
        self.article: WordArticle = read_article(Package(data))
        losses = Losses(self.article.losses.counts)
        self.markdown = write_blocks(read_html(self.article.html, "", self.place, losses), self.place)
        self.losses = losses

    @staticmethod
    def place(picture: Picture) -> str:
        """Put every picture into the images of one year, by its name without what tells its bytes."""
        name = PurePosixPath(picture.addresses[0].removeprefix("packed:"))
        return f"/images/2021/{name.stem.partition('-')[0]}{name.suffix}"

    @property
    def lost(self) -> dict[str, int]:
        """The losses by kind."""
        kinds: Counter[str] = Counter()
        for loss, count in self.losses:
            kinds[loss.kind] += count
        return dict(kinds)

    @property
    def page(self) -> str:
        """The HTML of the page, its pictures left out."""
        body = render(self.markdown, path=PurePosixPath("thong-bao/2021/a.md"))
        return body.html(lambda figure, _number: str(draw_figure(figure, None)))


def read(
    *blocks: str,
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> Read:
    """Return what became of a Word file of these blocks."""
    return Read(docx(*blocks, links=links, parts=parts))


def markdown(
    *blocks: str,
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> str:
    """Return the Markdown of a Word file of these blocks."""
    return read(*blocks, links=links, parts=parts).markdown
