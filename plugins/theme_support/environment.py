"""The Jinja environment of the theme; docs/templates.md lists what it offers."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader

from bantin import dates
from bantin.article.addresses import THEME, url
from bantin.javascript import shorten
from bantin.stylesheet import bundle
from theme_support.drawings import Drawings, SharedTemplate

STYLESHEET = "site.css"
# Where an address may lead that is none of the site's own; one with another scheme could run something.
ELSEWHERE = frozenset({"http", "https", "mailto", "tel"})
# Pages that follow each other lead to many of the same places; so many are remembered.
REMEMBERED_LINKS = 10_000


@cache
def read_strings(theme: Path) -> dict[str, str]:
    """Return the theme's sentences by key."""
    with (theme / "messages" / "vi.toml").open("rb") as stream:
        return {key: str(value) for key, value in tomllib.load(stream).items()}


@cache
def assets(theme: Path) -> dict[str, tuple[str, bytes]]:
    """Return each asset of the theme by name: its file below the output folder, which holds its hash, and its bytes."""
    found = {file.relative_to(theme / "static").as_posix(): _served(file) for file in _static_files(theme)}
    found[STYLESHEET] = bundle(theme)
    named = {}
    for name, data in found.items():
        stem, _, suffix = name.rpartition(".")
        named[name] = (f"{THEME}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}", data)
    return named


def _static_files(theme: Path) -> list[Path]:
    return sorted(file for file in (theme / "static").rglob("*") if file.is_file())


def _served(file: Path) -> bytes:
    return shorten(file.read_text(encoding="utf-8")).encode() if file.suffix == ".js" else file.read_bytes()


def number(value: int) -> str:
    """Return a whole number as Vietnamese write it: 12.345."""
    return f"{value:,}".replace(",", ".")


def size(value: int) -> str:
    """Return a size in bytes as people read it: 640 KB, 1,2 MB (powers of 1000)."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))} KB"
    return f"{value / 1_000_000:.1f} MB".replace(".", ",")


class Addresses:
    """Makes addresses of files of the site, below whatever folder the site lives in."""

    def __init__(self, siteurl: str) -> None:
        self._site = siteurl.rstrip("/")
        self._root = urlsplit(self._site).path
        # Typed, since Markup that is equal to a text is yet to be written otherwise.
        self.link = lru_cache(REMEMBERED_LINKS, typed=True)(self._link)
        """Returns the address from the root; an address elsewhere that may be led to stays as it is."""

    def _link(self, path: str) -> str:
        if (":" in path and urlsplit(path).scheme in ELSEWHERE) or path.startswith("#"):
            return path
        return self._root + quote(url(path.lstrip("/")) if path.lstrip("/") else "/", safe="/?=&#%")

    def absolute(self, path: str) -> str:
        """Return the whole address."""
        return self._site + self.link(path).removeprefix(self._root)


def _day(moment: datetime) -> str:
    return dates.display_day(moment)


def prepare(environment: Environment, theme: str, siteurl: str) -> None:
    """Give ``environment`` the theme's loader, functions and filters.

    The loader replaces Pelican's, which would answer for a missing template with an English one.
    """
    folder = Path(theme)
    strings = read_strings(folder)
    addresses = Addresses(siteurl)

    def t(key: str, **values: Any) -> str:
        return strings[key].format(**values) if values else strings[key]

    @cache
    def asset(name: str) -> str:
        return addresses.link(assets(folder)[name][0])

    environment.loader = FileSystemLoader([folder / "templates", folder])
    # A build shows the theme as it was when the build began, so no file is looked at twice.
    environment.auto_reload = False
    environment.template_class = SharedTemplate
    # For whoever asks what the templates of this build are given, whatever the files say by then.
    environment.extend(given=lambda: {**strings, **{name: path for name, (path, _) in assets(folder).items()}})
    environment.globals.update(t=t, link=addresses.link, absolute=addresses.absolute, asset=asset, once=Drawings().once)
    environment.filters.update(
        date=dates.display, day=_day, machine=dates.machine, number=number, size=size, address=addresses.link
    )
