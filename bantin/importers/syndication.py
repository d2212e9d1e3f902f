"""Articles out of a channel: RSS 0.91 to 2.0 and Atom 1.0 (RFC 4287), as other systems hand their news on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from html import escape
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element, tostring

from bantin.html import plain_text
from bantin.importers.kind import Item, Kind
from bantin.importers.listed import LISTED, MARK
from bantin.importers.media import ATOM, read_media
from bantin.importers.portal_address import read_address
from bantin.importers.xml_stream import MAX_CHARACTERS, XmlError, read_elements
from bantin.report import Position, diagnose

CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OLD_RSS = "{http://purl.org/rss/1.0/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
ITEMS = frozenset({"item", f"{_OLD_RSS}item", f"{ATOM}entry"})


def words_of(item: Element, *names: str) -> str:
    """Return the text of the first of the children that has any; names without namespace also mean those of RSS 1.0."""
    for name in names:
        for full in (name,) if "{" in name else (name, f"{_OLD_RSS}{name}"):
            words = (item.findtext(full) or "").strip()
            if words:
                return words
    return ""


def mail_date(words: str) -> str:
    """Return a date as mail has it (RFC 5322) in ISO form, any other as it is."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words


def _of_rss(item: Element) -> dict[str, Any]:
    whole, told = words_of(item, f"{CONTENT}encoded"), words_of(item, "description")
    named = item.find("guid")
    link = words_of(item, "link")
    if not link and named is not None and named.get("isPermaLink", "true") != "false":
        link = (named.text or "").strip()
    categories = [plain_text(one.text or "") for one in item.findall("category") if one.text]
    return {
        "url": link,
        "id": (named.text or "").strip() if named is not None else "",
        "title": plain_text(words_of(item, "title")),
        "date": mail_date(words_of(item, "pubDate", f"{DUBLIN_CORE}date")),
        "author": plain_text(words_of(item, f"{DUBLIN_CORE}creator", "author")),
        "source": plain_text(words_of(item, "source")),
        "category_name": categories[0] if categories else "",
        "tags": categories[1:],
        "lead": told if whole else "",
        "content_html": _spaced(whole or told),
    }


def _html(element: Element | None) -> str:
    """Return an Atom text as HTML, whichever of its three types it has (RFC 4287, section 3.1)."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml":
        for one in element.iter():
            one.tag = one.tag.removeprefix(_XHTML)
        return "".join(tostring(one, encoding="unicode", method="html") for one in element)
    words = "".join(element.itertext()).strip()
    return words if kind in {"html", "text/html"} else _spaced(escape(words, quote=False))


def _spaced(html: str) -> str:
    """Return HTML that is words alone with the paragraphs that its empty lines part."""
    parts = [] if "<" in html else re.split(r"\n\s*\n", html.strip())
    return "".join(f"<p>{part}</p>" for part in parts) if len(parts) > 1 else html


def _of_atom(entry: Element) -> dict[str, Any]:
    links = {one.get("rel", "alternate"): one.get("href", "") for one in reversed(entry.findall(f"{ATOM}link"))}
    marks = entry.findall(f"{ATOM}category")
    categories = [one.get("label", "") or one.get("term", "") for one in marks]
    content, summary = (_html(entry.find(f"{ATOM}{name}")) for name in ("content", "summary"))
    return {
        "url": links.get("alternate", ""),
        "id": words_of(entry, f"{ATOM}id"),
        "title": plain_text(_html(entry.find(f"{ATOM}title"))),
        "date": words_of(entry, f"{ATOM}published", f"{ATOM}updated"),
        "author": ", ".join(filter(None, (words_of(one, f"{ATOM}name") for one in entry.findall(f"{ATOM}author")))),
        "category_name": categories[0] if categories else "",
        "tags": categories[1:],
        "lead": summary if content else "",
        "content_html": content or summary,
    }


def _record(item: Element) -> Mapping[str, Any]:
    values = _of_atom(item) if item.tag == f"{ATOM}entry" else _of_rss(item)
    html, lead = str(values["content_html"]), str(values["lead"])
    media = read_media(item, html, lead, str(values["url"]))
    values |= {"lead": plain_text(lead), "images": media.pictures, "losses": media.losses}
    values = {name: one for name, one in values.items() if one}
    key = read_address(str(values.get("url", ""))).key
    if not key:
        return {**values, "content_html": html + media.links()} if media.files else values
    # The portal's own channel is one more list of its articles.
    lead = plain_text(str(values.pop("content_html", ""))) if "lead" not in values else values["lead"]
    return {**values, LISTED: MARK, "key": key, "lead": " ".join(lead.split())}


def read_channel(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the articles of a channel, and where it is broken what is wrong there."""
    try:
        for found in read_elements(path, ITEMS):
            yield Position(name, found.line), _record(found.element)
    except XmlError as error:
        yield xml_finding(error, name)


def xml_finding(error: XmlError, name: PurePath) -> Item:
    """Return the finding for an XML file that cannot be read on."""
    position = Position(name, error.line, error.column)
    limit = MAX_CHARACTERS // 1_000_000
    return position, diagnose(f"importers.{error.code}", position, reason=error.reason, limit=limit)


def count_items(path: Path) -> int:
    """Return about how many articles a file has: as many as elements of theirs begin."""
    count, rest = 0, b""
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            block = rest + chunk
            count += sum(block.count(one) for one in (b"<item>", b"<item ", b"<entry>", b"<entry "))
            # Not so long as to hold one that was counted.
            rest = block[-5:]
    return max(count, 1)


def _knows(_name: PurePath, opening: bytes) -> bool:
    head = opening[:4096]
    return any(mark in head for mark in (b"<rss", b"<rdf:RDF", b"<feed")) and b"<html" not in head.lower()


KIND = Kind("channel", _knows, read_channel, count_items)
