"""The likeliest right spelling of a word that is no Vietnamese syllable."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache

from bantin.text.abbreviations import listed
from bantin.text.fold import without_marks
from bantin.text.syllables import Tone, every_syllable, is_syllable

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
_LETTERS = "abcdeghiklmnopqrstuvxy"
_VOWELS, _NANG, _TONES = frozenset("aeiouy"), "\u0323", frozenset(Tone)
_ALIKE, _VERY_ALIKE = 0.65, 0.85


def swapped_sound(word: str) -> str:
    """Return the syllable that a word is with one sound spelled in its other way, "" where it is none."""
    for one, other in _SWAPS:
        if one in word and is_syllable(swapped := word.replace(one, other, 1)):
            return swapped
    return ""


def is_slip_of(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is a known one, or of an office's language, with a letter too many, too few, or out of order.

    Every letter that is there keeps its marks.
    """
    known |= _office_words()
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    longer = (one for one in known if len(one) == len(word) + 1)
    return not known.isdisjoint(_fewer(word) | turned) or any(word in _fewer(one) for one in longer)


def _fewer(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


@lru_cache(maxsize=1 << 10)
def nearest_syllable(word: str, near: frozenset[str] = frozenset()) -> str:
    """Return the likeliest right spelling of a word that is no syllable, maybe two words, "" where none is like it.

    The words of ``near``, those of the same article, are likelier than others; then those of an office's language.
    """
    if swapped := swapped_sound(word):
        return swapped
    bare, every = without_marks(word), _by_letters()
    for known in (near, _office_words()):
        if found := _closest(word, [one for one in known if without_marks(one) == bare]):
            return found
    if found := _closest(word, near, _VERY_ALIKE) or _parted(word):
        return found
    if bare in every:
        return _closest(word, every[bare])
    return _closest(word, [one for letters in _slips(bare) for one in every.get(letters, ())])


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word.lower() for one in listed() for word in one.long.split() if is_syllable(word))


@cache
def _by_letters() -> dict[str, list[str]]:
    """Return every syllable by its letters without marks."""
    table: dict[str, list[str]] = {}
    for one in sorted(every_syllable()):
        table.setdefault(without_marks(one), []).append(one)
    return table


def _slips(letters: str) -> set[str]:
    """Return what letters become by one slip: one too many, one too few, one for another, two in the wrong order."""
    parts = [(letters[:at], letters[at:]) for at in range(len(letters) + 1)]
    fewer = {a + b[1:] for a, b in parts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    return fewer | turned | {a + one + b[skip:] for a, b in parts for one in _LETTERS for skip in (0, 1)}


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
