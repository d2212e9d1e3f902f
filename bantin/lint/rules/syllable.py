"""A word with Vietnamese marks that can be no syllable: "nghành", "ngiên", "họcsinh".

Words that begin with a capital are left: names of people and places come from many languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.spelling import is_slip_of, nearest_syllable, swapped_sound
from bantin.lint.words import BESIDE, judge
from bantin.report import Severity
from bantin.text.syllables import is_syllable

_WORDS = re.compile(r"[^\W\d_]+")
# Letters that only Vietnamese writes; with those of French and others alone a word may be anything, and is only doubted
# where a slip of the keyboard makes it of another that is there.
_OURS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# "uỡn ẹo", "bòoong": longer runs of letters are no slip of the keyboard.
_LONGEST = 14
# "dès", "pô": so short a word of French is soon like one of ours.
_SHORTEST_FOREIGN = 4
_MOST = 50
# Loans that everybody writes and no table of syllables holds.
_LOANS = frozenset({"gioăng", "zoăng", "ôtô"})


@judge
def _impossible(word: str) -> tuple[str, ...]:
    """Return the parts of a word that can be no syllables."""
    return () if word.isascii() else tuple(part for part in _WORDS.findall(word) if _is_slip(part))


def _is_slip(word: str) -> bool:
    if not word.islower() or word.isascii() or len(word) > _LONGEST or is_syllable(word):
        return False
    return _is_ours(word) or len(word) >= _SHORTEST_FOREIGN


def _is_ours(word: str) -> bool:
    return _OURS.search(word) is not None or swapped_sound(word) != ""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each place of a word that is none."""
    known = {*sheet.desk.settings.words, *_LOANS}
    # A text with more is in another language or an old font, which is another rule's.
    words = {part for _, parts in _impossible(sheet) for part in parts} - known
    if not words:
        return
    near = frozenset(one for part in sheet.words if is_syllable(one := part.strip(BESIDE).lower()))
    for word in sorted(one for one in words if _is_ours(one) or is_slip_of(one, near))[:_MOST]:
        for span in sheet.find(word):
            yield Finding(span.start, {"word": word, "nearest": nearest_syllable(word, near) or "…"})


RULE = Rule(
    code="syllable-impossible",
    severity=Severity.WARNING,
    check=check,
    bad=("Các nghành, các cấp.", "Tổ chức ngiên cứu đất đai, cấp ủy đảnng.", "Nghiên cứu rồi nghiêgn cứu thêm."),
    good=(
        "Các ngành, các cấp.",
        "Đi Đắk Lắk, qua Krông Nô và Plei Kần.",
        "Ông Müller uống café, ở hôtel, đi ôtô, dự fête.",
    ),
)
