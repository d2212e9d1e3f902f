"""The number of an official document with spaces, long dashes or unmarked letters in it.

The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I: ``316/KL-STNMT``, ``30/2020/NĐ-CP``; the Party's is that of
Hướng dẫn 36-HD/VPTW: ``12-KL/QU``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.unicode import CAPITALS

_KINDS = "NĐ|QĐ|NQ|TTLT|TTr|TT|CT|CTr|KL|KH|TB|CV|HD|BC|ĐA|PA|CĐ|QyĐ|UBND|HĐND"
_UNMARKED = {"ND": "NĐ", "QD": "QĐ", "DA": "ĐA", "CD": "CĐ"}
_NUMBER = re.compile(
    rf"[0-9](?<![\w/-].)[0-9]{{0,4}}(?: ?/ ?(?:19|20)[0-9]{{2}})?(?: ?/ ?| ?[-–—] ?)"
    rf"(?P<kind>{_KINDS}|{'|'.join(_UNMARKED)})(?:(?: ?[-–—/] ?)[{CAPITALS}][{CAPITALS}0-9a-z&]*)+(?![\w])"
)
# "… năm 2020 - CT-XH": a year, and what is no office.
_NO_NUMBER = re.compile(r"(?:19|20)[0-9]{2}(?: [-–—] | ?[–—-] ?(?:CT|KT|VH) ?[-–—])|.*[-–—] ?XH\Z", re.DOTALL)
_GAPS = re.compile(r" ?([/–—-]) ?")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each number that is not in its form."""
    for match in _NUMBER.finditer(sheet.prose):
        found = match[0]
        better = _GAPS.sub(lambda gap: "/" if gap[1] == "/" else "-", found)
        if match["kind"] in _UNMARKED:
            better = better.replace(match["kind"], _UNMARKED[match["kind"]], 1)
        if better != found and not _NO_NUMBER.match(found):
            yield Finding(match.start(), {"found": found, "better": better}, (Edit(*match.span(), better),))


RULE = Rule(
    code="document-number",
    severity=Severity.WARNING,
    check=check,
    bad=("Kết luận số 316/KL - STNMT.", "Nghị định 30/2020/ND-CP.", "Kết luận số 12 – KL/QU."),
    good=("Kết luận số 316/KL-STNMT-TTr.", "Nghị định 30/2020/NĐ-CP.", "Nhiệm vụ năm 2020 - CT-XH.", "Số 12-KL/QU."),
    mended=("Kết luận số 316/KL-STNMT.", "Nghị định 30/2020/NĐ-CP.", "Kết luận số 12-KL/QU."),
)
