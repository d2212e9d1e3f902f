"""Pictures, players and frames of an HTML page: which address they really stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from bs4.element import Tag

from bantin.article.values import is_download
from bantin.importers.runs import Picture
from bantin.markdown.links import is_well_formed

EMBEDS = frozenset({"iframe", "video", "audio", "embed", "object"})
# What stands in one of these is shown where the thing itself cannot be.
STAND_INS = frozenset({"video", "audio", "object"})

# The original comes before the thumbnail; what a page shows while it loads comes last.
_SOURCES = ("data-original", "data-full", "data-src", "data-lazy-src", "data-lazy", "src")
_SETS = ("data-srcset", "srcset")
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
_CANDIDATE = re.compile(r"(?<!\S)(\S+?)(?:\s+(\d+(?:\.\d*)?|\.\d+)[wx])?\s*(?:,\s|,$|$)")
_TEMPLATE = re.compile(r"\{[^}]*\}|%[a-z_]+%")
_YOUTUBE = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*")


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one text without white space around it, empty where there is none."""
    value = tag.get(name) or ""
    return (value if isinstance(value, str) else " ".join(value)).strip()


def absolute(address: str, base: str) -> str:
    """Return the address as seen from the page at ``base``; as it is where that cannot be said."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _largest(candidates: str) -> str:
    """Return the address of the largest picture of a ``srcset``."""
    found = [(float(match[2] or 1), match[1]) for match in _CANDIDATE.finditer(candidates)]
    return max(found, key=lambda one: one[0])[1] if found else ""


def read_picture(tag: Tag, base: str) -> Picture:
    """Return the picture of an ``<img>``: its addresses, the best first, without those that are mere placeholders."""
    written = [attribute(tag, name) for name in _SOURCES]
    written += [_largest(attribute(tag, name)) for name in _SETS]
    embedded = [one for one in written if _EMBEDDED.match(one)]
    elsewhere = [one for one in written if one and not one.lower().startswith(("data:", "about:"))]
    alt = attribute(tag, "alt")
    # Some systems leave the name of a variable where the words should be.
    alt = "" if _TEMPLATE.fullmatch(alt) else " ".join(alt.split())
    return Picture(with_absolute(elsewhere, base) or tuple(embedded[:1]), alt)


def with_absolute(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """Return the addresses as seen from the page at ``base``, and after them as written: they may also name files."""
    written = list(addresses)
    return tuple(dict.fromkeys([*(absolute(one, base) for one in written), *written]))


def embedded_address(tag: Tag, base: str) -> tuple[str, str]:
    """Return where the player or frame leads, as written and as seen from the root; empty where that cannot be told."""
    inner = [tag, *tag.find_all(["source", "embed", "iframe"])]
    for one, name in ((one, name) for one in inner for name in ("src", "data-src", "data")):
        written = attribute(one, name)
        # Without a host nobody knows on which server it lay: players load it from somewhere else than the page.
        whole = f"https:{written}" if written.startswith("//") else written
        whole = absolute(whole, base) if whole.startswith("/") else whole
        if is_web(whole) and is_well_formed(whole):
            return written, _YOUTUBE.sub(r"https://www.youtube.com/watch?v=\1", whole)
        if name != "data-src" and _is_file_of_page(written):
            return written, absolute(written, base)
    return "", ""


def _is_file_of_page(address: str) -> bool:
    """Tell whether the address names a file to be offered, on the server of the page itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and is_download(PurePosixPath(parts.path))


def is_web(address: str) -> bool:
    """Tell whether the address names a server on the web."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
