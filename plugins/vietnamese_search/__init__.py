"""Leaves an index of the public articles in the state folder, for the service, and in the site, for browsers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from bantin.settings import decode
from vietnamese_search.browser_files import assets
from vietnamese_search.generator import IndexGenerator

PROVIDES = ("search_assets",)


@dataclass(frozen=True, slots=True)
class VietnameseSearchSettings:
    """How the site is searched.

    ``max_pdf_bytes``: larger PDF files are not read; with 0 none is. ``in_browser``: whether the site holds files by
    which browsers search it themselves, where no service answers.
    """

    max_pdf_bytes: int = 50_000_000
    in_browser: bool = True


def read_settings(pelican: Any) -> None:
    """Decode VIETNAMESE_SEARCH."""
    given = pelican.settings.get("VIETNAMESE_SEARCH", {})
    pelican.settings["VIETNAMESE_SEARCH"] = decode(VietnameseSearchSettings, "VIETNAMESE_SEARCH", given)


def prepare_templates(generator: Any) -> None:
    """Tell the templates where the search in the browser is."""
    if generator.settings["VIETNAMESE_SEARCH"].in_browser:
        generator.env.globals["search_assets"] = assets(generator.env.globals["link"])


def give_generator(_pelican: Any) -> type:
    """Return the generator of the index."""
    return IndexGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.generator_init.connect(prepare_templates)
    signals.get_generators.connect(give_generator)
