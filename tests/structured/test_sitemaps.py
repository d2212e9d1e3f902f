from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from bantin.dates import ZONE
from bantin.lists.periods import group_by
from bantin.structured import sitemaps as module
from bantin.structured.model import NewsArticle, Picture, StandingPage
from bantin.structured.sitemaps import INDEX, news_sitemap, split, write_index, write_sitemap
from bantin.xml import clean
from tests.structured.samples import HOSTILE, MEETING, ROOT

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
NOW = datetime(2021, 1, 8, 12, 0, tzinfo=ZONE)
PAGES = [StandingPage(ROOT, MEETING.updated), StandingPage(f"{ROOT}gioi-thieu.html")]


def sitemaps(root: str, pages: Iterable[StandingPage], articles: Iterable[NewsArticle]) -> dict[str, bytes]:
    """Return a site's sitemaps by their paths, as a build writes them."""
    files: list[Any] = split("pages", list(pages), same)
    by_year = group_by(sorted(articles, key=lambda one: one.published), lambda one: one.published.astimezone(ZONE).year)
    for year, those in by_year.items():
        files += split(str(year), those, same)
    return {INDEX: write_index(root, files), **{one.path: write_sitemap(one.items) for one in files}}


def same(page: Any) -> Any:
    return page


def tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - our own bytes


def locations(data: bytes) -> list[str | None]:
    return [one.text for one in tree(data).findall("*/s:loc", NAMES)]


def many(year: int, count: int) -> list[NewsArticle]:
    first = datetime(year, 1, 1, tzinfo=ZONE)
    moments = [first + timedelta(minutes=number) for number in range(count)]
    return [
        replace(MEETING, href=f"{ROOT}x/{year}/{number}.html", published=moment, updated=moment, pictures=())
        for number, moment in enumerate(moments)
    ]


def test_the_index_leads_to_one_sitemap_a_year_and_one_of_pages() -> None:
    """Index, pages and years each have their file, and the index tells when each last changed."""
    made = sitemaps(ROOT, PAGES, [MEETING, *many(2019, 2)])
    assert list(made) == ["sitemap.xml", "sitemap-pages.xml", "sitemap-2019.xml", "sitemap-2021.xml"]
    assert locations(made["sitemap.xml"]) == [f"{ROOT}{path}" for path in made if path != "sitemap.xml"]
    changes = [one.findtext("s:lastmod", namespaces=NAMES) for one in tree(made["sitemap.xml"])]
    assert changes == ["2021-01-07T08:00:00+07:00", "2019-01-01T00:01:00+07:00", "2021-01-07T08:00:00+07:00"]


def test_an_article_is_listed_with_its_change_and_its_pictures() -> None:
    """Address, last change and each picture once."""
    picture = MEETING.pictures[0]
    made = sitemaps(ROOT, [], [replace(MEETING, pictures=(picture, picture, replace(picture, href=f"{ROOT}b.jpg")))])
    url = tree(made["sitemap-2021.xml"])[0]
    assert url.findtext("s:loc", namespaces=NAMES) == MEETING.href
    assert url.findtext("s:lastmod", namespaces=NAMES) == "2021-01-07T08:00:00+07:00"
    assert [one.text for one in url.iterfind("image:image/image:loc", NAMES)] == [picture.href, f"{ROOT}b.jpg"]


def test_a_page_of_unknown_age_says_none() -> None:
    """No date is made up."""
    made = sitemaps(ROOT, PAGES, [])
    assert tree(made["sitemap-pages.xml"])[1].find("s:lastmod", NAMES) is None


def test_a_year_is_untouched_by_the_others() -> None:
    """The bytes of a year's sitemap depend on that year alone, and not on the order of reading."""
    before = sitemaps(ROOT, PAGES, many(2019, 3))
    after = sitemaps(ROOT, [], [MEETING, *reversed(many(2019, 3))])
    assert before["sitemap-2019.xml"] == after["sitemap-2019.xml"]


def test_the_year_is_that_of_ho_chi_minh_city() -> None:
    """An article of the first hours of the year is listed in that year, as its address is."""
    assert "sitemap-2021.xml" in sitemaps(
        ROOT, [], [replace(MEETING, published=datetime(2020, 12, 31, 18, 0, tzinfo=UTC))]
    )


