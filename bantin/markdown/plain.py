"""Plain Markdown, read without python-markdown: what nearly all articles consist of, in a fortieth of the time.

Only forms that have one meaning in python-markdown with our extensions are read: paragraphs, headings, flat lists, the
outlines of party documents, quotations of one line, and in them the marks of ``marks``. At any other sign the whole
source is left to python-markdown, so an article looks the same whoever reads it; docs/decisions/0017-plain-markdown.md
says how that is proven.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import groupby
from math import isqrt

from bantin.markdown.bounds import BRACKET, BUDGET, MOST_BLOCKS, work
from bantin.markdown.marks import NotPlainError, write

# A shorter source has no block and no mark too many, whatever it holds: every character a bracket comes to the budget.
LONGEST = isqrt(BUDGET // BRACKET)

_HEADING = re.compile(r"(#{1,6})[ ]+([^\s#\\](?:[^\\]*[^#\\])?)")
_ITEM = re.compile(r"(?:[-+]|([0-9]{1,6})\.)[ ]+(.+)")
_HEAD = re.compile(r"\*[ ]+(\S.*:)")
_DUTY = re.compile(r"-[ ]+(.+)")
_QUOTE = re.compile(r">[ ]?(.+)")
# What a text may begin with that is no mark of a block; an address alone in its paragraph may be a video's.
_TEXT = re.compile(r"(?!http|\d+\.\s)(?:[^\W_]|[-+](?=[^\W_])|\*(?=\S)|_(?=[^\s_])|!?\[|[\"'“”‘’(.…,–/\\&%;?!])")
_NEXT_LINE = re.compile(r"(?!\d+\.\s)(?:[^\W_]|[\"'“”‘’(])")

# Two spaces break a line; anything else at its end is in doubt.
_BLANK_END = re.compile(r"(?<! )[ ](?:[ ]{2,})?\Z")

Piece = tuple[str, list[str]]


def read(source: str) -> str | None:
    """Return the HTML that python-markdown and the sanitiser make of a source, or None where it is not plain."""
    source = source.strip("\n")
    # Control characters, tabs and no-break spaces have rules of their own; two that are not seen have none.
    if not source or not source.replace("\n", " ").replace("\u200b", "").replace("\ufeff", "").isprintable():
        return None
    if len(source) > LONGEST and (work(source) > BUDGET or source.count("\n\n") > MOST_BLOCKS):
        return None
    try:
        return "\n".join(_written(_pieces(source)))
    except NotPlainError:
        return None


def _pieces(source: str) -> Iterator[Piece]:
    """Yield tag and texts of each block: the items of a list, the one text of anything else."""
    blocks = deque(source.split("\n\n"))
    while blocks:
        block = blocks.popleft()
        if "\n" not in block and block[:1].isalpha():
            yield "p", [_text(block)]
        elif block.lstrip("\n").startswith("* "):
            yield from _outline(block.lstrip("\n").split("\n"), blocks)
        else:
            yield from _parts(block.lstrip("\n").split("\n"))


def _outline(lines: list[str], blocks: deque[str]) -> Iterator[Piece]:
    """Yield heads, each with its duties, from the lines of a block and the blocks of duties that follow."""
    while blocks and blocks[0].startswith("- "):
        lines += blocks.popleft().split("\n")
    # An empty line more, duties within duties, or one without a space after its mark.
    if blocks and blocks[0][:1] in {"", "\n", "+", "-"}:
        raise NotPlainError
    for is_head, group in groupby(lines, key=lambda line: line.startswith("*")):
        matches = [(_HEAD if is_head else _DUTY).fullmatch(line) for line in group]
        texts = [_text(match[1]) for match in matches if match]
        if len(texts) < len(matches) or (is_head and (len(texts) > 1 or "  " in texts[0])):
            raise NotPlainError
        yield "h6" if is_head else "outline", texts
    if is_head:
        raise NotPlainError


def _parts(lines: list[str]) -> Iterator[Piece]:
    """Yield the pieces of one block: headings part it wherever they stand, a list begins it or follows a colon."""
    start = 0
    for number, line in enumerate(lines):
        if line.startswith("#"):
            yield from _between(lines[start:number])
            heading = _HEADING.fullmatch(line)
            if heading is None:
                raise NotPlainError
            yield f"h{len(heading[1])}", [_end(heading[2])]
            start = number + 1
    yield from _between(lines[start:])


def _between(lines: list[str]) -> Iterator[Piece]:
    if not lines or lines == [""]:
        return
    if quote := _QUOTE.fullmatch(lines[0]):
        if len(lines) > 1:
            raise NotPlainError
        yield "blockquote", [_text(quote[1])]
        return
    items = next((number for number, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    if items:
        if items < len(lines) and not lines[items - 1].endswith(":"):
            raise NotPlainError
        yield "p", [_paragraph(lines[:items])]
    if items < len(lines):
        yield _list(lines[items:])


def _paragraph(lines: list[str]) -> str:
    if not all(map(_NEXT_LINE.match, lines[1:])) or any(map(_BLANK_END.search, lines[:-1])):
        raise NotPlainError
    return _text("\n".join(lines)).replace("  \n", "<br>\n")


def _list(lines: list[str]) -> Piece:
    """Return a list; that of a numbered one is ``ol`` and the number it begins with."""
    matches = [_ITEM.fullmatch(line) for line in lines]
    first = matches[0]
    if first is None:
        raise NotPlainError
    items = []
    for match in matches:
        if match is None or (match[1] is None) != (first[1] is None):
            raise NotPlainError
        items.append(_text(match[2]))
    return "ul" if first[1] is None else f"ol {first[1]}", items


def _text(text: str) -> str:
    if _TEXT.match(text) is None:
        raise NotPlainError
    return _end(text)


def _end(text: str) -> str:
    if text[-1:].isspace():
        raise NotPlainError
    return write(text)


def _written(pieces: Iterator[Piece]) -> Iterator[str]:
    """Yield the elements; quotations that follow each other are one, and so are lists of one kind."""
    for name, group in groupby(pieces, key=_element):
        if name == "p" or name.startswith("h"):
            for _, texts in group:
                yield f"<{name}>{texts[0]}</{name}>"
        elif name == "outline":
            for _, texts in group:
                yield "\n".join(['<ul class="outline">', *(f"<li>{text}</li>" for text in texts), "</ul>"])
        elif name == "blockquote":
            quoted = "\n".join(f"<p>{texts[0]}</p>" for _, texts in group)
            yield f"<blockquote>\n{quoted}\n</blockquote>"
        else:
            yield _written_list(name, list(group))


def _element(piece: Piece) -> str:
    return piece[0].partition(" ")[0]


def _written_list(name: str, blocks: list[Piece]) -> str:
    """Return a list: where an empty line parts two items, each of them is a paragraph."""
    number = blocks[0][0].partition(" ")[2]
    start = f' start="{number}"' if number not in {"", "1"} else ""
    lines = [f"<{name}{start}>"]
    for at, (_, items) in enumerate(blocks):
        for place, item in enumerate(items):
            loose = (place == 0 and at > 0) or (place == len(items) - 1 and at < len(blocks) - 1)
            lines.append(f"<li>\n<p>{item}</p>\n</li>" if loose else f"<li>{item}</li>")
    return "\n".join([*lines, f"</{name}>"])
