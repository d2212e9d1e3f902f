"""Which documents hold some words one right after the other."""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import Keys, exact_key, folded_key, pair_keys
from bantin.search.query import Run
from bantin.search.segment import Mask, Segment

# As many words of documents are read again to see whether the pairs of a phrase follow each other.
MOST_WORDS_READ = 2_000_000

Numbers = NDArray[np.uint16]


def holding(segment: Segment, run: Run, most: int | None = None, gone: Mask | None = None) -> Numbers:
    """Return the numbers of the documents that hold the words in this order, in one field, those ``gone`` apart.

    A word with marks must stand there exactly; one without stands for all that differ from it in marks alone. Of a
    phrase so common that more than MOST_WORDS_READ would be read again, the oldest documents are left out; of more than
    ``most`` candidates likewise.
    """
    candidates = together(segment, run)
    candidates = (candidates if gone is None else candidates[~gone[candidates]])[:most]
    if len(run) == 1 or not len(candidates) or (len(run) == 2 and not any(word.has_marks for word in run)):
        return candidates
    return _verified(segment, candidates, run)


def together(segment: Segment, run: Run) -> Numbers:
    """Return the numbers of the documents that hold every pair of neighbours of the run, of one word the word itself.

    Nearly always they hold the run, marks aside, and no text is read again to tell.
    """
    plain: Keys = np.array([folded_key(word.folded) for word in run], np.uint64)
    if len(run) == 1:
        keys = np.array([exact_key(run[0].exact)], np.uint64) if run[0].has_marks else plain
        return segment.posting(int(segment.rows(keys)[0])).documents
    pairs = [segment.posting(row).documents for row in segment.rows(pair_keys(plain[:-1], plain[1:])).tolist()]
    found: Numbers = reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), pairs)
    return found


def _verified(segment: Segment, candidates: Numbers, run: Run) -> Numbers:
    begins, ends = segment.word_starts[candidates], segment.word_starts[candidates + 1]
    lengths = (ends - begins).astype(np.int64)
    fits = np.cumsum(lengths) <= MOST_WORDS_READ
    candidates, lengths = candidates[fits], lengths[fits]
    if not len(candidates):
        return candidates
    ranges = zip(begins[fits].tolist(), ends[fits].tolist(), strict=True)
    words = np.concatenate([segment.words[begin:end] for begin, end in ranges])
    # Each document ends with a boundary, which is no word: no match runs from one into the next.
    last = len(words) - len(run) + 1
    matches = np.ones(max(last, 0), bool)
    for offset, word in enumerate(run):
        is_same = (
            segment.word_exact == exact_key(word.exact)
            if word.has_marks
            else segment.word_folded == folded_key(word.folded)
        )
        matches &= is_same[words[offset : last + offset]]
    owners = np.repeat(candidates, lengths)[: len(matches)]
    return np.unique(owners[matches])
