"""Publishes the feeds of the site and of each category, and announces them in every head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pelican import signals

from bantin.build.head import PageHead
from bantin.clock import read_clock
from bantin.feeds.channel import channels, links
from bantin.feeds.model import Authority
from bantin.settings import decode
from category_feeds.generator import FeedsGenerator


@dataclass(frozen=True, slots=True)
class CategoryFeedsSettings:
    """``host`` and ``since`` (a day) name the entries for life (RFC 4151); an empty host is the site's own."""

    since: str
    host: str = ""


def read_settings(pelican: Any) -> None:
    """Decode CATEGORY_FEEDS into the authority that names the entries."""
    given = decode(CategoryFeedsSettings, "CATEGORY_FEEDS", pelican.settings.get("CATEGORY_FEEDS", {}))
    host = given.host or urlsplit(pelican.settings["SITEURL"]).hostname or ""
    pelican.settings["CATEGORY_FEEDS"] = Authority(host, read_clock(given.since).now.date())


def announce(generator: Any) -> None:
    """Have every page announce the site's feeds and those of its category."""
    context, settings = generator.context, generator.settings
    root = settings["SITEURL"].rstrip("/") + "/"
    edition = context["edition"]
    made = channels(edition.identity, edition.categories, root, settings["CATEGORY_FEEDS"])
    context["channels"] = made
    site, by_category = made[0], {one.slug: one for one in made[1:]}

    def fill(head: PageHead, variables: dict[str, Any]) -> None:
        article = variables.get("article")
        category = article.category if article else variables.get("category")
        own = by_category.get(category.slug) if category else None
        head.feeds = [*(links(own) if own else ()), *links(site)]

    edition.heads.append(fill)


def give_generator(_pelican: Any) -> type:
    """Return the generator of the feeds."""
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_init.connect(announce)
    signals.get_generators.connect(give_generator)
