"""Home, category, year, day and tag pages, standing pages' kin: search, 404."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from archive_lists.generator import ListsGenerator
from bantin.lists.related import Related
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
    edition, found = generator.context["edition"], Related(generator.articles)
    edition.related, edition.near = found.of, found.near


def give_generator(_pelican: Any) -> type:
    """Return the generator of the lists."""
    return ListsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_finalized.connect(set_related)
    signals.get_generators.connect(give_generator)
