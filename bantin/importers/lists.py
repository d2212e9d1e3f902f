"""Lists, one in another, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bantin.importers.blocks import Block, Figure, Place, Text, write_blocks

# The ways of numbering HTML has besides 1, 2, 3, by its attribute ``type``.
NUMBERS = frozenset({"a", "A", "i", "I"})
# What python-markdown asks for, whatever the width of the mark.
_INDENT = "    "


@dataclass(slots=True)
class ListText(Text):
    """A list that is ready; ``tight`` where no item holds more than a line and further lists."""

    tight: bool = True
    numbered: bool = False


def _is_tight(item: Sequence[Block]) -> bool:
    first, *others = item
    plain = isinstance(first, Text) and not isinstance(first, ListText) and "\n\n" not in first.markdown
    return plain and all(isinstance(block, ListText) and block.tight for block in others)


def write_list(items: Sequence[Sequence[Block]], first: int | None, place: Place) -> ListText:
    """Return the list; ``first`` is the number of its first item, None for a list without numbers."""
    tight = all(_is_tight(item) for item in items)
    written = []
    for index, item in enumerate(items):
        mark = "-" if first is None else f"{first + index}."
        text = write_blocks([_plain(block) for block in item], place)
        if tight:
            text = text.replace("\n\n", "\n")
        head, *rest = text.split("\n")
        written.append("\n".join([f"{mark} {head}", *(f"{_INDENT}{line}" if line else "" for line in rest)]))
    return ListText(("\n" if tight else "\n\n").join(written), tight=tight, numbered=first is not None)


def _plain(block: Block) -> Block:
    """Return the block without its words, for within a list no paragraph is the head of an outline."""
    return block if isinstance(block, Figure | ListText) else Text(block.markdown)
