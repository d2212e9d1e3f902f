"""JSON-LD in the words of schema.org.

The properties are those that Google's pages on Article, Breadcrumb and Organization require or recommend
(https://developers.google.com/search/docs/appearance/structured-data).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bantin.dates import machine
from bantin.json import filled
from bantin.structured.model import Crumb, NewsArticle, Picture, Publisher, Site

# Longer headlines were refused once, and are cut where they are shown.
HEADLINE = 110
# A photo story of forty pictures need not list them all in the head of its page: the sitemap does.
PICTURES = 5
# Inside <script> these could end the element or, in old browsers, the line; JSON reads the escapes as the same text.
_SCRIPT = "<>&\u2028\u2029"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def shorten(title: str, limit: int = HEADLINE) -> str:
    """Return ``title`` in at most ``limit`` characters, cut between words and ended by an ellipsis where cut."""
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    kept = title[:limit].rpartition(" ")[0] or title[: limit - 1]
    return f"{kept.rstrip(' ,;:–-')}…"


def _picture(picture: Picture | None) -> dict[str, Any]:
    if picture is None:
        return {}
    size = {"width": picture.width, "height": picture.height}
    return {"@type": "ImageObject", "url": picture.href, **size, "caption": picture.alt}


def _publisher(site: Site, publisher: Publisher) -> dict[str, Any]:
    parent = {"@type": "GovernmentOrganization", "name": publisher.parent} if publisher.parent else {}
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{site.root}#publisher",
        "name": publisher.name,
        "url": site.root,
        "logo": _picture(publisher.logo),
        "parentOrganization": parent,
        "address": publisher.address,
        "telephone": publisher.phone,
        "email": publisher.email,
    }


def _website(site: Site) -> dict[str, Any]:
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{site.search}{{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "@type": "WebSite",
        "@id": f"{site.root}#website",
        "name": site.name,
        "url": site.root,
        "description": site.description,
        "inLanguage": site.language,
        "publisher": {"@id": f"{site.root}#publisher"},
        "potentialAction": search if site.search else {},
    }


def _breadcrumb(trail: Sequence[Crumb]) -> str:
    node = _written({"@type": "BreadcrumbList", "@id": f"{trail[-1].href}#breadcrumb"})
    steps = ",".join(_step(position, crumb) for position, crumb in enumerate(trail, 1))
    return f'{node[:-1]},"itemListElement":[{steps}]}}'


# All but the last step of a page are those of many others.
@lru_cache(maxsize=1_000)
def _step(position: int, crumb: Crumb) -> str:
    return _written({"@type": "ListItem", "position": position, "name": crumb.label, "item": crumb.href})


def _article(site: Site, article: NewsArticle) -> dict[str, Any]:
    office = {"@id": f"{site.root}#publisher"}
    return {
        "@type": "NewsArticle",
        "@id": f"{article.href}#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": article.href},
        "url": article.href,
        "headline": shorten(article.headline),
        "description": article.description,
        "image": [_picture(picture) for picture in article.pictures[:PICTURES]],
        "datePublished": machine(article.published),
        "dateModified": machine(article.updated),
        "expires": machine(article.expires) if article.expires else "",
        "author": [{"@type": "Person", "name": article.author} if article.author else office],
        "publisher": office,
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "isPartOf": {"@id": f"{site.root}#website"},
    }


def script(site: Site, trail: Sequence[Crumb] = (), article: NewsArticle | None = None) -> str:
    """Return the ``<script type="application/ld+json">`` of a page: safe HTML that no field can break out of.

    It names publisher and site on every page, the breadcrumb where it has more than one step, and the article.
    """
    nodes = [_office(site)]
    if len(trail) > 1:
        nodes.append(_breadcrumb(trail))
    if article:
        nodes.append(_written(_article(site, article)))
    graph = f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}'
    return f'<script type="application/ld+json">{graph}</script>'


@lru_cache(maxsize=8)
def _office(site: Site) -> str:
    """Return publisher and site, which are the same on every page."""
    return f"{_written(_publisher(site, site.publisher))},{_written(_website(site))}"


def _written(node: dict[str, Any]) -> str:
    written = _ENCODER.encode(filled(node))
    for character in _SCRIPT:
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written
