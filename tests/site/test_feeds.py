"""Feeds of whole sites, as feed readers find and read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from page_checks import file_of, pages_of
from pictures import photograph
from site_in_a_string import Build, Site, article, identifier

TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json")
GOLDEN = Path(__file__).with_name("golden")

ARTICLES = article(
    "giao-ban.md",
    title="Giao ban: tháng 1",
    more='author: Văn A\ntags: [giao ban, "đất công"]\nimage: /images/a.jpg\nimage_caption: Hội nghị\n',
    body="Sáng nay, quận họp.\n\n* Đối với đất công:\n\n- Rà soát [hồ sơ](#a)\n- Báo cáo./.\n\n## Hồ sơ {#a}",
)
ARTICLES += article("thu-vien.md", id="cccccccc", title="Thư viện", date="2022-03-01 08:00", category="tin-phuong")
ARTICLES += "".join(
    article(f"cu-{number}.md", id=identifier(number), date=f"2020-01-{number:02} 08:00") for number in range(1, 23)
)


@pytest.fixture(scope="module")
def site(build_once: Build) -> Site:
    return build_once(ARTICLES, files={"images/a.jpg": photograph()})


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, ET.Element]:
    return pages_of(site.output)


def announced(page: ET.Element) -> dict[str, list[str]]:
    """Return the feeds a reader finds in the head of a page: their files by media type."""
    found: dict[str, list[str]] = {kind: [] for kind in TYPES}
    for link in page.iter("link"):
        if link.get("rel") == "alternate":
            found[link.get("type", "")].append(file_of(link.get("href", "")) or "")
    return found


def documents(site: Site, ending: str) -> Iterator[str]:
    return (path for path in sorted(site.files()) if path.endswith(ending))


def test_every_page_announces_the_feeds_of_the_site(pages: dict[str, ET.Element]) -> None:
    """A reader finds Atom, RSS and JSON Feed of the site in the head of every page."""
    for path, page in pages.items():
        found = announced(page)
        assert [found[kind][-1] for kind in TYPES] == ["feed/atom.xml", "feed/rss.xml", "feed/feed.json"], path


@pytest.mark.parametrize("slug", ["dang-doan-the", "tin-phuong"])
def test_pages_of_a_category_announce_its_own_feeds_first(pages: dict[str, ET.Element], slug: str) -> None:
    """On the category's pages and those of its articles its own feed comes before the site's."""
    own = {path: announced(page) for path, page in pages.items() if path.startswith(f"{slug}/")}
    assert len(own) >= 3
    for path, found in own.items():
        assert [found[kind][0] for kind in TYPES] == [
            f"{slug}/feed/{name}" for name in ("atom.xml", "rss.xml", "feed.json")
        ], path


def test_every_announced_feed_is_there(site: Site, pages: dict[str, ET.Element]) -> None:
    """No autodiscovery link leads to nothing."""
    found = {path for page in pages.values() for paths in announced(page).values() for path in paths}
    assert len(found) == 9
    assert found <= site.files()


def test_the_opml_and_the_page_of_feeds_name_every_feed(site: Site, pages: dict[str, ET.Element]) -> None:
    """A reader can take all feeds at once, a person sees them on one page, and all of them are there."""
    outlines = [one for one in site.xml("feed/feeds.opml").iter("outline") if one.get("xmlUrl")]
    named = {file_of(one.get("xmlUrl", "")) for one in outlines}
    assert {"feed/rss.xml", "dang-doan-the/feed/rss.xml", "tin-phuong/feed/rss.xml"} == named
    assert named <= site.files()
    shown = {
        file_of(one.get("href", "")) for one in pages["nguon-tin/index.html"].iter("a") if one.get("type") in TYPES
    }
    assert len(shown) == 9
    assert shown <= site.files()
    assert {
        file_of(one.get("href", ""), "nguon-tin/") for one in pages["nguon-tin/index.html"].iter("a")
    } <= site.files()


def test_feeds_are_read_without_complaint(site: Site) -> None:
    """A strict reader finds nothing to mend in any document, archives included."""
    paths = [*documents(site, "atom.xml"), *documents(site, "rss.xml")]
    assert len(paths) > 6
    for path in paths:
        feed = feedparser.parse((site.output / path).read_bytes())
        assert not feed.bozo, path
        assert feed.version in {"atom10", "rss20"}
        assert feed.feed.title


def test_feeds_tell_the_same_in_every_format(site: Site) -> None:
    """Title, address, identifier and time of each entry are one in Atom, RSS and JSON Feed."""
    for folder in ("feed", "tin-phuong/feed"):
        atom, rss = (feedparser.parse((site.output / folder / name).read_bytes()) for name in ("atom.xml", "rss.xml"))
        items = json.loads(site.read(f"{folder}/feed.json"))["items"]
        told = [(one.id, one.title, one.link, one.published_parsed) for one in atom.entries]
        assert told == [(one.id, one.title, one.link, one.published_parsed) for one in rss.entries]
        assert [one[:3] for one in told] == [(one["id"], one["title"], one["url"]) for one in items]


def test_enclosure_says_the_length_and_type_of_the_published_file(site: Site) -> None:
    """The picture of an entry is there, and as long as the feed says, in every format."""
    atom, rss = (feedparser.parse((site.output / "feed" / name).read_bytes()) for name in ("atom.xml", "rss.xml"))
    item = next(one for one in json.loads(site.read("feed/feed.json"))["items"] if "attachments" in one)
    told = [(one.href, one.type, int(one.length)) for feed in (atom, rss) for e in feed.entries for one in e.enclosures]
    told += [(one["url"], one["mime_type"], one["size_in_bytes"]) for one in item["attachments"]]
    assert len(set(told)) == 1, told
    address, kind, length = told[0]
    data = (site.output / str(file_of(address))).read_bytes()
    assert kind == "image/jpeg"
    assert data.startswith(b"\xff\xd8\xff")
    assert length == len(data)


def test_full_text_leads_back_to_the_site(site: Site) -> None:
    """In the text of an entry every address is whole: a reader shows it far from the site."""
    entry = next(one for one in feedparser.parse(site.read("feed/atom.xml")).entries if one.id.endswith("bbbbbbbb"))
    text = entry.content[0].value
    assert "<figcaption>Hội nghị</figcaption>" in text
    assert 'href="http://127.0.0.1:8000/dang-doan-the/2021/giao-ban-bbbbbbbb.html#body-a"' in text
    assert 'src="/' not in text
    assert 'srcset="/' not in text


def test_archives_lead_from_the_newest_to_the_oldest(site: Site) -> None:
    """A reader that goes back from archive to archive meets every article once, and each names the current one."""
    for name in ("atom.xml", "rss.xml"):
        seen: list[str] = []
        at = f"feed/{name}"
        first = feedparser.parse(site.read(at))
        current = {one.id for one in first.entries}
        while at:
            feed = feedparser.parse(site.read(at))
            links = {one.rel: file_of(one.href) for one in feed.feed.links}
            assert links["self"] == at
            if at != f"feed/{name}":
                assert links["current"] == f"feed/{name}"
                seen += [one.id for one in feed.entries]
            at = links.get("prev-archive") or ""
        assert len(seen) == len(set(seen))
        assert len(current | set(seen)) == 24


def test_json_feed_goes_back_page_by_page(site: Site) -> None:
    """``next_url`` leads through the archives to the oldest article."""
    seen: set[str] = set()
    at = "feed/feed.json"
    while at:
        feed = json.loads(site.read(at))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert file_of(feed["feed_url"]) == at
        seen |= {one["id"] for one in feed["items"]}
        at = file_of(feed["next_url"]) or "" if "next_url" in feed else ""
    assert len(seen) == 24


def test_identifiers_survive_a_new_title_and_a_new_category(build: Build) -> None:
    """A retitled article in another category, its file renamed, is the same entry to a reader."""
    before = feedparser.parse(build(article("a.md", title="Tên cũ")).read("feed/atom.xml"))
    after_site = build(article("moi.md", title="Tên mới", category="tin-phuong"))
    assert after_site.status == 1
    (after_site.content / "a.md").unlink()
    after = feedparser.parse(build().read("feed/atom.xml"))
    assert [one.id for one in before.entries] == [one.id for one in after.entries]
    assert [one.title for one in after.entries] == ["Tên mới"]
    assert before.entries[0].link != after.entries[0].link


def test_small_site_has_the_golden_feeds(build: Build) -> None:
    """Every byte of the feeds of a small site is as it was looked at and found good."""
    small = article(
        "giao-ban.md", title='Giao ban "tháng 1"', more="author: Văn A\ntags: [giao ban]\n", body="Sáng nay & mai."
    )
    small += article("thu-vien.md", id="cccccccc", title="Thư viện", date="2022-03-01", category="tin-phuong")
    site = build(small, 'SITEURL="https://songthu.example"')
    paths = [path for path in site.files() if "feed" in path.split("/")]
    made = {path: site.read(path) for path in paths}
    golden = {file.relative_to(GOLDEN).as_posix(): file.read_text(encoding="utf-8") for file in GOLDEN.rglob("*.*")}
    assert made == golden
