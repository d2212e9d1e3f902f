from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.feeds.archive import Document, plan
from bantin.feeds.atom import atom
from bantin.feeds.json_feed import json_feed
from bantin.feeds.model import Entry, Format, Part
from bantin.feeds.opml import opml
from bantin.feeds.rss import rss
from bantin.xml import clean
from tests.feeds.samples import IDENTITY, MEETING, NOTICE, PARTY, ROOT, SITE, many, parsed

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
}
XML_FORMATS = pytest.mark.parametrize("write", [atom, rss], ids=["atom", "rss"])
HOSTILE = "</title></script><script>alert(1)</script>]]>\"'&amp;&\x00\x08\x1b\ud800\ufffe ./."
TEXT = st.text(st.characters(codec=None), max_size=40) | st.just(HOSTILE)


def tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - our own bytes


def only(entry: Entry) -> Document:
    return plan(SITE, [entry])[0]


@XML_FORMATS
def test_a_feed_reader_finds_what_the_article_says(write: Callable[[Document], bytes]) -> None:
    """Title, address, author, dates, categories, summary, full text and picture arrive in a feed reader."""
    feed = parsed(write(only(MEETING)))
    assert not feed.bozo
    assert feed.feed.title == SITE.title
    assert feed.feed.language == "vi"
    assert feed.feed.rights == SITE.rights
    entry = feed.entries[0]
    assert entry.id == "tag:songthanh.example,2019-03-01:article/k7m2q9xb"
    assert (entry.title, entry.link, entry.author) == (MEETING.title, MEETING.href, MEETING.author)
    assert entry.published_parsed[:5] == (2021, 1, 6, 10, 7)
    assert entry.updated_parsed[:5] == (2021, 1, 7, 1, 0)
    assert [tag.get("label") or tag.term for tag in entry.tags] == [MEETING.category, *MEETING.tags]
    assert entry.summary == MEETING.summary
    assert "]]> trong bài" in entry.content[0].value
    assert f'src="{ROOT}a.jpg"' in entry.content[0].value
    picture = entry.enclosures[0]
    assert (picture.href, picture.type, picture.length) == (f"{ROOT}media/a.jpg", "image/jpeg", "48213")


@XML_FORMATS
def test_an_article_without_author_is_the_publishers(write: Callable[[Document], bytes]) -> None:
    """Where no author is named, the office stands for the article."""
    feed = parsed(write(only(NOTICE)))
    assert (feed.entries[0].get("author") or feed.feed.author) == SITE.publisher


@XML_FORMATS
def test_archive_documents_say_what_they_are(write: Callable[[Document], bytes]) -> None:
    """An archive document is marked and leads to the current one; the current one is not marked."""
    current, archive = plan(SITE, [*many(2020, 3), *many(2021, 1)])
    root = tree(write(archive))
    assert root.findall(".//fh:archive", NAMES)
    links = {link.get("rel"): link.get("href") for link in root.iter(f"{{{NAMES['atom']}}}link")}
    assert links["current"] == dict(tree_links(write(current)))["self"]
    assert not tree(write(current)).findall(".//fh:archive", NAMES)


def tree_links(data: bytes) -> list[tuple[str | None, str | None]]:
    return [(link.get("rel"), link.get("href")) for link in tree(data).iter(f"{{{NAMES['atom']}}}link")]


@XML_FORMATS
@pytest.mark.parametrize("channel", [SITE, PARTY], ids=["site", "category"])
def test_an_empty_feed_is_a_feed(write: Callable[[Document], bytes], channel: Any) -> None:
    """A category without articles has a valid feed with no entry."""
    feed = parsed(write(plan(channel, [])[0]))
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated_parsed[:3] == (2019, 2, 28)


def test_identifiers_survive_title_category_and_address() -> None:
    """The identifier hangs on the article's id alone, and is the same in every feed of the site."""
    moved = replace(MEETING, title="Khác", category="Thông báo", category_slug="thong-bao", href=f"{ROOT}khac.html")
    assert PARTY.entry_id(moved) == SITE.entry_id(MEETING)


def test_all_documents_of_a_feed_share_its_identifier() -> None:
    """Current and archive documents are one feed; each channel is a feed of its own."""
    documents = plan(PARTY, [*many(2020, 3), *many(2021, 1)])
    found = {tree(atom(one)).findtext("atom:id", namespaces=NAMES) for one in documents}
    assert found == {"tag:songthanh.example,2019-03-01:feed/dang-doan-the"}
    assert SITE.id == "tag:songthanh.example,2019-03-01:feed"


