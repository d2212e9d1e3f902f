"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from bantin.dates import machine
from bantin.feeds.archive import Document
from bantin.feeds.model import Channel, Enclosure, Entry, Format
from bantin.json import filled
from bantin.xml import clean


def _attachments(picture: Enclosure | None) -> list[dict[str, Any]]:
    if picture is None:
        return []
    return [{"url": picture.href, "mime_type": picture.type, "size_in_bytes": picture.length}]


def _item(channel: Channel, entry: Entry) -> dict[str, Any]:
    item = {
        "id": channel.entry_id(entry),
        "url": entry.href,
        "title": entry.title,
        "summary": entry.summary,
        "image": entry.enclosure.href if entry.enclosure else "",
        "date_published": machine(entry.published),
        "date_modified": machine(entry.updated),
        "authors": [{"name": entry.author or channel.publisher}],
        "tags": list(dict.fromkeys((entry.category, *entry.tags))),
        "language": channel.language,
        "attachments": _attachments(entry.enclosure),
    }
    # Every item must have its content, even an empty one.
    return {**filled(item), "content_html": clean(entry.content)}


def json_feed(document: Document) -> bytes:
    """Return the document as a JSON Feed; the same document always gives the same bytes."""
    channel = document.channel
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.address(Format.JSON, document.part),
        "next_url": channel.address(Format.JSON, document.older) if document.older else "",
        "description": channel.description,
        "icon": channel.icon,
        "authors": [{"name": channel.publisher}],
        "language": channel.language,
    }
    written = {**filled(feed), "items": [_item(channel, entry) for entry in document.entries]}
    return f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode()
