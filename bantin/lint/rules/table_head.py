"""A table whose columns have no names: nobody who hears it read knows what a cell means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th(?: [^>]*)?>\s*[^\s<]|<th(?: [^>]*)?>\s*<(?!/th)")
# Where tables begin in Markdown: a line of cells above one of dashes, or the tag.
_BEGINS = re.compile(r"^[^\n|]*\|[^\n]*\n[ ]{0,3}[|: -]*-[|: -]*\|?[|: -]*$|<table", re.MULTILINE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each table without a head."""
    html = "".join(part for part in sheet.body.parts if isinstance(part, str) and "<table" in part)
    if not html:
        return
    places = [match.start() for match in _BEGINS.finditer(sheet.markdown, sheet.body_start)]
    for number, match in enumerate(_TABLE.finditer(html)):
        if not _HEAD.search(match[0]):
            yield Finding(places[number] if number < len(places) else sheet.body_start)


RULE = Rule(
    code="table-headless",
    severity=Severity.WARNING,
    check=check,
    bad=("|  |  |\n|--|--|\n| Phường A | 250 |", "<table><tr><td>Phường A</td><td>250</td></tr></table>"),
    good=("| Phường | Số hộ |\n|--|--|\n| Phường A | 250 |",),
)
