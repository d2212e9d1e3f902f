"""Saved pages of a Liferay portal: an article, a page of its own, or a list of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from bs4.element import Tag

from bantin.importers.article_page import read_article
from bantin.importers.decoding import decode
from bantin.importers.embeds import attribute
from bantin.importers.kind import Item, Kind
from bantin.importers.listed import LISTED
from bantin.importers.markup import HtmlError
from bantin.importers.page_body import look_within
from bantin.importers.portal_address import page_of, portal_key
from bantin.importers.portal_frame import PortalPage, open_portal_page, words
from bantin.importers.portal_lists import read_lists
from bantin.importers.publish_line import read_publish_line
from bantin.importers.saved_page import PageError, address_of, filled, page_finding, read_page
from bantin.importers.web_archive import unfolded
from bantin.report import Position, Severity, diagnose

_ENTRY = re.compile(r"_\d+_(?:INSTANCE_\w+_)?(\d{1,18})")
# What the portal's own pages have and a page that speaks of it has not.
_MARK = re.compile(rb"Liferay\.(?:currentURL|ThemeDisplay)|\bvar Liferay\b|\bid=\"p_p_id_|\bclass=\"portlet-")
_HEAD = 4096
# What hangs on the title of a page: " - <category> - <site>".
_TITLE_END = " - "
# Names of nobody.
_NOBODY = re.compile(r"(?:admin|administrator|test|quản trị)(?: (?:admin|test))?", re.IGNORECASE)


def read_portal(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the article of a saved page, or what a list says of its articles, or a hint that there is nothing."""
    position = Position(name)
    try:
        saved = read_page(path)
        page = open_portal_page(saved)
    except (PageError, HtmlError) as error:
        yield position, page_finding(error, position)
        return
    found = [_article(page, full) for full in page.outermost("asset-full-content")] or list(read_lists(page))
    found = found or _standing(page)
    for values in found:
        yield position, filled(values) if LISTED in values else saved.complete(values)
    if found:
        return
    if page.all("lfr-url-error", "alert-error"):
        yield position, diagnose("importers.page-error", position, Severity.HINT)
    else:
        yield position, read_article(saved, position, page.main)


def _article(page: PortalPage, full: Tag) -> Mapping[str, Any]:
    titled = page.before(full, "asset-full-content-title") or page.first("asset-title", within=full)
    shown = _publish_line(page, full)
    line = read_publish_line(words(shown))
    bodies = page.outermost("journal-content-article", within=full)
    bodies = bodies or [page.first("asset-content", within=full) or full]
    sapo = page.first("sapo", within=full)
    signed = page.first("view-content-author", within=full)
    lead, author = words(sapo), words(signed)
    around = look_within(full, [*bodies, *(one for one in (titled, shown, sapo, signed) if one is not None)])
    for taken in (sapo, signed):
        if taken is not None:
            taken.extract()
    html = "".join(one.decode_contents() for one in bodies)
    return {
        "key": _key(page, full),
        "url": page.address.kept,
        "title": words(titled) or page.title.partition(_TITLE_END)[0],
        "date": line.date,
        "views": line.views,
        "category": page.address.category,
        "category_name": page.category_name(),
        "lead": lead,
        "author": "" if _NOBODY.fullmatch(author) else author,
        "content_html": "".join([html, *(f"<p>{one}</p>" for one in around.below)]),
        "losses": around.losses,
    }


def _publish_line(page: PortalPage, full: Tag) -> Tag | None:
    """Return the line nearest to the article: within it, else before it."""
    within = page.first("assetPublishDate", "block_timer", within=full)
    return within or page.before(full, "assetPublishDate")


def _key(page: PortalPage, full: Tag) -> str:
    """Return what tells the article: by the page's address, else by the number that the portal gave the element."""
    if page.address.key:
        return page.address.key
    numbered = full.find(id=_ENTRY)
    found = _ENTRY.fullmatch(attribute(numbered, "id")) if isinstance(numbered, Tag) else None
    return portal_key(page.address.host, found[1]) if found else ""


def _standing(page: PortalPage) -> list[Mapping[str, Any]]:
    """Return the page itself where it is a text that stands for long: of an office, of its duties."""
    column = page.main.find(id="column-1")
    bodies = page.outermost("journal-content-article", within=column) if isinstance(column, Tag) else []
    html = "".join(one.decode_contents() for one in bodies if words(one))
    title = page.category_name() or page.title.partition(_TITLE_END)[0]
    if not html or not title:
        return []
    at = page.address
    return [
        {
            "key": f"portal:{at.host}/{at.path}" if at.path else "",
            # Other pages may end with the same word.
            "former": (("key", f"portal:{at.host}/{at.category}"),) if at.path != at.category else (),
            "url": page.address.kept,
            "title": title,
            "content_html": html,
        }
    ]


def _is_portal(opening: bytes) -> bool:
    return _MARK.search(opening) is not None and b"<html" in opening[:_HEAD].lower()


def _knows_article(_name: PurePath, opening: bytes) -> bool:
    opening = unfolded(opening)
    return b'class="asset-full-content ' in opening and _is_portal(opening)


def _knows_page(_name: PurePath, opening: bytes) -> bool:
    return _is_portal(unfolded(opening))


def _page(opening: bytes) -> str:
    return page_of(address_of(decode(opening).text))


# Lists first: they know the views of articles whose own pages do not say them.
ARTICLES = Kind("portal-article", _knows_article, read_portal, turn=2, page=_page)
PAGES = Kind("portal-page", _knows_page, read_portal, turn=0, page=_page)
