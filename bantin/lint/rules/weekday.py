"""A day of the week that is not that of its date: "thứ Ba, ngày 06/01/2021" was a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAYS = {
    **{"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "nhật": 6},
    **{str(number): number - 2 for number in range(2, 8)},
}
_DAY = r"([0-3]?[0-9])(?:([/.-])([01]?[0-9])\3| tháng ([01]?[0-9])(?:,? năm |[/-]))((?:19|20)[0-9]{2})(?![0-9])"
_BEFORE_DATE = r"(?: ?[,(–-] ?| )(?:ngày )?"
# Each begins with letters that are looked for at once.
_NAME, _SUNDAY_NAME = "hứ ([Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb][ảẩ]y|[2-7])", "hủ ([Nn]hật)"
_WEEKDAY = re.compile(f"{_NAME}{_BEFORE_DATE}{_DAY}")
_SUNDAY = re.compile(f"{_SUNDAY_NAME}{_BEFORE_DATE}{_DAY}")
# "Ngày 06/01/2021 (thứ Hai)": what stands before the bracket is looked at where there is one.
_AFTER_DATE = re.compile(rf"(?:{_NAME}|{_SUNDAY_NAME})\)")
_DAY_BEFORE = re.compile(rf"(?<![\w/.-])(){_DAY} ?\([TtCc]\Z")
_BRACKET = re.compile(r"\([TtCc](?=h[ứủ] )")
_LONGEST_DATE = 40


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each day of the week that stands beside the date of another."""
    for pattern, letters in ((_WEEKDAY, "Tt"), (_SUNDAY, "Cc")):
        for match in pattern.finditer(sheet.prose):
            before = sheet.prose[match.start() - 1]
            if before in letters and (values := _mistake(match[1], match)):
                yield Finding(match.start() - 1, values)
    for opened in _BRACKET.finditer(sheet.prose):
        at = opened.end()
        name, day = _AFTER_DATE.match(sheet.prose, at), _DAY_BEFORE.search(sheet.prose, max(0, at - _LONGEST_DATE), at)
        if name and day and (values := _mistake(name[1] or name[2], day)):
            yield Finding(at - 1, values)


def _mistake(name: str, match: re.Match[str]) -> dict[str, object] | None:
    """Return what is written and what is right, None where the two are one or the date is none."""
    try:
        day = date(int(match[6]), int(match[4] or match[5]), int(match[2]))
    except ValueError:
        return None
    written = _DAYS[name.lower()]
    if day.weekday() == written:
        return None
    return {"name": _NAMES[written], "date": f"{day:%d/%m/%Y}", "right": _NAMES[day.weekday()]}


RULE = Rule(
    code="weekday-wrong",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Họp vào thứ Ba, ngày 06/01/2021.",
        "Nghỉ Chủ nhật ngày 6 tháng 1 năm 2021.",
        "Ngày 06/01/2021 (thứ Hai) họp.",
        "Ngày 6 tháng 01 năm 2021 (Chủ nhật).",
    ),
    good=(
        "Họp vào thứ Tư, ngày 06/01/2021.",
        "Thứ Ba tuần tới, ngày 12/01/2021.",
        "Ngày 06/01/2021 (thứ Tư); tổ 3 (thứ Hai).",
    ),
)
