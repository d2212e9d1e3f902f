"""Keeps old addresses alive: pages that lead on, and maps for nginx."""

from __future__ import annotations

from typing import Any

from pelican import signals

from old_addresses.generator import RedirectsGenerator


def give_generator(_pelican: Any) -> type:
    """Return the generator of the redirects; it runs when all other pages are known."""
    return RedirectsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(give_generator)
