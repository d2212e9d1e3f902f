from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.markdown.headings import relevel


def levels(*written: int) -> list[int]:
    """Return the levels that headings of these levels come to."""
    html = relevel("".join(f"<h{level}>x</h{level}>" for level in written))
    return [int(part[0]) for part in html.split("<h")[1:]]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([2, 3, 2], [2, 3, 2]),
        ([3, 3], [2, 2]),
        ([1, 4, 4, 2], [2, 3, 3, 3]),
        ([3, 2], [2, 2]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_begin_at_two_and_keep_their_order(written: list[int], expected: list[int]) -> None:
    """The page's title is the h1, so the body's first heading is an h2 and deeper ones follow it."""
    assert levels(*written) == expected


@given(st.lists(st.integers(1, 6), min_size=1))
def test_no_level_is_skipped(written: list[int]) -> None:
    """A heading is at most one level below the one before it, whatever was written."""
    found = levels(*written)
    assert found[0] == 2
    assert all(2 <= level <= min(6, before + 1) for before, level in pairwise(found))


def test_attributes_and_end_tags_follow() -> None:
    """Start and end tag keep the same level, and the id stays."""
    assert relevel('<h1 id="body-a">x</h1><hr>') == '<h2 id="body-a">x</h2><hr>'
