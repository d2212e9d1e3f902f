"""Abbreviations of the Vietnamese administrative register, both ways: GPMB to giải phóng mặt bằng and back.

The list itself is ``abbreviations.toml`` beside this module. What is typed without marks finds what is written with
them, never the other way about: ``tu`` may mean TƯ, but ``từ`` may not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bantin.text.fold import exact, without_marks
from bantin.text.syllables import is_syllable

FILE = Path(__file__).with_name("abbreviations.toml")

_WORD = re.compile(r"[^\W_]+")
# "tài nguyên và môi trường" and "tài nguyên môi trường" are one reading.
_JOINING = {"và"}
# One syllable alone is too common a word to stand for its abbreviation: "quận" must not search for every Q.
_SHORTEST_PHRASE = 2


class Kind(StrEnum):
    """What an abbreviation stands for; the tables of the data file bear these names."""

    ORGANISATION = "organisation"
    DOCUMENT = "document"
    TITLE = "title"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Expansion:
    """One reading of an abbreviation, ``short`` spelt as the list spells it.

    ``ambiguous`` says that the short form has other readings, or is itself a word or a single letter: such a one should
    be offered to the reader, not silently searched for.
    """

    short: str
    long: str
    kind: Kind
    ambiguous: bool


class Phrase(NamedTuple):
    """The words ``start`` to ``end`` (not included) of a list are the long form of ``short``."""

    start: int
    end: int
    short: str


@dataclass(frozen=True, slots=True)
class _Index:
    by_short: dict[str, list[Expansion]]
    by_long: dict[tuple[str, ...], list[Expansion]]
    longest: int


def short_key(short: str) -> str:
    """Return the key by which an abbreviation is looked up: without case, dots, slashes, hyphens and spaces."""
    return "".join(exact(part) for part in _WORD.findall(short))


def _long_key(long: str) -> tuple[str, ...]:
    return tuple(exact(word) for word in _WORD.findall(long))


def _bare(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(without_marks(key) for key in keys)


def _agrees(typed: Sequence[str], written: Sequence[str]) -> bool:
    """Say whether every typed key is the written one, or that without its marks."""
    return all(one in (other, without_marks(other)) for one, other in zip(typed, written, strict=True))


def _read() -> Iterator[tuple[str, str, Kind]]:
    with FILE.open("rb") as stream:
        tables = tomllib.load(stream)
    for kind, entries in tables.items():
        for short, readings in entries.items():
            for reading in readings:
                # A reading of another kind than its table's is a table of one line.
                for own_kind, long in reading.items() if isinstance(reading, dict) else [(kind, reading)]:
                    yield short, long, Kind(own_kind)


def _is_ambiguous(key: str, longs: Sequence[str]) -> bool:
    meanings = {tuple(word for word in _long_key(long) if word not in _JOINING) for long in longs}
    return len(meanings) > 1 or len(key) == 1 or is_syllable(without_marks(key))


@cache
def _index() -> _Index:
    read = list(_read())
    longs: dict[str, list[str]] = {}
    for short, long, _ in read:
        longs.setdefault(short_key(short), []).append(long)
    by_short: dict[str, list[Expansion]] = {}
    by_long: dict[tuple[str, ...], list[Expansion]] = {}
    for short, long, kind in read:
        key = short_key(short)
        expansion = Expansion(short, long, kind, _is_ambiguous(key, longs[key]))
        by_short.setdefault(without_marks(key), []).append(expansion)
        by_long.setdefault(_bare(_long_key(long)), []).append(expansion)
    return _Index(by_short, by_long, max(map(len, by_long)))


def listed() -> tuple[Expansion, ...]:
    """Return every reading of every abbreviation, those of one short form together and the likeliest first."""
    return tuple(one for group in _index().by_short.values() for one in group)


@lru_cache(maxsize=1 << 12)
def expansions(short: str) -> tuple[Expansion, ...]:
    """Return the readings of an abbreviation, the likeliest first; none if it is not listed.

    Case, dots, slashes, hyphens and spaces do not count: ``ct - xh`` is CT-XH. Typed without marks, ``tu`` finds TU
    before TƯ, and all of it is ambiguous because there are two.
    """
    key = short_key(short)
    if not key:
        return ()
    found = [one for one in _index().by_short.get(without_marks(key), []) if _agrees((key,), (short_key(one.short),))]
    found.sort(key=lambda one: short_key(one.short) != key)
    several = len({short_key(one.short) for one in found}) > 1
    return tuple(Expansion(one.short, one.long, one.kind, one.ambiguous or several) for one in found)


def _shorts(keys: Sequence[str], bare: tuple[str, ...]) -> tuple[str, ...]:
    """Return the short forms of a phrase, given its exact and its folded keys."""
    found = _index().by_long.get(bare, [])
    return tuple(dict.fromkeys(one.short for one in found if _agrees(keys, _long_key(one.long))))


def abbreviations(long: str) -> tuple[str, ...]:
    """Return the short forms of a phrase, typed with its marks, with some, or with none; none if it is not listed."""
    keys = _long_key(long)
    return _shorts(keys, _bare(keys))


def find_phrases(words: Sequence[str]) -> list[Phrase]:
    """Return where the words are long forms, from left to right, the longest at each place, none within another.

    Only phrases of two syllables or more are found. Of several short forms the first of the data file is given;
    ``abbreviations`` has them all.
    """
    keys = [exact(word) for word in words]
    bare = _bare(keys)
    found: list[Phrase] = []
    start = 0
    while start < len(keys):
        most = min(len(keys), start + _index().longest)
        ends = range(most, start + _SHORTEST_PHRASE - 1, -1)
        best = next(((end, shorts[0]) for end in ends if (shorts := _shorts(keys[start:end], bare[start:end]))), None)
        if best:
            found.append(Phrase(start, *best))
        start = best[0] if best else start + 1
    return found
