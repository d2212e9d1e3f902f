"""An article as plain text, copied out of a portal: category, title, the line with its date, lead, body, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from statistics import median
from typing import Any

from bantin.article.slugs import slugify
from bantin.html import escape
from bantin.importers.decoding import decode
from bantin.importers.kind import OPENING, Item, Kind
from bantin.importers.old_encodings import told_of
from bantin.importers.publish_line import is_publish_line, is_views_line, read_publish_line, says_what_it_is
from bantin.importers.saved_page import PageError, read_bytes
from bantin.legacy.repair import repair_lines
from bantin.markdown.captions import Candidate, Verdict, judge
from bantin.report import Position, diagnose

# The line with the date stands among the first; a text that has none there is no article of a portal.
_FIRST_LINES = 15
_GAP = re.compile(r"\n[^\S\n]*\n")
_MARK = re.compile(r"\s*[-*+]\s")
_END = re.compile(r".*[.!?:;,…/]")
# What a photograph in the news of an office shows: a person who does something, or a scene.
_SHOWN = re.compile(
    r"(?:Ảnh|Quang cảnh|Toàn cảnh|Một góc|Hình ảnh|(?:Các )?đại biểu)\b.*"
    r"|(?:Đ/c|Đồng chí|Ông|Bà|(?:Các )?(?:đồng chí|lãnh đạo|hội viên|đoàn viên|cán bộ)|Chủ tịch|Bí thư|Phó|Trưởng)\b.*"
    r"\b(?:phát biểu|kết luận|chủ trì|trao|tặng|chụp|tham quan|kiểm tra|thăm|dự|khai mạc|báo cáo|trình bày|ký|tham gia"
    r"|thảo luận|giới thiệu|chúc mừng|dâng hương|bỏ phiếu|ra quân)\b.*",
    re.IGNORECASE,
)


def _is_caption(paragraph: str, usual: float) -> bool:
    """Tell whether a line is all that is left of a photograph: a caption by its form and by what it says."""
    if "\n" in paragraph or _END.fullmatch(paragraph) or not _SHOWN.fullmatch(paragraph):
        return False
    (verdict,) = judge([Candidate(str(escape(paragraph)), touching=False, last=False)], usual)
    return verdict is Verdict.CAPTION


def _with_gaps(words: str) -> str:
    """Return a text with an empty line between its paragraphs: where it has none, each line is one."""
    return words if _GAP.search(words.strip()) else words.strip().replace("\n", "\n\n")


def _paragraphs(lines: list[str]) -> list[str]:
    parts = re.split(r"\n\s*\n", "\n".join(line.strip() for line in lines))
    return [part.strip() for part in parts if part.strip()]


def _head(lines: list[str]) -> tuple[str, str, list[str]]:
    """Return title, category, and what else is there: the title is right above the date, the category above it."""
    told = [" ".join(block.split()) for block in _paragraphs(lines)]
    blocks = [block for block in told if not is_publish_line(block)]
    title = blocks.pop() if blocks else ""
    category = blocks.pop() if blocks else ""
    return title, category, [*blocks, *filter(is_publish_line, told)]


def _captions(body: list[str]) -> list[str]:
    usual = median(len(one.split()) for one in body) if body else 0.0
    # The first line after the lead and the last may be anything, the name of the writer too.
    return [one for one in body[:-1] if not _MARK.match(one) and _is_caption(one, usual)]


def _publish_line(lines: list[str]) -> int | None:
    """Return the index of the line with the date; a date by itself may be the day on which the page was copied."""
    told = [index for index, line in enumerate(lines) if line.strip()][:_FIRST_LINES]
    dated = [index for index in told if is_publish_line(lines[index])]
    return next((index for index in dated if says_what_it_is(lines[index])), dated[0] if dated else None)


def _further(lines: list[str]) -> int:
    """Return how many more lines say that something was published then: each may begin another article."""
    return sum(is_publish_line(one) and says_what_it_is(one) for one in lines)


def read_article(words: str, stem: str) -> dict[str, Any] | None:
    """Return the record of a plain text, None where it has no line with its date; ``stem`` names its photographs."""
    words = _with_gaps(words.replace("\r\n", "\n").replace("\r", "\n"))
    lines = words.split("\n")
    at = _publish_line(lines)
    if at is None:
        return None
    title, category, above = _head(lines[:at])
    published = read_publish_line(lines[at])
    rest = lines[at + 1 :]
    below = next((index for index, line in enumerate(rest) if line.strip()), None)
    if below is not None and not published.views and is_views_line(rest[below]):
        published = replace(published, views=read_publish_line(rest.pop(below)).views)
    paragraphs = _paragraphs(_with_gaps("\n".join(rest)).split("\n"))
    has_lead = len(paragraphs) > 1 and not _MARK.match(paragraphs[0])
    body = [*above, *(paragraphs[1:] if has_lead else paragraphs)]
    captions = _captions(body)
    return {
        "key": f"text:{slugify(title)}:{published.date}" if title else "",
        "title": title,
        "date": published.date,
        "views": published.views or None,
        "category_name": category,
        "lead": paragraphs[0] if has_lead else "",
        "body": "\n\n".join(body),
        # A picture that is put beside the text under its name is found.
        "images": [{"src": f"{stem}-{index}.jpg", "caption": one} for index, one in enumerate(captions, start=1)],
        "losses": [["two-articles", ""]] * _further(lines[at + 1 :]),
    }


def read_text_page(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the article in a text file, or why there is none."""
    position = Position(name)
    try:
        decoded = decode(read_bytes(path))
        repaired = repair_lines(decoded.text)
        record = read_article(repaired.text, name.stem)
    except PageError as error:
        yield position, diagnose(f"importers.{error.code}", position, limit=error.limit)
        return
    if record is None:
        yield position, diagnose("importers.text-no-date", position)
    else:
        told = [*decoded.losses, *([kind, ""] for kind in told_of([repaired]))]
        yield position, {**record, "losses": [*record["losses"], *told]}


def is_text(name: PurePath) -> bool:
    """Tell whether a file is a text by its name."""
    return name.suffix.lower() in {".txt", ".text"}


def _knows(name: PurePath, opening: bytes) -> bool:
    # The last line may be cut in the midst of a letter.
    opening = opening.rpartition(b"\n")[0] if len(opening) == OPENING else opening
    return is_text(name) and read_article(repair_lines(decode(opening).text).text, "") is not None


KIND = Kind("text", _knows, read_text_page)
