"""A page of a Liferay portal without what surrounds it: its main part as a tree, and what the frame says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag

from bantin.html import plain_text
from bantin.importers.embeds import attribute
from bantin.importers.markup import parse_html
from bantin.importers.portal_address import PortalAddress, read_address
from bantin.importers.saved_page import SavedPage

_MAIN = 'id="main-content"'
_FOOTER = 'class="footer-wrapper"'
_TITLE = re.compile(r"<title>(.{0,1000}?)</title>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<a\s([^<>]{5,1500})>([^<>]{2,200})</a>")
_HREF = re.compile(r"href=\"([^\"]{1,500})\"")
_UNSEEN = [
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in ((r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"), ("<!--", "-->"))
]


@dataclass(slots=True)
class PortalPage:
    """A page: the address it had as text and read, its main part, its ``<title>``, and all of its HTML."""

    base: str
    address: PortalAddress
    main: Tag
    title: str
    html: str = field(repr=False, default="")

    def link(self, tag: Tag) -> PortalAddress:
        """Return what the address behind an ``<a>`` says."""
        return read_address(join(self.base, attribute(tag, "href")))

    def category_name(self) -> str:
        """Return the name of the page's category: by its breadcrumb, its list's heading, or its place in the menu."""
        crumbs = self.main.select(".dd_chuyenmuc .tintuc")
        named = crumbs[-1:] or self.main.select(".portlet-asset-publisher .portlet-title-text")[:1]
        words = " ".join(named[0].get_text().split()) if named else ""
        if words:
            return words
        current = self.main.select_one(".portlet-site-map a.current")
        return " ".join(current.get_text().split()) if current else ""

    def names(self) -> dict[str, str]:
        """Return the names of the categories that the page's menus lead to, by the last word of their path."""
        found: dict[str, str] = {}
        for attributes, words in _LINK.findall(self.html):
            href = _HREF.search(attributes)
            target = read_address(join(self.base, href[1])) if href and "?" not in href[1] else PortalAddress()
            if target.category and not target.number:
                found.setdefault(target.category, plain_text(words))
        return found


def join(base: str, href: str) -> str:
    """Return an address as seen from the page, as it is where that cannot be said."""
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def open_portal_page(page: SavedPage) -> PortalPage:
    """Return a saved page by its main part; of a page without one all is the main part."""
    start = page.text.find(_MAIN)
    start = page.text.rfind("<", 0, start) if start >= 0 else 0
    end = page.text.find(_FOOTER, start)
    inner = page.text[start : page.text.rfind("<", 0, end) if end >= 0 else len(page.text)]
    soup: BeautifulSoup = parse_html(without_unseen(inner))
    found = soup.find(id="main-content")
    title = _TITLE.search(page.text)
    words = plain_text(title[1]) if title else ""
    main = found if isinstance(found, Tag) else soup
    return PortalPage(page.address, read_address(page.address), main, words, page.text)


def without_unseen(html: str) -> str:
    """Return the HTML without scripts, style sheets and comments; what has no end goes to the end."""
    for start, end in _UNSEEN:
        kept, at = [], 0
        while found := start.search(html, at):
            kept.append(html[at : found.start()])
            close = end.search(html, found.end())
            at = close.end() if close else len(html)
        html = "".join([*kept, html[at:]])
    return html
