from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bantin.lists.related import Related
from tests.lists.samples import news


def others(count: int, limit: int = 6) -> dict[str, list[str]]:
    """Return the ids of the other news below each of ``count`` articles."""
    articles = [news(number) for number in range(count)]
    related = Related(articles, limit)
    return {article.id: [one.id for one in related.of(article)] for article in articles}


@given(st.integers(0, 30), st.integers(0, 8))
def test_every_article_gets_others_up_to_the_limit(count: int, limit: int) -> None:
    """Never itself, none twice, and as many as there are."""
    found = others(count, limit)
    assert len(found) == count
    for own, those in found.items():
        assert own not in those
        assert len(set(those)) == len(those) == min(limit, count - 1)


@given(st.integers(0, 30), st.integers(0, 8))
def test_a_new_article_changes_only_pages_that_lacked_others(count: int, limit: int) -> None:
    """What stands below an article that has enough older ones stays for ever."""
    before, after = others(count, limit), others(count + 1, limit)
    changed = [own for own, those in before.items() if after[own] != those]
    assert changed == (list(before) if count <= limit else [])


def test_the_ones_just_before_are_taken_first() -> None:
    """The older neighbours are taken before newer ones, which only fill up; all are listed newest first."""
    ids = [news(number).id for number in range(5)]
    assert others(5, 3)[ids[4]] == [ids[3], ids[2], ids[1]]
    assert others(5, 3)[ids[1]] == [ids[3], ids[2], ids[0]]


@given(st.integers(1, 30), st.integers(0, 8), st.data())
def test_those_near_some_articles_are_all_that_may_stand_below_them(
    count: int, limit: int, data: st.DataObject
) -> None:
    """Whatever stands below one of some articles is near them; what is not there has nothing below it or near it."""
    articles = [news(number) for number in range(count)]
    first = data.draw(st.integers(0, count - 1))
    some = articles[first : data.draw(st.integers(first + 1, count))]
    related = Related(articles, limit)
    near = {one.id for one in related.near(some)}
    assert {one.id for own in some for one in related.of(own)} <= near
    assert (related.of(news(99)), related.near([news(99)])) == ([], [])
