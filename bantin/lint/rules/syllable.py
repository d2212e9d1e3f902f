"""A word with Vietnamese marks that can be no syllable: "nghành", "ngiên", "họcsinh".

Words that begin with a capital are left: names of people and places come from many languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.lint.words import BESIDE, judge
from bantin.report import Severity
from bantin.text.abbreviations import listed
from bantin.text.fold import without_marks
from bantin.text.syllables import Tone, every_syllable, is_syllable

_WORDS = re.compile(r"[^\W\d_]+")
# Letters that only Vietnamese writes; with those of French and others alone a word may be anything.
_OURS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# How most slips come about: one spelling of a sound for another.
_SWAPS = (
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
    ("y", "i"),
    ("i", "y"),
    ("qu", "q"),
)
# "uỡn ẹo", "bòoong": longer runs of letters are no slip of the keyboard.
_LONGEST = 14
_VOWELS, _NANG, _TONES = frozenset("aeiouy"), "\u0323", frozenset(Tone)
_ALIKE, _VERY_ALIKE = 0.65, 0.85
# Loans that everybody writes and no table of syllables holds.
_LOANS = frozenset({"gioăng", "zoăng"})


@judge
def _impossible(word: str) -> tuple[str, ...]:
    """Return the parts of a word that can be no syllables."""
    return () if word.isascii() else tuple(part for part in _WORDS.findall(word) if _is_slip(part))


def _is_slip(word: str) -> bool:
    if not word.islower() or word.isascii() or len(word) > _LONGEST or is_syllable(word):
        return False
    return _OURS.search(word) is not None or _swapped(word) != ""


def _swapped(word: str) -> str:
    """Return the syllable that a word is with one sound spelled in its other way, "" where it is none."""
    for one, other in _SWAPS:
        if one in word and is_syllable(swapped := word.replace(one, other, 1)):
            return swapped
    return ""


@lru_cache(maxsize=1 << 10)
def nearest_syllable(word: str, near: frozenset[str] = frozenset()) -> str:
    """Return the likeliest right spelling of a word that is no syllable, maybe two words, "" where none is like it.

    The words of ``near``, those of the same article, are likelier than others; then those of an office's language.
    """
    if swapped := _swapped(word):
        return swapped
    bare, every = without_marks(word), every_syllable()
    for known in (near, _office_words()):
        if found := _closest(word, [one for one in known if without_marks(one) == bare]):
            return found
    if found := _closest(word, near, _VERY_ALIKE) or _parted(word):
        return found
    return _closest(word, [one for one in every if without_marks(one) == bare]) or _closest(word, every)


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word.lower() for one in listed() for word in one.long.split() if is_syllable(word))


def _parted(word: str) -> str:
    """Return the two syllables that a word is without the space between them, "" where it is none."""
    for at in range(2, len(word) - 1):
        if without_marks(word[at]) not in _VOWELS and is_syllable(word[:at]) and is_syllable(word[at:]):
            return f"{word[:at]} {word[at:]}"
    return ""


def _closest(word: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    found = get_close_matches(word, list(known), n=3, cutoff=alike)
    # Of those with the same letters the likeliest lacks a tone alone, and that rather sắc than nặng.
    twins = [one for one in found if without_marks(one) == without_marks(found[0])]
    twins.sort(key=lambda one: (_toneless(one) != _toneless(word), _NANG in unicodedata.normalize("NFD", one)))
    return unicodedata.normalize("NFC", twins[0]) if found else ""


def _toneless(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if one not in _TONES)


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each place of a word that is none."""
    known = {*sheet.desk.settings.words, *_LOANS}
    for word in sorted({part for _, parts in _impossible(sheet) for part in parts} - known):
        near = frozenset(one for part in sheet.words if is_syllable(one := part.strip(BESIDE).lower()))
        for span in sheet.find(word):
            yield Finding(span.start, {"word": word, "nearest": nearest_syllable(word, near) or "…"})


RULE = Rule(
    code="syllable-impossible",
    severity=Severity.WARNING,
    check=check,
    bad=("Các nghành, các cấp.", "Tổ chức ngiên cứu đất đai, cấp ủy đảnng."),
    good=("Các ngành, các cấp.", "Đi Đắk Lắk, qua Krông Nô và Plei Kần.", "Ông Müller uống café."),
)
