"""Footnotes as Markdown: those the text refers to, and those whose mark stood where Markdown can have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bantin.importers.blocks import ESCAPED, Block, Place, Text, write_blocks
from bantin.importers.losses import Losses

_MARK = re.compile(r"\[\^(\w+)\]")


@dataclass(slots=True)
class NoteText(Text):
    """A footnote that is ready; ``blocks`` are its words."""

    key: str = ""
    blocks: list[Block] = field(default_factory=list)


def write_note(key: str, blocks: list[Block], place: Place) -> NoteText:
    """Return a footnote."""
    first, *rest = write_blocks(blocks, place).split("\n")
    lines = [f"[^{key}]: {first}", *(f"    {line}" if line else "" for line in rest)]
    return NoteText("\n".join(lines), key=key, blocks=blocks)


def spell_out_notes(blocks: Sequence[Block], losses: Losses) -> list[Block]:
    """Return the blocks with plain paragraphs for the notes that nothing refers to: no mark leads there or back."""
    if not any(isinstance(block, NoteText) for block in blocks):
        return list(blocks)
    referred = {key for block in blocks if isinstance(block, Text) for key in _referred(block)}
    written: list[Block] = []
    for block in blocks:
        if isinstance(block, NoteText) and block.key not in referred:
            losses.add("note-mark", block.key)
            written.extend(_spelled_out(block))
        else:
            written.append(block)
    return written


def _referred(block: Text) -> Iterator[str]:
    own = f"[^{block.key}]: " if isinstance(block, NoteText) else ""
    return (found[1] for found in _MARK.finditer(ESCAPED.sub("", block.markdown.removeprefix(own))))


def _spelled_out(note: NoteText) -> Iterator[Block]:
    number = f"\\[{note.key}\\]"
    first = note.blocks[0] if note.blocks else None
    if isinstance(first, Text) and first.words:
        yield replace(first, markdown=f"{number} {first.markdown}", words=f"[{note.key}] {first.words}")
        yield from note.blocks[1:]
    else:
        yield Text(number)
        yield from note.blocks
