"""A date in the text that no calendar has: 31/02/2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_DATE = re.compile(
    r"([0-9](?<![\w/.-].)[0-9]?)(?:([/.-])([0-9]{1,2})\2| tháng ([0-9]{1,2})(?:,? năm |/))"
    r"((?:19|20)[0-9]{2})(?![\w/-]|\.\d)"
)
# Without a year only behind that word: else it is a fraction, as in "ngày 25/40 hộ". Months of the moon have 30 days.
_DAY = re.compile(
    r"gày (?<=[Nn]gày )(?P<date>(?P<day>[0-9]{1,2})(?:/| tháng )(?P<month>[0-9]{1,2}))"
    r"(?![\w/-]|[.,][0-9]|,? năm| ?\(?(?:âm lịch|ÂL|AL))"
)
_LEAP_YEAR = 2024
# The number of a document may have the form of a date.
_NUMBERED = re.compile(r"(?:số|Số|mục|điều|khoản):? \Z")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each date that is none."""
    for match in _DATE.finditer(sheet.prose):
        day, month, year = int(match[1]), int(match[3] or match[4]), int(match[5])
        if not _is_date(day, month, year) and not _NUMBERED.search(
            sheet.prose[max(0, match.start() - 8) : match.start()]
        ):
            yield Finding(match.start(), {"date": match[0]})
    yield from _without_year(sheet)


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
