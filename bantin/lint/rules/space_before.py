"""A space before a mark that belongs to the word before it.

Vietnamese sets no space before . , ; : ! ? and a closing bracket, unlike French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

# Not before an ellipsis or a decimal, which may begin a word of its own, nor in ratios and clock times.
_SPACED = re.compile(r"(?<=[\w)”\"’%\0])[ ]+([,;!?](?![)(/\w])|(?<![0-9] ):(?![)(/\w])|\.(?![.\w/…])|\)(?!\)))")
# One of these is found a hundred times sooner than the pattern.
_SIGNS = tuple(f" {mark}" for mark in ",;!?:.)")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each space that stands before a mark."""
    if not any(sign in sheet.prose for sign in _SIGNS):
        return
    for match in _SPACED.finditer(sheet.prose):
        # As typed: it may be an address.
        word = sheet.text[max(0, match.start() - 20) : match.start()].split()[-1]
        edit = Edit(match.start(), match.start(1), "")
        yield Finding(match.start(), {"mark": match[1], "word": f"{word}{match[1]}"}, (edit,))


RULE = Rule(
    code="space-before",
    severity=Severity.WARNING,
    check=check,
    bad=("Hội nghị kết thúc , các đại biểu ra về.", "Ai đã dự họp ?", "Đã **xong** , rồi."),
    good=(
        "Hội nghị kết thúc, các đại biểu ra về.",
        "Giá tăng 5 ... 10%.",
        "Tỷ số là 2 : 1.",
        "Mở lúc 7 :30.",
        "Gõ:\n\n    a , b\n\n```\na , b\n```",
    ),
    mended=("Hội nghị kết thúc, các đại biểu ra về.", "Ai đã dự họp?", "Đã **xong**, rồi."),
)
