"""A mobile number that is not one of the office's: it may be a private one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Ten digits that begin with 03, 05, 07, 08 or 09 (Thông tư 22/2014/TT-BTTTT); +84 stands for the nought.
_MOBILE = re.compile(r"[+0](?<![\w/.,-].)(?:(?<=\+)84[ .-]?|(?<=0))[35789](?:[ .-]?[0-9]){8}(?![\w/-]|[.,][0-9])")
_NOT_DIGITS = re.compile(r"[^0-9]")


def digits(phone: str) -> str:
    """Return a number as it is dialled within the country."""
    found = _NOT_DIGITS.sub("", phone)
    return f"0{found[2:]}" if found.startswith("84") else found


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first place of each mobile number that is not listed."""
    listed = {digits(one) for one in sheet.desk.settings.phones}
    for match in _MOBILE.finditer(sheet.prose):
        if digits(match[0]) not in listed:
            listed.add(digits(match[0]))
            yield Finding(match.start(), {"number": match[0]})


RULE = Rule(
    code="phone-private",
    severity=Severity.WARNING,
    check=check,
    bad=("Liên hệ anh Bình, 0912 345 678.", "Gọi +84 912.345.678 để biết."),
    good=("Đường dây nóng 024 3827 1234, 1900 1234.", "Số 0912/QĐ-UBND.", "Tài khoản 09123456789012."),
)
