"""Leaves an index of the public articles for those who search, in the state folder and never in the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from bantin.settings import decode
from vietnamese_search.generator import IndexGenerator


@dataclass(frozen=True, slots=True)
class VietnameseSearchSettings:
    """``max_pdf_bytes``: larger PDF files are not read; with 0 none is."""

    max_pdf_bytes: int = 50_000_000


def read_settings(pelican: Any) -> None:
    """Decode VIETNAMESE_SEARCH."""
    given = pelican.settings.get("VIETNAMESE_SEARCH", {})
    pelican.settings["VIETNAMESE_SEARCH"] = decode(VietnameseSearchSettings, "VIETNAMESE_SEARCH", given)


def give_generator(_pelican: Any) -> type:
    """Return the generator of the index."""
    return IndexGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.get_generators.connect(give_generator)
