from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from bantin.feeds.addresses import absolute_addresses
from bantin.feeds.archive import plan
from bantin.feeds.atom import atom
from bantin.feeds.json_feed import json_feed
from bantin.feeds.model import Entry
from bantin.feeds.rss import rss
from tests.feeds.samples import ROOT, SITE, many, parsed

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def bodies(real_data: Path) -> list[dict[str, Any]]:
    with gzip.open(real_data / "news" / "articles_html.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def shape(source: str) -> list[tuple[str, list[str], str]]:
    return [
        (tag.name, sorted(tag.attrs), tag.get_text())
        for tag in BeautifulSoup(source, "html.parser").find_all(name=True)
    ]


def test_real_bodies_keep_their_shape_and_lose_every_relative_address(bodies: list[dict[str, Any]]) -> None:
    """Of newspapers' own markup nothing changes but the addresses, and none of these stays relative."""
    for body in bodies:
        made = absolute_addresses(body["content_html"], f"{ROOT}a/2021/b.html")
        assert shape(made) == shape(body["content_html"])
        for tag in BeautifulSoup(made, "html.parser").find_all(["a", "img"]):
            address = str(tag.get("href" if tag.name == "a" else "src") or "")
            assert not address.strip() or urlsplit(address).scheme, address


def test_real_articles_arrive_whole_in_a_feed_reader(bodies: list[dict[str, Any]]) -> None:
    """Every document of a feed of real articles is sound and holds each title as it was."""
    days = many(2021, 300)
    entries: list[Entry] = [
        replace(day, title=body["title"], content=absolute_addresses(body["content_html"], ROOT))
        for day, body in zip(days, bodies, strict=False)
    ]
    for document in plan(SITE, entries)[::4]:
        titles = [entry.title for entry in document.entries]
        for feed in (parsed(atom(document)), parsed(rss(document))):
            assert not feed.bozo
            assert [entry.title for entry in feed.entries] == titles
        assert [item["title"] for item in json.loads(json_feed(document))["items"]] == titles
