"""Settings of the minimal site: what differs from pelicanconf.py."""

from __future__ import annotations

from pathlib import Path

import pelicanconf
from pelicanconf import *  # noqa: F403 - Pelican reads settings as names of this module

_HERE = Path(__file__).resolve().parent

THEME = str(_HERE / "theme")
SITEURL = "https://song.example.vn"
PLUGIN_PATHS = [*pelicanconf.PLUGIN_PATHS, str(_HERE)]
PLUGINS = ["theme_support", "incremental_build", "article_metadata", "view_counts", "plain_site", "site_output"]
THEME_SUPPORT = {"gallery": False}
