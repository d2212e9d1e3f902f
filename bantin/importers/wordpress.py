"""Articles out of what WordPress exports (WXR, "WordPress eXtended RSS"), with their pictures and old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element

from bantin.html import plain_text
from bantin.importers.kind import Item, Kind
from bantin.importers.portal_address import read_address
from bantin.importers.syndication import CONTENT, DUBLIN_CORE, count_items, mail_date, words_of, xml_finding
from bantin.importers.xml_stream import XmlError, read_elements
from bantin.report import Position, Severity, diagnose

_EXPORT = re.compile(r"\{http://wordpress\.org/export/1\.\d/(?P<part>excerpt/)?\}")
# What is no article, and what nobody was to see.
_ARTICLES = frozenset({"post", "page"})
_HIDDEN = frozenset({"trash", "auto-draft", "inherit", "private"})
# Numbers that plugins for counting leave with an article.
_COUNTERS = ("post_views_count", "views", "_post_views", "wpb_post_views_count", "post_views")
_CAPTION = re.compile(
    r"\[caption[^\]]{0,500}\]((?:\s{0,9}<a\s[^<>]{0,1000}>)?\s{0,9}<img\s[^<>]{1,2000}>(?:</a>)?)"
    r"([^\[\]]{0,2000})\[/caption\]"
)
_EMBED = re.compile(r"\[(embed|video|audio)[^\]]{0,300}?\](https?://[^\s\[\]<>\"]{1,500})\[/\1\]")
_BLOCK = re.compile(
    r"</?(?:p|div|table|tr|td|th|ul|ol|li|h[1-6]|blockquote|figure|pre|hr|section|iframe)\b", re.IGNORECASE
)


def _plain_names(item: Element) -> Element:
    """Return the item, its names alike for every version of the format: ``wp-post_id``, ``excerpt-encoded``."""
    for one in item.iter():
        one.tag = _EXPORT.sub(lambda found: "excerpt-" if found["part"] else "wp-", one.tag)
    return item


def paragraphs(html: str) -> str:
    """Return the text of an article with the paragraphs that WordPress makes of empty lines only when it shows it."""
    parts = re.split(r"\n\s*\n", html.replace("\r\n", "\n"))
    return "\n".join(part if _BLOCK.match(part.strip()) else _paragraph(part) for part in parts if part.strip())


def _paragraph(part: str) -> str:
    return "<p>" + part.strip().replace("\n", "<br>\n") + "</p>"


def _body(html: str) -> str:
    captioned = _CAPTION.sub(r"\n\n<figure>\1<figcaption>\2</figcaption></figure>\n\n", html)
    return paragraphs(_EMBED.sub(r'<a href="\2">\2</a>', captioned))


def _meta(item: Element) -> dict[str, str]:
    pairs = ((words_of(one, "wp-meta_key"), words_of(one, "wp-meta_value")) for one in item.findall("wp-postmeta"))
    return dict(pairs)


def _date(item: Element) -> str:
    local = words_of(item, "wp-post_date")
    return local if local and not local.startswith("0000") else mail_date(words_of(item, "pubDate"))


def _record(item: Element, pictures: Mapping[str, str]) -> dict[str, Any]:
    link, number = words_of(item, "link"), words_of(item, "wp-post_id")
    marks = [one for one in item.findall("category") if one.text]
    categories = [one for one in marks if one.get("domain") == "category"]
    meta = _meta(item)
    host = read_address(link).host
    cover = pictures.get(meta.get("_thumbnail_id", ""), "")
    body = words_of(item, f"{CONTENT}encoded")
    return {
        "key": f"wordpress:{host}:{number}" if number else "",
        "url": link,
        "aliases": [words_of(item, "guid")] if "?p=" in words_of(item, "guid") else [],
        "title": plain_text(words_of(item, "title")),
        "date": _date(item),
        "author": plain_text(words_of(item, f"{DUBLIN_CORE}creator")),
        "category": categories[0].get("nicename", "") if categories else "",
        "category_name": plain_text(categories[0].text or "") if categories else "",
        "tags": [plain_text(one.text or "") for one in marks if one.get("domain") == "post_tag"],
        "lead": plain_text(words_of(item, "excerpt-encoded")),
        "content_html": _body(body),
        "images": [cover] if cover and cover.rpartition("/")[2] not in body else [],
        "views": next((meta[one] for one in _COUNTERS if meta.get(one, "").isdigit()), None),
        "draft": words_of(item, "wp-status") in {"draft", "pending", "future"},
    }


def _pictures(path: Path) -> dict[str, str]:
    """Return the addresses of the files that lie in the library, by their number: articles name covers so."""
    found = {}
    for one in read_elements(path, {"item"}):
        item = _plain_names(one.element)
        if words_of(item, "wp-post_type") == "attachment":
            found[words_of(item, "wp-post_id")] = words_of(item, "wp-attachment_url")
    return found


def read_export(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the articles of an export; a hint for each that nobody was to see, and what is broken in the file."""
    try:
        pictures = _pictures(path)
    except XmlError:
        # The second reading says where.
        pictures = {}
    try:
        for found in read_elements(path, {"item"}):
            item, position = _plain_names(found.element), Position(name, found.line)
            status = words_of(item, "wp-status")
            if words_of(item, "wp-post_type") not in _ARTICLES:
                continue
            if status in _HIDDEN:
                title = plain_text(words_of(item, "title"))
                words = {"title": title, "status": status}
                yield position, diagnose("importers.not-public", position, Severity.WARNING, **words)
            else:
                yield position, {key: one for key, one in _record(item, pictures).items() if one}
    except XmlError as error:
        yield xml_finding(error, name)


def _knows(_name: PurePath, opening: bytes) -> bool:
    return b"<rss" in opening[:8192] and b"wordpress.org/export/" in opening


KIND = Kind("wordpress", _knows, read_export, count_items)
