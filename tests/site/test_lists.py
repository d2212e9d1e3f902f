"""Lists of whole sites: what stands where, and what an edit changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

import pytest
from page_checks import HOST, fetched, file_of, links, pages_of, words
from pictures import photograph
from site_in_a_string import Build, Site, article, identifier


def numbered(numbers: Iterable[int], **fields: str) -> str:
    """Return one article for each number, an hour after the one before."""
    return "".join(
        article(
            f"a{number:03}.md",
            id=identifier(number),
            title=f"Bài số {number}",
            date=f"2021-03-{1 + number // 24:02} {number % 24:02}:00",
            views=str(1000 - number),
            **fields,
        )
        for number in numbers
    )


OTHERS = article(
    "khac.md", id="cccccccc", title="Tin phường", date="2021-02-01 08:00", category="tin-phuong", views="2000"
)
OTHERS += article("truoc.md", id="dddddddd", title="Năm trước", date="2020-02-01 08:00", views="2000")


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    tagged = numbered(range(45), tags="[giao ban]")
    return build_once(tagged + OTHERS + article("ghim.md", id="ffffffff", date="2020-01-01 08:00", pinned="true"))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, ET.Element]:
    return pages_of(site.output)


def listed(page: ET.Element) -> list[str]:
    """Return the titles of a page's list, in its order."""
    main = next(page.iter("main"))
    cards = (one for one in main.iter("article") if "card" in one.get("class", ""))
    return [words(next(one for one in card.iter("a") if "card__link" in one.get("class", ""))) for card in cards]


