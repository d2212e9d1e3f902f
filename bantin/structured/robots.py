"""robots.txt (RFC 9309): crawlers may read all but the endless search results, and learn where the sitemaps are."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from bantin.structured.sitemaps import INDEX, NEWS

PATH = "robots.txt"


def robots(root: str, closed: Iterable[str] = ()) -> bytes:
    """Return robots.txt for the site at ``root``, which ends in a slash.

    ``closed`` are the paths below it that no crawler should read. Crawlers look for this file only at the top of a
    host: a site that lives below a folder must have the host's file say the same.
    """
    folder = urlsplit(root).path
    rules = [f"Disallow: {quote(folder + path)}" for path in closed]
    # Without any rule the standard still wants a line that says nothing is closed.
    lines = ["User-agent: *", *(rules or ["Disallow:"]), "", f"Sitemap: {root}{INDEX}", f"Sitemap: {root}{NEWS}"]
    return ("\n".join(lines) + "\n").encode()
