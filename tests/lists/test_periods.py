from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bantin.lists.periods import group_by


@given(st.lists(st.integers()))
def test_groups_hold_every_article_once_in_their_order(numbers: list[int]) -> None:
    """Nothing is lost or doubled; within a group, and among groups, the order is that of the articles."""
    groups = group_by(numbers, lambda one: one % 3)
    assert sorted(one for those in groups.values() for one in those) == sorted(numbers)
    assert list(groups) == list(dict.fromkeys(one % 3 for one in numbers))
    for key, those in groups.items():
        assert those == [one for one in numbers if one % 3 == key]