def contents(site: Site) -> dict[str, bytes]:
    return {path: (site.output / path).read_bytes() for path in site.files()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def titles(numbers: Iterable[int]) -> list[str]:
    return [f"Bài số {number}" for number in numbers]


def test_numbered_pages_count_from_the_oldest(pages: dict[str, ET.Element]) -> None:
    """45 articles of one year: two full pages that begin with the oldest, and an index of the newest twenty."""
    folder = "dang-doan-the/2021"
    assert listed(pages[f"{folder}/trang-1.html"]) == titles(range(19, -1, -1))
    assert listed(pages[f"{folder}/trang-2.html"]) == titles(range(39, 19, -1))
    assert listed(pages[f"{folder}/index.html"]) == titles(range(44, 24, -1))
    assert f"{folder}/trang-3.html" not in pages


def test_every_article_is_reached_from_the_index_page_by_page(pages: dict[str, ET.Element]) -> None:
    """Going from page to older page, of a year as of a tag, meets every article, and going back ends at the index."""
    for folder in ("dang-doan-the/2021", "the/giao-ban"):
        at, seen, way = f"{folder}/index.html", set[str](), []
        while at:
            seen |= set(listed(pages[at]))
            way.append(at)
            at = next(
                (file_of(one.get("href", "")) or "" for one in pages[at].iter("a") if one.get("rel") == "next"), ""
            )
        assert seen == set(titles(range(45)))
        back = [next(one for one in pages[path].iter("a") if one.get("rel") == "prev") for path in way[1:]]
        assert file_of(back[0].get("href", "")) == f"{folder}/index.html"


def test_category_shows_the_newest_twenty_and_its_years(pages: dict[str, ET.Element]) -> None:
    """The landing page of a category holds twenty articles, what is pinned, and a way to each year."""
    page = pages["dang-doan-the/index.html"]
    assert listed(page) == titles(range(44, 24, -1))
    assert {file_of(one) for one in links(page)} >= {"dang-doan-the/2020/index.html", "dang-doan-the/2021/index.html"}
    assert "Một bài" in words(next(one for one in page.iter("section") if "notices" in one.get("class", "")))


def test_home_shows_each_article_once(pages: dict[str, ET.Element]) -> None:
    """Lead, latest and the blocks of categories never repeat an article; the most read are counted apart."""
    shown = listed(pages["index.html"])
    assert len(shown) == len(set(shown))
    assert shown[:3] == titles((44, 43, 42))
    ranking = next(one for one in pages["index.html"].iter("section") if "ranking" in one.get("class", ""))
    assert [words(one) for one in ranking.iter("a")][:3] == ["Tin phường", "Năm trước", "Bài số 0"]


def test_archive_leads_from_the_year_to_the_day(pages: dict[str, ET.Element]) -> None:
    """Year, month and day each have a page, and the day's lists its articles."""
    assert "luu-tru/2021/index.html" in {file_of(one) for one in links(pages["luu-tru/index.html"])}
    assert "luu-tru/2021/03/index.html" in {file_of(one) for one in links(pages["luu-tru/2021/index.html"])}
    assert "luu-tru/2021/03/02/index.html" in {file_of(one) for one in links(pages["luu-tru/2021/03/index.html"])}
    led = {file_of(one) for one in links(pages["luu-tru/2021/03/02/index.html"])}
    assert f"dang-doan-the/2021/a044-{identifier(44)}.html" in led


def test_tags_have_a_page_each(pages: dict[str, ET.Element]) -> None:
    """The page of tags leads to each tag, whose page lists its articles."""
    assert "the/giao-ban/index.html" in {file_of(one) for one in links(pages["the/index.html"])}
    assert listed(pages["the/giao-ban/index.html"]) == titles(range(44, 24, -1))


# What a newer article may change, whatever else the site holds.
_NEWER = re.compile(
    r"index\.html|feed/[^/]+|dang-doan-the/(index\.html|feed/[^/]+)|dang-doan-the/2021/index\.html"
    r"|luu-tru/2021/03/02/index\.html|luu-tru/(2021/(03/)?)?index\.html|sitemap(-2021)?\.xml"
    r"|tim-kiem/chi-muc/.+"
)


def test_newer_article_changes_only_the_newest_pages(build: Build) -> None:
    """One more article adds its page and touches indexes, feeds, its year's sitemap, the search: no other article."""
    before = contents(build(numbered(range(45)) + OTHERS))
    after = contents(build(numbered([45])))
    own = f"dang-doan-the/2021/a045-{identifier(45)}.html"
    touched = changed(before, after)
    assert own in touched
    assert {path for path in touched - {own} if not _NEWER.fullmatch(path)} == set()


def test_completed_page_appears_and_older_ones_stay(build: Build) -> None:
    """The 40th article of a year completes its second page; the first keeps all but the way to its neighbour."""
    before = contents(build(numbered(range(39))))
    after = contents(build(numbered([39])))
    assert "dang-doan-the/2021/trang-2.html" in changed(before, after)
    first = "dang-doan-the/2021/trang-1.html"
    newer = before[first].replace(
        b'rel="prev" href="/dang-doan-the/2021/"', b'rel="prev" href="/dang-doan-the/2021/trang-2.html"'
    )
    assert newer == after[first]


def test_nothing_done_to_one_article_moves_another(build: Build) -> None:
    """Deleting, adding and retitling keep every other address."""
    site = build(numbered(range(25)) + OTHERS)
    before = {path for path in site.files() if re.search(r"-\w{8}\.html$", path)}
    (site.content / "a003.md").unlink()
    site = build(numbered([25, 7]).replace("Bài số 7", "Tên khác hẳn"))
    after = {path for path in site.files() if re.search(r"-\w{8}\.html$", path)}
    assert before - after == {f"dang-doan-the/2021/a003-{identifier(3)}.html"}
    assert after - before == {f"dang-doan-the/2021/a025-{identifier(25)}.html"}
    assert site.naming("Bài số 7") == []


def test_category_without_articles_has_its_page(build: Build) -> None:
    """A category nobody has written for yet has a page that says so, feeds, and no years."""
    site = build(article("a.md"))
    assert site.status == 0
    page = pages_of(site.output)["tin-phuong/index.html"]
    assert listed(page) == []
    assert "Tin phường" in words(next(page.iter("h1")))
    assert "tin-phuong/feed/atom.xml" in site.files()
    assert not [path for path in site.files() if path.startswith("tin-phuong/2")]


def test_site_without_any_article_is_a_site(build: Build) -> None:
    """Before the first article home, categories, search, feeds and sitemap are there, and every link resolves."""
    site = build()
    assert site.status == 0, site.said
    assert site.said.strip().endswith("Xong: 0 bài, đã đăng 0, hẹn giờ 0, bản nháp 0, giữ lại vì lỗi 0.")
    pages = pages_of(site.output)
    assert {"index.html", "404.html", "tim-kiem/index.html", "luu-tru/index.html", "the/index.html"} <= pages.keys()
    for path, page in pages.items():
        assert {file_of(one, path) for one in links(page)} - {None} <= site.files(), path


def test_site_with_one_bad_article_alone_is_a_site_without_articles(build: Build) -> None:
    """Nothing but a bad article: it is named, the exit status is 1, and the site stands."""
    site = build(article("a.md", date="31/02/2021"))
    assert site.status == 1
    assert site.said.strip().splitlines()[-1].startswith("Có lỗi: 1 bài, đã đăng 0,")
    assert "dang-doan-the/index.html" in site.files()


def test_site_below_a_folder_never_leads_out_of_it(build: Build) -> None:
    """Where the site lives below a folder of its host, every link, picture, form and redirect stays within."""
    body = "[tải](/files/a.pdf) [bài kia](b.md)\n\n![Một quả đồi](/images/a.jpg)"
    text = article("a.md", body=body, more="aliases: [/cu.html]\ntags: [x]\nattachments: [/files/a.pdf]\n")
    text += article("b.md", id="cccccccc")
    site = build(
        text, 'SITEURL="http://127.0.0.1:8000/quan"', files={"images/a.jpg": photograph(), "files/a.pdf": b"%"}
    )
    assert site.status == 0, site.said
    for path, page in pages_of(site.output).items():
        led = [one for one in (*links(page), *fetched(page)) if not one.startswith("#")]
        assert {one for one in led if not one.removeprefix(HOST).startswith("/quan/")} == set(), path
        inside = {file_of(one) or "" for one in led}
        assert {one.removeprefix("quan/") for one in inside} <= site.files(), path
