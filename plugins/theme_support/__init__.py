"""Gives every template its strings, addresses and filters, and makes mistakes in a template stop the build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pelican import signals

from bantin.settings import decode
from theme_support.environment import assets, prepare, read_strings
from theme_support.generator import ThemeGenerator

PROVIDES = ("t", "link", "absolute", "asset", "once")


@dataclass(frozen=True, slots=True)
class ThemeSupportSettings:
    """``gallery``: whether the site has a page that shows every component of the theme."""

    gallery: bool = False


def read_settings(pelican: Any) -> None:
    """Decode THEME_SUPPORT, and forget the theme of a build before in this process."""
    read_strings.cache_clear()
    assets.cache_clear()
    given = pelican.settings.get("THEME_SUPPORT", {})
    pelican.settings["THEME_SUPPORT"] = decode(ThemeSupportSettings, "THEME_SUPPORT", given)


def prepare_templates(generator: Any) -> None:
    """Prepare the generator's own Jinja environment."""
    prepare(generator.env, generator.theme, generator.settings["SITEURL"])


def give_generator(_pelican: Any) -> type:
    """Return the generator of the theme's files."""
    return ThemeGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.generator_init.connect(prepare_templates)
    signals.get_generators.connect(give_generator)
