"""The words of all titles in the order of an alphabet, so that whatever begins with some words lies together.

Made from the segments in memory: of 10,000 titles in some 50 ms, of 100,000 in half a second and 22 MB.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import BOUNDARY
from bantin.search.segment import Mask, Segment
from bantin.text.fold import without_marks
from bantin.text.unicode import normalise

Numbers = NDArray[np.int64]

# Words of a title beyond these are not looked at.
MOST_WORDS = 40
# Three words without marks, each a number of this many bits, are the key by which the places are sorted.
_BITS, _SORTED = 21, 3
_LAST = "\U0010ffff"


class Owners(NamedTuple):
    """The documents with a title, newest first: where each lies, and how many words are counted of its title."""

    segments: Numbers
    numbers: Numbers
    lengths: Numbers


class Titles:
    """All titles one after another, newest first, as words; a *place* is the number of a word in that row.

    ``gone`` says for each segment which documents stand no more, None where all do.
    """

    def __init__(self, segments: Sequence[Segment], gone: Sequence[Mask | None]) -> None:
        self._segments = segments
        self._owners, keys = _read(segments, gone)
        ends = np.cumsum(self._owners.lengths + 1)
        self._starts = ends - self._owners.lengths - 1
        # Past the last title stand ends of titles, for whoever looks some words ahead.
        keys = np.pad(keys, (0, MOST_WORDS), constant_values=BOUNDARY)
        known, first, words = np.unique(keys, return_index=True, return_inverse=True)
        spelt = self._spellings(first, known)
        self._words = sorted(set(spelt))
        rank = {word: number for number, word in enumerate(self._words)}
        self._exact = known
        self._numbers = words.astype(np.uint32)
        self._ranks = np.array([rank[word] for word in spelt], np.uint32)
        self._keys, self._places = self._sort()

    def _spellings(self, first: Numbers, known: NDArray[np.uint64]) -> list[str]:
        """Return each word without marks, by where it stands first; "" for the end of a title."""
        within = first[known != BOUNDARY]
        owners = self.owners(within)
        offsets = within - self._starts[owners]
        # The boundary is the lowest of all keys.
        spelt = [""]
        for owner, offset in zip(owners.tolist(), offsets.tolist(), strict=True):
            segment, number = self._where(owner)
            at = int(segment.word_starts[number]) + offset
            start = int(segment.places[at])
            word = segment.title(number)[start : start + int(segment.spans[at])]
            spelt.append(without_marks(normalise(word).lower()))
        return spelt

    def _sort(self) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
        """Return the keys of all words in order, and the place of each; equal keys newest first."""
        ranks = self._ranks[self._numbers]
        size = len(ranks) - MOST_WORDS
        places = np.flatnonzero(ranks[:size]).astype(np.uint32)
        keys = np.zeros(len(places), np.uint64)
        is_title = np.ones(len(places), bool)
        for ahead in range(_SORTED):
            found = ranks[places + ahead]
            is_title &= found > 0
            keys = (keys << np.uint64(_BITS)) | np.where(is_title, found, 0).astype(np.uint64)
        order = np.argsort(keys, kind="stable")
        return keys[order], places[order]

    def ranks(self, places: Numbers) -> NDArray[np.uint32]:
        """Return the numbers, in the order of the alphabet, of the words at these places; 0 for the end of a title."""
        return self._ranks[self._numbers[places]]

    def exact(self, places: Numbers) -> NDArray[np.uint64]:
        """Return the keys of the words at these places as they are written."""
        return self._exact[self._numbers[places]]

    def spelt(self, places: Numbers) -> NDArray[np.uint32]:
        """Return a number for each spelling, marks included, of the words at these places."""
        return self._numbers[places]

    def find(self, words: Sequence[str], beginning: str) -> Numbers:
        """Return every place from which these words stand and then one that begins so, all without marks."""
        wanted = [self._rank(word) for word in words]
        low, high = (bisect_left(self._words, end) for end in (beginning or "\0", beginning + _LAST))
        if None in wanted or low >= high:
            return np.empty(0, np.int64)
        bounds = [(rank, rank + 1) for rank in wanted if rank is not None] + [(low, high)]
        first, last = 0, 0
        for at, (begin, end) in enumerate(bounds[:_SORTED]):
            is_end = at == min(len(bounds), _SORTED) - 1
            first = (first << _BITS) | begin
            last = (last << _BITS) | (end if is_end else begin)
        shift = _BITS * (_SORTED - min(len(bounds), _SORTED))
        edges = np.array([first << shift, last << shift], np.uint64)
        begin, end = np.searchsorted(self._keys, edges).tolist()
        places = self._places[begin:end].astype(np.int64)
        for at, (least, beyond) in enumerate(bounds[_SORTED:], start=_SORTED):
            found = self.ranks(places + at)
            places = places[(found >= least) & (found < beyond)]
        return places

    def _rank(self, word: str) -> int | None:
        at = bisect_left(self._words, word)
        return at if at < len(self._words) and self._words[at] == word else None

    def owners(self, places: Numbers) -> Numbers:
        """Return the number of the title that holds each place, 0 for the newest."""
        return np.searchsorted(self._starts, places, side="right") - 1

    def is_first(self, places: Numbers) -> NDArray[np.bool_]:
        """Tell which places are the first of their titles."""
        # Before the first of all, counted from the end, stand ends of titles too.
        before: NDArray[np.bool_] = self.ranks(places - 1) == 0
        return before

    def text(self, owner: int) -> str:
        """Return a title."""
        segment, number = self._where(owner)
        return segment.title(number)

    def address(self, owner: int) -> str:
        """Return where the article of a title is."""
        segment, number = self._where(owner)
        return str(segment.record(number).get("url", ""))

    def spans(self, place: int, count: int) -> list[tuple[int, int]]:
        """Return where ``count`` words from a place on begin and end in the text of their title."""
        owner = int(self.owners(np.array([place]))[0])
        segment, number = self._where(owner)
        begin = int(segment.word_starts[number]) + place - int(self._starts[owner])
        places, spans = (part[begin : begin + count].tolist() for part in (segment.places, segment.spans))
        return [(start, start + length) for start, length in zip(places, spans, strict=True)]

    def cut(self, place: int, count: int) -> str:
        """Return the text of ``count`` words from a place on, and what stands between them."""
        spans = self.spans(place, count)
        return self.text(int(self.owners(np.array([place]))[0]))[spans[0][0] : spans[-1][1]]

    def _where(self, owner: int) -> tuple[Segment, int]:
        return self._segments[int(self._owners.segments[owner])], int(self._owners.numbers[owner])


def _read(segments: Sequence[Segment], gone: Sequence[Mask | None]) -> tuple[Owners, NDArray[np.uint64]]:
    """Return the documents and the exact keys of the words of their titles, 0 after each title."""
    parts = [_read_segment(segment, mask) for segment, mask in zip(segments, gone, strict=True)]
    numbers, lengths = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    owners = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts])
    dates = np.concatenate([segment.dates[part[0]] for segment, part in zip(segments, parts, strict=True)])
    keys = np.concatenate([part[2] for part in parts])
    order = np.argsort(-dates, kind="stable")
    sizes = lengths + 1
    begins, moved = np.cumsum(sizes) - sizes, sizes[order]
    gathered = np.arange(len(keys)) + np.repeat(begins[order] - (np.cumsum(moved) - moved), moved)
    return Owners(owners[order], numbers[order], lengths[order]), keys[gathered]


def _read_segment(segment: Segment, gone: Mask | None) -> tuple[Numbers, Numbers, NDArray[np.uint64]]:
    """Return the documents that stand, the number of words of each title, and all these words, 0 after each title."""
    numbers = np.arange(len(segment)) if gone is None else np.flatnonzero(~gone)
    ahead = np.arange(MOST_WORDS + 1)
    window = segment.word_starts[numbers].astype(np.int64)[:, None] + ahead
    # Each field ends with a boundary, the title is the first.
    words = segment.words[np.minimum(window, max(len(segment.words) - 1, 0))]
    words[:, MOST_WORDS] = 0
    lengths = np.argmin(words != 0, axis=1)
    return numbers, lengths, segment.word_exact[words[ahead <= lengths[:, None]]]
