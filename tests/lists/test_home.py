from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bantin.lists.home import Home, arrange_home
from tests.article.samples import ECONOMY, NOTICES, PARTY
from tests.lists.samples import News, news

CATEGORIES = (PARTY, ECONOMY, NOTICES)


def ids(articles: tuple[News, ...]) -> list[str]:
    return [one.id for one in articles]


def everything(home: Home[News]) -> list[str]:
    lead = (home.lead,) if home.lead else ()
    blocks = [one for block in home.blocks for one in block.articles]
    return ids((*lead, *home.pinned, *home.latest, *blocks))


contents = st.lists(st.tuples(st.sampled_from(CATEGORIES), st.booleans(), st.booleans()), max_size=25).map(
    lambda given_: [news(n, c, pinned=p, pictured=f) for n, (c, p, f) in enumerate(given_)][::-1]
)


@given(contents, st.integers(0, 8), st.integers(0, 5), st.integers(0, 3))
def test_no_article_stands_on_the_home_page_twice(
    articles: list[News], latest: int, per_category: int, pinned: int
) -> None:
    """Lead, pinned, latest and blocks never repeat an article, keep their limits and are each newest first."""
    home = arrange_home(articles, CATEGORIES, latest=latest, per_category=per_category, pinned=pinned)
    shown = everything(home)
    assert len(shown) == len(set(shown))
    assert len(home.latest) <= latest
    assert len(home.pinned) <= pinned
    for group in (home.pinned, home.latest, *(block.articles for block in home.blocks)):
        assert [*group] == sorted(group, key=lambda one: one.date, reverse=True)
    for block in home.blocks:
        assert 1 <= len(block.articles) <= per_category
        assert {one.category for one in block.articles} == {block.category}


@given(contents)
def test_the_newest_articles_are_always_shown(articles: list[News]) -> None:
    """Whatever is pinned or pictured, the newest articles are not lost; room that is there is filled."""
    home = arrange_home(articles, CATEGORIES, latest=4, per_category=3)
    assert {*ids(tuple(articles[:5]))} <= {*everything(home)}
    assert len(everything(home)) >= min(len(articles), 5)


def test_the_lead_is_the_newest_with_a_picture_among_the_latest() -> None:
    """A fresh story with a picture leads; one that is long past does not, and without any the newest leads."""
    plain = [news(n) for n in range(9, -1, -1)]
    assert arrange_home(plain, CATEGORIES, latest=4, per_category=2).lead == plain[0]
    recent = [*plain[:2], news(7, pictured=True), *plain[3:]]
    home = arrange_home(recent, CATEGORIES, latest=4, per_category=2)
    assert home.lead == recent[2]
    assert ids(home.latest) == ["n9", "n8", "n6", "n5"]
    old = [*plain[:9], news(0, pictured=True)]
    assert arrange_home(old, CATEGORIES, latest=4, per_category=2).lead == plain[0]


def test_pinned_notices_stand_apart_the_newest_few() -> None:
    """A pinned notice never leads; more than fit fall back among the others."""
    articles = [news(n, pinned=n < 3, pictured=True) for n in range(5, -1, -1)]
    home = arrange_home(articles, CATEGORIES, latest=9, per_category=2, pinned=2)
    assert ids(home.pinned) == ["n2", "n1"]
    assert home.lead == articles[0]
    assert ids(home.latest) == ["n4", "n3", "n0"]


def test_blocks_follow_the_categories_and_empty_ones_fall_away() -> None:
    """A block per category in the order of the categories, none where there is nothing more to show."""
    articles = [news(3), news(2, NOTICES), news(1, PARTY), news(0, NOTICES)]
    home = arrange_home(articles, CATEGORIES, latest=0, per_category=1)
    assert [(block.category, ids(block.articles)) for block in home.blocks] == [(PARTY, ["n1"]), (NOTICES, ["n2"])]


def test_an_empty_site_has_an_empty_home_page() -> None:
    """Without any article nothing leads and nothing is listed."""
    assert arrange_home([], CATEGORIES, latest=4, per_category=2) == Home(None, (), (), ())
