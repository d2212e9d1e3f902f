"""The number of a citizen's identity card: twelve digits that begin with the code of a province.

The form is that of Nghị định 137/2015/NĐ-CP, Điều 13: province, century and sex, year of birth, six digits of chance.
It is personal data, which Nghị định 13/2023/NĐ-CP and the law after it protect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.rules.phone import BEGINS, ENDS
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_NUMBER = re.compile(rf"0(?=[0-9]{{11}}){BEGINS}(?:[0-8][0-9]|9[0-6])[0-3][0-9]{{8}}{ENDS}")
# In threes, as cards print it, in fours or in halves. No sum of money begins with a nought.
_PARTED = re.compile(
    r"0(?<![\w/.,-].)(?:[0-8][0-9]|9[0-6])(?:([ .-])[0-3][0-9]{2}\1?[0-9]{3}\1?[0-9]{3}"
    rf"|[0-3](?:([ .-])[0-9]{{4}}\2[0-9]{{4}}|[0-9]{{2}}[ .-][0-9]{{6}})){ENDS}(?! [0-9])"
)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each number that has the form of a citizen's."""
    for match in (*_NUMBER.finditer(sheet.prose), *_PARTED.finditer(sheet.prose)):
        if match[0][:3] != "000":
            yield Finding(match.start(), {"shown": f"{match[0][:3]}…{match[0][-2:]}"})


RULE = Rule(
    code="citizen-number",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Ông có số căn cước 001085123456.",
        "Số định danh 001 085 123 456.",
        "Số 001.085.123.456.",
        "Số 0010 8512 3456.",
        "Số 001-085-123-456.",
        "Số 001 085 123456.",
        "Số 001085 123456.",
    ),
    good=(
        "Ông có số căn cước 001***456.",
        "Tài khoản 102010001234567.",
        "Vốn 120.000.000.000 đồng.",
        "Gọi 024 385 123 456 789, 0251 3822 123-4.",
        "Thu 100.001.085.123.456 đồng.",
    ),
)
