from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.search.keys import folded_key
from bantin.search.segment import LEVELS
from bantin.search.shards import layout
from bantin.search.shards.layout import Varints, bits_for, compressed, files_of, level, packed, unpacked, varints


def read(data: bytes) -> list[int]:
    """Return the numbers that varints stand for."""
    found, value, bits = [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << bits
        bits += 7
        if byte < 0x80:
            found.append(value)
            value = bits = 0
    return found


@given(st.lists(st.integers(0, 2**28 - 1)), st.data())
def test_varints_are_read_back(numbers: list[int], data: st.DataObject) -> None:
    """Numbers come back as they were, all of them and any stretch of them."""
    first = data.draw(st.integers(0, len(numbers)))
    end = data.draw(st.integers(first, len(numbers)))
    array = np.array(numbers, np.int64)
    assert read(varints(array)) == numbers
    assert read(Varints(array).cut(first, end)) == numbers[first:end]


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**22 - 1), st.integers(0, 27)), unique=True))
def test_postings_are_put_in_order(some: list[tuple[int, int, int]]) -> None:
    """Packed in any order, postings come out by what they are of and by document, with the gaps between these."""
    of, documents, levels = (np.array(column, np.int64) for column in zip(*some, strict=True)) if some else [[]] * 3
    found = unpacked([packed(np.array(of), np.array(documents, np.int64), np.array(levels, np.uint8))])
    rows = list(zip(found.of.tolist(), found.places.tolist(), found.levels.tolist(), strict=True))
    assert rows == sorted(some)
    before: dict[int, int] = {}
    for (thing, document, _), gap in zip(rows, found.gaps().tolist(), strict=True):
        assert before.get(thing, -1) + gap + 1 == document
        before[thing] = document


def test_every_level_is_known() -> None:
    """The number of a level leads back to its impact."""
    assert LEVELS[level(LEVELS)].tolist() == LEVELS.tolist()
    assert len(LEVELS) <= 1 << layout._LEVEL_BITS


@pytest.mark.parametrize(("postings", "bits"), [(0, 0), (999, 0), (1000, 1), (4000, 3), (10**9, layout.MOST_BITS)])
def test_files_are_as_many_as_postings_ask_for(postings: int, bits: int) -> None:
    """There is one file for a few postings, and never more than a bound."""
    assert bits_for(postings, 1000) == bits


def test_words_spread_over_the_files() -> None:
    """Words alike but for a letter or a figure lie in files all over, and no two have one key."""
    words = [f"{word}{number}" for word in ("a", "duong", "so") for number in range(400)]
    keys = np.array([folded_key(word) for word in words], np.uint64)
    assert len(set(files_of(keys, 8).tolist())) > 240
    assert len(set(keys.tolist())) == len(words)
    assert set(files_of(keys, 0).tolist()) == {0}


def test_files_are_raw_deflate() -> None:
    """What is compressed is read by any reader of raw DEFLATE."""
    assert zlib.decompress(compressed(b"a" * 1000), -15) == b"a" * 1000
