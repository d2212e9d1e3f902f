"""The keys of the index: each word, and each pair of neighbours, as a number of 64 bits.

A key depends on nothing but the word itself, so that segments made at different times, in any order, agree on it. Two
of ten million keys are equal by chance once in 400,000 archives (the birthday bound: n² / 2⁶⁵). Browsers make the same
keys (browser/60-files.js): hence sums that take a few lines anywhere.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

# No word has it: it stands between the fields of a document, and beside it no pair is formed.
BOUNDARY = 0
_ALL = (1 << 64) - 1
# FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/); the two kinds of key begin elsewhere.
_PRIME = 0x100000001B3
_FOLDED = 0xCBF29CE484222325
_EXACT = _FOLDED ^ _ALL


@lru_cache(maxsize=1 << 14)
def exact_key(word: str) -> int:
    """Return the key of a word as it is written, from its exact form (``bantin.text.fold.exact``)."""
    return _key(word, _EXACT)


@lru_cache(maxsize=1 << 14)
def folded_key(word: str) -> int:
    """Return the key of a word without its marks, from its folded form."""
    return _key(word, _FOLDED)


def _key(word: str, found: int) -> int:
    # A lone surrogate has no UTF-8, yet a question may hold one.
    for byte in word.encode("utf-8", "surrogatepass"):
        found = ((found ^ byte) * _PRIME) & _ALL
    # The high bits of FNV hardly move with the last letter: spread as pair_keys does.
    found = ((found ^ (found >> 30)) * 0xBF58476D1CE4E5B9) & _ALL
    found = ((found ^ (found >> 27)) * 0x94D049BB133111EB) & _ALL
    return found ^ (found >> 31) or 1


def pair_keys(left: Keys, right: Keys) -> Keys:
    """Return the keys of pairs of neighbours, in this order, from their folded keys.

    The mixing is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
    """
    mixed = left * np.uint64(0x9E3779B97F4A7C15) + right
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
