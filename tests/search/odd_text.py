"""Made-up texts of every kind that is hard: for comparing two programs that must read them alike."""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from bantin.text.abbreviations import listed
from bantin.text.fold import without_marks
from bantin.text.keystrokes import foreign_words, to_telex, to_vni
from bantin.text.syllables import every_syllable
from bantin.text.unicode import INVISIBLE

_SYLLABLES = sorted(every_syllable())
_SHORTS = sorted({one.short for one in listed()})
_FOREIGN = sorted(foreign_words().always | foreign_words().alone | foreign_words().numbered)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0335\u0338\u0344\u0345\u20dd\u0e31\u1161\u11a8"
_LOOKALIKES = "аеорсухіјѕһԁАВЕКМНОРСТХУІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧðÐɖƉ𝐚𝑏𝒄𝟗ﬁﬀｄＡ９жωſKÅİıßΣ²³½Ⅳ٣一각"
_SIGNS = "-/–—.,:;&@_%+()\\?!*'\"“”„«»\u2010\u2011\u2212|<>~…\u00b2"
_BLANKS = "  \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u2003\u2028\u3000\ufeff"
# No surrogate stands before another: to JavaScript two of them may be one character.
_BROKEN = [
    *("\udfff", "\ud800 ", "\x00", "\x07", "\x7f", "\x9f", "\ufffe", "\U0001ffff", "\ufdd0", "😀", "👩‍👩‍👧"),
    *("e" + "\u0301" * 40, "D\u0335o", "d\u0338a\u0302", "D\u0323\u0336"),
]
_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_JOINTS = [*[" "] * 12, "", "", "-", "/", ".", ",", " -", ' "', '" ', ":", "\n", "  ", " - ", "_", "–"]


def shuffled(syllable: str, chance: random.Random) -> str:
    """Return a syllable with each letter's marks after it in any order."""
    letters = []
    for letter in syllable:
        parts = unicodedata.normalize("NFD", letter)
        letters += [parts[0], *chance.sample(parts[1:], len(parts) - 1)]
    return "".join(letters)


def misplaced(syllable: str) -> list[str]:
    """Return a syllable with its tone on each of its vowels in turn."""
    letters = unicodedata.normalize("NFC", re.sub(f"[{_TONES}]", "", unicodedata.normalize("NFD", syllable)))
    tone = re.sub(f"[^{_TONES}]", "", unicodedata.normalize("NFD", syllable))
    vowels = [at for at, letter in enumerate(letters, start=1) if without_marks(letter) in "aeiouyAEIOUY"]
    return [unicodedata.normalize("NFC", letters[:at] + tone + letters[at:]) for at in vowels]


def _syllable(chance: random.Random) -> str:
    return chance.choice(_SYLLABLES)


def _mark_put_wrong(chance: random.Random) -> str:
    word = unicodedata.normalize("NFD", _syllable(chance))
    at = chance.randrange(1, len(word) + 1)
    return word[:at] + chance.choice(_MARKS) + word[at:]


def _typed(chance: random.Random) -> str:
    type_text = chance.choice((to_telex, to_vni))
    keys = type_text(_cased(_syllable(chance), chance), tone_at_vowel=chance.random() < 0.5)
    return keys.replace("Dd", chance.choice(("Dd", "DD")))


def _cased(word: str, chance: random.Random) -> str:
    return chance.choice((str, str, str.title, str.upper, str.swapcase))(word)


def _random_keys(chance: random.Random) -> str:
    return "".join(chance.choices("aeiouywdsfrxjqugnhtc1234567890DWAO", k=chance.randrange(2, 9)))


def _digits(chance: random.Random) -> str:
    return "".join(chance.choices("0123456789.,-/: hgkm%", k=chance.randrange(1, 14)))


def _invisible_within(chance: random.Random) -> str:
    word = _syllable(chance)
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice(sorted(INVISIBLE)) + word[at:]


def _lookalike_within(chance: random.Random) -> str:
    word = list(_cased(_syllable(chance), chance))
    word[chance.randrange(len(word))] = chance.choice(_LOOKALIKES)
    return "".join(word)


def any_character(chance: random.Random) -> str:
    """Return a character that this Python's Unicode knows, often one of the first thousands; no surrogate."""
    while True:
        one = chr(chance.randrange(0x3100 if chance.random() < 0.7 else 0x110000))
        if unicodedata.category(one) not in ("Cn", "Cs"):
            return one


def _filter(chance: random.Random) -> str:
    return f"{chance.choice(_LISTS['names'])}:{chance.choice(_LISTS['values'] + _LISTS['days'])}"


_KINDS: Sequence[Callable[[random.Random], str]] = (
    _syllable,
    _syllable,
    lambda chance: without_marks(_syllable(chance)),
    lambda chance: _cased(_syllable(chance), chance),
    lambda chance: unicodedata.normalize("NFD", _syllable(chance)),
    lambda chance: shuffled(_syllable(chance), chance),
    lambda chance: chance.choice(misplaced(_cased(_syllable(chance), chance))),
    _mark_put_wrong,
    _typed,
    _typed,
    _random_keys,
    lambda chance: _cased(chance.choice(_FOREIGN), chance) + chance.choice(("", "", "1", "s")),
    lambda chance: to_telex(_cased(chance.choice(_SHORTS), chance)),
    lambda chance: to_vni(chance.choice(_SHORTS)),
    lambda chance: chance.choice(_SHORTS),
    lambda chance: chance.choice(_LISTS["codes"]),
    lambda chance: chance.choice(_LISTS["spaced"]),
    lambda chance: chance.choice(_LISTS["days"]),
    _digits,
    _filter,
    lambda chance: f"-{_syllable(chance)}",
    lambda chance: '"' + _syllable(chance) + " " + chance.choice(_LISTS["codes"]) + '"',
    lambda chance: chance.choice(_SIGNS) + _syllable(chance),
    lambda chance: chance.choice(_SIGNS),
    lambda chance: chance.choice(_BLANKS),
    _invisible_within,
    _lookalike_within,
    lambda chance: "".join(any_character(chance) for _ in range(3)),
    lambda chance: chance.choice(_BROKEN),
)


def odd_texts(seed: str, count: int) -> list[str]:
    """Return ``count`` texts; the same for the same ``seed``."""
    # Repeatable chance is wanted, not secrets.
    chance = random.Random(seed)  # noqa: S311
    return [
        "".join(chance.choice(_KINDS)(chance) + chance.choice(_JOINTS) for _ in range(chance.randrange(1, 14)))
        for _ in range(count)
    ]
