"""Atom (RFC 4287) with the archive links of RFC 5005."""

from __future__ import annotations

from collections.abc import Iterator

from bantin import xml
from bantin.dates import machine
from bantin.feeds.archive import Document
from bantin.feeds.model import Channel, Entry, Format

_NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:fh": "http://purl.org/syndication/history/1.0"}


def _person(name: str) -> str:
    return f"<author>{xml.element('name', name)}</author>"


def _entry(channel: Channel, entry: Entry) -> Iterator[str]:
    yield xml.element("id", channel.entry_id(entry))
    yield xml.element("title", entry.title)
    yield xml.empty("link", {"rel": "alternate", "type": "text/html", "href": entry.href})
    if picture := entry.enclosure:
        yield xml.empty(
            "link", {"rel": "enclosure", "type": picture.type, "length": picture.length, "href": picture.href}
        )
    yield xml.element("published", machine(entry.published))
    yield xml.element("updated", machine(entry.updated))
    if entry.author:
        yield _person(entry.author)
    yield xml.empty("category", {"term": entry.category_slug, "label": entry.category})
    for tag in entry.tags:
        yield xml.empty("category", {"term": tag})
    if entry.summary:
        yield xml.element("summary", entry.summary)
    yield xml.element("content", entry.content, {"type": "html"})


def _head(document: Document) -> Iterator[str]:
    channel = document.channel
    yield xml.element("id", channel.id)
    yield xml.element("title", channel.title)
    if channel.description:
        yield xml.element("subtitle", channel.description)
    yield xml.empty("link", {"rel": "alternate", "type": "text/html", "href": channel.home})
    for relation, href in document.links(Format.ATOM):
        yield xml.empty("link", {"rel": relation, "type": Format.ATOM.type, "href": href})
    yield xml.element("updated", machine(document.updated))
    yield _person(channel.publisher)
    if channel.rights:
        yield xml.element("rights", channel.rights)
    if channel.icon:
        yield xml.element("icon", channel.icon)
    if document.part:
        yield xml.empty("fh:archive", {})


def atom(document: Document) -> bytes:
    """Return the document as an Atom file; the same document always gives the same bytes."""
    entries = (xml.group("entry", _entry(document.channel, entry)) for entry in document.entries)
    return xml.document(
        xml.group("feed", [*_head(document), *entries], {**_NAMESPACES, "xml:lang": document.channel.language})
    )
