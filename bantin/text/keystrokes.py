"""Telex and VNI keys that stayed in the text because the input method was off: ``ddaats`` back to ``đất``.

Keys are read as an input method reads them, from left to right and wherever in the syllable they stand. The tables are those
of the two methods as UniKey and the keyboards of Windows and macOS take them; what comes out has to be a syllable. Tones are
put where the old style puts them (hòa, ủy), as input methods do unless told otherwise.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bantin.text.syllables import is_syllable

FOREIGN_FILE = Path(__file__).with_name("foreign_words.toml")

_CIRCUMFLEX, _BREVE, _HORN, _STROKE = "\u0302", "\u0306", "\u031b", "\u0335"
_SHAPES = {_CIRCUMFLEX, _BREVE, _HORN}
# Sắc, huyền, hỏi, ngã, nặng: the order of the keys of both methods.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TELEX_TONES = dict(zip("sfrxj", _TONES, strict=True))
_VNI_TONES = dict(zip("12345", _TONES, strict=True))
_VNI_SHAPES = {_CIRCUMFLEX: "6", _HORN: "7", _BREVE: "8"}
_VOWELS = set("aeiouy")

# "nghieengx" is as long as a syllable gets; a key or two more where people mark both letters of ươ.
_LONGEST = 11
_ONSET = re.compile(r"qu|gi(?=[aeiouy])|[^aeiouy]*")
_TYPED = re.compile(r"(?<![^\W_])[A-Za-z]+[0-9A-Za-z]*(?![^\W_])")
# Addresses and numbers of documents, which are left as they are.
_CODE = re.compile(r"\S*(?:@|://|\bwww\.|[/\\_]\S*\d|\d\S*[/\\_]|\d-|\.\w)\S*")
_LETTERS = re.compile(r"[^\W\d_]+")


class Certainty(IntEnum):
    """How sure it is that keys were left in a word."""

    DOUBTFUL = 0  # as likely another word: only among words that are sure
    LIKELY = 1  # one key, and no other word that is known
    SURE = 2  # two keys or more


class Change(NamedTuple):
    """The word at ``start`` to ``end`` (not included) of the text as typed, and what it was meant to be."""

    start: int
    end: int
    typed: str
    recovered: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """A text with the keys undone, and every change; ``changed`` is empty and the text the same where there was none."""

    text: str
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    word: str
    certainty: Certainty
    is_vni: bool


class _Syllable:
    """One syllable while it is typed: its letters, the mark on each, and its tone."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""
        # The marks and tones in the order in which they were typed.
        self.keys: list[str] = []

    def add(self, letter: str, mark: str = "") -> None:
        self.letters.append(letter)
        self.marks.append(mark)
        self.keys.extend(mark)

    def rime(self) -> list[int]:
        """Return the places of the rime's letters, the u of qu and the i of gi left out."""
        onset = _ONSET.match("".join(self.letters).lower())
        return list(range(onset.end() if onset else 0, len(self.letters)))

    def open_places(self, letters: str) -> list[int]:
        """Return where in the rime one of these letters stands without a mark."""
        return [at for at in self.rime() if self.letters[at].lower() in letters and not self.marks[at]]

    def mark(self, mark: str, *places: int) -> bool:
        for at in places:
            self.marks[at] = mark
        if places:
            self.keys.append(mark)
        return bool(places)

    def put_tone(self, tone: str) -> bool:
        """Take a tone where there is a vowel without one; a second tone key is a letter, as in "cars"."""
        if self.tone or not self.letters or not any(self.letters[at].lower() in _VOWELS for at in self.rime()):
            return False
        self.tone = tone
        self.keys.append(tone)
        return True

    def put_stroke(self) -> bool:
        is_free = bool(self.letters) and self.letters[0].lower() == "d" and not self.marks[0]
        return self.mark(_STROKE, *([0] if is_free else []))

    def put_circumflex(self, letters: str) -> bool:
        return self.mark(_CIRCUMFLEX, *self.open_places(letters)[-1:])

    def put_horn(self, letters: str) -> bool:
        """Put the horn on u and o, the breve on a, as far as ``letters`` holds them: ươ both, ưa, ưu the first, oă the last."""
        places = self.open_places(letters)
        vowels = "".join(self.letters[at].lower() for at in places)
        if vowels.startswith("uo") and "u" in letters:
            return self.mark(_HORN, *places[:2])
        chosen = places[1:2] if vowels.startswith("oa") else places[:1]
        return self.mark(_BREVE if [self.letters[at].lower() for at in chosen] == ["a"] else _HORN, *chosen)

    def _settle_horns(self) -> None:
        """Make uơ of ươ at the end of a word (thuở) and ươ of ưo before another letter: one key may have marked them."""
        for at in self.rime()[:-1]:
            if "".join(self.letters[at : at + 2]).lower() == "uo" and self.marks[at] == _HORN:
                is_last = at + 2 == len(self.letters)
                self.marks[at : at + 2] = ["" if is_last else _HORN, self.marks[at + 1] if is_last else _HORN]

    def _tone_place(self) -> int:
        rime = self.rime()
        vowels = [at for at in rime if self.letters[at].lower() in _VOWELS]
        marked = [at for at in vowels if self.marks[at]]
        if marked:
            return marked[-1]
        if len(vowels) < len(rime):
            return vowels[-1]
        return vowels[len(vowels) > 2]

    def spelt(self) -> str:
        self._settle_horns()
        marks = list(self.marks)
        if self.tone:
            marks[self._tone_place()] += self.tone
        written = "".join(letter + mark for letter, mark in zip(self.letters, marks, strict=True))
        strokes = {"d" + _STROKE: "đ", "D" + _STROKE: "Đ"}
        return unicodedata.normalize("NFC", strokes.get(written[:2], written[:2]) + written[2:])


def _telex_key(syllable: _Syllable, key: str) -> bool:
    """Let a key work on what is typed already; say whether it did, or is a letter."""
    if key in _TELEX_TONES:
        return syllable.put_tone(_TELEX_TONES[key])
    if key == "d":
        return syllable.put_stroke()
    if key in "aeo":
        # In "khoeo" and "ngoao" the second o is a letter; so is the third of "xooong", which takes the mark away again.
        between = "".join(syllable.letters).lower().rpartition(key)[2]
        if key == "o" and syllable.marks[-1:] == [_CIRCUMFLEX] and syllable.letters[-1].lower() == "o":
            syllable.marks[-1] = ""
            return False
        return between[:1] not in ({"a", "e"} if key == "o" else set()) and syllable.put_circumflex(key)
    if key == "w" and not _VOWELS.intersection("".join(syllable.letters).lower()):
        syllable.add("u", _HORN)
        return True
    return key == "w" and syllable.put_horn("aou")


def _vni_key(syllable: _Syllable, key: str) -> bool:
    if key in _VNI_TONES:
        return syllable.put_tone(_VNI_TONES[key])
    match key:
        case "6":
            return syllable.put_circumflex("aeo")
        case "7":
            return syllable.put_horn("ou")
        case "8":
            return syllable.put_horn("a")
        case "9":
            return syllable.put_stroke()
    return False


def _typed(word: str) -> _Syllable | None:
    """Return what an input method would have made of the word, None if that is no syllable or the word held no key."""
    if not 1 < len(word) <= _LONGEST or not word.isascii() or not word.isalnum() or not word[0].isalpha():
        return None
    key_of = _telex_key if word.isalpha() else _vni_key
    syllable = _Syllable()
    for char in word:
        if not key_of(syllable, char.lower()):
            syllable.add(char)
    return syllable if syllable.keys and is_syllable(syllable.spelt()) else None
