"""Settings of the real site without its search, to tell what the index costs."""

from __future__ import annotations

import pelicanconf
from pelicanconf import *  # noqa: F403 - Pelican reads settings as names of this module

PLUGINS = [one for one in pelicanconf.PLUGINS if one != "vietnamese_search"]