def test_json_feed_says_what_the_standard_asks() -> None:
    """The JSON Feed carries version, addresses, and each item's content, dates, tags and picture."""
    feed = json.loads(json_feed(only(MEETING)))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ROOT}feed/feed.json"
    assert "next_url" not in feed
    item = feed["items"][0]
    assert item["content_html"] == MEETING.content
    assert item["date_published"] == "2021-01-06T17:07:00+07:00"
    assert item["tags"] == [MEETING.category, *MEETING.tags]
    assert item["attachments"] == [{"url": f"{ROOT}media/a.jpg", "mime_type": "image/jpeg", "size_in_bytes": 48213}]


def test_json_feed_leads_to_the_next_older_document() -> None:
    """next_url goes from the current document to the newest archive document, and from part to part."""
    current, second, first = plan(SITE, many(2021, 45))
    assert json.loads(json_feed(current))["next_url"] == SITE.address(Format.JSON, Part(2021, 2))
    assert json.loads(json_feed(second))["next_url"].endswith("/feed/2021/1/feed.json")
    assert "next_url" not in json.loads(json_feed(first))


def test_json_feed_keeps_an_empty_content() -> None:
    """An article that is all title still has its content, which the standard demands."""
    assert json.loads(json_feed(only(replace(NOTICE, content=""))))["items"][0]["content_html"] == ""


@given(TEXT, TEXT, TEXT)
def test_any_text_reads_back_from_atom(title: str, summary: str, content: str) -> None:
    """Whatever stands in an article, the Atom feed parses and gives it back less what XML forbids."""
    entry = replace(MEETING, title=title, summary=summary, content=content, author=title or "a", tags=(summary,))
    found = tree(atom(only(entry))).find("atom:entry", NAMES)
    assert found is not None
    assert found.findtext("atom:title", namespaces=NAMES) == clean(title)
    assert found.findtext("atom:summary", default="", namespaces=NAMES) == clean(summary)
    assert found.findtext("atom:content", namespaces=NAMES) == clean(content)
    assert found.findall("atom:category", NAMES)[1].get("term") == clean(summary)


@given(TEXT, TEXT, TEXT)
def test_any_text_reads_back_from_rss(title: str, summary: str, content: str) -> None:
    """Whatever stands in an article, the RSS feed parses, and no text ends the CDATA around the body."""
    entry = replace(MEETING, title=title, summary=summary, content=content, author=title or "a")
    item = tree(rss(only(entry))).find("channel/item")
    assert item is not None
    assert item.findtext("title") == clean(title)
    assert item.findtext("description", default="") == html.escape(clean(summary), quote=False)
    # Inside CDATA a parser turns a carriage return into a line feed, as it does everywhere in HTML.
    unix = clean(content).replace("\r\n", "\n").replace("\r", "\n")
    assert item.findtext("content:encoded", namespaces=NAMES) == unix


@given(TEXT, TEXT)
def test_any_text_reads_back_from_json(title: str, content: str) -> None:
    """Whatever stands in an article, the JSON Feed is UTF-8 and gives it back."""
    item = json.loads(json_feed(only(replace(MEETING, title=title, content=content))))["items"][0]
    assert item.get("title", "") == clean(title)
    assert item["content_html"] == clean(content)


@XML_FORMATS
def test_an_attack_in_every_field_stays_text(write: Callable[[Document], bytes]) -> None:
    """A hostile text in any field of channel or entry makes no element of its own."""
    fields: dict[str, Any] = dict.fromkeys(("title", "author", "category", "category_slug", "summary"), HOSTILE)
    entry = replace(MEETING, **fields, content=HOSTILE, href=HOSTILE, tags=(HOSTILE, HOSTILE))
    names: dict[str, Any] = dict.fromkeys(("title", "description", "publisher", "rights", "icon", "home"), HOSTILE)
    channel = replace(SITE, **names)
    attacked = tree(write(plan(channel, [entry])[0]))
    assert [one.tag for one in attacked.iter()] == [one.tag for one in tree(write(only(MEETING))).iter()]


def test_the_opml_lists_every_channel() -> None:
    """A feed reader finds each channel's title, feed and page in the OPML file."""
    root = tree(opml(IDENTITY, [SITE, PARTY]))
    outlines = [(one.get("text"), one.get("xmlUrl"), one.get("htmlUrl")) for one in root.iter("outline")]
    assert outlines == [
        (SITE.title, f"{ROOT}feed/rss.xml", ROOT),
        (PARTY.title, f"{ROOT}dang-doan-the/feed/rss.xml", f"{ROOT}dang-doan-the/"),
    ]