def test_too_many_addresses_go_into_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file holds more addresses than allowed, none is lost, and the first file keeps its name and content."""
    monkeypatch.setattr(module, "MOST_ADDRESSES", 10)
    articles = many(2021, 25)
    made = sitemaps(ROOT, [], articles)
    assert list(made)[2:] == ["sitemap-2021.xml", "sitemap-2021-2.xml", "sitemap-2021-3.xml"]
    assert [len(tree(made[path])) for path in list(made)[2:]] == [10, 10, 5]
    assert made["sitemap-2021.xml"] == sitemaps(ROOT, [], articles[:10])["sitemap-2021.xml"]


def test_too_many_bytes_go_into_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is larger than allowed."""
    monkeypatch.setattr(module, "MOST_BYTES", 2_000)
    monkeypatch.setattr(module, "SURELY_FEW", 0)
    made = sitemaps(ROOT, [], many(2021, 40))
    files = [data for path, data in made.items() if path != "sitemap.xml"]
    assert len(files) > 2
    assert max(map(len, files)) <= 2_000
    assert sum(len(tree(data)) for data in files) == 40


def test_the_limits_are_those_of_the_protocol() -> None:
    """50,000 addresses and 50 MB a file, 1,000 pictures a page."""
    pictures = tuple(Picture(f"{ROOT}{number}.jpg", 1, 1) for number in range(1_100))
    made = sitemaps(ROOT, [], [replace(MEETING, pictures=pictures)])
    assert len(tree(made["sitemap-2021.xml"]).findall("s:url/image:image", NAMES)) == 1_000
    assert (module.MOST_ADDRESSES, module.MOST_BYTES) == (50_000, 52_428_800)


def test_addresses_are_written_as_the_protocol_wants_them() -> None:
    """Letters outside ASCII and blanks are percent-encoded, what is encoded already is not encoded again."""
    made = sitemaps(ROOT, [StandingPage(f"{ROOT}ảnh đẹp%20x.html?a=1&b=2")], [])
    assert locations(made["sitemap-pages.xml"]) == [f"{ROOT}%E1%BA%A3nh%20%C4%91%E1%BA%B9p%20x.html?a=1&b=2"]


@pytest.mark.parametrize(
    ("age", "listed"),
    [
        (timedelta(0), True),
        (timedelta(days=2), True),
        (timedelta(days=2, seconds=1), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_the_news_sitemap_lists_the_last_two_days(age: timedelta, *, listed: bool) -> None:
    """What is older than two days, or not yet published, is not news."""
    data = news_sitemap("Sông Thanh", [replace(MEETING, published=NOW - age)], NOW)
    assert (len(tree(data)) == 1) is listed


def test_the_news_sitemap_names_publication_date_and_title() -> None:
    """All four things that Google News demands are there, the newest article first."""
    newer = replace(MEETING, href=f"{ROOT}moi.html", published=NOW)
    data = news_sitemap("Cổng thông tin quận Sông Thanh", [MEETING, newer], NOW)
    assert locations(data) == [newer.href, MEETING.href]
    news = tree(data).findall("s:url/news:news", NAMES)[1]
    assert [one.text for one in news.iter() if len(one) == 0] == [
        "Cổng thông tin quận Sông Thanh",
        "vi",
        "2021-01-06T17:07:00+07:00",
        MEETING.headline,
    ]


def test_the_news_sitemap_holds_no_more_than_google_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a day with too many articles the newest are kept."""
    monkeypatch.setattr(module, "MOST_NEWS", 3)
    data = news_sitemap("x", many(2021, 9), datetime(2021, 1, 1, 12, 0, tzinfo=ZONE))
    assert locations(data) == [f"{ROOT}x/2021/{number}.html" for number in (8, 7, 6)]


def test_an_attack_in_any_field_stays_text() -> None:
    """Hostile titles, names and addresses make no element of their own."""
    attacked = replace(MEETING, headline=HOSTILE, href=HOSTILE, pictures=(Picture(HOSTILE, 1, 1),))
    news = tree(news_sitemap(HOSTILE, [attacked], NOW))
    assert news.findtext(".//news:title", namespaces=NAMES) == clean(HOSTILE)
    plain = sitemaps(ROOT, [], [replace(MEETING, pictures=MEETING.pictures)])["sitemap-2021.xml"]
    written = sitemaps(ROOT, [], [attacked])["sitemap-2021.xml"]
    assert [one.tag for one in tree(written).iter()] == [one.tag for one in tree(plain).iter()]
