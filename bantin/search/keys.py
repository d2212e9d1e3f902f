"""The keys of the index: each word, and each pair of neighbours, as a number of 64 bits.

A key depends on nothing but the word itself, so that segments made at different times, in any order, agree on it. Two
of ten million keys are equal by chance once in 400,000 archives (the birthday bound: n² / 2⁶⁵).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

# No word has it: it stands between the fields of a document, and beside it no pair is formed.
BOUNDARY = 0


@lru_cache(maxsize=1 << 14)
def exact_key(word: str) -> int:
    """Return the key of a word as it is written, from its exact form (``bantin.text.fold.exact``)."""
    return _key(word, b"exact")


@lru_cache(maxsize=1 << 14)
def folded_key(word: str) -> int:
    """Return the key of a word without its marks, from its folded form; it never equals one of exact_key."""
    return _key(word, b"folded")


def _key(word: str, family: bytes) -> int:
    # A lone surrogate has no UTF-8, yet a question may hold one.
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8, person=family).digest()
    return int.from_bytes(digest, "little") or 1


def pair_keys(left: Keys, right: Keys) -> Keys:
    """Return the keys of pairs of neighbours, in this order, from their folded keys.

    The mixing is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
    """
    mixed = left * np.uint64(0x9E3779B97F4A7C15) + right
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
