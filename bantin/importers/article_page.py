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
from bantin.importers.markup import BLOCKS, HtmlError, parse_html
from bantin.importers.page_body import SeveralError, clear, find_body, find_heading, is_long, look_around
from bantin.importers.page_date import find_published, in_cell
from bantin.importers.portal_frame import without_unseen, words
from bantin.importers.saved_page import PageError, SavedPage, page_finding, read_page
from bantin.importers.web_archive import is_web_archive
from bantin.report import Diagnostic, Position, Severity, diagnose

# A file that calls itself a page is one with any of these.
_ELEMENT = re.compile(rb"<(?:head|body|title|meta|article|main|section|div|p|h[1-6]|table|span|br|font)[\s/>]")
_TITLES = (("meta", "property", "og:title"), ("meta", "name", "title"))
_DATES = (("meta", "property", "article:published_time"), ("meta", "itemprop", "datePublished"))
_LEADS = (("meta", "property", "og:description"), ("meta", "name", "description"))
_TYPES = (("meta", "property", "og:type"),)
_SECTIONS = (("meta", "property", "article:section"),)
_AUTHORS = (("meta", "name", "author"), ("meta", "property", "article:author"))


def _said(soup: BeautifulSoup, places: tuple[tuple[str, str, str], ...]) -> str:
    """Return what the first of the elements in the page's head says."""
    tags = (soup.find(name, attrs={key: value}) for name, key, value in places)
    return next(filter(None, (attribute(one, "content") for one in tags if isinstance(one, Tag))), "")


def _record(soup: BeautifulSoup, address: str) -> Mapping[str, Any] | None:
    """Return the record of a page, None where it does not say where its article is; raises SeveralError."""
    named, dated = _said(soup, _TITLES), _said(soup, _DATES)
    heading = find_heading(soup, named or words(soup.title))
    headed = words(heading)
    body, is_sure = find_body(soup, is_single=bool(dated) or _said(soup, _TYPES) == "article")
    if body is None:
        return None
    published = find_published(soup, heading, body, dated)
    if not is_sure and not (headed and (published.date or is_long(body))):
        return None
    around = look_around(body, heading, published.line)
    if published.line is not None and not in_cell(published.line, body):
        published.line.extract()
    losses = clear(body, headed)
    return {
        "url": address,
        "title": headed or named or words(soup.title),
        "date": published.date,
        "views": published.views,
        "lead": _said(soup, _LEADS) or around.lead,
        "category_name": _said(soup, _SECTIONS),
        "author": _said(soup, _AUTHORS) or around.author,
        "content_html": "".join([*map(_alone, around.above), body.decode_contents(), *map(_alone, around.below)]),
        "losses": [*losses, *around.losses],
    }


def _alone(part: Tag) -> str:
    """Return the HTML of a part as a paragraph, or as what it is."""
    return str(part) if part.name in BLOCKS else f"<p>{part}</p>"


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
    try:
        record = _record(soup, page.address)
    except SeveralError as error:
        severity = Severity.WARNING if error.is_long else Severity.HINT
        return diagnose("importers.page-list", position, severity, count=error.count)
    if record is not None:
        return {**page.complete(record), **_identity(page, f"{position.path.as_posix()} | {record['title']}")}
    if is_long(main or soup):
        return diagnose("importers.page-unsure", position, Severity.WARNING)
    return diagnose("importers.page-no-article", position, Severity.HINT)


def _identity(page: SavedPage, name: str) -> Mapping[str, Any]:
    """Return what tells an article without an address from all others, also with another word in it."""
    own = {} if page.address else {"id": name}
    return {**own, "former": (*((field, "") for field in own), ("url", page.stated))}


def _knows(name: PurePath, opening: bytes) -> bool:
    if is_web_archive(opening):
        return True
    # What else is read of it is read in the code page that its first bytes tell.
    is_wide = opening.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = (decode(opening[:8192]).text.encode("utf-8", "replace") if is_wide else opening[:4096]).lower()
    named = name.suffix.lower() in {".html", ".htm", ".xhtml", ".shtml"} and _ELEMENT.search(head) is not None
    return named or b"<!doctype html" in head or b"<html" in head


KIND = Kind("article-page", _knows, read_article_page)
