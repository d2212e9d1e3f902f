"""Tells search engines and social networks what each page is, and where all pages are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from bantin.settings import decode
from structured_data.generator import SitemapsGenerator
from structured_data.heads import head_filler, picture

PROVIDES = ("structured_data", "open_graph")


@dataclass(frozen=True, slots=True)
class StructuredDataSettings:
    """``closed``: paths that robots.txt asks crawlers to leave alone."""

    closed: tuple[str, ...] = ()


def read_settings(pelican: Any) -> None:
    """Decode STRUCTURED_DATA."""
    given = pelican.settings.get("STRUCTURED_DATA", {})
    pelican.settings["STRUCTURED_DATA"] = decode(StructuredDataSettings, "STRUCTURED_DATA", given)


def describe_pages(generator: Any) -> None:
    """Have every page describe itself."""
    edition, absolute = generator.context["edition"], generator.env.globals["absolute"]
    emblem = picture(generator.context["gallery"].emblem, absolute)
    edition.heads.append(head_filler(edition.identity, emblem, absolute))


def give_generator(_pelican: Any) -> type:
    """Return the generator of the sitemaps."""
    return SitemapsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_init.connect(describe_pages)
    signals.get_generators.connect(give_generator)
