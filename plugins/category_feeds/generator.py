"""Writes the feed documents, the list of all feeds for readers (OPML) and the page of all feeds for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import FEEDS
from bantin.build.views import Crumb
from bantin.feeds.archive import Document, plan
from bantin.feeds.atom import atom
from bantin.feeds.channel import groups
from bantin.feeds.entry import entry
from bantin.feeds.json_feed import json_feed
from bantin.feeds.model import Channel, Enclosure, Entry, Format
from bantin.feeds.opml import PATH as OPML
from bantin.feeds.opml import opml
from bantin.feeds.rss import rss
from bantin.lists.periods import group_by
from bantin.messages import text

PAGE = f"{FEEDS}/index.html"
_WRITERS: dict[Format, Callable[[Document], bytes]] = {Format.ATOM: atom, Format.RSS: rss, Format.JSON: json_feed}


class FeedsGenerator(Generator):
    """Every feed of the site."""

    def generate_output(self, writer: Any) -> None:
        """Write all feeds through the site's writer."""
        channels: list[Channel] = self.context["channels"]
        entries = [self._entry(article) for article in self.context["articles"]]
        by_category = group_by(entries, lambda one: one.category_slug)
        for channel in channels:
            self._write(writer, channel, by_category.get(channel.slug, []) if channel.slug else entries)
        writer.file(OPML, opml(self.context["edition"].identity, channels))
        trail = [Crumb(text("lists.home"), ""), Crumb(text("feeds.page"), PAGE)]
        writer.page(PAGE, "feeds", text("feeds.page"), groups=groups(channels), opml=OPML, trail=trail)

    def _entry(self, article: Any) -> Entry:
        absolute = self.env.globals["absolute"]
        enclosure = None
        if article.picture is not None:
            largest = article.picture.largest
            href = absolute(article.picture.path(largest))
            enclosure = Enclosure(href, largest.type, largest.size, largest.width, largest.height)
        body = article.figure + article.body
        return entry(article.record, absolute(article.path), article.lead, body, enclosure)

    def _write(self, writer: Any, channel: Channel, entries: Sequence[Entry]) -> None:
        for document in plan(channel, entries):
            for kind, write in _WRITERS.items():
                writer.file(document.path(kind), write(document))
