"""Code between two lines of backticks or tildes that the page shows as text: tildes, or an empty line in between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.prose import fences
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_EMPTY = re.compile(r"\n[ \t\r]*\n")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each block that comes out as typed."""
    if "```" not in sheet.text and "~~~" not in sheet.text:
        return
    body = sheet.text[sheet.body_start :]
    for start, end in fences(body):
        sign = body[start:end].lstrip(" ")[:3]
        if sign == "~~~" or _EMPTY.search(body, start, end):
            yield Finding(sheet.body_start + start, {"sign": sign})


RULE = Rule(
    code="code-fence",
    severity=Severity.WARNING,
    check=check,
    bad=("```\nbước 1\n\nbước 2\n```", "Gõ:\n\n~~~sh\npython3 tasks.py lint\n~~~", "```\r\na\r\n\r\nb\r\n```"),
    good=(
        "```\nbước 1\nbước 2\n```\n\nHết.",
        "Gõ:\n\n    bước 1\n\n    bước 2",
        "```\nkhông đóng\n\nhết",
        "Gõ ```lệnh``` rồi\n\n```lệnh``` nữa.",
    ),
)
