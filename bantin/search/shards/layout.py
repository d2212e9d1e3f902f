"""How the files for browsers are laid out, and the pieces they are made of.

All numbers in them are whole. Postings are two streams: how many documents lie between one and the next, as varints
(seven bits a byte, the lowest first, the high bit set where more follow), and the level of each impact, a byte each.
Every file is compressed as raw DEFLATE (RFC 1951), which browsers read by themselves.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bantin.search.segment import IMPACT_STEPS, LEVELS

# Of the layout and of how questions are answered from it: the script refuses an index of another.
FORMAT = 1
# How many words and pairs of words a file holds, in postings: what is fetched with a word and not asked for.
WORD_POSTINGS, PAIR_POSTINGS = 500, 800
# So many postings of one word and more lie in a file of their own.
MANY = 256
MOST_BITS = 13
# A pair is known within its file by so many bits of its hash; one in ten thousand is taken for another.
TAG_BITS = 20

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


def word_hash(word: str) -> int:
    """Return the hash of a word, of 32 bits: FNV-1a over its UTF-8 (http://www.isthe.com/chongo/tech/comp/fnv/)."""
    found = 0x811C9DC5
    for byte in word.encode("utf-8", "surrogatepass"):
        found = ((found ^ byte) * 0x01000193) & 0xFFFFFFFF
    # FNV's high bits hardly move with the last letter, and they choose the file: mixed as ``mixed`` does.
    found = ((found ^ found >> 16) * 0x85EBCA6B) & 0xFFFFFFFF
    found = ((found ^ found >> 13) * 0xC2B2AE35) & 0xFFFFFFFF
    return found ^ found >> 16


def pair_hash(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the hashes of pairs of neighbours from the hashes of their words."""
    return mixed(left * np.uint32(0x9E3779B1) + right)


def mixed(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the value with each bit spread over all: the finaliser of MurmurHash3 (Austin Appleby)."""
    value = (value ^ (value >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    value = (value ^ (value >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return value ^ (value >> np.uint32(16))


def bits_for(postings: int, a_file: int) -> int:
    """Return in how many files postings are laid, as a power of two."""
    return min((postings // a_file).bit_length(), MOST_BITS)


def file_name(number: int) -> str:
    """Return the name of a file of that number."""
    return f"{number:03x}.bin"


def compressed(data: bytes) -> bytes:
    """Return the data as raw DEFLATE."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
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
    """Postings in the order of what they are of; those of one thing lie together, the newest document first.

    ``of`` says of what each is, ``documents`` is its document's number in the tier, ``levels`` of LEVELS.
    """

    of: Numbers
    documents: Numbers
    levels: NDArray[np.uint8]

    def gaps(self) -> Numbers:
        """Return how many documents lie between each posting and the one before of the same thing."""
        before = np.full(len(self.of), -1, np.int64)
        same = self.of[1:] == self.of[:-1]
        before[1:][same] = self.documents[:-1][same]
        return self.documents - before - 1


# The number of a document and a level fit into these bits.
_DOCUMENT_BITS, _LEVEL_BITS = 22, 5


def packed(of: NDArray[Any], documents: Numbers, levels: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return postings as one number each, which sort as Postings are ordered."""
    high = of.astype(np.uint64) << np.uint64(_DOCUMENT_BITS + _LEVEL_BITS)
    low: NDArray[np.uint64] = documents.astype(np.uint64) << np.uint64(_LEVEL_BITS) | levels.astype(np.uint64)
    return high | low


def unpacked(numbers: list[NDArray[np.uint64]]) -> Postings:
    """Return the postings of several packed arrays, in order; of one thing in one document the highest level alone."""
    every = np.concatenate(numbers) if numbers else np.empty(0, np.uint64)
    every.sort()
    # Two pairs of one hash may stand in one document, and a gap is never less than nothing.
    places = every >> np.uint64(_LEVEL_BITS)
    every = every[np.append(places[1:] != places[:-1], np.ones(min(len(every), 1), bool))]
    documents = every >> np.uint64(_LEVEL_BITS) & np.uint64((1 << _DOCUMENT_BITS) - 1)
    levels = every & np.uint64((1 << _LEVEL_BITS) - 1)
    of = every >> np.uint64(_DOCUMENT_BITS + _LEVEL_BITS)
    return Postings(of.astype(np.int64), documents.astype(np.int64), levels.astype(np.uint8))


def stretches(of: Numbers, count: int) -> Iterator[tuple[int, int]]:
    """Yield where the postings of each of ``count`` things begin and end."""
    edges = np.searchsorted(of, np.arange(count + 1)).tolist()
    yield from pairwise(edges)
