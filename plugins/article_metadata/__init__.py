"""Reads every article and page as Bản tin does, and gives Pelican those that go out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import signals

from article_metadata.details import detailer
from article_metadata.generator import write_articles, write_pages
from bantin.build.opening import open_edition
from bantin.clock import read_clock

PROVIDES = ("edition", "record", "attachments", "document")


def read_articles(generator: Any) -> None:
    """Read the content folder and give the generator its articles; raises DateError where the clock's text is none."""
    settings, context = generator.settings, generator.context
    options = {"strict": settings["STRICT"], "workers": settings["WORKERS"]}
    edition = open_edition(Path(generator.path), context["state"], read_clock(), **options)
    edition.details.append(detailer(edition))
    context["edition"] = edition
    _take_over(generator, list_articles)
    # Articles alone: the lists are the work of archive_lists, and Pelican's would want templates we do not have.
    generator.generate_output = lambda writer: write_articles(edition, writer)


def _take_over(generator: Any, list_works: Callable[[Any], None]) -> None:
    """Have our own listing done in the place of what Pelican does to each article, of which nothing is needed."""
    generator.generate_context = lambda: list_works(generator)
    generator.check_disabled_readers = generator.refresh_metadata_intersite_links = lambda: None


def list_articles(generator: Any) -> None:
    """Tell everyone which articles are public, and which have a page that only says why they are not."""
    articles = generator.context["edition"].articles()
    generator.articles = [one for one in articles if one.state == "published"]
    generator.hidden_articles = [one for one in articles if one.state != "published"]
    generator.context["articles"] = generator.articles
    signals.article_generator_finalized.send(generator)


def read_pages(generator: Any) -> None:
    """Give the generator the standing pages."""
    edition = generator.context["edition"]
    _take_over(generator, list_pages)
    generator.generate_output = lambda writer: write_pages(edition, writer)


def list_pages(generator: Any) -> None:
    """Tell everyone which standing pages there are."""
    generator.pages = generator.context["pages"] = generator.context["edition"].pages()
    signals.page_generator_finalized.send(generator)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(read_articles)
    signals.page_generator_init.connect(read_pages)
