"""Tables: alignment as classes, no empty headers, and a frame that scrolls on small screens."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import count

from markdown import Markdown
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.treeprocessors import Treeprocessor

from bantin.html import tag
from bantin.messages import text

# A table may have so many cells however short its text.
MOST_CELLS_OF_FEW = 2_000

_ALIGNED = re.compile(r"text-align: (left|center|right);")
_EMPTY_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th(?: [^>]*)?></th>)*\s*</tr>\s*</thead>\s*")
_EMPTY_CELL = re.compile(r"<th((?: [^>]*)?)></th>")
_DASHES = frozenset("|:- ")
_TABLE = re.compile(r"<table(?= |>)")


class AlignmentTreeprocessor(Treeprocessor):
    """Writes a column's alignment, which python-markdown puts in ``style``, as a class."""

    def run(self, root: ET.Element) -> None:
        """Change the cells of every table."""
        for name in ("th", "td"):
            for cell in root.iter(name):
                aligned = _ALIGNED.fullmatch(cell.attrib.pop("style", ""))
                if aligned:
                    cell.set("class", f"align-{aligned[1]}")


class QuickTableProcessor(TableProcessor):
    """Reads two lines to know that a block is no table; python-markdown reads all of it, again and again."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether the block begins with a line of cells and one of dashes."""
        head, _, rest = block.partition("\n")
        dashes = rest[: rest.find("\n")] if "\n" in rest else rest
        if "|" not in head or not set(dashes) <= _DASHES:
            return False
        # Missing cells are filled up; a table of more cells than characters was written by nobody.
        cells = dashes.count("|") * block.count("\n")
        return cells <= max(len(block), MOST_CELLS_OF_FEW) and super().test(parent, block)

    def _build_row(self, row: str, parent: ET.Element, align: Sequence[str | None]) -> None:
        """Build a row; python-markdown would leave out the cells for which the head has no column."""
        # The stubs know neither of the two.
        more = len(self._split_row(row)) - len(align)  # type: ignore[attr-defined]
        super()._build_row(row, parent, [*align, *[None] * more])  # type: ignore[misc]


class ScrollingTableExtension(TableExtension):
    """Registers the rule above in place of python-markdown's, and alignment after all that make cells."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name python-markdown calls
        """Add both steps."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(QuickTableProcessor(md.parser, self.getConfigs()), "table", 75)
        md.treeprocessors.register(AlignmentTreeprocessor(md), "alignment", 5)


def frame(html: str) -> str:
    """Return sanitised HTML in which every table scrolls by itself and empty headers are none.

    The frame can be reached by keyboard, so it needs a role and a name, and each a name of its own.
    """
    if "<table" not in html:
        return html
    html = _EMPTY_CELL.sub(r"<td\1></td>", _EMPTY_HEAD.sub("", html))
    numbers = count(1)

    def start(_: re.Match[str]) -> str:
        label = text("markdown.table", number=next(numbers))
        attributes = {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": label}
        return f"{tag('div', attributes).removesuffix('</div>')}<table"

    return _TABLE.sub(start, html).replace("</table>", "</table></div>")
