"""Lists out of the flat paragraphs Word keeps them as, each with its label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bantin.importers.word.model import Block, Label, Mark, Paragraph

# Twentieths of a point; a difference that nobody sees is none.
_SAME_INDENT = 60
# Word has no more levels of a list (ECMA-376, part 1, 17.9.3 "ilvl"); lists that stand ever deeper are none either.
_LEVELS = 9


@dataclass(slots=True)
class Item:
    """One item of a list: its paragraph, and what else stands in it."""

    blocks: list[Node]


@dataclass(slots=True)
class List:
    """One list; ``first`` is the number of its first item, None for one with signs."""

    label: Label
    first: int | None
    items: list[Item] = field(default_factory=list)
    last: int = 0

    def goes_on(self, label: Label) -> bool:
        """Tell whether the item of that label is this list's next: it counts on, and nothing began anew."""
        same = (self.label.list_id, self.label.level, self.label.mark) == (label.list_id, label.level, label.mark)
        return same and (label.mark is Mark.BULLET or label.number == self.last + 1)

    def holds(self, label: Label) -> bool:
        """Tell whether the item stands deeper than those of this list: by Word's own levels, else by what one sees."""
        if label.list_id == self.label.list_id:
            return label.level > self.label.level
        return label.indent > self.label.indent + _SAME_INDENT


Node = Block | List


def nest(blocks: Iterable[Block]) -> list[Node]:
    """Return the blocks with the paragraphs of each list together, lists within items within lists.

    Neighbouring lists stay two: another list of Word's, or one whose numbers begin anew. Where Word's label is more
    than a sign or a number ("Điều 1.", "a)", "1.1."), the paragraph stays one, for its label has to stay readable.
    """
    found: list[Node] = []
    opened: list[List] = []
    for block in blocks:
        label = block.label if isinstance(block, Paragraph) and not block.heading else None
        if label is None:
            _place(block, found, opened)
            continue
        while opened and not opened[-1].goes_on(label) and not (len(opened) < _LEVELS and opened[-1].holds(label)):
            opened.pop()
        target = opened[-1].items[-1].blocks if opened else found
        if label.mark is Mark.WORDS:
            target.append(block)
        elif opened and opened[-1].goes_on(label):
            opened[-1].items.append(Item([block]))
            opened[-1].last = label.number
        else:
            first = label.number if label.mark is Mark.NUMBER else None
            made = List(label, first, [Item([block])], label.number)
            target.append(made)
            opened.append(made)
    return found


def _place(block: Block, found: list[Node], opened: list[List]) -> None:
    """Put a block without label where it belongs: into the open item where it stands under its words, else after."""
    if isinstance(block, Paragraph) and block.is_empty:
        return
    if isinstance(block, Paragraph) and not block.heading and not block.centred:
        while opened and block.indent < opened[-1].label.indent:
            opened.pop()
        if opened and opened[-1].label.indent > 0:
            opened[-1].items[-1].blocks.append(block)
            return
    opened.clear()
    found.append(block)
