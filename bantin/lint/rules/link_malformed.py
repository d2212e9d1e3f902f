"""A link to another site whose address cannot be one: "htpp://…", "www.…" without "https://", no host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bantin.lint.rule import Finding, Rule
from bantin.lint.sheet import Sheet
from bantin.report import Severity

_TARGET = re.compile(r"\]\([ ]{0,9}<?(?P<address>[^\s<>()\"]{1,2000})")
_MEANT_FOR_WEB = re.compile(r"(?:h?t{1,3}p{1,2}s?|https?)[:;]?/|h?t{1,3}p{1,2}s?[:;]|https?[.]|www[.,]", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9a-f:.]+\]", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield each link that no browser can follow."""
    if "](" not in sheet.text:
        return
    for match in _TARGET.finditer(sheet.text, sheet.body_start):
        if not is_well_formed(match["address"]):
            yield Finding(match.start("address"), {"address": match["address"][:80]})


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


RULE = Rule(
    code="link-malformed",
    severity=Severity.ERROR,
    check=check,
    bad=(
        "[Sở](htpp://so.example.vn)",
        "[Sở](www.example.vn)",
        "[Sở](https:/example.vn/a)",
        "[Sở](https://example)",
        "[Thư](vanphong@example.vn)",
    ),
    good=("[Sở](https://so.example.vn/a?b=1#c)", "[bài](/a.html)", "[Thư](mailto:vanphong@example.vn)"),
)
