"""Which files may be others when some documents have changed: those of their words, pairs, titles and places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import Keys
from bantin.search.losses import held_by
from bantin.search.shards.layout import Numbers, files_of
from bantin.search.shards.pages import PLACES
from bantin.search.shards.places import Places, Standing
from bantin.search.shards.titles import listing, titles
from bantin.search.shards.words import long_path


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


def touched_by(changed: Iterable[tuple[Standing | None, Standing | None]]) -> Touched:
    """Return what documents touch, each as it was and as it is; None stands for one that is not there.

    Of one that was and is at the same place the words and pairs that have the same level as before do not count, nor
    does a title that reads as before.
    """
    found = [_between(old, new) for old, new in changed]
    kinds = zip(*(one.keys for one in found), strict=True)
    folded, exact, pairs, listed = (np.unique(np.concatenate(one)) for one in kinds) if found else [_NONE] * 4
    return Touched(folded, exact, pairs, listed, np.array([place for one in found for place in one.places], np.int64))


class _Keys(NamedTuple):
    """The folded and exact keys of a document's words, and the keys of its pairs and titles."""

    folded: Keys
    exact: Keys
    pairs: Keys
    titles: Keys


class _Found(NamedTuple):
    keys: _Keys
    places: list[int]


_NONE = np.empty(0, np.uint64)


def _between(old: Standing | None, new: Standing | None) -> _Found:
    there = [one for one in (old, new) if one]
    held = [held_by(one.segment, one.number) for one in there]
    listed = np.concatenate([_title_keys(one) for one in there])
    exact, folded, pairs, bare = (np.concatenate(one) for one in zip(*held, strict=True))
    if old and new and old.place == new.place:
        # A spelling lies in the file of its word without marks.
        moved = _moved(old, new, exact)
        folded = np.concatenate((folded[_moved(old, new, folded)], bare[moved]))
        exact, pairs = exact[moved], pairs[_moved(old, new, pairs)]
        if listing(old.segment, old.number) == listing(new.segment, new.number):
            listed = _NONE
    return _Found(_Keys(folded, exact, pairs, listed), [one.place for one in there])


def _title_keys(one: Standing) -> Keys:
    return np.array([found.key for found in titles(one.segment, np.array([one.number]), _all)], np.uint64)


def _moved(old: Standing, new: Standing, keys: Keys) -> NDArray[np.bool_]:
    """Return which keys have another level in one document than in the other."""
    moved: NDArray[np.bool_] = _levels(old, keys) != _levels(new, keys)
    return moved


def _levels(one: Standing, keys: Keys) -> NDArray[np.int64]:
    """Return the level of each key in a document, -1 where it has none."""
    found = np.full(len(keys), -1, np.int64)
    for at, row in enumerate(one.segment.rows(keys).tolist()):
        documents, impacts = one.segment.posting(row)
        place = int(np.searchsorted(documents, one.number))
        if place < len(documents) and documents[place] == one.number:
            found[at] = impacts[place]
    return found


def _all(keys: Keys) -> NDArray[np.bool_]:
    return np.ones(len(keys), bool)
