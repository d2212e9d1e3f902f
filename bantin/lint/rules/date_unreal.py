"""A date in the text that no calendar has: 31/02/2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_DATE = re.compile(
    r"([0-9](?<![\w/.-].)[0-9]?)(?:([/.-])([0-9]{1,2})\2| tháng ([0-9]{1,2}),? năm )((?:19|20)[0-9]{2})(?![\w/-]|\.\d)"
)
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
    bad=("Họp ngày 31/02/2021.", "Trước ngày 31 tháng 4 năm 2021.", "Họp ngày 15/13/2021."),
    good=("Họp ngày 28/02/2021.", "Văn bản số 31/02/2021 của Sở.", "Bản 1.2.31.2021.", "Ngày 29/2/2020."),
)
