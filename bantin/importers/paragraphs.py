"""From running text to paragraphs, with the pictures that stood in it beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bantin.importers.blocks import Block, Figure, Text
from bantin.importers.escaping import escape_cell, escape_start
from bantin.importers.runs import Break, Picture, Run, Token, is_note, write_line, write_plain

# Two spaces at the end of a line keep the break.
_BREAK = "  \n"


def _lines(tokens: Iterable[Token]) -> Iterator[list[Run | Picture]]:
    line: list[Run | Picture] = []
    for token in tokens:
        if isinstance(token, Break):
            yield line
            line = []
        else:
            line.append(token)
    yield line


def _paragraph(lines: list[list[Run]]) -> Iterator[Block]:
    written = [(escape_start(write_line(line)), write_plain(line)) for line in lines]
    kept = [pair for pair in written if pair[0]]
    if kept:
        markdown = kept[0][0] if len(kept) == 1 else _BREAK.join(escape_cell(line) for line, _ in kept)
        yield Text(markdown, " ".join(words for _, words in kept), _is_uneven(lines))


def _is_uneven(lines: list[list[Run]]) -> bool:
    # What becomes of the mark of a note is told by itself.
    shown = [run for line in lines for run in line if run.text.strip() and not is_note(run)]
    settings = {(run.style.bold, run.style.italic, run.style.tag) for run in shown}
    return len(settings) > 1 or any(tag for _bold, _italic, tag in settings)


def _part(line: list[Run | Picture]) -> tuple[list[Block], list[Run], list[Block]]:
    """Return the pictures before the words of a line, its words, and the pictures among and after them."""
    before: list[Block] = []
    runs: list[Run] = []
    after: list[Block] = []
    for token in line:
        if isinstance(token, Run):
            runs.append(token)
        elif any(run.text.strip() for run in runs):
            after.append(Figure(token))
        else:
            before.append(Figure(token))
    return before, runs, after


def arrange(tokens: Iterable[Token]) -> list[Block]:
    """Return the paragraphs and pictures: an empty line parts paragraphs, a picture stands alone between them.

    A picture in the midst of a line comes after it, so that no sentence is cut in two.
    """
    blocks: list[Block] = []
    pending: list[list[Run]] = []
    for line in _lines(tokens):
        before, runs, after = _part(line)
        empty = not any(run.text.strip() for run in runs)
        if before or empty:
            blocks.extend(_paragraph(pending))
            pending = []
        blocks.extend(before)
        pending.extend([] if empty else [runs])
        if after:
            blocks.extend(_paragraph(pending))
            pending = []
        blocks.extend(after)
    return [*blocks, *_paragraph(pending)]
