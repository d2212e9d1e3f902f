from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bantin.article.model import Article
from bantin.pageviews.counts import most_read, total_views
from tests.article.samples import make


def test_what_was_counted_is_added_to_the_base() -> None:
    """The number shown is the article's own base and what the counter holds for its id, if anything."""
    assert total_views(470, "k7m2q9xb", {"k7m2q9xb": 3, "d3f4g5h6": 9}) == 473
    assert total_views(470, "k7m2q9xb", {}) == 470


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 12), st.randoms())
def test_the_most_read_are_the_same_in_any_order(views: list[int], limit: int, random: Random) -> None:
    """Most read first, equal ones by id, none that nobody read, and none left out that belongs there."""
    articles: list[Article] = [make(number, views=count) for number, count in enumerate(views)]
    expected = sorted((one for one in articles if one.views), key=lambda one: (-one.views, one.id))[:limit]
    random.shuffle(articles)
    assert most_read(articles, limit) == expected
