"""Gives every template its strings, addresses and filters, and makes mistakes in a template stop the build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from theme_support.environment import assets, prepare

PROVIDES = ("t", "link", "absolute", "asset")


def prepare_templates(generator: Any) -> None:
    """Prepare the generator's own Jinja environment."""
    generator.context["assets"] = assets(Path(generator.theme))
    prepare(generator.env, generator.theme, generator.settings["SITEURL"])


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(prepare_templates)
