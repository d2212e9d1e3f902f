"""Lists, one in another, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4.element import Tag

from bantin.importers.blocks import Block, Figure, Place, Text, write_blocks
from bantin.importers.embeds import attribute

# The ways of numbering HTML has besides 1, 2, 3, by its attribute ``type``.
NUMBERS = frozenset({"a", "A", "i", "I"})
# What python-markdown asks for, whatever the width of the mark.
_INDENT = "    "
# With more digits it is no number of an item.
_NUMBER = re.compile(r"[0-9]{1,9}")
# Shows nothing: keeps two blocks apart, or begins an item whose first block cannot stand next to its mark.
NOTHING = "<!-- -->"


@dataclass(slots=True)
class ListText(Text):
    """A list that is ready; ``tight`` where no item holds more than a line and further lists."""

    tight: bool = True
    numbered: bool = False


def number_of(tag: Tag, name: str, otherwise: int) -> int:
    """Return the number that an attribute of a list or item says it begins with."""
    written = attribute(tag, name)
    return int(written) if _NUMBER.fullmatch(written) else otherwise


def runs_on(last: Block | None, made: Text) -> bool:
    """Tell whether Markdown would make one of the two: lists of one kind, quotations, code lines right after a list."""
    if not isinstance(last, Text) or last.words:
        return False
    if isinstance(last, ListText):
        is_alike = isinstance(made, ListText) and last.numbered == made.numbered
        return is_alike or made.markdown.startswith(_INDENT)
    return last.markdown.startswith(">") and made.markdown.startswith(">")


def _item(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an item: without words, for in a list no paragraph is the head of an outline."""
    plain: list[Block] = [one if isinstance(one, Figure | ListText) else Text(one.markdown) for one in blocks]
    first = plain[0]
    return [Text(NOTHING), *plain] if isinstance(first, Text) and _needs_room(first) else plain


def _needs_room(first: Text) -> bool:
    """Tell whether the block is not read as what it is right after the mark of its item."""
    markdown = first.markdown
    if isinstance(first, ListText):
        return f"\n{_INDENT}" in markdown
    return markdown.startswith(_INDENT) or markdown == "---" or (markdown.startswith(">") and "\n" in markdown)


def _is_tight(item: Sequence[Block]) -> bool:
    first, *others = item
    plain = isinstance(first, Text) and not isinstance(first, ListText) and "\n\n" not in first.markdown
    return plain and all(isinstance(block, ListText) and block.tight for block in others)


def write_list(items: Sequence[Sequence[Block]], first: int | None, place: Place) -> ListText:
    """Return the list; ``first`` is the number of its first item, None for a list without numbers."""
    items = [_item(item) for item in items]
    tight = all(_is_tight(item) for item in items)
    written = []
    for index, item in enumerate(items):
        mark = "-" if first is None else f"{first + index}."
        text = write_blocks(item, place)
        if tight:
            text = text.replace("\n\n", "\n")
        head, *rest = text.split("\n")
        written.append("\n".join([f"{mark} {head}", *(f"{_INDENT}{line}" if line else "" for line in rest)]))
    return ListText(("\n" if tight else "\n\n").join(written), tight=tight, numbered=first is not None)
