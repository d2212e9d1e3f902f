"""Gives each article its number of views and the site its most read articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from bantin.pageviews.counts import most_read, total_views
from bantin.settings import decode

PROVIDES = ("views", "most_read")


@dataclass(frozen=True, slots=True)
class ViewCountsSettings:
    """``most_read``: how many articles the list of the most read shows."""

    most_read: int = 5


def read_settings(pelican: Any) -> None:
    """Decode VIEW_COUNTS."""
    pelican.settings["VIEW_COUNTS"] = decode(ViewCountsSettings, "VIEW_COUNTS", pelican.settings.get("VIEW_COUNTS", {}))


def set_views(generator: Any) -> None:
    """Set ``views`` on every article; nothing is counted beside the base yet."""
    counted: dict[str, int] = {}
    for article in (*generator.articles, *generator.hidden_articles):
        article.views = total_views(article.facts.views, article.id, counted)
    limit = generator.settings["VIEW_COUNTS"].most_read
    generator.context["most_read"] = most_read(generator.articles, limit)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_finalized.connect(set_views)
