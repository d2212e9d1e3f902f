"""Which files may be others when some documents have changed: those of their words, pairs, titles and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bantin.search.documents import FIELDS
from bantin.search.keys import BOUNDARY, Keys, pair_keys
from bantin.search.segment import Segment
from bantin.search.shards.layout import Numbers, files_of
from bantin.search.shards.pages import PLACES
from bantin.search.shards.places import Places
from bantin.search.shards.titles import titles
from bantin.search.shards.words import long_path

Documents = Iterable[tuple[int, Segment, int]]


@dataclass(frozen=True, eq=False)
class Touched:
    """The keys of all words without marks, spellings, pairs and titles of some documents, and their places."""

    folded: Keys
    exact: Keys
    pairs: Keys
    titles: Keys
    places: Numbers

    def words_in(self, bits: int) -> Numbers:
        """Return the numbers of the files of the words."""
        return np.unique(files_of(self.folded, bits))

    def pairs_in(self, bits: int) -> Numbers:
        """Return the numbers of the files of the pairs."""
        return np.unique(files_of(self.pairs, bits))

    def titles_in(self, bits: int) -> Numbers:
        """Return the numbers of the files of the titles."""
        return np.unique(files_of(self.titles, bits))

    def pages(self) -> Numbers:
        """Return the numbers of the files of what results show."""
        return np.unique(self.places // PLACES)

    def long_lists(self) -> set[str]:
        """Return the paths of the files that their words have where they are long lists."""
        kinds = (("f", self.folded), ("x", self.exact))
        return {long_path(kind, key) for kind, keys in kinds for key in keys.tolist()}


@dataclass(frozen=True, eq=False)
class Everything:
    """Says of every file of some documents that it may be another, as Touched says it of some."""

    of: Places

    def words_in(self, bits: int) -> Numbers:
        """Return the numbers of all files of as many bits."""
        return np.arange(1 << bits)

    pairs_in = titles_in = words_in

    def pages(self) -> Numbers:
        """Return the numbers of all files of what results show."""
        return np.unique(self.of.at // PLACES)

    def long_lists(self) -> set[str]:
        """Return none: whoever makes everything asks for each of them anyway, since none stands."""
        return set()


def touched_by(*states: Documents) -> Touched:
    """Return what documents touch, as they were and as they are."""
    kinds: tuple[list[Keys], ...] = ([], [], [], [])
    places = []
    for place, segment, number in chain(*states):
        places.append(place)
        for kind, keys in zip(kinds, _keys(segment, number), strict=True):
            kind.append(keys)
    folded, exact, pairs, listed = (np.unique(np.concatenate((np.empty(0, np.uint64), *one))) for one in kinds)
    return Touched(folded, exact, pairs, listed, np.array(places, np.int64))


def _keys(segment: Segment, number: int) -> Iterator[Keys]:
    """Yield the folded and exact keys of a document's words, and the keys of its pairs and titles."""
    words = segment.words[segment.word_starts[number] : segment.word_starts[number + 1]]
    codes = segment.codes[segment.code_slots // len(FIELDS) == number]
    rows = np.unique(np.concatenate((words[words != BOUNDARY], codes))).astype(np.int64)
    yield segment.word_folded[rows]
    yield segment.word_exact[rows]
    beside = (words[:-1] != BOUNDARY) & (words[1:] != BOUNDARY)
    yield pair_keys(segment.word_folded[words[:-1][beside]], segment.word_folded[words[1:][beside]])
    yield np.array([one.key for one in titles(segment, np.array([number]), _all)], np.uint64)


def _all(keys: Keys) -> NDArray[np.bool_]:
    return np.ones(len(keys), bool)
