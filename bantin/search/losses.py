"""What the documents that stand no more leave of a segment: its counts without them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.documents import FIELDS
from bantin.search.keys import BOUNDARY, Keys, pair_keys
from bantin.search.segment import Lost, Mask, Segment

# So few documents are looked at one by one; of more all postings are looked through.
_FEW = 100
# So many postings are looked through at a time.
_BLOCK = 1 << 20


class Held(NamedTuple):
    """The keys of a document, each once: its words as written, the same without marks, and the pairs of these.

    ``bare`` is the key without marks of each word as written.
    """

    exact: Keys
    folded: Keys
    pairs: Keys
    bare: Keys


def held_by(segment: Segment, number: int) -> Held:
    """Return the keys under which a document is found."""
    words = segment.words[segment.word_starts[number] : segment.word_starts[number + 1]]
    codes = segment.codes[segment.code_slots // len(FIELDS) == number]
    rows = np.unique(np.concatenate((words[words != BOUNDARY], codes))).astype(np.int64)
    beside = (words[:-1] != BOUNDARY) & (words[1:] != BOUNDARY)
    pairs = pair_keys(segment.word_folded[words[:-1][beside]], segment.word_folded[words[1:][beside]])
    bare = segment.word_folded[rows]
    return Held(segment.word_exact[rows], np.unique(bare), np.unique(pairs), bare)


def without(segment: Segment, gone: Mask) -> Segment:
    """Return the same arrays, of which ``counts`` and ``standing`` leave out some documents.

    So a rarity is that of an archive without them, to the last digit.
    """
    numbers = np.flatnonzero(gone)
    rows = _rows_of(segment, numbers) if len(numbers) <= _FEW else _rows_in(segment, gone)
    return replace(segment, lost=Lost(*np.unique(rows, return_counts=True), len(numbers)))


def _rows_of(segment: Segment, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the row of each key of each document."""
    held = [np.concatenate(held_by(segment, number)[:3]) for number in numbers.tolist()]
    return segment.rows(np.concatenate(held)) if held else np.empty(0, np.int64)


def _rows_in(segment: Segment, gone: Mask) -> NDArray[np.int64]:
    """Return the row of each posting of the documents."""
    found = [
        np.flatnonzero(gone[segment.documents[start : start + _BLOCK]]) + start
        for start in range(0, len(segment.documents), _BLOCK)
    ]
    return np.searchsorted(segment.starts, np.concatenate(found), "right") - 1 if found else np.empty(0, np.int64)
