"""RSS 2.0 (https://www.rssboard.org/rss-specification) with the full text and the archive links of RFC 5005."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

from bantin import xml
from bantin.dates import ZONE, machine
from bantin.feeds.archive import Document
from bantin.feeds.model import Channel, Entry, Format

_NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(ZONE))


def _item(channel: Channel, entry: Entry) -> Iterator[str]:
    yield xml.element("title", entry.title)
    yield xml.element("link", entry.href)
    yield xml.element("guid", channel.entry_id(entry), {"isPermaLink": "false"})
    yield xml.element("pubDate", _date(entry.published))
    # RSS itself knows no date of change.
    yield xml.element("atom:updated", machine(entry.updated))
    yield xml.element("dc:creator", entry.author or channel.publisher)
    for name in (entry.category, *entry.tags):
        yield xml.element("category", name)
    if entry.summary:
        # The standard reads a description as HTML, so what is plain text has to be made HTML first.
        yield xml.element("description", html.escape(entry.summary, quote=False))
    yield f"<content:encoded>{xml.cdata(entry.content)}</content:encoded>"
    if picture := entry.enclosure:
        yield xml.empty("enclosure", {"url": picture.href, "length": picture.length, "type": picture.type})
        yield xml.empty("media:thumbnail", {"url": picture.href, "width": picture.width, "height": picture.height})


def _head(document: Document) -> Iterator[str]:
    channel = document.channel
    yield xml.element("title", channel.title)
    yield xml.element("link", channel.home)
    # The one text besides title and link that RSS demands.
    yield xml.element("description", channel.description or channel.title)
    yield xml.element("language", channel.language)
    if channel.rights:
        yield xml.element("copyright", channel.rights)
    yield xml.element("lastBuildDate", _date(document.updated))
    if channel.icon:
        image = {"url": channel.icon, "title": channel.title, "link": channel.home}
        yield xml.group("image", (xml.element(name, value) for name, value in image.items()))
    for relation, href in document.links(Format.RSS):
        yield xml.empty("atom:link", {"rel": relation, "type": Format.RSS.type, "href": href})
    if document.part:
        yield xml.empty("fh:archive", {})


def rss(document: Document) -> bytes:
    """Return the document as an RSS 2.0 file; the same document always gives the same bytes."""
    items = (xml.group("item", _item(document.channel, entry)) for entry in document.entries)
    return xml.document(xml.group("rss", [xml.group("channel", [*_head(document), *items])], _NAMESPACES))
