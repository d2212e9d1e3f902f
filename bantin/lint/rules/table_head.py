"""A table whose columns have no names: nobody who hears it read knows what a cell means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, repeat

from bantin.lint.prose import mask_comments
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th(?: [^>]*)?>\s*[^\s<]|<th(?: [^>]*)?>\s*<(?!/th)", re.IGNORECASE)
# Where tables may begin that have none: an empty line of cells above one of dashes, or the tag.
_BEGINS = re.compile(r"^(?=[^\n|]*\|)[ \t>|]+\r?\n(?=[^\n-]*-)[ \t>|:-]+\r?$|<table\b", re.MULTILINE | re.IGNORECASE)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each table without a head."""
    html = "".join(part for part in sheet.body.parts if isinstance(part, str) and "<table" in part)
    headless = sum(not _HEAD.search(match[0]) for match in _TABLE.finditer(html)) if html else 0
    if headless:
        places = chain(_places(mask_comments(sheet.markdown), sheet.body_start), repeat(sheet.body_start))
        yield from map(Finding, islice(places, headless))


def _places(markdown: str, start: int) -> Iterator[int]:
    """Yield where each of them begins; of a table of tags all is looked at, up to the next table."""
    begins = [match.start() for match in _BEGINS.finditer(markdown, start)]
    for at, end in zip(begins, [*begins[1:], len(markdown)], strict=True):
        if markdown[at] != "<" or not _HEAD.search(markdown, at, end):
            yield at


RULE = Rule(
    code="table-headless",
    severity=Severity.WARNING,
    check=check,
    bad=("|  |  |\n|--|--|\n| Phường A | 250 |", "<table><tr><td>Phường A</td><td>250</td></tr></table>"),
    good=("| Phường | Số hộ |\n|--|--|\n| Phường A | 250 |",),
)
