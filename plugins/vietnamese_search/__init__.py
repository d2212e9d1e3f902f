"""Leaves an index of the public articles for those who search, in the state folder and never in the site."""

from __future__ import annotations

from typing import Any

from pelican import signals

from vietnamese_search.generator import IndexGenerator


def give_generator(_pelican: Any) -> type:
    """Return the generator of the index."""
    return IndexGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(give_generator)
