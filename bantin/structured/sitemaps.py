"""Sitemaps (https://www.sitemaps.org/protocol.html) with Google's extensions for pictures and news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from urllib.parse import quote

from bantin import xml
from bantin.dates import ZONE, machine
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
# Enough for the declaration and the outermost element of any file here.
_FRAME = 500


@dataclass(frozen=True, slots=True)
class _Url:
    """One written ``<url>`` and when its page last changed."""

    written: str
    updated: datetime | None


def _location(name: str, href: str) -> str:
    return xml.element(name, quote(xml.clean(href), safe="%/:=&?~#+!$,;'@()*[]"))


def _url(href: str, updated: datetime | None, pictures: Iterable[str] = ()) -> _Url:
    lines = [_location("loc", href)]
    if updated:
        lines.append(xml.element("lastmod", machine(updated)))
    lines += [xml.group("image:image", [_location("image:loc", picture)]) for picture in pictures]
    return _Url(xml.group("url", lines), updated)


def _article_url(article: NewsArticle) -> _Url:
    pictures = dict.fromkeys(picture.href for picture in article.pictures)
    return _url(article.href, article.updated, list(pictures)[:MOST_PICTURES])


def _split(urls: Iterable[_Url]) -> Iterator[list[_Url]]:
    """Yield the files' contents; from the oldest on, so that a new address changes the last file only."""
    chunk: list[_Url] = []
    size = _FRAME
    for url in urls:
        length = len(url.written.encode()) + 1
        if chunk and (len(chunk) == MOST_ADDRESSES or size + length > MOST_BYTES):
            yield chunk
            chunk, size = [], _FRAME
        chunk.append(url)
        size += length
    if chunk:
        yield chunk


def _files(name: str, urls: Iterable[_Url]) -> Iterator[tuple[str, list[_Url]]]:
    for number, chunk in enumerate(_split(urls), 1):
        yield (f"sitemap-{name}.xml" if number == 1 else f"sitemap-{name}-{number}.xml"), chunk


def _year(article: NewsArticle) -> int:
    return article.published.astimezone(ZONE).year


def _index(root: str, files: Sequence[tuple[str, list[_Url]]]) -> bytes:
    rows = []
    for path, urls in files:
        changes = [url.updated for url in urls if url.updated]
        lines = [_location("loc", root + path)]
        if changes:
            lines.append(xml.element("lastmod", machine(max(changes))))
        rows.append(xml.group("sitemap", lines))
    return xml.document(xml.group("sitemapindex", rows, _SITEMAP))


def sitemaps(root: str, pages: Iterable[StandingPage], articles: Iterable[NewsArticle]) -> dict[str, bytes]:
    """Return the sitemaps by their path below the output folder: the index, one for ``pages``, one for each year.

    ``root`` is the absolute address of the output folder and ends in a slash. Articles are sorted here, the oldest
    first; a year with more than the protocol allows one file goes into several. A file depends on its year alone.
    """
    ordered = sorted(articles, key=lambda article: (article.published, article.href))
    files = list(_files("pages", (_url(page.href, page.updated) for page in pages)))
    for year, group in groupby(ordered, _year):
        files += _files(str(year), map(_article_url, group))
    made = {path: xml.document(xml.group("urlset", (url.written for url in urls), _PICTURES)) for path, urls in files}
    return {INDEX: _index(root, files), **made}


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
