"""A page of a Liferay portal without what surrounds it: its main part as a tree, and what the frame says of it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from bantin.html import plain_text
from bantin.importers.embeds import absolute, attribute
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


class PortalPage:
    """A page: the address it had, as text and read, its main part, its ``<title>``, and all of its HTML."""

    def __init__(self, base: str, main: Tag, title: str, html: str) -> None:
        self.base = base
        self.address = read_address(base)
        self.main = main
        self.title = title
        self.html = html
        # A look for each class over the whole tree would take as long as making it.
        self._order: dict[int, int] = {}
        self._by_class: dict[str, list[Tag]] = {}
        for number, tag in enumerate(one for one in main.descendants if isinstance(one, Tag)):
            self._order[id(tag)] = number
            for name in tag.get_attribute_list("class"):
                self._by_class.setdefault(str(name), []).append(tag)

    def all(self, *names: str, within: Tag | None = None) -> list[Tag]:
        """Return the elements of the first of the classes that has any, in the order of the page."""
        for name in names:
            found = self._by_class.get(name, [])
            found = found if within is None else [one for one in found if within in one.parents]
            if found:
                return found
        return []

    def outermost(self, name: str, *, within: Tag | None = None) -> list[Tag]:
        """Return the elements of the class that lie in no other of it: one that is not closed holds all that follow."""
        return [one for one in self.all(name, within=within) if one.find_parent(class_=name) is None]

    def first(self, *names: str, within: Tag | None = None) -> Tag | None:
        """Return the first element of the first of the classes that has any."""
        return next(iter(self.all(*names, within=within)), None)

    def before(self, tag: Tag, name: str) -> Tag | None:
        """Return the last element of the class that begins before an element does."""
        number = self._order.get(id(tag), 0)
        return next((one for one in reversed(self.all(name)) if self._order.get(id(one), number) < number), None)

    def link(self, tag: Tag) -> PortalAddress:
        """Return what the address behind an ``<a>`` says; one that leads nowhere else says nothing."""
        href = attribute(tag, "href").strip("#")
        return read_address(absolute(href, self.base)) if href else PortalAddress()

    def category_name(self) -> str:
        """Return the name of the page's category: by its breadcrumb, its list's heading, or its place in the menu."""
        heads = [one for one in self.all("portlet-title-text") if one.find_parent(class_="portlet-asset-publisher")]
        current = [one for one in self.all("current") if one.find_parent(class_="portlet-site-map")]
        named = (words(one) for one in (*self.all("tintuc")[-1:], *heads[:1], *current[:1]))
        return next(filter(None, named), "")

    def names(self) -> dict[str, str]:
        """Return the names of the categories that the page's menus lead to, by the last word of their path."""
        found: dict[str, str] = {}
        for attributes, label in _LINK.findall(self.html):
            href = _HREF.search(attributes)
            target = read_address(absolute(href[1], self.base)) if href and "?" not in href[1] else PortalAddress()
            if target.category and not target.number:
                found.setdefault(target.category, plain_text(label))
        return found


def words(tag: Tag | None) -> str:
    """Return the words of an element on one line, empty where there is none."""
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


def open_portal_page(page: SavedPage) -> PortalPage:
    """Return a saved page by its main part; of a page without one all is the main part. Raises HtmlError."""
    start = page.text.find(_MAIN)
    start = page.text.rfind("<", 0, start) if start >= 0 else 0
    end = page.text.find(_FOOTER, start)
    inner = page.text[start : page.text.rfind("<", 0, end) if end >= 0 else len(page.text)]
    soup: BeautifulSoup = parse_html(without_unseen(inner))
    found = soup.find(id="main-content")
    title = _TITLE.search(page.text)
    main = found if isinstance(found, Tag) else soup
    return PortalPage(page.address, main, plain_text(title[1]) if title else "", page.text)


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
