"""Writes the pages of articles and the standing pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.build.fingerprint import joined
from bantin.build.full import Full
from bantin.build.views import Crumb
from bantin.messages import text


def write_articles(edition: Edition, writer: Any) -> None:
    """Write the pages of all articles, those of one category and year together."""
    groups: dict[tuple[str, int], list[Entry]] = {}
    for entry in edition.articles():
        groups.setdefault((entry.category.slug, entry.date.year), []).append(entry)
    for (slug, year), entries in groups.items():
        mark = joined((*(one.shown for one in entries), *(one.listed for one in edition.near(entries))))
        write = partial(_write_group, edition, writer, entries)
        writer.unit(f"articles:{slug}/{year}", mark, write, size=len(entries))


def _write_group(edition: Edition, writer: Any, entries: Sequence[Entry]) -> None:
    for entry in entries:
        trail = [
            Crumb(text("lists.home"), ""),
            Crumb(entry.category.name, f"{entry.category.slug}/index.html"),
            Crumb(entry.title, entry.path),
        ]
        article = Full(entry, edition, edition.related(entry))
        template = "article" if entry.state == "published" else "notice"
        # What was withdrawn is shown nowhere, not even in the description of the page that says so.
        lead = "" if entry.state == "withdrawn" else entry.lead
        writer.page(entry.path, template, entry.title, description=lead, article=article, trail=trail)


def write_pages(edition: Edition, writer: Any) -> None:
    """Write the standing pages."""
    for entry in edition.pages():
        trail = [Crumb(text("lists.home"), ""), Crumb(entry.title, entry.path)]
        standing = Full(entry, edition)
        writer.page(entry.path, "standing", entry.title, description=entry.summary, standing=standing, trail=trail)
