"""The files of the pairs: in which documents two words stand beside each other, marks aside.

A pair lies in the file that the first bits of its key name, known there by those that follow. A file holds how many
pairs there are, the gaps between their tags, how many documents hold each, all gaps of the postings, and all their
levels.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bantin.search.segment import Segment
from bantin.search.shards.layout import (
    File,
    Numbers,
    Postings,
    Varints,
    bits_for,
    compressed,
    file_name,
    files_of,
    gather,
    some_at_a_time,
    tags_of,
    unpacked,
)
from bantin.search.shards.places import Places

# A pair is known within its file by so many bits of its key; one in ten thousand is taken for another.
TAG_BITS = 20
# So many words of text make one file: what is fetched with a pair and not asked for.
_WORDS = 1_000


def pair_bits(words: int) -> int:
    """Return how many bits of a key name a file, in an archive of so many words."""
    return bits_for(words, _WORDS)


def pair_files(places: Places, bits: int, numbers: Numbers) -> Iterator[File]:
    """Yield those files that have these numbers."""
    pairs = [(one, own, _rows(one)) for one, own in places.parts]
    for some, chosen in some_at_a_time(numbers, bits):
        gathered = []
        for segment, own, rows in pairs:
            found = rows[chosen[files_of(segment.keys[rows], bits)]]
            gathered.append(gather(segment, own, found, tags_of(segment.keys[found], bits + TAG_BITS)))
        yield from _files(unpacked(gathered), some)


def _rows(segment: Segment) -> Numbers:
    """Return the rows of those keys of a segment that are of pairs."""
    is_pair = np.ones(len(segment.keys), bool)
    words = segment.rows(np.concatenate((segment.word_exact, segment.word_folded)))
    is_pair[words[words >= 0]] = False
    return np.flatnonzero(is_pair)


def _files(postings: Postings, numbers: list[int]) -> Iterator[File]:
    keys, starts = np.unique(postings.of, return_index=True)
    edges = np.searchsorted(keys, np.array([(one, one + 1) for one in numbers], np.int64) << TAG_BITS)
    ends = np.append(starts, len(postings.of))
    tags = keys & (1 << TAG_BITS) - 1
    steps = np.diff(tags, prepend=0)
    # A file's first tag does not count from the last of another file.
    firsts = edges[edges[:, 0] < len(keys), 0]
    steps[firsts] = tags[firsts]
    streams_of = (edges[:, 1] - edges[:, 0], steps, np.diff(ends), postings.gaps())
    sizes, tagged, counts, gaps = [Varints(one) for one in streams_of]
    for at, (number, (first, end)) in enumerate(zip(numbers, edges.tolist(), strict=True)):
        begin, stop = int(ends[first]), int(ends[end])
        streams = [sizes.cut(at, at + 1), tagged.cut(first, end), counts.cut(first, end), gaps.cut(begin, stop)]
        data = compressed(b"".join((*streams, postings.levels[begin:stop].tobytes())))
        yield File(f"p/{file_name(number)}", data)
