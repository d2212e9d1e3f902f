"""Settings of the site under construction, explained in docs/settings.md; publishconf.py is for the live site."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import StrictUndefined

HERE = Path(__file__).resolve().parent

PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
STATE_PATH = str(HERE / "var")
THEME = str(HERE / "theme")
SITEURL = "http://127.0.0.1:8000"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

PLUGIN_PATHS = [str(HERE / "plugins")]
# The order is the pipeline: each works on what those above it made.
PLUGINS = [
    "theme_support",  # templates: strict, escaped, Vietnamese
    "incremental_build",  # what the last build read and wrote
    "article_metadata",  # reads articles, holds the bad ones back
    "image_captions",  # pictures into figures of several sizes
    "view_counts",  # how often each was read
    "archive_lists",  # home, categories, years, days, tags, standing pages
    "category_feeds",  # Atom, RSS, JSON Feed, OPML
    "structured_data",  # JSON-LD, OpenGraph, sitemaps, robots.txt
    "vietnamese_search",  # the index for the search, in the state folder
    "site_output",  # writes every file, removes orphans, tells the end
    "old_addresses",  # redirects; after all pages and files are known
]

STRICT = os.environ.get("BANTIN_STRICT") == "1"
WORKERS = int(os.environ.get("BANTIN_WORKERS", "0"))
FULL = os.environ.get("BANTIN_FULL") == "1"

THEME_SUPPORT = {"gallery": True}
IMAGE_CAPTIONS = {"widths": [480, 800, 1280, 1920]}
VIEW_COUNTS = {"most_read": 5}
ARCHIVE_LISTS = {"home_latest": 8, "home_per_category": 4}
CATEGORY_FEEDS = {"since": "2021-01-01"}
STRUCTURED_DATA = {"closed": ["tim-kiem/"]}
VIETNAMESE_SEARCH = {"max_pdf_bytes": 50_000_000}

# What Pelican would do by itself and we do in a way of our own.
READERS = {"rst": None, "html": None}
ARTICLE_PATHS = [""]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = DRAFT_SAVE_AS = ""
DELETE_OUTPUT_DIRECTORY = False
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
