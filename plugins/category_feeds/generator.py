"""Writes the feed documents, the list of all feeds for readers (OPML) and the page of all feeds for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import FEEDS
from bantin.build.fingerprint import fingerprint, joined
from bantin.build.full import Full
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
        self._writer = writer
        channels: list[Channel] = self.context["channels"]
        articles = self.context["articles"]
        by_category = group_by(articles, lambda one: one.category.slug)
        planned = [plan(one, by_category.get(one.slug, []) if one.slug else articles) for one in channels]
        # Those of one year together, since the site's and the category's feeds show the same articles.
        for year, documents in group_by(chain.from_iterable(planned), lambda one: one.part and one.part.year).items():
            marks = [_mark(one) for one in documents]
            self._writer.unit(
                f"feeds:{year or 'newest'}", joined(marks), partial(self._write, documents), size=3 * len(documents)
            )
        writer.file(OPML, lambda: opml(self.context["edition"].identity, channels), fingerprint(channels))
        trail = [Crumb(text("lists.home"), ""), Crumb(text("feeds.page"), PAGE)]
        writer.page(PAGE, "feeds", text("feeds.page"), groups=groups(channels), opml=OPML, trail=trail)

    def _write(self, documents: Sequence[Document]) -> None:
        made: dict[str, Entry] = {}

        def make(article: Any) -> Entry:
            if article.id not in made:
                made[article.id] = self._entry(Full(article, self.context["edition"]))
            return made[article.id]

        for document in documents:
            mark = _mark(document)
            # Made when the first of the three asks for it, and thrown away after the last.
            filled = cache(partial(document.filled, make))
            for kind, write in _WRITERS.items():
                self._writer.file(document.path(kind), partial(_render, write, filled), mark)

    def _entry(self, article: Any) -> Entry:
        absolute = self.env.globals["absolute"]
        enclosure = None
        if article.picture is not None:
            largest = article.picture.largest
            href = absolute(article.picture.path(largest))
            enclosure = Enclosure(href, largest.type, largest.size, largest.width, largest.height)
        body = article.figure + article.body
        return entry(article.record, absolute(article.path), article.lead, body, enclosure)


def _mark(document: Document) -> bytes:
    """Return what changes with any byte of the document."""
    told = (document.channel, document.part, document.older, document.newer)
    return fingerprint(told, joined(one.shown for one in document.entries))


def _render(write: Callable[[Document], bytes], filled: Callable[[], Document]) -> bytes:
    return write(filled())
