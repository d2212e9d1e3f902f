"""OPML 2.0 (http://opml.org/spec2.opml): every feed of the site in one file that a reader can take in at once."""

from __future__ import annotations

from collections.abc import Iterable

from bantin import xml
from bantin.feeds.model import Channel, Format
from bantin.identity import Identity
from bantin.messages import text

PATH = "feed/feeds.opml"


def _outline(channel: Channel) -> str:
    values = {
        "type": "rss",
        "text": channel.title,
        "title": channel.title,
        "description": channel.description,
        "language": channel.language,
        "htmlUrl": channel.home,
        "xmlUrl": channel.address(Format.RSS),
    }
    return xml.empty("outline", {name: value for name, value in values.items() if value})


def opml(identity: Identity, channels: Iterable[Channel]) -> bytes:
    """Return the list of ``channels``, in their order, under the name of the site and of the office behind it."""
    title = text("feeds.opml-title", site=identity.name)
    owner = identity.responsible_body or identity.name
    head = xml.group("head", [xml.element("title", title), xml.element("ownerName", owner)])
    body = xml.group("body", (_outline(channel) for channel in channels))
    return xml.document(xml.group("opml", [head, body], {"version": "2.0"}))
