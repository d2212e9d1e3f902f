"""The files of the titles, for suggestions while one types.

A title is listed under its first word and the first letter of its second, and again under two words and the first
letter of the third, marks aside. A file is the JSON of the lists whose keys name it: title and address, the newest
first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from bantin.search.keys import BOUNDARY, Keys, folded_key, pair_keys
from bantin.search.segment import Segment
from bantin.search.shards.layout import (
    File,
    Numbers,
    bits_for,
    compressed,
    file_name,
    files_of,
)
from bantin.search.shards.places import Places
from bantin.text.fold import without_marks

# Nobody reads further; who types on is given another list.
_MOST = 100
# So many titles make one file, each of them listed twice.
_TITLES = 50
_DEPTHS = (1, 2)

Lists = dict[str, list[tuple[str, str]]]


class Title(NamedTuple):
    """Under which key and words a title is listed, and of which document of the segment it is."""

    key: int
    words: str
    number: int


def title_bits(documents: int) -> int:
    """Return how many bits of a key name a file, in an archive of so many documents."""
    return bits_for(documents, _TITLES)


def title_files(places: Places, bits: int, numbers: Numbers) -> Iterator[File]:
    """Yield those files that have these numbers."""
    if not len(numbers):
        # The titles of all documents are read for any of them.
        return
    chosen = np.zeros(1 << bits, bool)
    chosen[numbers] = True
    found = []
    for part, (segment, own) in enumerate(places.parts):
        wanted = titles(segment, np.flatnonzero(own >= 0), lambda keys: chosen[files_of(keys, bits)])
        found += [(int(own[one.number]), part, one) for one in wanted]
    found.sort(key=lambda one: -one[0])
    shelves: dict[int, Lists] = {int(number): {} for number in numbers}
    for _, part, one in found:
        shelf = shelves[int(files_of(np.array([one.key], np.uint64), bits)[0])]
        some = shelf.setdefault(one.words, [])
        if len(some) < _MOST:
            some.append(listing(places.parts[part].segment, one.number))
    for number, shelf in sorted(shelves.items()):
        said = json.dumps(dict(sorted(shelf.items())), ensure_ascii=False)
        yield File(f"t/{file_name(number)}", compressed(said.encode()))


def listing(segment: Segment, number: int) -> tuple[str, str]:
    """Return what a list has of a document: its title, and the address of its page."""
    return segment.title(number), str(segment.record(number).get("url", ""))


def titles(
    segment: Segment, documents: Numbers, is_wanted: Callable[[Keys], np.typing.NDArray[np.bool_]]
) -> list[Title]:
    """Return under what the titles of some documents are listed, where that is wanted; codes are no words of it."""
    spell = _speller(segment)
    rows = _first_words(segment, documents, max(_DEPTHS) + 1)
    found = []
    for depth in _DEPTHS:
        has = (rows[:, : depth + 1] != BOUNDARY).all(axis=1)
        own, numbers = rows[has], documents[has]
        keys = _keys(segment, own, depth, spell)
        wanted = is_wanted(keys)
        lines = zip(keys[wanted].tolist(), own[wanted].tolist(), numbers[wanted].tolist(), strict=True)
        found += [Title(key, _words(line, depth, spell), number) for key, line, number in lines]
    return found


def _first_words(segment: Segment, documents: Numbers, count: int) -> Numbers:
    """Return the rows of the first words of each title, 0 from its end on."""
    starts = segment.word_starts[documents].astype(np.int64)
    at = np.minimum(starts[:, None] + np.arange(count), max(len(segment.words) - 1, 0))
    rows = segment.words[at].astype(np.int64) if len(documents) else np.zeros((0, count), np.int64)
    return np.where(np.logical_and.accumulate(rows != BOUNDARY, axis=1), rows, BOUNDARY)


def _keys(segment: Segment, rows: Numbers, depth: int, spell: Callable[[int], str]) -> Keys:
    letters, at = np.unique(rows[:, depth], return_inverse=True)
    last = np.array([folded_key(spell(row)[:1]) for row in letters.tolist()], np.uint64)[at.ravel()]
    key = segment.word_folded[rows[:, 0]]
    for word in range(1, depth):
        key = pair_keys(key, segment.word_folded[rows[:, word]])
    return pair_keys(key, last)


def _words(rows: list[int], depth: int, spell: Callable[[int], str]) -> str:
    return " ".join((*map(spell, rows[:depth]), spell(rows[depth])[:1]))


def _speller(segment: Segment) -> Callable[[int], str]:
    """Return what gives the word of a row without its marks."""

    @cache
    def spell(row: int) -> str:
        return without_marks(segment.spelling(row))

    return spell
