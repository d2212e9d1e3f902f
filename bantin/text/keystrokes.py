"""Telex and VNI keys that stayed in the text because the input method was off: ``ddaats`` back to ``đất``.

Toneless Vietnamese never reads as Telex: no syllable has s, f, r, x, j or w after its vowel, and none has a, e or d
twice. So what must be told apart are words of other languages, abbreviations and numbers; docs/decisions/0009 says how,
and how well.
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

from bantin.text.abbreviations import expansions
from bantin.text.input_method import (
    BREVE,
    CIRCUMFLEX,
    HORN,
    STROKE,
    TELEX_TONES,
    TONES,
    VNI_SHAPES,
    VNI_TONES,
    type_keys,
)
from bantin.text.syllables import is_syllable

FOREIGN_WORDS = Path(__file__).with_name("foreign_words.toml")

# Not a piece of a word, nor of one whose marks follow their letters.
_KEYS = re.compile(r"(?<![^\W_])(?<![\u0300-\u036f])[A-Za-z][0-9A-Za-z]+(?![^\W_]|[\u0300-\u036f])")
_LETTERS = re.compile(r"[^\W\d_]+")
# Addresses and the numbers of documents hold no words: a@b.vn, hanoi.gov.vn, 1-2021; 316/KL-STNMT by the slash.
_CODE = re.compile(r"[@\\_]|://|\.\w|\d-|-\d")
_DIGIT = re.compile(r"\d")
# How people write capitals, "DDuowngf" among them; names such as HoSE and MoMo are otherwise.
_CASE = re.compile(r"[A-Z]?[a-z0-9]*|([A-Z])\1[a-z0-9]*|[A-Z0-9]*")
_NEVER_ENGLISH = re.compile(r"dd|aa|uw|[fj]$")
_DIGIT_INSIDE = re.compile(r"\d[A-Za-z]")
_STROKE_KEYS = re.compile(r"(?i)dd|d9")
# TDĐKXDĐSVH and a key or two.
_LONGEST_SHORT = 14
_SHAPES = {CIRCUMFLEX, BREVE, HORN, STROKE}
_VNI_KEYS = {mark: key for key, mark in (*VNI_SHAPES.items(), *VNI_TONES.items())}
_TELEX_TONE_KEYS = {tone: key for key, tone in TELEX_TONES.items()}


class Certainty(IntEnum):
    """How sure it is that keys were left in a word."""

    DOUBTFUL = 0  # as likely another word; taken only in a text that holds sure ones
    LIKELY = 1  # one key, and no other word that is known
    SURE = 2  # two keys or more


class Change(NamedTuple):
    """The word from ``start`` to ``end`` (not included) of the text as typed, and what it was meant to be."""

    start: int
    end: int
    typed: str
    recovered: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """A text with its keys undone, and what was changed in it, from left to right."""

    text: str
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    change: Change
    certainty: Certainty
    is_vni: bool


@dataclass(frozen=True, slots=True)
class ForeignWords:
    """The words of the data file: never keys; keys only in a text of keys; followed by numbers."""

    always: frozenset[str]
    alone: frozenset[str]
    numbered: frozenset[str]


@cache
def foreign_words() -> ForeignWords:
    """Return the words of the data file."""
    with FOREIGN_WORDS.open("rb") as stream:
        return ForeignWords(**{name: frozenset(words.split()) for name, words in tomllib.load(stream).items()})


def undo(keys: str) -> str | None:
    """Return the syllable an input method makes of these keys, whatever else they may mean; None if it makes none.

    An abbreviation with đ that is listed will do as well. Old-style tone placement; letters keep their case.
    """
    syllable = type_keys(keys)
    spelt = syllable.spelt() if syllable and syllable.keys else keys
    if spelt != keys and is_syllable(spelt):
        return spelt
    # "hddnd" is no syllable but HĐND.
    short = _STROKE_KEYS.sub(lambda found: "đ" if found[0].islower() else "Đ", keys)
    return short if short != keys and len(keys) <= _LONGEST_SHORT and expansions(short) else None


def _vni_certainty(word: str, keys: list[str]) -> Certainty:
    """Judge the keys of VNI: a tone at the end of a word may be its number (lop1), as may a tone and a mark (to16)."""
    if keys[:1] == [STROKE] or _DIGIT_INSIDE.search(word) or (keys and keys[0] in _SHAPES):
        return Certainty.SURE
    is_number = len(keys) > 1 or word[:-1].lower() in foreign_words().numbered or not word.islower()
    return Certainty.DOUBTFUL if is_number or len(word) == 2 else Certainty.LIKELY


def _telex_certainty(word: str, keys: list[str]) -> Certainty:
    if word.lower() in foreign_words().alone or (len(keys) < 2 and (word.isupper() or len(word) == 2)):
        return Certainty.DOUBTFUL
    return Certainty.SURE if len(keys) > 1 or _NEVER_ENGLISH.search(word.lower()) else Certainty.LIKELY


def _judged(word: str) -> tuple[str, Certainty | None]:
    """Return what the keys type and how sure it is that they are keys; None if the word is to be left alone."""
    meant = undo(word)
    lower = word.lower()
    if not meant or lower in foreign_words().always or not _CASE.fullmatch(word):
        return word, None
    # A syllable with oo is far more often the keys of ô ("coong") than a loan ("xoong", whose keys are "xooong").
    is_loan = meant.isascii() and meant.lower() in foreign_words().alone
    if not is_loan and (meant.isascii() or ("oo" not in lower and is_syllable(lower))):
        return word, None
    if not is_syllable(meant) and not is_loan:
        # An abbreviation.
        return meant, Certainty.LIKELY
    syllable = type_keys(word)
    keys = syllable.keys if syllable else []
    return meant, _telex_certainty(word, keys) if word.isalpha() else _vni_certainty(word, keys)


def recover(word: str) -> str | None:
    """Return the syllable that was meant by a word standing alone; None if nothing is to be changed.

    What may as well be a foreign word, an abbreviation or a number is left: ``test``, ``VAR``, ``lop1``.
    """
    meant, certainty = _judged(word)
    return meant if certainty is not None and certainty >= Certainty.LIKELY else None


def _readings(text: str) -> Iterator[_Reading]:
    for chunk in re.finditer(r"\S+", text):
        if _CODE.search(chunk[0]) or ("/" in chunk[0] and _DIGIT.search(chunk[0])):
            continue
        for found in _KEYS.finditer(text, *chunk.span()):
            meant, certainty = _judged(found[0])
            if certainty is not None:
                yield _Reading(Change(*found.span(), found[0], meant), certainty, not found[0].isalpha())


def _has_marks(text: str) -> bool:
    return any(char.isalpha() or unicodedata.combining(char) for char in text if not char.isascii())


def recover_text(text: str) -> Recovery:
    """Return a text with the keys undone that were left in it; ``changed`` is empty if none were.

    Words decide together: after ``ddaats`` also ``car`` is ``cả``. In a text that holds marked letters the input method
    was on, so only what is sure is changed. Marked words and numbers of documents never are.
    """
    readings = list(_readings(text))
    # Two likely words say as much as a sure one.
    evidence = {vni: sum(one.certainty for one in readings if one.is_vni == vni) for vni in (False, True)}
    least = Certainty.SURE if _has_marks(text) else Certainty.LIKELY
    changed: list[Change] = []
    for reading in readings:
        in_keys = least == Certainty.LIKELY and evidence[reading.is_vni] >= Certainty.SURE
        if reading.certainty >= (Certainty.DOUBTFUL if in_keys else least):
            changed.append(reading.change)
    parts: list[str] = []
    done = 0
    for change in changed:
        parts += [text[done : change.start], change.recovered]
        done = change.end
    return Recovery("".join([*parts, text[done:]]), tuple(changed))


def _key(base: str, mark: str, *, telex: bool) -> str:
    """Return the key that puts a mark or a tone on a letter."""
    if not telex:
        return _VNI_KEYS[mark]
    return _TELEX_TONE_KEYS.get(mark) or (base.lower() if mark in (CIRCUMFLEX, STROKE) else "w")


def _parts(char: str) -> tuple[str, str, str]:
    """Return the letter, its mark and its tone, "" for what it has not; other marks are left out."""
    if char in "đĐ":
        return ("d" if char == "đ" else "D"), STROKE, ""
    base, marks = (parts := unicodedata.normalize("NFD", char))[0], parts[1:]
    return base, "".join(one for one in marks if one in _SHAPES)[:1], "".join(one for one in marks if one in TONES)[:1]


def _one_horn(word: str) -> str:
    """Return the word with u for the ư of ươ, for one key marks both letters: "uow", "uo7"."""
    letters = list(word)
    for at, following in enumerate(word[1:]):
        if word[at] in "ưƯ" and following in "ơờớởỡợƠỜỚỞỠỢ":
            letters[at] = "u" if word[at] == "ư" else "U"
    return "".join(letters)


def _typed(word: str, *, telex: bool, tone_at_vowel: bool) -> str:
    typed, tone = "", ""
    # The third o of "xooong" keeps the second from making ô.
    triple = telex and is_syllable(word)
    for char in _one_horn(word):
        base, shape, tone_mark = _parts(char)
        is_long = triple and not shape and base in "oO" and typed[-1:] in ("o", "O")
        typed += base * (1 + is_long) + (_key(base, shape, telex=telex) if shape else "")
        if tone_mark:
            tone = _key(base, tone_mark, telex=telex)
            typed += tone if tone_at_vowel else ""
    typed += "" if tone_at_vowel else tone
    return typed.upper() if len(word) > 1 and word.isupper() else typed


def to_telex(text: str, *, tone_at_vowel: bool = False) -> str:
    """Return the keys that type a text by Telex, the tone at the end of each syllable or right after its vowel."""
    return _LETTERS.sub(lambda found: _typed(found[0], telex=True, tone_at_vowel=tone_at_vowel), _composed(text))


def to_vni(text: str, *, tone_at_vowel: bool = False) -> str:
    """Return the keys that type a text by VNI, the tone at the end of each syllable or right after its vowel."""
    return _LETTERS.sub(lambda found: _typed(found[0], telex=False, tone_at_vowel=tone_at_vowel), _composed(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
