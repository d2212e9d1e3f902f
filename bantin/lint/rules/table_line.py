"""Rows between bars without the line of dashes that makes a table of them: pages show the bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_ROW = r"[ ]{0,3}\|[^\n]*[^\n|\\][^\n]*\|[ \t\r]*"
_ROWS = re.compile(rf"\n(?P<first>{_ROW})\n(?P<second>{_ROW})(?=\n|\Z)")
# Word makes one long dash of two.
_DASHES = re.compile(r"[|: \t\r-]*-[|: \t\r-]*")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first row of each such table."""
    if "\n|" not in sheet.markdown and "\n |" not in sheet.markdown:
        return
    at = sheet.body_start - 1
    while match := _ROWS.search(sheet.markdown, at):
        at = match.end("first")
        above = sheet.markdown[sheet.markdown.rfind("\n", 0, match.start()) + 1 : match.start()]
        begins = match.start() < sheet.body_start or not above.strip()
        if begins and not _DASHES.fullmatch(match["second"]):
            columns = len(match["first"].strip().strip("|").split("|"))
            yield Finding(match.start("first"), {"line": "|".join(["", *["---"] * columns, ""])})


RULE = Rule(
    code="table-line-missing",
    severity=Severity.WARNING,
    check=check,
    bad=(
        "| Phường | Số hộ |\n| Phường A | 250 |",
        "Kết quả:\n\n| Phường | Số hộ |\n|—|—|\n| Phường A | 250 |",
    ),
    good=(
        "| Phường | Số hộ |\n|--|--|\n| Phường A | 250 |\n| Phường B | 120 |",
        "|Phường|\n|:-:|\n|A|",
        "```\n| a | b |\n| c | d |\n```",
        "Công thức |x| và |y|.",
    ),
)
