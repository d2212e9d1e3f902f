"""Settings of the live site: what differs from pelicanconf.py."""

from __future__ import annotations

import os

from pelicanconf import *  # noqa: F403 - Pelican reads settings as names of this module

# The gallery of components is for those who build the site.
THEME_SUPPORT = {"gallery": False}

# The address citizens type. Feeds, the sitemap and sharing need it; set it here or in the environment.
SITEURL = os.environ.get("BANTIN_SITEURL", "https://songmay.example.vn")
