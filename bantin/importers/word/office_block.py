"""The block at the head of an official document: who issues it, its number, its day, what it is about.

Its parts and where they stand are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, for the state, and of Hướng dẫn
36-HD/VPTW (2018) for the party: to the left the body and the number, to the right the state's or party's name and the
day, below them the kind of the document and what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bantin.dates import DateError, parse
from bantin.importers.word.model import Block, Paragraph, Table
from bantin.text.fold import without_marks

# How many lines may come before the one that names the state or the party.
_SEARCHED = 12
STATE = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam")
MOTTO = re.compile(r"doc lap ?[-–—] ?tu do ?[-–—] ?hanh phuc")
# A drawn line, with or without the rings some draw in its middle; dots are a place to fill in.
RULE = re.compile(r"[\s─━_*=~–—-]*(?:[─━_*=~–—-]\s*[oO0]{1,5}\s*[─━_*=~–—-]+)?")
_NUMBER = re.compile(r"Số\s*:?\s*(?P<number>\d[\w.]*\s*[-/][\w\s./&-]*\w)", re.IGNORECASE)
_DAY = re.compile(r"(?:[^,]{1,60},\s*)?ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})\.?", re.IGNORECASE)
_ABOUT = re.compile(r"V/v:?\s*(?P<about>\S.*)", re.IGNORECASE | re.DOTALL)
_ABOUT_WORDS = "Về việc"
# Between what stands to the left and to the right, where no table parts them.
_PARTED = re.compile(r"\s*(?:\t|\n|\s{4})\s*")
_LINE_END = re.compile(r"(?<!\s)\s*\n\s*")
# Nghị định 30/2020/NĐ-CP, Điều 7, and Quy định 66-QĐ/TW (2017), Điều 4.
_KINDS = (
    *("nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan"),
    *("chuong trinh", "ke hoach", "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh", "hop dong"),
    *("cong dien", "ban ghi nho", "ban thoa thuan", "giay uy quyen", "giay moi", "giay gioi thieu"),
    *("giay nghi phep", "phieu gui", "phieu chuyen", "phieu bao", "thu cong", "ket luan", "loi keu goi", "cong bo"),
)
_KIND = re.compile("|".join(_KINDS))
# Names that go on in the next line.
_OPEN_NAME = re.compile(
    r"(?:uy ban nhan dan|hoi dong nhan dan|uy ban mttq.*|uy ban mat tran.*|dang bo|ban chap hanh.*)"
)


@dataclass(slots=True)
class OfficeBlock:
    """What the block says; ``left_over`` are its other lines, ``title`` is kind and matter together."""

    number: str = ""
    date: datetime | None = None
    issuer: str = ""
    summary: str = ""
    title: str = ""
    left_over: list[Block] = field(default_factory=list)


def take_office_block(blocks: Sequence[Block]) -> tuple[OfficeBlock | None, list[Block]]:
    """Return what the head of the document says and the blocks below it; None where there is no such head.

    A head needs the name of the state or party, and besides it a number or a day: a form that an office hands out has
    the first alone, and keeps it.
    """
    head = _head_length(blocks)
    lines = [line for block in blocks[:head] for line in _lines(block)]
    if not any(STATE.fullmatch(plain(line.words)) for line in lines):
        return None, list(blocks)
    found = OfficeBlock()
    _read_lines(lines, found)
    if not (found.number or found.date):
        return None, list(blocks)
    rest = _take_subject(list(blocks[head:]), found)
    return found, rest


def plain(words: str) -> str:
    """Return the words without marks, in small letters, one space between two."""
    return " ".join(without_marks(words).lower().split())


def _head_length(blocks: Sequence[Block]) -> int:
    """Return how many blocks the head takes: a table that names the state, or the lines down to the day."""
    for at, block in enumerate(blocks[:_SEARCHED]):
        lines = [plain(line.words) for line in _lines(block)]
        if isinstance(block, Table):
            return at + 1 if any(map(STATE.fullmatch, lines)) else 0
        # "Số" and the day stand on one line or on two.
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        after = [line.words for line in _lines(following)] if isinstance(following, Paragraph) else []
        if any(_DAY.fullmatch(line.words.strip()) for line in _lines(block)):
            return at + 2 if any(map(_NUMBER.fullmatch, after)) else at + 1
    return 0


def _lines(block: Block, parted: re.Pattern[str] = _PARTED) -> Iterator[Paragraph]:
    """Yield the lines of a block from left to right, also those that tabs or spaces part, with their look."""
    if isinstance(block, Table):
        for inner in (inner for row in block.rows for cell in row for inner in cell.blocks):
            yield from _lines(inner, _LINE_END)
        return
    parts = list(filter(None, parted.split(block.words)))
    yield from [block] if len(parts) <= 1 or block.pictures else (Paragraph.of_words(part, block) for part in parts)
    for box in block.boxes:
        yield from _lines(box)


def _read_lines(lines: Sequence[Paragraph], found: OfficeBlock) -> None:
    names: list[str] = []
    about = False
    for line in lines:
        words = " ".join(line.words.split())
        bare = plain(words)
        number, day, matter = _NUMBER.fullmatch(words), _DAY.fullmatch(words), _ABOUT.fullmatch(words)
        if line.pictures:
            found.left_over.append(line)
        elif STATE.fullmatch(bare) or MOTTO.fullmatch(bare) or RULE.fullmatch(words):
            about = False
        elif number and not found.number:
            found.number = re.sub(r"\s+", "", number["number"])
        elif day and not found.date:
            found.date = _date(day)
            found.left_over.extend([] if found.date else [line])
        elif matter:
            found.summary, about = f"{_ABOUT_WORDS} {matter['about']}", True
        elif about:
            found.summary = f"{found.summary} {words}"
        elif words == words.upper() and not found.number:
            names.append(words)
        else:
            found.left_over.append(line)
    found.issuer = _join_names(names)
    found.title = found.summary


def _join_names(names: Sequence[str]) -> str:
    """Return the body that issues and the one above it, in their order."""
    joined = ""
    for at, name in enumerate(names):
        apart = " " if at and _OPEN_NAME.fullmatch(plain(names[at - 1])) else " - "
        joined = f"{joined}{apart}{name}" if joined else name
    return joined


def _date(match: re.Match[str]) -> datetime | None:
    try:
        return parse(f"{match[1]}/{match[2]}/{match[3]}").moment
    except DateError:
        return None


def _take_subject(blocks: list[Block], found: OfficeBlock) -> list[Block]:
    """Take the kind of the document and what it is about off the blocks below the head."""
    at = _skip(blocks, 0)
    kind = blocks[at] if at < len(blocks) else None
    if (
        not isinstance(kind, Paragraph)
        or not kind.is_bare
        or not _KIND.match(plain(kind.words))
        or kind.words != kind.words.upper()
    ):
        return blocks
    # Of a longer line nobody knows which words are names.
    words = [kind.words.capitalize() if _KIND.fullmatch(plain(kind.words)) else kind.words]
    at += 1
    while at < len(blocks):
        line = blocks[at]
        if not isinstance(line, Paragraph) or not _is_subject(line, words[1:]):
            break
        words.append(" ".join(line.words.split()))
        at += 1
    found.summary = found.summary or " ".join(words[1:])
    found.title = " ".join(_after_kind(part) if index else part for index, part in enumerate(words))
    return blocks[_skip(blocks, at) :]


def _after_kind(words: str) -> str:
    return words[0].lower() + words[1:] if words.startswith("Về ") else words


def _is_subject(line: Paragraph, before: Sequence[str]) -> bool:
    """Tell whether the line still says what the document is about: it stands in the middle and is set off.

    Capitals below other letters name who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN"), brackets what the document belongs to.
    """
    if RULE.fullmatch(line.words) or line.words.startswith("(") or not line.is_bare:
        return False
    decides = line.words.isupper() and bool(before) and not before[-1].isupper()
    return not decides and line.centred and (line.is_all("bold") or line.is_all("italic"))


def _skip(blocks: Sequence[Block], at: int) -> int:
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Table) or not RULE.fullmatch(block.words) or block.pictures or block.boxes:
            break
        at += 1
    return at


def is_heading_of_state(block: Block) -> bool:
    """Tell whether a block is no more than the name of the state or party, its motto, or a line below them."""
    if not isinstance(block, Paragraph) or block.pictures or block.boxes:
        return False
    lines = [plain(line.words) for line in _lines(block)]
    return all(STATE.fullmatch(line) or MOTTO.fullmatch(line) or RULE.fullmatch(line) for line in lines)
