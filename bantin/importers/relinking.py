"""Links from one imported article to another: to its old address on the new site, which leads on to it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping
from urllib.parse import unquote, urlsplit

from bantin.article.redirects import redirect_path
from bantin.html import escape
from bantin.importers.embeds import is_web
from bantin.importers.escaping import escape_address

# As they are written here: an address in the text has its brackets and blanks in percent form.
_LINK = re.compile(r"(?<!\\)\]\(([^()\s]*)\)")
_HREF = re.compile(r'href="([^"]*)"')


class OldAddresses:
    """The old addresses of imported articles, from this import and earlier ones, and the links that wait for one.

    ``known`` holds the id of the article by host and path; only such addresses as the new site has a page for.
    """

    def __init__(self, known: MutableMapping[str, str], living: Container[str]) -> None:
        self.known = known
        self.living = living
        # Links that lead to no article yet, by the article they stand in.
        self.waiting: dict[str, set[str]] = {}
        self._met: set[str] = set()

    def note(self, addresses: Iterable[str], identifier: str, *, public: bool) -> None:
        """Take in the addresses of an article; one that is not public is no place for a link to lead."""
        for address in addresses:
            key = _key(address)
            if key and public:
                self.known[key] = identifier
            elif self.known.get(key) == identifier:
                del self.known[key]

    def lead(self, address: str) -> str:
        """Return where a link leads from now on: an address of an imported article loses its old host."""
        key = _key(address)
        if not key:
            return address
        if self.known.get(key) not in self.living:
            self._met.add(address)
            return address
        return address[address.index("/", address.index("//") + 2) :]

    def begin(self) -> None:
        """Begin with another article."""
        self._met = set()

    def keep(self, identifier: str) -> None:
        """Remember the links of the article at hand that lead to no other yet."""
        if self._met:
            self.waiting[identifier] = self._met

    def relinked(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the articles with links that waited and have a place now: where each of them led, and leads."""
        for identifier, addresses in self.waiting.items():
            led = {one: self.lead(one) for one in sorted(addresses)}
            changed = {one: to for one, to in led.items() if one != to}
            if changed:
                yield identifier, changed


def relink(markdown: str, places: Mapping[str, str]) -> str:
    """Return the text of an article with other places for its links, those in tables of HTML too."""
    written = {escape_address(before): escape_address(after) for before, after in places.items()}
    escaped = {str(escape(before)): str(escape(after)) for before, after in places.items()}
    made = _LINK.sub(lambda found: f"]({written.get(found[1], found[1])})", markdown)
    return _HREF.sub(lambda found: f'href="{escaped.get(found[1], found[1])}"', made)


def _key(address: str) -> str:
    """Return host and path of an address that a page of the new site can stand for, else an empty text."""
    if not is_web(address):
        return ""
    parts = urlsplit(address)
    if parts.query or parts.path in {"", "/"} or not redirect_path(parts.path):
        return ""
    return (parts.hostname or "").removeprefix("www.") + unquote(parts.path)
