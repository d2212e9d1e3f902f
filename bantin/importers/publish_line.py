"""The line below a portal's title that says when an article was published and how often it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = r"\d{1,2}(?:\s?giờ\s?|[:hg])\d{2}(?::\d{2})?"
# The time of day stands behind the day, or before it.
_DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<before>{_CLOCK})(?:\s?phút|['’])?(?:\s*[|,–-]\s*|\s+)(?:ngày\s+)?)?"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?!\d)"
    rf"(?:\s*(?:[|,–-]|lúc\b)?\s*(?P<clock>{_CLOCK})\s*(?P<half>[AP]M\b)?)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s?giờ\s?|[hg]", re.IGNORECASE)
_VIEWS = re.compile(
    r"(?:Lượt (?:xem|đọc|truy cập)|Số (?:lượt xem|lần xem)|View(?:s| count)|Đã xem)\s*:?\s*(?P<views>\d[\d.,]{0,14})",
    re.IGNORECASE,
)
# What tells such a line from a mere date.
_LABEL = r"Ngày (?:đăng|cập nhật|tạo)(?: tin)?|Đăng (?:ngày|lúc)|Cập nhật(?: lúc| ngày)?|Publish(?:ed)? date|Date"
_LABELLED = re.compile(rf"{_LABEL}|{_VIEWS.pattern}", re.IGNORECASE)
# What it is made of besides numbers.
_WORDS = re.compile(
    rf"{_LABEL}|(?:Thứ (?:hai|ba|tư|năm|sáu|bảy)|Chủ nhật)(?:,? ngày)?|GMT\s*\+\s*7|phút|giờ|[\s|:,()–-]",
    re.IGNORECASE,
)
# The portal prints this where the time of day was lost.
_NO_TIME = re.compile(r"12:00(?::00)? AM", re.IGNORECASE)
_LOST_TIME = re.compile(r"(?:\s*[|,]\s*|\s+)12:00(?::00)?\s?AM\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublishLine:
    """What the line says: the date as ``dates.parse`` reads it, and the views; what it does not say is empty."""

    date: str = ""
    views: str = ""

    def __bool__(self) -> bool:
        return bool(self.date or self.views)


def read_publish_line(words: str) -> PublishLine:
    """Return what a text says of date and views: ``Ngày đăng 06/01/2021 | 17:07  | Lượt xem: 470`` and its like.

    A time of 12:00 AM is none: the portal prints it where nobody knows the time.
    """
    line = " ".join(words.split())
    date, views = _DATE.search(line), _VIEWS.search(line)
    return PublishLine(_date(date) if date else "", views["views"].strip(".,") if views else "")


def without_lost_time(words: str) -> str:
    """Return a date without the 12:00 AM that portals print where nobody knows the time."""
    return _LOST_TIME.sub("", words)


def is_publish_line(words: str) -> bool:
    """Tell whether a line says nothing but when an article was published, and perhaps how often it was read."""
    line = " ".join(words.split())
    if len(line) > 120 or not _DATE.search(line):
        return False
    return not _WORDS.sub("", _VIEWS.sub("", _DATE.sub("", line, count=1)))


def is_views_line(words: str) -> bool:
    """Tell whether a line says nothing but how often an article was read."""
    return _VIEWS.fullmatch(words.strip()) is not None


def says_what_it_is(words: str) -> bool:
    """Tell whether a line says that it is a publication's, by words or by how often it was read."""
    return _LABELLED.search(words) is not None


def _date(found: re.Match[str]) -> str:
    told = found["clock"] or found["before"]
    if not told:
        return found["day"]
    clock = f"{_SEPARATOR.sub(':', told)} {(found['half'] or '').upper()}".strip()
    return found["day"] if _NO_TIME.fullmatch(clock) else f"{found['day']} {clock}"
