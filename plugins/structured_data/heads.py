"""JSON-LD and OpenGraph of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bantin.article.addresses import SEARCH
from bantin.build.head import PageHead
from bantin.html import Markup
from bantin.identity import Identity
from bantin.structured.json_ld import script
from bantin.structured.model import Crumb, NewsArticle, Picture, Site, describe_site
from bantin.structured.open_graph import Preview, article_properties, page_properties

# Pages that lead elsewhere or say that there is nothing: no place for them in a search engine.
_UNLISTED = frozenset({"redirect", "missing", "notice", "search", "gallery"})


def picture(shown: Any, absolute: Callable[[str], str]) -> Picture | None:
    """Return what machines are told of a picture as the templates see it, or None where there is none."""
    if shown is None:
        return None
    largest = shown.largest
    return Picture(absolute(shown.path(largest)), largest.width, largest.height)


def describe(article: Any, emblem: Picture | None, absolute: Callable[[str], str]) -> NewsArticle:
    """Return what machines are told of an article as the templates see it; ``emblem`` stands in for a picture."""
    shown = picture(article.picture, absolute) or emblem
    return NewsArticle(
        href=absolute(article.path),
        headline=article.title,
        published=article.date,
        updated=article.updated,
        section=article.category.name,
        description=article.lead,
        author=article.author,
        keywords=tuple(one.name for one in article.tags),
        pictures=(shown,) if shown else (),
        expires=article.expires,
    )


def locate(article: Any, absolute: Callable[[str], str]) -> NewsArticle:
    """Return what a sitemap says of an article: where it is, when it was changed, and its picture."""
    shown = picture(article.picture, absolute)
    pictures = (shown,) if shown else ()
    return NewsArticle(absolute(article.path), "", article.date, article.updated, "", pictures=pictures)


def head_filler(
    identity: Identity, emblem: Picture | None, absolute: Callable[[str], str]
) -> Callable[[PageHead, dict[str, Any]], None]:
    """Return the function that completes the head of a page."""
    site: Site = describe_site(identity, absolute(""), absolute(f"{SEARCH}/?q="), emblem)

    def fill(head: PageHead, variables: dict[str, Any]) -> None:
        head.noindex = head.kind in _UNLISTED
        if head.noindex:
            return
        trail = [Crumb(one.label, absolute(one.path)) for one in variables.get("trail", ())]
        article = variables.get("article")
        told = describe(article, emblem, absolute) if article else None
        head.structured_data = Markup(script(site, trail, told))
        if told:
            head.open_graph = article_properties(site, told)
        else:
            head.open_graph = page_properties(site, Preview(head.title, head.description, head.canonical))

    return fill
