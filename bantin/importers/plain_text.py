"""The body of an article from plain text to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bantin.importers.blocks import Block, Figure, Text
from bantin.importers.paragraphs import arrange
from bantin.importers.records import RecordPicture
from bantin.importers.runs import Break, Run, Token

_MARK = re.compile(r"\\?([-*+])(?=\s)")


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs: what empty lines part, or each line where there are no empty lines."""
    parts = re.split(r"\n[^\S\n]*\n", body) if re.search(r"\S\s*\n[^\S\n]*\n\s*\S", body) else body.split("\n")
    return [part for part in parts if part.strip()]


def _tokens(paragraph: str) -> list[Token]:
    tokens: list[Token] = []
    for line in paragraph.split("\n"):
        tokens.extend([Run(line), Break()])
    return tokens


def read_text(body: str) -> list[Block]:
    """Return the paragraphs of a plain text; what begins with ``* ``, ``- `` or ``+ `` keeps its mark as Markdown."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(body):
        # A mark begins a point of an outline wherever it stands, also right below another line.
        for part in re.split(r"\n(?=\s*[-*+]\s)", paragraph):
            blocks.extend(arrange(_tokens(part)))
    for block in blocks:
        if isinstance(block, Text) and _MARK.match(block.markdown):
            block.markdown = block.markdown.removeprefix("\\")
    return blocks


def add_pictures(blocks: list[Block], pictures: Iterable[RecordPicture]) -> list[Block]:
    """Return the blocks with the pictures among them.

    A picture stands where its position says, else in place of the paragraph that is its caption, else at the end.
    """
    placed = list(blocks)
    texts = [block for block in blocks if isinstance(block, Text) and block.words and not block.has_links]
    captions = {block.words: block for block in texts}
    by_paragraph: dict[int, list[Block]] = {}
    end: list[Block] = []
    for one in pictures:
        figure = Figure(one.picture, one.caption)
        twin = captions.pop(one.caption, None)
        if twin is not None:
            placed[_index(placed, twin)] = figure
        elif one.after is not None:
            by_paragraph.setdefault(min(one.after, len(blocks)), []).append(figure)
        else:
            end.append(figure)
    for after in sorted(by_paragraph, reverse=True):
        placed[after:after] = by_paragraph[after]
    return [*placed, *end]


def _index(blocks: list[Block], wanted: Block) -> int:
    return next(index for index, block in enumerate(blocks) if block is wanted)
