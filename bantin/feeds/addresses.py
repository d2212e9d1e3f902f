"""Absolute addresses in the HTML of an article, which feed readers show far from the site."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin

_PLAIN = frozenset({"href", "src", "poster", "cite"})
# Tags as our own steps write them. Within the elements left out nothing is a tag (HTML standard, "raw text").
_PAIR = r' [a-z-]+="[^"<>]*"'
_RAW = "iframe|noembed|noframes|noscript|plaintext|script|style|textarea|title|xmp"
_TAG = re.compile(rf"</?(?!(?:{_RAW})\b)[a-z][a-z0-9]*(?:{_PAIR})*>")
_NO_REFERENCE = re.compile(r"&#(?!(?:[0-9]+|x[0-9a-fA-F]+);)")
_WITH_ADDRESS = re.compile(rf"<([a-z][a-z0-9]*)(?=[^>]* (?:href|src|srcset|poster|cite)=)((?:{_PAIR})*)>")
_PAIRS = re.compile(r' ([a-z-]+)="([^"]*)"')
# One candidate: an address without blanks, then descriptors up to a comma (HTML standard, "parse a srcset attribute").
_CANDIDATE = re.compile(r"[\s,]*(?P<address>\S+)(?P<descriptors>[^,]*)")


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if address.strip() else address
    except ValueError:
        # No address at all ("http://["): it leads nowhere from here just as it led nowhere from the page.
        return address


def _srcset(base: str, value: str) -> str:
    candidates = []
    at = 0
    while match := _CANDIDATE.match(value, at):
        address, end = match["address"], match.end()
        if address.endswith(","):
            address, end = address.rstrip(","), match.end("address")
            candidates.append(_join(base, address))
        else:
            candidates.append(f"{_join(base, address)} {match['descriptors'].strip()}".rstrip())
        at = end
    return ", ".join(filter(None, candidates))


def _absolute(base: str, name: str, value: str) -> str:
    if name in _PLAIN:
        return _join(base, value)
    return _srcset(base, value) if name == "srcset" else value


def _tag(name: str, attributes: list[tuple[str, str | None]]) -> str:
    written = (f" {key}" if value is None else f' {key}="{html.escape(value)}"' for key, value in attributes)
    return f"<{name}{''.join(written)}>"


class _Tags(HTMLParser):
    """Finds the start tags that hold a relative address, and what each must become."""

    def __init__(self, source: str, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.base = base
        self.changes: list[tuple[int, int, str]] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = [(name, value and _absolute(self.base, name, value)) for name, value in attrs]
        written = self.get_starttag_text()
        if made == attrs or written is None:
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self.changes.append((start, start + len(written), _tag(tag, made)))


def by_parser(source: str, base: str) -> str:
    """Return what ``absolute_addresses`` does, for HTML by whomever."""
    pieces = []
    at = 0
    for start, end, tag in _Tags(source, base).changes:
        pieces += [source[at:start], tag]
        at = end
    return "".join([*pieces, source[at:]])


def absolute_addresses(source: str, base: str) -> str:
    """Return sanitised HTML with ``href``, ``src``, ``srcset``, ``poster`` and ``cite`` made absolute.

    ``base`` is the absolute address of the page the HTML stands on; ``#note`` leads back to that page. Tags without a
    relative address, and all that stands between tags, keep every character.
    """
    if source.count("<") != len(_TAG.findall(source)) or _NO_REFERENCE.search(source):
        return by_parser(source, base)

    def replace(match: re.Match[str]) -> str:
        if "&" in match[2]:
            return by_parser(match[0], base)
        pairs: list[tuple[str, str | None]] = list(_PAIRS.findall(match[2]))
        made = [(name, value and _absolute(base, name, value)) for name, value in pairs]
        return match[0] if made == pairs else _tag(match[1], made)

    return _WITH_ADDRESS.sub(replace, source)
