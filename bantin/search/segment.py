"""A segment: some thousand documents as immutable arrays, that never change once they are made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import Keys

Array = NDArray[Any]
Mask = NDArray[np.bool_]
Narrow = NDArray[np.uint16] | NDArray[np.uint32]

# The documents of a segment are numbered in 16 bits.
MOST_DOCUMENTS = 16_384
# A stored impact is a share of the highest that there can be, in steps of one 255th.
IMPACT_STEPS = 255
# Of these only so many are used, each an eighth higher than the one before: what finer ones would tell is noise
# (docs/decisions/0010-search-engine.md), and the postings for browsers weigh half.
LEVELS: NDArray[np.uint8] = np.rint(np.geomspace(12, IMPACT_STEPS, 28)).astype(np.uint8)


class Posting(NamedTuple):
    """In which documents of a segment a key occurs, and its impact on each (0 to IMPACT_STEPS)."""

    documents: NDArray[np.uint16]
    impacts: NDArray[np.uint8]


NOWHERE = Posting(np.empty(0, np.uint16), np.empty(0, np.uint8))


class Lost(NamedTuple):
    """How many documents of a segment count no longer, and how many of them the keys of some rows had."""

    rows: NDArray[np.int64]
    counts: NDArray[np.int64]
    documents: int


NOTHING = Lost(np.empty(0, np.int64), np.empty(0, np.int64), 0)


@dataclass(frozen=True, eq=False)
class Segment:
    """The arrays of one segment; documents are numbered from the newest to the oldest, equal dates by id.

    ``keys`` is sorted; the postings of ``keys[i]`` are ``documents`` and ``impacts`` from ``starts[i]`` to
    ``starts[i + 1]``. ``words`` holds every word of every document in order, as rows of ``word_exact`` and
    ``word_folded``; row 0 stands after each field. ``vocabulary`` holds the exact form of each row as UTF-8, from
    ``vocabulary_starts[row]`` to the next. ``places`` counts characters from the beginning of the document's
    page text, ``spans`` the characters of a word (255 at most). ``codes`` are the rows of document numbers, dates and
    their like, each in its slot of ``code_slots``: the document's number times the count of fields, plus the field's.
    """

    keys: Keys
    starts: NDArray[np.uint32]
    documents: NDArray[np.uint16]
    impacts: NDArray[np.uint8]
    word_exact: Keys
    word_folded: Keys
    vocabulary: NDArray[np.uint8]
    vocabulary_starts: NDArray[np.uint64]
    words: Narrow
    places: Narrow
    spans: NDArray[np.uint8]
    word_starts: NDArray[np.uint32]
    codes: NDArray[np.uint32]
    code_slots: NDArray[np.uint32]
    text: NDArray[np.uint8]
    text_starts: NDArray[np.uint64]
    title_ends: NDArray[np.uint32]
    lead_starts: NDArray[np.uint32]
    records: NDArray[np.uint8]
    record_starts: NDArray[np.uint64]
    dates: NDArray[np.int64]
    years: NDArray[np.int16]
    sections: NDArray[np.uint16]
    # Of each document, 16 bytes: see bantin.search.digests.
    digests: NDArray[np.uint8]
    # Not arrays: the ids in order, the categories as (section, name), and the ids that are gone since earlier segments.
    ids: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    removed: tuple[str, ...] = ()
    # Never stored: it follows from the segments that come later.
    lost: Lost = NOTHING
    # Changes with anything in it, where it was read from a folder: see bantin.search.store.
    seal: str = ""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def standing(self) -> int:
        """How many documents are not replaced or removed by a later segment."""
        return len(self) - self.lost.documents

    def rows(self, keys: Keys) -> NDArray[np.int64]:
        """Return the row of each key, -1 for a key that no document holds."""
        if not len(self.keys):
            return np.full(len(keys), -1)
        found = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[found] == keys, found, -1)

    def counts(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return in how many standing documents each key occurs, by the rows that ``rows`` gave."""
        if not len(self.keys):
            return np.zeros(len(rows), np.int64)
        counts = np.where(rows >= 0, self.starts[rows + 1].astype(np.int64) - self.starts[rows], 0)
        if len(self.lost.rows):
            found = np.minimum(np.searchsorted(self.lost.rows, rows), len(self.lost.rows) - 1)
            counts -= np.where(self.lost.rows[found] == rows, self.lost.counts[found], 0)
        return counts

    def posting(self, row: int) -> Posting:
        """Return the posting of a row as ``rows`` gave it."""
        if row < 0:
            return NOWHERE
        start, end = self.starts[row], self.starts[row + 1]
        return Posting(self.documents[start:end], self.impacts[start:end])

    def spellings(self) -> list[str]:
        """Return the exact form of each row of ``word_exact``, "" for row 0."""
        blob, starts = self.vocabulary.tobytes(), self.vocabulary_starts.tolist()
        return [blob[start:end].decode("utf-8") for start, end in pairwise(starts)]

    def spelling(self, row: int) -> str:
        """Return the exact form of a row of ``word_exact``."""
        return _slice(self.vocabulary, self.vocabulary_starts, row).decode("utf-8")

    def page_text(self, number: int) -> str:
        """Return the text of a document, all fields in a row, as ``places`` counts it."""
        return _slice(self.text, self.text_starts, number).decode("utf-8", "replace")

    def title(self, number: int) -> str:
        """Return the title of a document; no more of its text is read than that may take."""
        begin, end = int(self.text_starts[number]), int(self.title_ends[number])
        # No character takes more than four bytes; one cut in two lies beyond the title.
        return self.text[begin : begin + 4 * end].tobytes().decode("utf-8", "ignore")[:end]

    def record(self, number: int) -> dict[str, Any]:
        """Return what a result shows of a document besides its text."""
        record: dict[str, Any] = json.loads(_slice(self.records, self.record_starts, number))
        return record


def _slice(blob: NDArray[np.uint8], starts: NDArray[np.uint64], number: int) -> bytes:
    return blob[int(starts[number]) : int(starts[number + 1])].tobytes()


def narrowed(numbers: NDArray[Any], size: int) -> Narrow:
    """Return numbers, all less than ``size`` where they matter, in two bytes each if that allows, else in four."""
    return numbers.astype(np.uint16) if size <= 1 << 16 else numbers.astype(np.uint32)


def find_gone(segments: Sequence[Segment]) -> list[Mask | None]:
    """Return for each segment which documents those after it replace or remove, None where all stand."""
    masks: list[Mask | None] = []
    later: set[str] = set()
    for segment in reversed(segments):
        gone = [number for number, id in enumerate(segment.ids) if id in later] if later else []
        mask = np.zeros(len(segment), bool) if gone else None
        if mask is not None:
            mask[gone] = True
        masks.append(mask)
        later.update(segment.ids, segment.removed)
    return masks[::-1]
