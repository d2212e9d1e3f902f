"""Where an article in a Word file says its title and its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.importers.word.model import Block, Paragraph, Role
from bantin.importers.word.office_block import RULE, is_heading_of_state

MAX_TITLE_WORDS = 40
MAX_TITLE_LINES = 3
LEAD_WORDS = range(8, 121)
# A title by its style may come below a line or two, such as the name of a column.
_SEARCHED = 4
_SECTION = re.compile(r"(?:[IVX]+|\d+)[.)/]\s")
_SENTENCE_END = re.compile(r".*[.;:,]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Opening:
    """Title and lead, empty where the file says none, and the blocks that are left."""

    title: str
    lead: str
    blocks: list[Block]


def read_opening(blocks: Sequence[Block], title: str = "") -> Opening:
    """Return what the first paragraphs say; a ``title`` that is known already is not looked for.

    Below one that a document's own head has given, a lead is only what has the style of one: what is set off there is
    what the document rests on ("Căn cứ …").
    """
    left = list(blocks)
    styled = bool(title)
    title = title or _take_title(left)
    return Opening(title, _take_lead(left, styled=styled) if title else "", left)


def _take_title(left: list[Block]) -> str:
    """Take the lines of the title off the blocks and return them as one."""
    spoken = [at for at, block in enumerate(left) if not is_heading_of_state(block)]
    for at in spoken[:_SEARCHED]:
        block = left[at]
        if isinstance(block, Paragraph) and block.role is Role.TITLE and _is_line(block):
            return _take_lines(left, at)
    first = spoken[0] if spoken else len(left)
    top = left[first] if spoken else None
    if isinstance(top, Paragraph) and _is_line(top) and _stands_out(top):
        return _take_lines(left, first)
    return ""


def _take_lines(left: list[Block], at: int) -> str:
    """Take off the line at a place and those below that look the same, and return their words."""
    first = left[at]
    words: list[str] = []
    while at < len(left) and len(words) < MAX_TITLE_LINES:
        line = left[at]
        if not isinstance(line, Paragraph) or (words and not _goes_on(first, line)):
            break
        words.append(" ".join(line.typed.split()))
        del left[at]
    return " ".join(words)


def _goes_on(first: Block, line: Paragraph) -> bool:
    """Tell whether a line is the title's next one: of the same style, or as much set off in the middle."""
    if not isinstance(first, Paragraph) or not _is_line(line) or line.heading != first.heading:
        return False
    if first.role is Role.TITLE or line.role is not Role.TEXT:
        return line.role is first.role
    alike = (line.centred, line.is_all("bold")) == (first.centred, first.is_all("bold"))
    return not first.heading and alike and first.centred and first.is_all("bold")


def _is_line(block: Paragraph) -> bool:
    words = block.words
    return (
        block.is_bare and bool(words) and len(words.split()) <= MAX_TITLE_WORDS and not _SENTENCE_END.fullmatch(words)
    )


def _stands_out(block: Paragraph) -> bool:
    """Tell whether the line is set off from the text, and is no head of its first section."""
    if block.heading or block.centred:
        return True
    capitals = block.typed.isupper() and len(block.words.split()) > 2
    return (capitals or block.is_all("bold")) and not _SECTION.match(block.words)


def _take_lead(left: list[Block], *, styled: bool) -> str:
    """Take off the paragraph right below the title where it is set off as a whole, and return its words."""
    while left and isinstance(left[0], Paragraph) and RULE.fullmatch(left[0].words) and left[0].is_bare:
        del left[0]
    first = left[0] if left else None
    if not isinstance(first, Paragraph) or not first.is_bare or first.heading:
        return ""
    words = " ".join(first.words.split())
    set_off = not styled and not first.centred and (first.is_all("bold") or first.is_all("italic"))
    if first.role is Role.LEAD or (set_off and len(words.split()) in LEAD_WORDS and words[-1] not in ":;,"):
        # A lead is words alone: what leads on stays in the text as well.
        if not first.leads_on:
            del left[0]
        return words
    return ""
