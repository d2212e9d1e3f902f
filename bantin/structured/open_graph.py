"""OpenGraph (https://ogp.me): how a page looks when someone shares it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.dates import machine
from bantin.structured.model import NewsArticle, Picture, Site
from bantin.xml import clean

LOCALE = "vi_VN"


@dataclass(frozen=True, slots=True)
class Preview:
    """A page as a social network shows it: plain text, the absolute address, a picture."""

    title: str
    description: str
    href: str
    picture: Picture | None = None


def _page(site: Site, kind: str, preview: Preview) -> Iterator[tuple[str, str]]:
    yield "og:type", kind
    yield "og:site_name", site.name
    yield "og:locale", LOCALE
    yield "og:title", preview.title
    yield "og:description", preview.description
    yield "og:url", preview.href
    if picture := preview.picture:
        yield "og:image", picture.href
        yield "og:image:width", str(picture.width)
        yield "og:image:height", str(picture.height)
        yield "og:image:alt", picture.alt
    yield "twitter:card", "summary_large_image" if picture else "summary"


def _article(site: Site, article: NewsArticle) -> Iterator[tuple[str, str]]:
    picture = article.pictures[0] if article.pictures else None
    yield from _page(site, "article", Preview(article.headline, article.description, article.href, picture))
    yield "article:published_time", machine(article.published)
    yield "article:modified_time", machine(article.updated)
    if article.expires:
        yield "article:expiration_time", machine(article.expires)
    yield "article:section", article.section
    for keyword in article.keywords:
        yield "article:tag", keyword


def _lines(found: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    lines = ((name, " ".join(clean(value).split())) for name, value in found)
    return [(name, line) for name, line in lines if line]


def page_properties(site: Site, preview: Preview) -> list[tuple[str, str]]:
    """Return property and content of each ``<meta>`` of a page that is no article; the template escapes them."""
    return _lines(_page(site, "website", preview))


def article_properties(site: Site, article: NewsArticle) -> list[tuple[str, str]]:
    """Return property and content of each ``<meta>`` of an article's page; the template escapes them."""
    return _lines(_article(site, article))
