from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from bantin.article.addresses import article_path, category_path, page_path, tag_path, url
from bantin.article.model import Article, Page
from tests.article.samples import PARTY, archive, good, make, source, write

titles = st.text(max_size=20)
numbers = st.integers(1, 50)


def test_an_article_lives_under_category_year_words_and_id() -> None:
    """The address is made of the category's slug, the year, the file's name and the id."""
    assert article_path(good()) == "thong-bao/2021/giao-ban-k7m2q9xb.html"
    assert article_path(good(slug="hop-quan-uy")) == "thong-bao/2021/hop-quan-uy-k7m2q9xb.html"
    assert article_path(make(path=PurePosixPath("a/🎉.md"), id="k7m2q9xb")) == "thong-bao/2021/k7m2q9xb.html"


def test_a_new_title_or_place_does_not_move_an_article() -> None:
    """Title, text, folder, and the Unicode spelling of the file's name are no part of the address."""
    article = make(path=PurePosixPath("thong-bao/2021/Họp tổ.md"))
    moved = replace(article, title="Khác", body="khác", views=9, path=PurePosixPath("tin/Ho\u0323p to\u0302\u0309.md"))
    assert article_path(moved) == article_path(article)


@given(st.dictionaries(numbers, titles, min_size=1), st.dictionaries(numbers, titles), st.data())
def test_nothing_done_to_other_articles_moves_one(
    before: dict[int, str], after: dict[int, str], data: st.DataObject
) -> None:
    """Adding, deleting and retitling others, equal titles included, leaves every address as it was."""
    kept = data.draw(st.sampled_from(sorted(before)))
    first = {number: article_path(make(number, title=title)) for number, title in before.items()}
    then = {number: article_path(make(number, title=title)) for number, title in {**after, kept: before[kept]}.items()}
    assert then[kept] == first[kept]
    assert len({*first.values(), *then.values()}) == len({*first, *then})


def test_equal_titles_and_file_names_are_both_published(tmp_path: Path) -> None:
    """Two articles that share title, day and file name stay apart by their id, whatever order they are read in."""
    write(tmp_path, {"a/tin.md": source(id="k7m2q9xb"), "b/tin.md": source(id="d3f4g5h6")})
    both = {article_path(one) for one in archive(tmp_path).articles}
    assert both == {"thong-bao/2021/tin-k7m2q9xb.html", "thong-bao/2021/tin-d3f4g5h6.html"}
    (tmp_path / "a/tin.md").unlink()
    assert [article_path(one) for one in archive(tmp_path).articles] == ["thong-bao/2021/tin-d3f4g5h6.html"]


@given(
    st.text(min_size=1, max_size=300),
    st.just("") | st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
)
def test_an_address_stays_within_its_folder_and_the_length_of_a_name(stem: str, slug: str) -> None:
    """Whatever the file is called, the address has three plain parts that any file system takes."""
    article: Article = make(path=PurePosixPath("a") / f"{stem.replace('/', '')}.md", slug=slug)
    parts = article_path(article).split("/")
    assert len(parts) == 3
    assert all(part.isascii() and not part.startswith(".") and len(part) < 200 for part in parts)


def test_pages_categories_and_tags_have_their_addresses() -> None:
    """Standing pages lie at the root, categories and tags in folders of their own; tags differ by letters only."""
    assert page_path(Page(PurePosixPath("pages/a.md"), "Giới thiệu", "gioi-thieu", "")) == "gioi-thieu.html"
    assert category_path(PARTY) == "dang-doan-the/index.html"
    assert tag_path("Cải cách") == tag_path("cải  cách!") == "the/cai-cach/index.html"


def test_a_folder_is_addressed_without_its_index() -> None:
    """Addresses are from the root; an index page has the address of its folder."""
    assert url("a/b.html") == "/a/b.html"
    assert url("dang-doan-the/index.html") == "/dang-doan-the/"
    assert url("index.html") == "/"
