"""Reads every article and page as Bản tin does, and hands Pelican those that go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pelican import signals

from article_metadata.contents import PortalArticle, PortalPage
from article_metadata.edition import open_edition

PROVIDES = ("edition", "record", "body", "lead", "attachments", "document", "state")


def _hand_over(generator: Any, make: Callable[[], Iterable[Any]]) -> None:
    """Let the generator find what ``make`` gives when it asks for files, ready made instead of to be read."""
    made: dict[str, Any] = {}

    def get_files(*_paths: Any, **_options: Any) -> list[str]:
        made.update({one.source_path: one for one in make()})
        return list(made)

    generator.get_files = get_files
    generator.get_cached_data = lambda path, _default: made[path]
    generator.check_disabled_readers = lambda: None


def read_articles(generator: Any) -> None:
    """Read the content folder and give the generator its articles."""
    edition = open_edition(Path(generator.path), strict=generator.settings["STRICT"])
    generator.context["edition"] = edition
    _hand_over(generator, lambda: (PortalArticle(one, edition) for one in edition.articles()))
    # Articles alone: the lists are the work of archive_lists, and Pelican's would want templates we do not have.
    generator.generate_pages = lambda writer: generator.generate_articles(writer.write_file)


def read_pages(generator: Any) -> None:
    """Give the generator the standing pages."""
    edition = generator.context["edition"]
    _hand_over(generator, lambda: (PortalPage(one, edition) for one in edition.pages()))


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(read_articles)
    signals.page_generator_init.connect(read_pages)
