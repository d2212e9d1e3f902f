"""Links of a body: those to other articles' files get their address, those that leave the site say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from bantin.html import escape, unescape
from bantin.markdown.places import Places
from bantin.markdown.sanitise import ID_PREFIX
from bantin.report import Diagnostic, Severity, diagnose

Links = Callable[[str], str | None]

_LINK = re.compile(r'<a href="([^"]*)"')
_FILE = re.compile(r"\{filename\}|(?![a-z]+:)[^?#]*\.md(?:[?#]|$)", re.IGNORECASE)
STATIC = re.compile(r"\{(?:static|attach)\}(?=/)")
_ID = re.compile(rf'<[a-z0-9]+(?: [a-z]+="[^"]*")*? id="({ID_PREFIX}[^"]*)"')
_MEANT_FOR_WEB = re.compile(r"(?:h?t{1,3}p{1,2}s?|https?)[:;]?/|h?t{1,3}p{1,2}s?[:;]|https?[.]|www[.,]", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9a-f:.]+\]", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def resolve_links(html: str, links: Links | None, places: Places) -> tuple[str, list[Diagnostic]]:
    """Return sanitised HTML with its links in order, and a warning for each that leads nowhere."""
    findings: list[Diagnostic] = []
    anchors = set(_ID.findall(html)) if 'href="#' in html else set()

    def replace(match: re.Match[str]) -> str:
        address = unescape(match[1])
        if address.startswith(("http://", "https://")):
            return f'{match[0]} rel="noopener"'
        if not address:
            return "<a"
        if address.startswith("#") and address[1:] not in anchors:
            anchor = address[1:].removeprefix(ID_PREFIX)
            place = places.take(f"#{anchor}")
            findings.append(diagnose("markdown.anchor-unknown", place, Severity.WARNING, anchor=anchor))
            return "<a"
        if links is not None and _FILE.match(address):
            target = links(address)
            if target is None:
                place = places.take(address)
                findings.append(diagnose("markdown.link-unknown", place, Severity.WARNING, link=address))
                return "<a"
            return f'<a href="{escape(target)}"'
        return f'<a href="{escape(STATIC.sub("", address))}"'

    return _LINK.sub(replace, html), findings


def is_well_formed(address: str) -> bool:
    """Tell whether an address could lead somewhere: within the site, to another one or to a mailbox."""
    scheme, colon, rest = address.partition(":")
    if colon and scheme.lower() == "mailto":
        return _EMAIL.fullmatch(rest.partition("?")[0]) is not None
    if colon and scheme.lower() in ("http", "https"):
        try:
            parts = urlsplit(address)
            return rest.startswith("//") and _HOST.fullmatch(parts.hostname or "") is not None and parts.port != 0
        except ValueError:
            return False
    return not (_MEANT_FOR_WEB.match(address) or _EMAIL.fullmatch(address))
