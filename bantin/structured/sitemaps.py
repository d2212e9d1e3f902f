"""Sitemaps (https://www.sitemaps.org/protocol.html) with Google's extensions for pictures and news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import quote

from bantin import xml
from bantin.dates import machine
from bantin.structured.model import NewsArticle, StandingPage

INDEX = "sitemap.xml"
NEWS = "sitemap-news.xml"
# The protocol's limits for one file, and Google's for the pictures of one page and the articles of a news sitemap.
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
MOST_PICTURES = 1_000
MOST_NEWS = 1_000
NEWS_AGE = timedelta(days=2)

_SITEMAP = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
_PICTURES = {**_SITEMAP, "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}
_NEWS = {**_SITEMAP, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
# A year with fewer articles is not measured.
SURELY_FEW = 20_000
# Enough for the declaration and the outermost element of any file here.
_FRAME = 500


class Dated(Protocol):
    """A page, of which may be known when it was last changed."""

    @property
    def updated(self) -> datetime | None:
        """When it was."""


A = TypeVar("A", bound=Dated)


def _location(name: str, href: str) -> str:
    return xml.element(name, quote(xml.clean(href), safe="%/:=&?~#+!$,;'@()*[]"))


def _url(page: NewsArticle | StandingPage) -> str:
    lines = [_location("loc", page.href)]
    if page.updated:
        lines.append(xml.element("lastmod", machine(page.updated)))
    shown = page.pictures if isinstance(page, NewsArticle) else ()
    pictures = list(dict.fromkeys(picture.href for picture in shown))[:MOST_PICTURES]
    lines += [xml.group("image:image", [_location("image:loc", picture)]) for picture in pictures]
    return xml.group("url", lines)


@dataclass(frozen=True, slots=True)
class Sitemap(Generic[A]):
    """One file of addresses below the output folder, and what stands in it, the oldest first."""

    path: str
    items: tuple[A, ...]

    @property
    def updated(self) -> datetime | None:
        """When the last of its pages was changed, where that is known of any."""
        return max((one.updated for one in self.items if one.updated), default=None)


def split(name: str, items: Sequence[A], describe: Callable[[A], NewsArticle | StandingPage]) -> list[Sitemap[A]]:
    """Return the sitemaps of these pages: one, or as many as the protocol's limits ask for.

    They are filled from the first item on, so that a new page changes the last file only.
    """
    chunks: list[list[A]] = [[]]
    size = _FRAME
    for item in items:
        # What can be written of so few is never too much: an address has at most some hundred letters.
        length = len(_url(describe(item)).encode()) + 1 if len(items) >= SURELY_FEW else 0
        if chunks[-1] and (len(chunks[-1]) == MOST_ADDRESSES or size + length > MOST_BYTES):
            chunks.append([])
            size = _FRAME
        chunks[-1].append(item)
        size += length
    return [Sitemap(_path(name, number), tuple(chunk)) for number, chunk in enumerate(chunks, 1)]


def _path(name: str, number: int) -> str:
    return f"sitemap-{name}.xml" if number == 1 else f"sitemap-{name}-{number}.xml"


def write_sitemap(pages: Iterable[NewsArticle | StandingPage]) -> bytes:
    """Return the file that lists these pages."""
    return xml.document(xml.group("urlset", map(_url, pages), _PICTURES))


def write_index(root: str, sitemaps: Iterable[Sitemap[Any]]) -> bytes:
    """Return the file that names the sitemaps; ``root`` is the address of the output folder and ends in a slash."""
    rows = []
    for one in sitemaps:
        lines = [_location("loc", root + one.path)]
        if one.updated:
            lines.append(xml.element("lastmod", machine(one.updated)))
        rows.append(xml.group("sitemap", lines))
    return xml.document(xml.group("sitemapindex", rows, _SITEMAP))


def _news_url(publication: str, language: str, article: NewsArticle) -> str:
    names = [xml.element("news:name", publication), xml.element("news:language", language)]
    news = [
        xml.group("news:publication", names),
        xml.element("news:publication_date", machine(article.published)),
        xml.element("news:title", article.headline),
    ]
    return xml.group("url", [_location("loc", article.href), xml.group("news:news", news)])


def news_sitemap(publication: str, articles: Iterable[NewsArticle], now: datetime, language: str = "vi") -> bytes:
    """Return the Google News sitemap: what was published in the two days before ``now``, newest first.

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap allows 1,000 articles in it, and
    none at all in a quiet week.
    """
    recent = [article for article in articles if now - NEWS_AGE <= article.published <= now]
    recent.sort(key=lambda article: (article.published, article.href), reverse=True)
    rows = (_news_url(publication, language, article) for article in recent[:MOST_NEWS])
    return xml.document(xml.group("urlset", rows, _NEWS))
