"""Every page of the demo district, as browsers, people and machines meet it."""

from __future__ import annotations

import copy
import gzip
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from page_checks import fetched, file_of, links, live_parts, words
from site_in_a_string import Site


def anchors(page: ET.Element) -> list[str]:
    return [one.attrib["id"] for one in page.iter() if isinstance(one.tag, str) and "id" in one.attrib]


def test_demo_is_built_without_a_remark(demo: Site) -> None:
    """What a newcomer sees first has no error, no warning and nothing held back."""
    assert "giữ lại vì lỗi 0" in demo.said
    assert "cảnh báo" not in demo.said, demo.said


def test_every_page_parses_without_an_error(demo_pages: dict[str, ET.Element]) -> None:
    """A strict parser has nothing to mend (it would have stopped), and pages of every kind are there."""
    kinds = (
        "index.html",
        "404.html",
        "tim-kiem/index.html",
        "nguon-tin/index.html",
        "the/index.html",
        "luu-tru/index.html",
    )
    assert set(kinds) <= demo_pages.keys()
    assert len(demo_pages) > 100


def test_every_page_has_one_heading_and_speaks_vietnamese(demo_pages: dict[str, ET.Element]) -> None:
    """One h1 with words in it, a title, the language declared."""
    for path, page in demo_pages.items():
        assert page.get("lang") == "vi", path
        assert [bool(words(one)) for one in page.iter("h1")] == [True], path
        assert [bool(words(one)) for one in next(page.iter("head")).iter("title")] == [True], path


def test_no_id_stands_twice(demo_pages: dict[str, ET.Element]) -> None:
    """An anchor, a label and an accessible name each mean one element."""
    for path, page in demo_pages.items():
        assert [name for name, count in Counter(anchors(page)).items() if count > 1] == [], path


def test_every_picture_has_an_alternative(demo_pages: dict[str, ET.Element]) -> None:
    """Each img says what it shows or that it adds nothing; within a figure it says what it shows."""
    for path, page in demo_pages.items():
        assert [one.attrib for one in page.iter("img") if "alt" not in one.attrib] == [], path
        for figure in page.iter("figure"):
            assert all(one.get("alt") for one in figure.iter("img")), path


def test_every_link_picture_and_feed_is_there(demo: Site, demo_pages: dict[str, ET.Element]) -> None:
    """Each address within the site, of links, pictures, sizes, styles and feeds, leads to a file."""
    files = demo.files()
    lost = {
        (path, link)
        for path, page in demo_pages.items()
        for link in links(page)
        if (file := file_of(link, path)) is not None and file not in files
    }
    assert lost == set()


def test_every_anchor_is_there(demo_pages: dict[str, ET.Element]) -> None:
    """A link to a place on a page finds that place."""
    ids = {path: set(anchors(page)) for path, page in demo_pages.items()}
    for path, page in demo_pages.items():
        for link in links(page):
            place, target = urlsplit(link).fragment, file_of(link, path)
            if place and target in ids and not link.endswith(("#publisher", "#website")):
                assert place in ids[target], (path, link)


def test_nothing_lives_and_nothing_is_fetched_elsewhere(demo_pages: dict[str, ET.Element]) -> None:
    """No page of the demo runs anything but the theme's own file or asks another host for anything."""
    for path, page in demo_pages.items():
        assert live_parts(page) == [], path
        assert [one for one in fetched(page) if file_of(one, path) is None] == [], path


def test_pages_stay_light(demo: Site, demo_pages: dict[str, ET.Element]) -> None:
    """HTML and CSS of a page, without the article's own text, are at most 30 KB gzip."""
    style = len(gzip.compress((demo.output / demo.find(".css")).read_bytes()))
    heavy = {}
    for path, page in demo_pages.items():
        frame = copy.deepcopy(page)
        for one in frame.iter("div"):
            if "prose" in one.get("class", "").split():
                one.clear()
        size = style + len(gzip.compress(ET.tostring(frame, "utf-8", method="html")))
        if size > 30_000:
            heavy[path] = size
    assert heavy == {}


def test_every_published_picture_and_file_is_shown_somewhere(demo: Site, demo_pages: dict[str, ET.Element]) -> None:
    """Nothing lies in the output that no page leads to, save what machines find by themselves."""
    led = {file_of(link, path) for path, page in demo_pages.items() for link in links(page)}
    known = {path for path in demo.files() if "feed" in path.split("/") or path.startswith("sitemap")}
    known |= {".ban-tin", "404.html", "robots.txt"}
    # What the script of the search page fetches by itself.
    known |= {path for path in demo.files() if path.startswith(("tim-kiem/chi-muc/", "tim-kiem/search."))}
    # The emblem as search engines are told of it.
    known |= {path for path in demo.files() if path.startswith("anh/") and path in demo.read("index.html")}
    left = {path for path in demo.files() - led - known if not path.startswith("theme/")}
    redirects = {path for path, page in demo_pages.items() if any(one.get("http-equiv") for one in page.iter("meta"))}
    notices = {
        path
        for path in left
        if any(one.get("content") == "noindex" for one in demo_pages.get(path, ET.Element("x")).iter("meta"))
    }
    assert left - redirects - notices == set()
