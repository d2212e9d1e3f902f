"""The files of the pairs: in which documents two words stand beside each other, marks aside.

A pair lies in the file that the first bits of its hash name, known there by the last. A file holds how many pairs there
are, the gaps between their tags, how many documents hold each, all gaps of the postings, and all their levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import BOUNDARY, pair_keys
from bantin.search.segment import Segment
from bantin.search.shards.layout import (
    PAIR_POSTINGS,
    TAG_BITS,
    File,
    Postings,
    Varints,
    bits_for,
    compressed,
    file_name,
    pair_hash,
    unpacked,
    varints,
    word_hash,
)
from bantin.search.shards.tiers import Tier
from bantin.search.shards.words import gather, has_number
from bantin.text.fold import without_marks


def write_pairs(tier: Tier) -> tuple[int, Iterator[File]]:
    """Return how many bits of a hash name a file, and the files."""
    gathered = []
    for segment, numbers in tier.parts:
        keys, hashes = _pairs(segment, numbers)
        gathered.append(gather(segment, keys, hashes.astype(np.int64), numbers))
    postings = unpacked(gathered)
    bits = bits_for(len(postings.of), PAIR_POSTINGS)
    return bits, _files(postings, bits)


def _pairs(segment: Segment, numbers: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Return the keys of all pairs of those documents of a segment that have a number, once each, and their hashes."""
    hashes = np.array([word_hash(without_marks(word)) for word in segment.spellings()], np.uint32)
    plain, first, plain_of = np.unique(segment.word_folded, return_index=True, return_inverse=True)
    # Each document ends with a boundary, so that none of what is left out comes between two words.
    rows = segment.words[has_number(segment, numbers)]
    words, inside = plain_of[rows].astype(np.uint64), rows != BOUNDARY
    beside = inside[:-1] & inside[1:]
    size = np.uint64(len(plain))
    pairs = np.unique(words[:-1][beside] * size + words[1:][beside])
    left, right = (pairs // size).astype(np.int64), (pairs % size).astype(np.int64)
    return pair_keys(plain[left], plain[right]), pair_hash(hashes[first[left]], hashes[first[right]])


def _files(postings: Postings, bits: int) -> Iterator[File]:
    gaps = Varints(postings.gaps())
    hashes, starts = np.unique(postings.of, return_index=True)
    counts = np.diff(starts, append=len(postings.of))
    edges = np.searchsorted(hashes, np.arange((1 << bits) + 1, dtype=np.int64) << (32 - bits)).tolist()
    ends = np.append(starts, len(postings.of))
    for number, (first, end) in enumerate(pairwise(edges)):
        # Pairs of one tag are taken for one: which is rare, and says too much rather than too little.
        tags = hashes[first:end] & (1 << TAG_BITS) - 1
        order = first + np.argsort(tags, kind="stable")
        streams = [varints(np.array([end - first])), varints(np.diff(np.sort(tags), prepend=0)), varints(counts[order])]
        # Stretches that lie together already are taken together: in large tiers that is all of a file.
        ranges = [(ends[at], ends[to]) for at, to in _runs(order)]
        streams += [gaps.cut(begin, stop) for begin, stop in ranges]
        streams += [postings.levels[begin:stop].tobytes() for begin, stop in ranges]
        yield File(f"p/{file_name(number)}", compressed(b"".join(streams)))


def _runs(order: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the numbers in their order as ranges, each its first and the one after its last."""
    if not len(order):
        return []
    edges = np.flatnonzero(np.diff(order) != 1) + 1
    starts = order[np.concatenate(([0], edges))]
    stops = order[np.concatenate((edges, [len(order)])) - 1] + 1
    return list(zip(starts.tolist(), stops.tolist(), strict=True))
