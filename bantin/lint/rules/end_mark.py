"""The end mark of official texts, ``./.``, mistyped: "./", "/.", ".//.", ". / ."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_MARK = re.compile(rf"(?<=[^\W_]|[{FILLER})])[ .]*/[ ./]*(?=[”\"]?\s*\Z)", re.DOTALL)
_ENDS = re.compile(r"/[ ./]*[”\"]?\s*\Z")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the mark at the end of the body where it is not in its form."""
    tail = sheet.prose[max(sheet.body_start, len(sheet.prose) - 40) :]
    if not _ENDS.search(tail):
        return
    match = _MARK.search(sheet.prose, len(sheet.prose) - len(tail))
    # A stroke alone may be a word's ("và/"), and three dots are an ellipsis before the mark.
    if match and "." in match[0] and "..." not in match[0] and match[0] != "./.":
        yield Finding(match.start(), {"found": match[0].strip()}, (Edit(*match.span(), "./."),))


RULE = Rule(
    code="end-mark",
    severity=Severity.HINT,
    check=check,
    bad=(
        "Gắn với kiểm tra, giám sát./",
        "Gắn với kiểm tra, giám sát. / .",
        "Gắn với giám sát /.",
        "Xem [kế hoạch](/files/a.txt) ./",
    ),
    good=("Gắn với kiểm tra, giám sát./.", "Gắn với kiểm tra, giám sát.", "Đánh dấu có/không/", "Còn nhiều việc.../."),
    mended=(
        "Gắn với kiểm tra, giám sát./.",
        "Gắn với kiểm tra, giám sát./.",
        "Gắn với giám sát./.",
        "Xem [kế hoạch](/files/a.txt)./.",
    ),
)
