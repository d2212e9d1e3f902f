"""A mark of a footnote, "[^2]", without the note it means: pages show the mark as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_MARK = re.compile(r"\[\^([^\]\n]{1,100})\](?![:(])")
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\n]{1,100})\]:", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each mark whose note is not there."""
    if "[^" not in sheet.text:
        return
    notes = set(_NOTE.findall(sheet.markdown, sheet.body_start))
    for match in _MARK.finditer(sheet.markdown, sheet.body_start):
        if match[1] not in notes and sheet.text[match.start() - 1] != "\\":
            yield Finding(match.start(), {"mark": match[0], "note": match[1]})


RULE = Rule(
    code="note-missing",
    severity=Severity.WARNING,
    check=check,
    bad=("Theo kết luận[^1] của Thường trực.", "Một[^1] và hai[^2].\n\n[^1]: Kết luận số 12.", "Theo[^kết luận] đó."),
    good=(
        "Theo kết luận[^1].\n\n[^1]: Kết luận số 12.",
        "`[^1]` là dấu chú thích.",
        r"Viết \[^1] như chữ.",
        "Xem [^ trang chủ](/).",
    ),
)
