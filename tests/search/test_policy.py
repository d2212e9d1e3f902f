"""Which segments are merged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bantin.search.policy import MOST_GONE, MOST_SEGMENTS, Size, plan_merges
from bantin.search.segment import MOST_DOCUMENTS

SIZES = st.lists(st.builds(Size, st.integers(0, MOST_DOCUMENTS), st.integers(0, 3000)), max_size=60)


@given(SIZES)
def test_a_plan_bounds_what_is_left(sizes: list[Size]) -> None:
    """No segment is in two groups, none outgrows its numbers; afterwards few are small and little of any is gone."""
    groups = plan_merges(sizes)
    places = [at for group in groups for at in group]
    assert len(places) == len(set(places))
    merged = [sum(sizes[at].standing for at in group) for group in groups]
    kept = [one for at, one in enumerate(sizes) if at not in places]
    assert all(total <= MOST_DOCUMENTS for total in merged)
    assert all(one.gone <= MOST_GONE * sum(one) for one in kept)
    small = [total for total in [*merged, *(one.standing for one in kept)] if total < MOST_DOCUMENTS // 2]
    assert len(small) <= MOST_SEGMENTS


def test_where_nothing_is_due_nothing_is_merged() -> None:
    """A few segments, of which little is gone, stay as they are."""
    assert plan_merges([Size(9000, 100)] * 4 + [Size(1, 0)] * MOST_SEGMENTS) == []


def test_one_article_a_day_costs_little() -> None:
    """Through a thousand changes of one article each, the large segments are left alone and copies stay few."""
    sizes = [Size(10_000, 0)]
    copied = 0
    for _ in range(1000):
        sizes.append(Size(1, 0))
        for group in plan_merges(sizes):
            assert 0 not in group
            copied += sum(sizes[at].standing for at in group)
            merged = Size(sum(sizes[at].standing for at in group), 0)
            sizes = [one for at, one in enumerate(sizes) if at not in group] + [merged]
        assert len(sizes) <= 1 + MOST_SEGMENTS
    assert copied < 20_000
