"""A saved page of any other system, as far as its HTML says where the article is and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag

from bantin.importers.decoding import decode
from bantin.importers.embeds import attribute
from bantin.importers.kind import Item, Kind
from bantin.importers.markup import HtmlError, has_words, parse_html
from bantin.importers.page_date import find_published, in_cell
from bantin.importers.portal_frame import without_unseen, words
from bantin.importers.saved_page import PageError, SavedPage, page_finding, read_page
from bantin.importers.web_archive import is_web_archive
from bantin.report import Diagnostic, Position, Severity, diagnose

# Where the text is, the surest first: as schema.org marks it, as content systems call it, as HTML names it.
_BODIES = (
    '[itemprop~="articleBody"]',
    ".entry-content, .post-content, .article-content, .article-body, .detail-content, .news-content, .noidung",
    "article",
    "main",
)
# Where a page of any system may have it, and much else: only with a heading and a date, or a long text, is it one.
_PLACES = "#content, #main, #main-content, #noidung, #noi-dung, .content, .main-content"
# So many words outside of links are more than a page of links, of a search or of contacts has.
_LONG = 120
# What stands around and within it that is not of it.
_FRAME = ["nav", "footer", "aside", "form", "button", "h1"]
# A file that calls itself a page is one with any of these.
_ELEMENT = re.compile(rb"<(?:head|body|title|meta|article|main|section|div|p|h[1-6]|table|span|br|font)[\s/>]")
_TITLES = (("meta", "property", "og:title"), ("meta", "name", "title"))
_DATES = (("meta", "property", "article:published_time"), ("meta", "itemprop", "datePublished"))
_LEADS = (("meta", "property", "og:description"), ("meta", "name", "description"))
_SECTIONS = (("meta", "property", "article:section"),)
_AUTHORS = (("meta", "name", "author"), ("meta", "property", "article:author"))


def _said(soup: BeautifulSoup, places: tuple[tuple[str, str, str], ...]) -> str:
    """Return what the first of the elements in the page's head says."""
    tags = (soup.find(name, attrs={key: value}) for name, key, value in places)
    return next(filter(None, (attribute(one, "content") for one in tags if isinstance(one, Tag))), "")


def _body(soup: BeautifulSoup) -> tuple[Tag | None, bool]:
    """Return the element that holds the article, None where there is none, and whether the page says that it does."""
    sure = next((one for one in map(soup.select_one, _BODIES) if one is not None and has_words(one)), None)
    if sure is not None:
        return sure, True
    return next((one for one in soup.select(_PLACES) if has_words(one)), None), False


def is_long(tag: Tag) -> bool:
    """Tell whether an element has more words outside of links than a page without an article has."""
    linked = sum(len(one.get_text(" ").split()) for one in tag.find_all("a") if one.find_parent("a") is None)
    return len(tag.get_text(" ").split()) - linked >= _LONG


def _record(soup: BeautifulSoup, address: str) -> Mapping[str, Any] | None:
    found = soup.find("h1")
    heading = found if isinstance(found, Tag) else None
    headed = words(heading)
    body, is_sure = _body(soup)
    if body is None:
        return None
    published = find_published(soup, heading, body, _said(soup, _DATES))
    if not is_sure and not (headed and (published.date or is_long(body))):
        return None
    title = _said(soup, _TITLES)
    for one in body.find_all(_FRAME):
        one.decompose()
    if published.line is not None and not in_cell(published.line, body):
        published.line.extract()
    return {
        "url": address,
        "title": headed or title or words(soup.title),
        "date": published.date,
        "views": published.views,
        "lead": _said(soup, _LEADS),
        "category_name": _said(soup, _SECTIONS),
        "author": _said(soup, _AUTHORS),
        "content_html": body.decode_contents(),
    }


def read_article_page(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the article of a saved page, or a hint that the page does not say where one would be."""
    position = Position(name)
    try:
        yield position, read_article(read_page(path), position)
    except (PageError, HtmlError) as error:
        yield position, page_finding(error, position)


def read_article(page: SavedPage, position: Position, main: Tag | None = None) -> Mapping[str, Any] | Diagnostic:
    """Return the record of a page's article, or why there is none; raises HtmlError.

    ``main`` is the part of the page in which the words are where that is known.
    """
    soup = parse_html(without_unseen(page.text))
    record = _record(soup, page.address)
    if record is not None:
        return {**page.complete(record), **_identity(page, f"{position.path.as_posix()} | {record['title']}")}
    if is_long(main or soup):
        return diagnose("importers.page-unsure", position, Severity.WARNING)
    return diagnose("importers.page-no-article", position, Severity.HINT)


def _identity(page: SavedPage, name: str) -> Mapping[str, Any]:
    """Return what tells an article without an address from all others, also with another word in it."""
    own = {} if page.address else {"id": name}
    return {**own, "former": {**dict.fromkeys(own, ""), "url": page.stated}}


def _knows(name: PurePath, opening: bytes) -> bool:
    if is_web_archive(opening):
        return True
    # What else is read of it is read in the code page that its first bytes tell.
    is_wide = opening.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = (decode(opening[:8192]).text.encode("utf-8", "replace") if is_wide else opening[:4096]).lower()
    named = name.suffix.lower() in {".html", ".htm", ".xhtml", ".shtml"} and _ELEMENT.search(head) is not None
    return named or b"<!doctype html" in head or b"<html" in head


KIND = Kind("article-page", _knows, read_article_page)
