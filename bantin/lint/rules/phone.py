"""A mobile number that is not one of the office's: it may be a private one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Where a number begins: not within another or a code, but behind the sign that parts two ("0912345678/0987654321").
BEGINS = r"(?:(?<![\w/.,-].)|(?<=[0-9]{3}[/,-].))"
# Where it ends: before another such number, but not before the rest of a code, a date or a fraction.
_LONG = r"[0-9](?:[ .-]?[0-9]){6}"
ENDS = rf"(?!\w|[/-](?:[A-ZĐ]{{2}}|(?!{_LONG})[0-9_])|[.,](?!0[0-9]{{8}})[0-9])"
# Ten digits that begin with 03, 05, 07, 08 or 09 (Thông tư 22/2014/TT-BTTTT); +84 stands for the nought.
_OTHERS = rf"[35789](?:[ .-]?[0-9]){{8}}{ENDS}"
# The digit behind the nought is asked for first: it is found sooner than what stands in front.
_MOBILE = re.compile(rf"0(?=[35789]){BEGINS}{_OTHERS}")
_ABROAD = re.compile(rf"\+84(?<!\w...)\)?[ .-]?(?:\(0\) ?)?{_OTHERS}")
# "(0903) 111222": of the codes of places that once had four digits, none began with 08 or 09.
_BRACKETED = re.compile(rf"\(0[89][0-9]{{2}}\) ?[0-9]{{3}}[ .-]?[0-9]{{3}}{ENDS}(?! [0-9])")
# The code of the country without its plus is one only where a telephone is spoken of: else it may be a sum.
_NO_PLUS = re.compile(rf"84(?<![\w/.,+-]..)([ .]?)[35789][0-9]{{2}}\1[0-9]{{3}}\1[0-9]{{3}}{ENDS}(?! [0-9])")
_SPOKEN_OF = re.compile(
    r"\b(?:điện thoại|s?đt|di động|hotline|đường dây nóng|zalo|gọi|liên hệ)\b[^.;\n]{0,30}\Z", re.IGNORECASE
)
_NOT_DIGITS = re.compile(r"[^0-9]")


def digits(phone: str) -> str:
    """Return a number as it is dialled within the country."""
    found = _NOT_DIGITS.sub("", phone)
    return f"0{found[2:].lstrip('0')}" if found.startswith("84") else found


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first place of each mobile number that is not listed."""
    found = sorted(_numbers(sheet.prose), key=re.Match.start)
    if not found:
        return
    listed = set(_listed(sheet.desk.settings.phones))
    for match in found:
        if digits(match[0]) not in listed:
            listed.add(digits(match[0]))
            yield Finding(match.start(), {"number": match[0]})


def _listed(phones: Iterable[str]) -> Iterator[str]:
    """Yield the digits of each number of a list, in which one entry may hold several numbers."""
    for one in phones:
        yield digits(one)
        yield from (digits(match[0]) for match in _numbers(one))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield each mobile number."""
    yield from _MOBILE.finditer(text)
    yield from _ABROAD.finditer(text)
    if "(0" in text:
        yield from _BRACKETED.finditer(text)
    for match in _NO_PLUS.finditer(text):
        if _SPOKEN_OF.search(text, max(0, match.start() - 50), match.start()):
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
        "Gọi 024 3827 1234/0912345678.",
        "Gọi 0912345678-anh Bình.",
        "Gọi (+84) 912 345 678.",
    ),
    good=(
        "Đường dây nóng 024 3827 1234, 1900 1234.",
        "Số 0912/QĐ-UBND, 0912345678/QĐ-UBND.",
        "Mã 0312345678-001, 0312345678/2021.",
        "Thu 100.098.765.432.100 đồng.",
        "Tài khoản 09123456789012.",
        "Thu 84 905 345 678 đồng.",
        "Gọi (0511) 382222, (0905) 111 222 333.",
    ),
)
