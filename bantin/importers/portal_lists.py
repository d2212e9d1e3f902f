"""Lists of articles on the pages of a Liferay portal: what each entry says of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from bs4.element import Tag

from bantin.importers.embeds import attribute
from bantin.importers.listed import LISTED, MARK
from bantin.importers.portal_address import PortalAddress
from bantin.importers.portal_frame import PortalPage
from bantin.importers.publish_line import read_publish_line

_ARTICLES = 'a[href*="/-/view_content/"]'
# Elements that hold one entry of a list.
_ENTRIES = ["li", "tr", "td", "dd", "article"]


def read_lists(page: PortalPage) -> Iterator[Mapping[str, Any]]:
    """Yield a record for each entry of the page: of its list where it has one, else of what leads to an article."""
    abstracts = page.all("asset-abstract")
    entries = map(_of_abstract, abstracts) if abstracts else _of_links(page)
    own, name, names = page.address.category, page.category_name(), page.names()
    for link, values in entries:
        target = page.link(link)
        title = values.pop("title", "") or _words(link)
        category = target.category or own
        key = target.key or target.kept or title or values.get("lead", "")
        if not key:
            # An entry without a word and without an address says nothing.
            continue
        yield {
            LISTED: MARK,
            "key": key,
            "url": target.kept if target.number else "",
            "title": title,
            "category": category,
            "category_name": name if category == own else names.get(category, ""),
            **values,
        }


def _words(tag: Tag | None) -> str:
    # Some entries were escaped twice.
    return " ".join(unescape(tag.get_text(" ")).split()) if tag is not None else ""


def _of_abstract(abstract: Tag) -> tuple[Tag, dict[str, Any]]:
    link = abstract.select_one(".asset-title a[href]") or abstract.select_one("a[href]") or abstract
    line = read_publish_line(_words(abstract.select_one(".assetPublishDate, .block_timer")))
    return link, {
        "date": line.date,
        "views": line.views,
        "lead": _words(abstract.select_one(".asset-summary")),
        "images": _images(abstract.select_one(".asset-image img[src]")),
    }


def _of_links(page: PortalPage) -> Iterator[tuple[Tag, dict[str, Any]]]:
    """Yield what leads to an article and what stands around it: a day, a summary, a picture."""
    met: set[PortalAddress] = set()
    for link in page.main.select(_ARTICLES):
        target = page.link(link)
        if link.find_parent(class_="related_asset") or not link.get_text(strip=True) or target in met:
            continue
        met.add(target)
        entry = link.find_parent(_ENTRIES)
        if isinstance(entry, Tag) and len({page.link(one) for one in entry.select(_ARTICLES)}) == 1:
            yield link, _around(entry, link)
        else:
            yield link, {}


def _around(entry: Tag, link: Tag) -> dict[str, Any]:
    day = entry.select_one(".date_content_asset")
    line = read_publish_line(_words(day))
    if day is not None and day in link.descendants:
        day.extract()
    hidden = entry.select_one("[data-summary]")
    lead = unescape(attribute(hidden, "data-summary")) if hidden else ""
    kept = entry.select_one("[data-src]")
    pictures = _images(entry.select_one("img[src]")) or _images(kept)
    return {
        "title": _words(link),
        "date": line.date,
        "views": line.views,
        "lead": lead or _words(entry.select_one("p.first, .summary, .sapo")),
        "images": pictures,
    }


def _images(tag: Tag | None) -> list[dict[str, str]]:
    address = (attribute(tag, "src") or attribute(tag, "data-src")) if tag is not None else ""
    return [{"src": address, "alt": attribute(tag, "alt") if tag is not None else ""}] if address else []
