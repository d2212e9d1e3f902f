"""Addresses of a Liferay portal: which article one means, and which category it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

# ``/web/<site>/<category>/-/view_content/<id>-<words of the first title>.html``, as the old portals have it. The words
# lack every đ and outlive a changed title, so the number alone tells the article.
_ARTICLE = re.compile(r"^(?P<before>.*?)/?-/view_content/(?P<number>\d{1,18})-(?P<rest>[^/]*)")
_LANGUAGE = re.compile(r"(?:/(?:vi|en)(?:_[A-Z]{2})?(?:\.html)?)+/?$")
_LANGUAGES = frozenset({"vi", "en", "vi_VN", "en_US"})
# Mirrors cut long names and end them so, or hang a number before the ending of pages with a query.
_MANGLED = re.compile(r"(?:\.(?:[0-9a-f]{1,4}|del\w*|\d+\.del\w*))$|2b73\.html$")


@dataclass(frozen=True, slots=True)
class PortalAddress:
    """What an address says, each perhaps empty.

    The article's number, its category's word, the address to keep, the server, and the path of a page that is none.
    """

    number: str = ""
    category: str = ""
    kept: str = ""
    host: str = ""
    path: str = ""

    @property
    def key(self) -> str:
        """What tells the article from all others, whatever category and language it was asked for under."""
        return portal_key(self.host, self.number) if self.number else ""


def portal_key(host: str, number: str) -> str:
    """Return what tells an article from all others: the portal's server, and the number it gave."""
    return f"portal:{host}:{number}"


def read_address(address: str) -> PortalAddress:
    """Return what an absolute address says; language switches that hang on it, however often, say nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return PortalAddress()
    host = parts.hostname or ""
    found = _ARTICLE.match(parts.path)
    if found is None:
        path = _LANGUAGE.sub("", parts.path)
        names = _names(path)
        return PortalAddress("", names[-1] if names else "", address, host, "/".join(names))
    path = f"{found['before']}/-/view_content/{found['number']}-{found['rest']}"
    kept = "" if _MANGLED.search(path) else f"{parts.scheme}://{parts.netloc}{path}"
    return PortalAddress(found["number"], "".join(_names(found["before"])[-1:]), kept, host)


def page_of(address: str) -> str:
    """Return what tells a page from all others, whatever language hangs on its address; empty where nothing does."""
    found = read_address(address)
    if found.key or not found.host:
        return found.key
    return f"{found.host}/{found.path}?{urlsplit(address).query}"


def _names(path: str) -> list[str]:
    """Return the words of a category's path, the site and the language before them left out."""
    names = [name for name in path.split("/") if name and name not in _LANGUAGES]
    if names[:1] in (["web"], ["group"]):
        names = names[2:]
    return [*names[:-1], names[-1].removesuffix(".html")] if names else []
