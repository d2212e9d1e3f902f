"""A page as somebody saved it: its text, and the address it had."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bantin.importers.decoding import decode
from bantin.importers.embeds import absolute, is_web
from bantin.importers.markup import MAX_CHARACTERS, HtmlError
from bantin.importers.web_archive import attach_pictures, is_web_archive, read_web_archive
from bantin.report import Diagnostic, Position, diagnose

# Pictures pasted into a page make it large; what it says besides is bounded where its tree is made.
MAX_BYTES = 20_000_000

# What HTTrack (https://www.httrack.com), browsers and Liferay leave in a page of where it came from.
_MIRRORED = re.compile(r"<!-- Mirrored from ([^\s<>]{1,2000}) by HTTrack")
_SAVED = re.compile(r"<!-- saved from url=\(\d{4}\)([^\s<>]{1,2000}) -->")
_LIFERAY = re.compile(r"Liferay\.currentURL=\"([^\"]{1,4000})\"")
_PORTAL = re.compile(r"getPortalURL:function\(\)\{return\"([^\"]{1,400})\"")
_LINKED = re.compile(r"<(?:link|meta)\s[^<>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(r"rel\s*=\s*[\"']?canonical|property\s*=\s*[\"']?og:url", re.IGNORECASE)
_TARGET = re.compile(r"(?:href|content)\s*=\s*[\"']([^\"']{1,2000})[\"']", re.IGNORECASE)
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")


class PageError(Exception):
    """A page that cannot be read; ``code`` is that of the finding and ``limit`` what it goes beyond."""

    def __init__(self, code: str, limit: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


def page_finding(error: PageError | HtmlError, position: Position) -> Diagnostic:
    """Return the finding for a page that cannot be read."""
    if isinstance(error, PageError):
        return diagnose(f"importers.{error.code}", position, limit=error.limit)
    code = "page-too-large" if error.kind == "too-large" else "page-broken"
    return diagnose(f"importers.{code}", position, limit=MAX_CHARACTERS // 1_000_000)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The text of a page, its address, empty where nothing tells, what was lost on the way, and what came with it.

    ``stated`` is what whoever saved it calls its address, whatever that is.
    """

    text: str
    address: str
    losses: list[list[str]] = field(default_factory=list)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    stated: str = ""

    def complete(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a record of the page with its own losses and pictures, and without what it leaves empty."""
        whole = {**values, "losses": [*values.get("losses", ()), *self.losses]}
        if self.pictures:
            html = str(values.get("content_html", ""))
            whole["content_html"], whole["attached"] = attach_pictures(html, self.address, self.pictures)
        return filled(whole)


def filled(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record without what it leaves empty."""
    return {name: value for name, value in values.items() if value}


def read_page(path: Path) -> SavedPage:
    """Return the page in a file; raises OSError and, for what is too large to be one, PageError."""
    data = read_bytes(path)
    if not is_web_archive(data):
        decoded = decode(data)
        saved, address = _SAVED.search(decoded.text), address_of(decoded.text)
        return SavedPage(decoded.text, address, decoded.losses, stated=saved[1] if saved else address)
    archive = read_web_archive(data)
    if archive is None:
        raise PageError("page-broken")
    decoded = decode(archive.html, archive.charset)
    address = archive.address if is_web(archive.address) else address_of(decoded.text)
    return SavedPage(decoded.text, address, decoded.losses, archive.pictures)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises OSError and, where it is larger than any page, PageError."""
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PageError("page-too-large", MAX_BYTES // 1_000_000)
    return data


def address_of(text: str) -> str:
    """Return the address that a page had, as whoever saved it or the page itself says; empty where nothing tells."""
    if found := _MIRRORED.search(text):
        return found[1] if is_web(found[1]) else f"https://{found[1]}"
    if (found := _SAVED.search(text)) and is_web(found[1]):
        return found[1]
    own, portal = _LIFERAY.search(text), _PORTAL.search(text)
    if own:
        return absolute(_ESCAPED.sub(lambda one: chr(int(one[1], 16)), own[1]), portal[1] if portal else "")
    for tag in _LINKED.finditer(text):
        target = _TARGET.search(tag[0])
        if _CANONICAL.search(tag[0]) and target and is_web(target[1]) and urlsplit(target[1]).path.strip("/"):
            return target[1]
    return ""
