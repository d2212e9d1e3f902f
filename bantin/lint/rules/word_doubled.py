"""A word written twice: "của của", "công tác công tác".

Vietnamese doubles words on purpose (song song, xanh xanh), and two words may meet that look the same ("hành vi vi
phạm", "chuyển đổi số số 12"). So a single word counts only where it is one that is never doubled, and of longer
stretches only those of listed words of two syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, pairwise
from operator import eq

from bantin.lint.prose import FILLER
from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity
from bantin.text.syllables import is_syllable

# Words of grammar: none is doubled for its sense, and none both ends one phrase and begins the next.
_NEVER_TWICE = frozenset(
    (
        *("của", "và", "các", "những", "được", "với", "cho", "đã", "sẽ", "bị", "bởi", "tại", "để", "mà", "thì"),
        *("nhưng", "hoặc", "rằng", "này", "cũng", "đang", "vẫn", "nên", "theo"),
    )
)
# Signs of emphasis may stand at a word; one between two spaces parts the cells of a table.
_GAP = rf"{FILLER}*[ ]+{FILLER}*"


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each word that stands twice."""
    words = sheet.words
    for word in {words[at].lower() for at in _again(words, 1)}:
        if word in _NEVER_TWICE:
            yield from _twice(sheet, word)
    for one, other in {(words[at], words[at + 1]) for at, after in pairwise(_again(words, 2)) if after == at + 1}:
        if one != other and is_syllable(one) and is_syllable(other):
            yield from _twice(sheet, f"{one} {other}")


def _again(words: list[str], distance: int) -> Iterator[int]:
    """Yield where the same word stands at that distance after."""
    return compress(count(), map(eq, words, words[distance:]))


def _twice(sheet: Sheet, words: str) -> Iterator[Finding]:
    pattern = re.escape(words).replace("\\ ", _GAP)
    for match in re.finditer(rf"(?<!\w)({pattern}){_GAP}{pattern}(?!\w)", sheet.prose, re.IGNORECASE):
        yield Finding(match.start(), {"word": words})


RULE = Rule(
    code="word-doubled",
    severity=Severity.WARNING,
    check=check,
    bad=("Đây là ý kiến của của các đại biểu.", "Đẩy mạnh công tác công tác dân vận."),
    good=(
        "Hai việc làm song song.",
        "Xử lý hành vi vi phạm.",
        "Luật Chuyển đổi số số 12 có hiệu lực.",
        "| Ngày họp | Ngày họp |\n|--|--|\n| 1 | 2 |",
    ),
)
