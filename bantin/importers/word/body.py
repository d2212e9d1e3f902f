"""The body of a Word file: paragraphs and tables in their order."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from bantin.importers.word.drawings import choices
from bantin.importers.word.inline import IN_PARAGRAPHS, Inline
from bantin.importers.word.model import Block, Cell, Paragraph, Table
from bantin.importers.word.numbering import Numbering
from bantin.importers.word.styles import Styles, draws
from bantin.importers.word.tree import child, number, switch, value, wrapped

# The widest table Word makes (https://support.microsoft.com/office/insert-a-table-a138f745).
MAX_COLUMNS = 63
# A longer "heading" is a paragraph somebody gave a heading's style for its looks.
MAX_HEADING_WORDS = 60
_IN_CELLS = IN_PARAGRAPHS | {"w:p", "w:tbl"}


class BodyReader:
    """Reads the blocks of one part of a file."""

    def __init__(self, styles: Styles, numbering: Numbering, inline: Inline) -> None:
        self.styles = styles
        self.numbering = numbering
        self.inline = inline

    def blocks(self, element: ET.Element) -> Iterator[Block]:
        """Yield the blocks in an element, whatever they are wrapped in."""
        for one in choices(element):
            if one.tag == "w:p":
                yield from self._paragraph(one)
            elif one.tag == "w:tbl":
                yield self._table(one)
            elif one.tag == "w:altChunk":
                # A whole file of another kind, which Word takes in when it opens this one.
                self.inline.losses.add("chunk")
            elif one.tag in IN_PARAGRAPHS:
                yield from self._paragraph(wrapped("w:p", one))
            elif one.tag not in {"w:sectPr", "w:sdtPr", "w:tblPr", "w:trPr", "w:tcPr", "w:del", "w:moveFrom"}:
                yield from self.blocks(one)

    def _paragraph(self, element: ET.Element) -> Iterator[Paragraph]:
        properties = child(element, "w:pPr")
        look = self.styles.paragraph(properties)
        pieces = self.inline.paragraph(element, look)
        frames, self.inline.frames = self.inline.frames, []
        made = Paragraph(
            pieces,
            look.role,
            look.outline + 1 if look.outline is not None and look.outline < 9 else 0,
            None,
            look.align == "center",
            look.indent or 0,
        )
        # Word counts an empty item as well.
        label = self.numbering.label(look)
        if label and not made.is_empty:
            made.label, made.indent = label, label.indent
        if made.heading and not 0 < len(made.words.split()) <= MAX_HEADING_WORDS:
            made.heading = 0
        made.boxes = [block for frame in frames for block in self.blocks(frame)]
        yield made

    def _table(self, element: ET.Element) -> Table:
        rows: list[list[Cell]] = []
        # The cell that goes on downwards, by the column it begins at.
        merged: dict[int, Cell] = {}
        heads = 0
        for row in _within(element, "w:tr"):
            properties = child(row, "w:trPr")
            if heads == len(rows) and switch(properties, "w:tblHeader"):
                heads += 1
            rows.append(list(self._row(row, merged)))
        return Table([row for row in rows if row], heads, _is_ruled(element, self.styles))

    def _row(self, row: ET.Element, merged: dict[int, Cell]) -> Iterator[Cell]:
        properties = child(row, "w:trPr")
        column = min(number(value(properties, "w:gridBefore")), MAX_COLUMNS)
        if column:
            yield Cell([], column)
        for one in _within(row, "w:tc"):
            own = child(one, "w:tcPr")
            width = min(max(number(value(own, "w:gridSpan"), 1), 1), MAX_COLUMNS)
            merge = child(own, "w:vMerge")
            above = merged.get(column)
            blocks = [block for block in self.blocks(one) if isinstance(block, Table) or not block.is_empty]
            if merge is not None and merge.get("w:val") != "restart" and above is not None:
                above.rows += 1
                # Word shows nothing of it, but a program that wrote it may have meant to.
                above.blocks.extend(blocks)
            else:
                merged.pop(column, None)
                cell = Cell(blocks, width)
                if merge is not None:
                    merged[column] = cell
                yield cell
            column += width


def _within(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the rows of a table or cells of a row, also those in wrappings, not those of tables within.

    What stands where only they may gets one for itself.
    """
    for one in choices(element):
        if one.tag == name:
            yield one
        elif one.tag in _IN_CELLS or one.tag == "w:tc":
            yield wrapped(name, one)
        elif one.tag not in {"w:tblPr", "w:trPr", "w:del", "w:moveFrom"}:
            yield from _within(one, name)


def _is_ruled(table: ET.Element, styles: Styles) -> bool:
    """Tell whether any line of the table is drawn, by itself, by its style or by a cell."""
    cells = [child(cell, "w:tcPr", "w:tcBorders") for cell in table.iter("w:tc")]
    if any(draws(borders) for borders in cells):
        return True
    if all(borders is not None for borders in cells):
        return False
    own = child(table, "w:tblPr", "w:tblBorders")
    return draws(own) if own is not None else styles.is_ruled(value(table, "w:tblPr", "w:tblStyle"))
