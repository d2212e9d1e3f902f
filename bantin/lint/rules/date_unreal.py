"""A date in the text that no calendar has: 31/02/2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import judge
from bantin.report import Severity

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![\w/-]|\.\d)"
_FIGURES = re.compile(rf"(?P<day>[0-9](?<![\w/.-].)[0-9]?)([/.-])(?P<month>[0-9]{{1,2}})\2{_YEAR}")
# What stands before "tháng" is looked at where that word is, which is found sooner than a digit.
_MONTH = re.compile(rf" tháng (?<=[0-9] tháng )(?P<month>[0-9]{{1,2}})(?:,? năm |/){_YEAR}")
_DAY_BEFORE = re.compile(r"(?<![\w/.-])[0-9]{1,2}\Z")
# Without a year only behind that word: else it is a fraction, as in "ngày 25/40 hộ". Months of the moon have 30 days.
_DAY = re.compile(
    r"gày (?<=[Nn]gày )(?P<date>(?P<day>[0-9]{1,2})(?:/| tháng )(?P<month>[0-9]{1,2}))"
    r"(?![\w/-]|[.,][0-9]|,? năm| ?\(?(?:âm lịch|ÂL|AL))"
)
_LEAP_YEAR = 2024
# The number of a document may have the form of a date.
_NUMBERED = re.compile(r"(?:số|Số|mục|điều|khoản):? \Z")


@judge
def _may_be_unreal(word: str) -> bool:
    return any(_is_unreal(match["day"], match) for match in _FIGURES.finditer(word))


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each date that is none."""
    if _may_be_unreal(sheet):
        for match in _FIGURES.finditer(sheet.prose):
            yield from _finding(sheet, match.start(), match["day"], match)
    for match in _MONTH.finditer(sheet.prose):
        day = _DAY_BEFORE.search(sheet.prose, max(0, match.start() - 3), match.start())
        if day:
            yield from _finding(sheet, day.start(), day[0], match)
    yield from _without_year(sheet)


def _finding(sheet: Sheet, start: int, day: str, match: re.Match[str]) -> Iterator[Finding]:
    if _is_unreal(day, match) and not _NUMBERED.search(sheet.prose, max(0, start - 8), start):
        yield Finding(start, {"date": sheet.prose[start : match.end()]})


def _is_unreal(day: str, match: re.Match[str]) -> bool:
    return not _is_date(int(day), int(match["month"]), int(match["year"]))


def _without_year(sheet: Sheet) -> Iterator[Finding]:
    """Yield each day that its month does not have in any year."""
    for match in _DAY.finditer(sheet.prose):
        month = int(match["month"])
        if _is_date(1, month, _LEAP_YEAR) and not _is_date(int(match["day"]), month, _LEAP_YEAR):
            yield Finding(match.start("date"), {"date": match["date"]})


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULE = Rule(
    code="date-unreal",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Họp ngày 31/02/2021.",
        "Trước ngày 31 tháng 4 năm 2021.",
        "Họp ngày 15/13/2021.",
        "Trước ngày 31/6.",
        "Ngày 30 tháng 2, ngày 30/2.",
        "Hạn là ngày 31 tháng 9/2021.",
    ),
    good=(
        "Họp ngày 28/02/2021.",
        "Văn bản số 31/02/2021 của Sở.",
        "Bản 1.2.31.2021.",
        "Ngày 29/2/2020.",
        "Ngày 29/2, ngày 31/12, tỷ lệ 31/6; trong ngày 25/40 hộ đã nhận, ngày 30-31/6; ngày 30/2 âm lịch.",
    ),
)
