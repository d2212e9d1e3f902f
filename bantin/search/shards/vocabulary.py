"""The file of all words: fetched when a question has a word that is not there, to find what was meant.

A line is a word without marks and how many documents hold it, then each of its spellings and how many hold that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import BOUNDARY, Keys
from bantin.search.shards.layout import MANY, File, compressed
from bantin.search.shards.places import Places
from bantin.search.shards.words import long_path
from bantin.text.fold import without_marks

PATH = "v.bin"


class Vocabulary:
    """All words without marks and all spellings, each with how many documents hold it."""

    def __init__(self, places: Places) -> None:
        self._parts = [one for one, _ in places.parts]
        self._folded, self._exact = (
            self._count([getattr(one, name) for one in self._parts]) for name in ("word_folded", "word_exact")
        )

    def _count(self, keys: list[Keys]) -> _Counted:
        found, first = np.unique(np.concatenate(keys), return_index=True)
        counts = sum((one.counts(one.rows(found)) for one in self._parts), np.zeros(len(found), np.int64))
        has = (counts > 0) & (found != BOUNDARY)
        return _Counted(found[has], first[has], counts[has])

    def _folded_of_exact(self) -> Keys:
        return np.concatenate([one.word_folded for one in self._parts])[self._exact.first]

    def file(self) -> File:
        """Return the file that lists them."""
        every = [word for one in self._parts for word in one.spellings()]
        lines = {
            key: [f"{without_marks(every[at])}\t{count}"]
            for key, at, count in zip(*(one.tolist() for one in self._folded), strict=True)
        }
        _, first, counts = (one.tolist() for one in self._exact)
        spelled = sorted(zip((every[at] for at in first), counts, self._folded_of_exact().tolist(), strict=True))
        for word, count, key in spelled:
            lines[key].append(f"{word}\t{count}")
        return File(PATH, compressed("\n".join(map("\t".join, lines.values())).encode()))

    def long_lists(self) -> set[str]:
        """Return the paths of all files of long lists; a spelling that is the only one of its word has none."""
        of = self._folded_of_exact()
        rows = np.searchsorted(self._folded.keys, of)
        has_others = np.bincount(rows, minlength=len(self._folded.keys))[rows] > 1
        kinds = (("f", self._folded, True), ("x", self._exact, has_others))
        return {
            long_path(kind, key)
            for kind, words, is_own in kinds
            for key in words.keys[(words.counts > MANY) & is_own].tolist()
        }


class _Counted(NamedTuple):
    """Keys in order, where each first is among all of all segments, and how many documents hold it."""

    keys: Keys
    first: NDArray[np.int64]
    counts: NDArray[np.int64]
