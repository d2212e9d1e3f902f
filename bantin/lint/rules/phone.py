"""A mobile number that is not one of the office's: it may be a private one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Ten digits that begin with 03, 05, 07, 08 or 09 (Thông tư 22/2014/TT-BTTTT); +84 stands for the nought.
_OTHERS = r"[35789](?:[ .-]?[0-9]){8}(?![\w/-]|[.,][0-9])"
_MOBILE = re.compile(rf"0(?<![\w/.,-].){_OTHERS}")
_ABROAD = re.compile(rf"\+84(?<![\w/.,-]...)[ .-]?{_OTHERS}")
# "(0903) 111222": of the codes of places that once had four digits, none began with 08 or 09.
_BRACKETED = re.compile(r"\(0[89][0-9]{2}\) ?[0-9]{3}[ .-]?[0-9]{3}(?![\w/-]|[.,][0-9]| [0-9])")
# The code of the country without its plus is one only where a telephone is spoken of: else it may be a sum.
_NO_PLUS = re.compile(r"84(?<![\w/.,+-]..)([ .]?)[35789][0-9]{2}\1[0-9]{3}\1[0-9]{3}(?![\w/-]|[.,][0-9]| [0-9])")
_SPOKEN_OF = re.compile(
    r"\b(?:điện thoại|s?đt|di động|hotline|đường dây nóng|zalo|gọi|liên hệ)\b[^.;\n]{0,30}\Z", re.IGNORECASE
)
_NOT_DIGITS = re.compile(r"[^0-9]")


def digits(phone: str) -> str:
    """Return a number as it is dialled within the country."""
    found = _NOT_DIGITS.sub("", phone)
    return f"0{found[2:]}" if found.startswith("84") else found


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first place of each mobile number that is not listed."""
    listed = {digits(one) for one in sheet.desk.settings.phones}
    for match in sorted(_numbers(sheet), key=re.Match.start):
        if digits(match[0]) not in listed:
            listed.add(digits(match[0]))
            yield Finding(match.start(), {"number": match[0]})


def _numbers(sheet: Sheet) -> Iterator[re.Match[str]]:
    """Yield each mobile number."""
    yield from _MOBILE.finditer(sheet.prose)
    yield from _ABROAD.finditer(sheet.prose)
    if "(0" in sheet.prose:
        yield from _BRACKETED.finditer(sheet.prose)
    for match in _NO_PLUS.finditer(sheet.prose):
        if _SPOKEN_OF.search(sheet.prose, max(0, match.start() - 50), match.start()):
            yield match


RULE = Rule(
    code="phone-private",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "Liên hệ anh Bình, 0912 345 678.",
        "Gọi +84 912.345.678 để biết.",
        "ĐT: (0903) 111222, gặp chị Hoa.",
        "Liên hệ anh Bình: 84 905 345 678.",
    ),
    good=(
        "Đường dây nóng 024 3827 1234, 1900 1234.",
        "Số 0912/QĐ-UBND.",
        "Tài khoản 09123456789012.",
        "Thu 84 905 345 678 đồng.",
        "Gọi (0511) 382222, (0905) 111 222 333.",
    ),
)
