"""A space just within brackets or quotation marks: "( ảnh", "“ Năm Dân vận khéo ”".

Before a closing bracket it is another rule's. Marks are taken in pairs, line by line: where they do not go in pairs, as
with a mark that is missing or the sign of inches, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bantin.lint.prose import FILLER
from bantin.lint.rule import Edit, Finding, Rule
from bantin.lint.sheet import Sheet, Span
from bantin.lint.words import judge_as_typed
from bantin.report import Severity

# What is left open is for a reader to fill in: "( )", "( ... )".
_BRACKET = re.compile(rf"\((?<![^ \n“\"{FILLER}].)[ ]+(?=[^ \n).…])")
_MARK = re.compile('["“”\\n]')
_BEFORE, _AFTER = f" (\n–{FILLER}-", f" .,;:!?)…\n/–{FILLER}-"
_OUTSIDE_BEFORE, _OUTSIDE_AFTER = frozenset(_BEFORE), frozenset(_AFTER)
# Where none of these is, which is soon found, nothing is wrong.
_SIGNS = ("( ", "“ ", " ”")
_STRAIGHT = re.compile(f'"(?:(?<=[{_BEFORE}]") |(?<= ")[{_AFTER}])')


@judge_as_typed
def _may_be_apart(word: str) -> bool:
    return word[-1] in "(“" or word[0] == "”" or '"' in word


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each space that stands after an opening mark or before a closing one."""
    prose = sheet.prose
    if not _may_be_apart(sheet) or not (any(sign in prose for sign in _SIGNS) or _STRAIGHT.search(prose)):
        return
    for match in _BRACKET.finditer(sheet.prose):
        yield _finding(sheet, Span(match.start() + 1, match.end()), match.start())
    for opening, closing in _quotations(sheet.prose):
        within = sheet.prose[opening + 1 : closing]
        if not within.strip(f" {FILLER}"):
            continue
        if before := len(within) - len(within.lstrip(" ")):
            yield _finding(sheet, Span(opening + 1, opening + 1 + before), opening)
        if after := len(within) - len(within.rstrip(" ")):
            yield _finding(sheet, Span(closing - after, closing), closing)


def _quotations(prose: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation opens and closes, but of no line whose marks leave a doubt."""
    places: list[int] = []
    for match in _MARK.finditer(prose + "\n"):
        if match[0] != "\n":
            places.append(match.start())
            continue
        pairs = list(pairwise(places))[::2]
        if len(places) % 2 == 0 and all(_is_pair(prose, *one) for one in pairs):
            yield from pairs
        places.clear()


def _is_pair(prose: str, opening: int, closing: int) -> bool:
    """Tell whether the marks open and close, by what they are and what stands outside of them."""
    before, after = prose[opening - 1 : opening] or " ", prose[closing + 1 : closing + 2] or " "
    fit = prose[opening] + prose[closing] in ("“”", '""')
    return (
        fit
        and before in _OUTSIDE_BEFORE
        and after in _OUTSIDE_AFTER
        and not prose[max(0, opening - 3) : opening].strip().isdecimal()
    )


def _finding(sheet: Sheet, spaces: Span, mark: int) -> Finding:
    start, end = max(0, spaces.start - 15), spaces.end + 15
    left = sheet.shown(start, spaces.start).rpartition(" ")[2]
    right = sheet.shown(spaces.end, end).partition(" ")[0]
    return Finding(spaces.start, {"mark": sheet.prose[mark], "better": f"{left}{right}"}, (Edit(*spaces, ""),))


RULE = Rule(
    code="space-inside",
    severity=Severity.WARNING,
    check=check,
    bad=("Đại biểu dự họp ( ảnh: Thu Hà).", "Chủ đề “ Năm Dân vận khéo ”.", 'Phong trào "Xanh, sạch " và " Đẹp".'),
    good=(
        "Đại biểu dự họp (ảnh: Thu Hà), chủ đề “Năm Dân vận khéo”.",
        'Màn hình 55 " và 60 " dùng tốt.',
        'Thiếu một dấu: " Xanh, sạch được hưởng ứng.',
        "Đóng nhầm dấu: “Xanh “ được hưởng ứng.",
        "Buồn :( nhưng vui.",
        "( ) Đồng ý, ( ... ) ý kiến khác.",
    ),
    mended=("Đại biểu dự họp (ảnh: Thu Hà).", "Chủ đề “Năm Dân vận khéo”.", 'Phong trào "Xanh, sạch" và "Đẹp".'),
)
