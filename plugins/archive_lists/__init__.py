"""Home, category, year, day and tag pages, standing pages' kin: search, 404."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from archive_lists.generator import ListsGenerator
from bantin.lists.listed import oldest_first
from bantin.lists.periods import group_by
from bantin.lists.related import related
from bantin.settings import decode

PROVIDES = ("related",)


@dataclass(frozen=True, slots=True)
class ArchiveListsSettings:
    """``home_latest``: the newest on the home page; ``home_per_category``: in each of its blocks."""

    home_latest: int = 8
    home_per_category: int = 4


def read_settings(pelican: Any) -> None:
    """Decode ARCHIVE_LISTS."""
    given = pelican.settings.get("ARCHIVE_LISTS", {})
    pelican.settings["ARCHIVE_LISTS"] = decode(ArchiveListsSettings, "ARCHIVE_LISTS", given)


def set_related(generator: Any) -> None:
    """Let the edition tell which other articles are shown below one."""
    groups = group_by(oldest_first(generator.articles), lambda one: one.category.slug)
    found = {article.id: list(others) for group in groups.values() for article, others in related(group)}
    generator.context["edition"].related = lambda entry: found.get(entry.id, [])


def give_generator(_pelican: Any) -> type:
    """Return the generator of the lists."""
    return ListsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_finalized.connect(set_related)
    signals.get_generators.connect(give_generator)
