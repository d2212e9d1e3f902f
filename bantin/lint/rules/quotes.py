"""Quotation marks of which one is missing.

A quotation may go on over several paragraphs, closed in the last alone; each may open it anew. So marks are paired over
the whole body, and by what stands beside them: a straight mark after a space opens, one before a space closes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_MARKS = '“”„"'
_BEFORE_OPENING = frozenset(f" \t\r\n([“–—-{FILLER}")
_AFTER_CLOSING = frozenset(f" \t\r\n.,;:!?)]”–—-/…{FILLER}")
# What may stand between the beginning of a paragraph and a mark that opens a quotation anew.
_BEGINNING = re.compile(rf"(?:\n|\A)[\s–{FILLER}-]*\Z")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first mark of the body and of each field that has none to go with it."""
    places = sorted(at for mark in _MARKS for at in sheet.places(mark))
    if not places:
        return
    ends = [match.end() for match in re.finditer("\n", sheet.prose[: sheet.body_start])]
    for start, end in zip((0, *ends), (*ends, len(sheet.prose)), strict=True):
        at = _unpaired(sheet.prose, start, places[bisect_left(places, start) : bisect_left(places, end)])
        if at is not None:
            yield Finding(at, {"words": sheet.shown(at, at + 40)})


def _unpaired(prose: str, start: int, places: list[int]) -> int | None:
    """Return the first of the marks without another, None where all are paired; their text begins at ``start``."""
    opened: list[int] = []
    for at in places:
        opens = _opens(prose, at, bool(opened))
        if opens is None:
            continue
        if not opens:
            if not opened:
                return at
            opened.pop()
        elif opened and _BEGINNING.search(prose, max(start, at - 10), at):
            opened[-1] = at
        else:
            opened.append(at)
    return opened[0] if opened else None


def _opens(prose: str, at: int, within: bool) -> bool | None:
    """Tell whether a mark opens a quotation; None for what may as well be the sign of inches."""
    if prose[at] != '"':
        return prose[at] != "”"
    before, after = prose[at - 1 : at] or " ", prose[at + 1 : at + 2] or " "
    if before.isdecimal() and not within:
        return None
    if before in _BEFORE_OPENING and after not in _AFTER_CLOSING:
        return True
    if after in _AFTER_CLOSING and before not in _BEFORE_OPENING:
        return False
    # Glued on both sides, or on none.
    return not within


RULE = Rule(
    code="quotes-unbalanced",
    severity=Severity.WARNING,
    check=check,
    bad=("Chủ đề năm là “Năm Dân vận khéo.", 'Phong trào "Xanh, sạch, đẹp được hưởng ứng.'),
    good=(
        "Chủ đề năm là “Năm Dân vận khéo”.",
        'Màn hình 55" và "loa".',
        "“Câu thứ nhất.\n\n“Câu thứ hai”, ông nói.",
    ),
)
