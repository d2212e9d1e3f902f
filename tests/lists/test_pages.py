from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.lists.listed import newest_first, oldest_first
from bantin.lists.pages import SIZE, ListPage, number_pages
from tests.lists.samples import news

FOLDER = "thong-bao/2021"
counts = st.integers(0, 130)
sizes = st.integers(1, 21)


def pages(count: int, size: int) -> dict[str, ListPage[int]]:
    made = number_pages(range(count), FOLDER, size)
    assert len({one.path for one in made}) == len(made)
    return {one.path: one for one in made}


@given(counts, sizes)
def test_every_article_stands_on_a_page_and_pages_are_full(count: int, size: int) -> None:
    """Nothing is lost between index and pages; numbered pages are full, newest first, and never share an article."""
    made = pages(count, size)
    index = made.pop(f"{FOLDER}/index.html")
    assert index.articles == tuple(range(count))[::-1][:size]
    assert {*index.articles}.union(*(one.articles for one in made.values())) == set(range(count))
    numbered = [one for one in made.values() if one.number]
    assert all(len(one.articles) == size for one in numbered)
    together = [article for one in sorted(numbered, key=lambda one: -one.number) for article in one.articles]
    assert together == sorted(set(together), reverse=True)
    assert [one.path for one in numbered] == [f"{FOLDER}/trang-{one.number}.html" for one in numbered]


@given(counts, sizes)
def test_a_newer_article_changes_only_the_index_and_the_newest_page(count: int, size: int) -> None:
    """One more article leaves all older pages byte for byte: at most the newest full page learns of its neighbour."""
    before, after = pages(count, size), pages(count + 1, size)
    assert set(before) <= set(after)
    changed = {path for path, page in before.items() if after[path] != page}
    newest = max(page.number for page in before.values())
    assert changed <= {f"{FOLDER}/index.html", f"{FOLDER}/trang-{newest}.html"}
    assert len(set(after) - set(before)) <= (2 if count == size else 1)


@given(counts, sizes)
def test_a_reader_walks_from_the_index_to_the_oldest_and_back(count: int, size: int) -> None:
    """Following "older" from the index passes every article; "newer" leads back the same way to the index."""
    made = pages(count, size)
    at, seen, walked = f"{FOLDER}/index.html", set[int](), list[str]()
    while at:
        walked.append(at)
        seen.update(made[at].articles)
        at = made[at].older
    assert seen == set(range(count))
    assert len(walked) == len(set(walked))
    for page in made.values():
        if page.number:
            assert page.newer in made
            assert made[page.newer].number in (page.number + 1, 0)
        else:
            assert page.newer == ""


@pytest.mark.parametrize(
    ("count", "numbers"), [(0, []), (1, []), (20, []), (21, [1]), (39, [1]), (40, [1, 2]), (41, [1, 2])]
)
def test_pages_are_numbered_from_the_oldest(count: int, numbers: list[int]) -> None:
    """Page 1 holds the oldest twenty and is made as soon as they do not all stand on the index."""
    made = number_pages(range(count), FOLDER)
    assert SIZE == 20
    assert [one.number for one in made] == [0, *numbers]
    if numbers:
        assert made[1].articles == tuple(range(19, -1, -1))


@given(st.permutations(range(6)))
def test_the_order_never_depends_on_the_input(order: list[int]) -> None:
    """Articles of one moment are told apart by their id, so a list is the same however the files were read."""
    articles = [replace(news(number), date=news(max(number, 2)).date) for number in range(6)]
    shuffled = [articles[at] for at in order]
    assert oldest_first(shuffled) == oldest_first(articles)
    assert newest_first(shuffled) == oldest_first(articles)[::-1]
    assert [one.date for one in oldest_first(shuffled)] == sorted(one.date for one in articles)
