"""An article as an entry of the feeds."""

from __future__ import annotations

from bantin.article.model import Article
from bantin.feeds.addresses import absolute_addresses
from bantin.feeds.model import Enclosure, Entry


def entry(article: Article, href: str, summary: str, body: str, enclosure: Enclosure | None = None) -> Entry:
    """Return the entry of ``article``, whose page is at the absolute address ``href``.

    ``summary`` is plain text; ``body`` is the safe HTML of the page, in which addresses may still be relative.
    """
    return Entry(
        id=article.id,
        title=article.title,
        href=href,
        published=article.date,
        updated=article.updated,
        author=article.author,
        category=article.category.name,
        category_slug=article.category.slug,
        tags=article.tags,
        summary=summary,
        content=absolute_addresses(body.strip(), href),
        enclosure=enclosure,
    )
