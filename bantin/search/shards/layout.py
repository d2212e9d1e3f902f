"""How the files for browsers are laid out, and the pieces they are made of.

All numbers in them are whole. Postings are two streams: how many places lie between one document and the next, as
varints (seven bits a byte, the lowest first, the high bit set where more follow), and the level of each impact, a byte
each. Words and pairs lie in the file that the first bits of their keys name (``bantin.search.keys``). Every file is
compressed as raw DEFLATE (RFC 1951), which browsers read by themselves.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.keys import Keys
from bantin.search.segment import IMPACT_STEPS, LEVELS, Segment

# Of the layout and of how questions are answered from it: the script refuses an index of another.
FORMAT = 2
# So many postings of one word and more lie in a file of their own.
MANY = 256
MOST_BITS = 13
_KEY_BITS = 64
# So many files are made at a time: their postings are in memory together.
_AT_A_TIME = 256

_LEVEL = np.zeros(IMPACT_STEPS + 1, np.uint8)
_LEVEL[LEVELS] = np.arange(len(LEVELS))

Numbers = NDArray[np.int64]


class File(NamedTuple):
    """One file: its path below the index, and its bytes."""

    path: str
    data: bytes


def level(impacts: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return which of LEVELS each impact is."""
    found: NDArray[np.uint8] = _LEVEL[impacts]
    return found


def bits_for(things: int, a_file: int) -> int:
    """Return in how many files things are laid, as a power of two."""
    return min((things // a_file).bit_length(), MOST_BITS)


def files_of(keys: Keys, bits: int) -> Numbers:
    """Return the number of the file in which each key lies."""
    return (keys >> np.uint64(_KEY_BITS - bits)).astype(np.int64) if bits else np.zeros(len(keys), np.int64)


def tags_of(keys: Keys, bits: int) -> Numbers:
    """Return the first ``bits`` bits of each key: what tells it from others."""
    return (keys >> np.uint64(_KEY_BITS - bits)).astype(np.int64)


def file_name(number: int) -> str:
    """Return the name of a file of that number."""
    return f"{number:03x}.bin"


def some_at_a_time(numbers: Numbers, bits: int) -> Iterator[tuple[list[int], NDArray[np.bool_]]]:
    """Yield some of the numbers of files, and of each number that a file may have whether it is among them."""
    for start in range(0, len(numbers), _AT_A_TIME):
        some = numbers[start : start + _AT_A_TIME]
        chosen = np.zeros(1 << bits, bool)
        chosen[some] = True
        yield some.tolist(), chosen


def compressed(data: bytes) -> bytes:
    """Return the data as raw DEFLATE."""
    # The highest level takes twice as long and saves a thousandth.
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


# From these numbers on a varint takes one byte more.
_STEPS = np.array([1 << 7, 1 << 14, 1 << 21])


class Varints:
    """Many numbers as varints, of which stretches are taken."""

    def __init__(self, numbers: Numbers) -> None:
        """Encode numbers from 0 to 2 ** 28 - 1."""
        sizes = np.searchsorted(_STEPS, numbers, "right") + 1
        self._ends = np.concatenate(([0], np.cumsum(sizes)))
        self._bytes = np.zeros(int(self._ends[-1]), np.uint8)
        starts = self._ends[:-1]
        for place in range(4):
            has = sizes > place
            more = np.where(sizes[has] > place + 1, 0x80, 0)
            self._bytes[starts[has] + place] = (numbers[has] >> (7 * place)) & 0x7F | more

    def cut(self, first: int, end: int) -> bytes:
        """Return the numbers from ``first`` to before ``end``."""
        return self._bytes[self._ends[first] : self._ends[end]].tobytes()


def varints(numbers: Numbers) -> bytes:
    """Return numbers as varints."""
    return Varints(numbers).cut(0, len(numbers))


class Postings(NamedTuple):
    """Postings in the order of what they are of; those of one thing lie together, the first place first.

    ``of`` says of what each is, ``places`` is its document's place, ``levels`` of LEVELS.
    """

    of: Numbers
    places: Numbers
    levels: NDArray[np.uint8]

    def gaps(self) -> Numbers:
        """Return how many places lie between each posting and the one before of the same thing."""
        before = np.full(len(self.of), -1, np.int64)
        same = self.of[1:] == self.of[:-1]
        before[1:][same] = self.places[:-1][same]
        return self.places - before - 1


# A place and a level fit into these bits.
_PLACE_BITS, _LEVEL_BITS = 22, 5


def packed(of: NDArray[Any], places: Numbers, levels: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return postings as one number each, which sort as Postings are ordered."""
    high = of.astype(np.uint64) << np.uint64(_PLACE_BITS + _LEVEL_BITS)
    low: NDArray[np.uint64] = places.astype(np.uint64) << np.uint64(_LEVEL_BITS) | levels.astype(np.uint64)
    return high | low


def unpacked(numbers: list[NDArray[np.uint64]]) -> Postings:
    """Return the postings of several packed arrays, in order; of one thing in one place the highest level alone."""
    every = np.concatenate(numbers) if numbers else np.empty(0, np.uint64)
    every.sort()
    # Two pairs may be told apart by too few bits, and stand in one document; and a gap is never less than nothing.
    places = every >> np.uint64(_LEVEL_BITS)
    every = every[np.append(places[1:] != places[:-1], np.ones(min(len(every), 1), bool))]
    documents = every >> np.uint64(_LEVEL_BITS) & np.uint64((1 << _PLACE_BITS) - 1)
    levels = every & np.uint64((1 << _LEVEL_BITS) - 1)
    of = every >> np.uint64(_PLACE_BITS + _LEVEL_BITS)
    return Postings(of.astype(np.int64), documents.astype(np.int64), levels.astype(np.uint8))


def gather(segment: Segment, places: Numbers, rows: Numbers, of: Numbers) -> NDArray[np.uint64]:
    """Return the postings of some rows of a segment's keys, packed, that are of documents with a place.

    ``of`` is what each row is; a row less than 0 has none.
    """
    of, rows = of[rows >= 0], rows[rows >= 0]
    starts = segment.starts[rows].astype(np.int64)
    counts = segment.starts[rows + 1] - starts
    ends = np.cumsum(counts)
    at = np.arange(counts.sum()) + np.repeat(starts - (ends - counts), counts)
    documents = places[segment.documents[at]]
    found = documents >= 0
    return packed(np.repeat(of, counts)[found], documents[found], level(segment.impacts[at[found]]))


def stretches(of: Numbers, count: int) -> Iterator[tuple[int, int]]:
    """Yield where the postings of each of ``count`` things begin and end."""
    edges = np.searchsorted(of, np.arange(count + 1)).tolist()
    yield from pairwise(edges)
