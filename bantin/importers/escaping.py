"""Text put into Markdown so that it comes out as it was typed."""

from __future__ import annotations

import re
from html import unescape

# "_" between two letters or digits is never emphasis, so addresses stay readable.
_MARKS = re.compile(r"[\\`*\[\]{]|(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=\S)")

_LINE_START = re.compile(r"(?P<number>\d+)\.(?=\s|$)|[-+](?=[\s-]|$)|[#>]")
# Signs that mean something at the start of a line but that no backslash takes the meaning from.
_UNESCAPABLE = re.compile(r":(?=[\s-])|=(?==*\s*$)|~(?=~~)")

# python-markdown takes this for the end of the picture, whatever mark the title began with.
_CLOSING = re.compile(r"[\"']\s*\)")

_ADDRESS = re.compile(r"[\s()<>\"'\\`\[\]{}|*]")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _escape_entities(words: str) -> str:
    """Return ``words`` with their "&" escaped where some would be read as entities; "R&D" stays readable."""
    return words.replace("&", "&amp;") if "&#" in words or unescape(words) != words else words


def escape(words: str) -> str:
    """Return ``words`` for the middle of a Markdown line."""
    marked = _MARKS.sub(lambda match: "\\" + match[0], _escape_entities(words))
    return _TAG.sub("&lt;", marked)


def escape_start(line: str) -> str:
    """Return a line that ``escape`` has made, so that its first signs begin no list, heading, quotation or table."""
    found = _LINE_START.match(line)
    if found:
        number = found["number"] or ""
        return f"{number}\\{line[len(number) :]}"
    return _UNESCAPABLE.sub(_entity, line, count=1) if _UNESCAPABLE.match(line) else line


def escape_heading(line: str) -> str:
    """Return a line for after the ``#`` signs: those at its end would be taken for a closing mark."""
    kept = line.rstrip("#")
    return kept + "\\#" * (len(line) - len(kept))


def escape_cell(line: str) -> str:
    """Return a line for a cell of a table, or for a paragraph of several lines, which no table is to be made of."""
    return line.replace("|", "\\|")


def escape_address(address: str) -> str:
    """Return an address for between the round brackets of a link or picture, its odd characters in percent form."""
    encoded = _ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8")), address)
    return _escape_entities(encoded)


def quote_title(words: str) -> str:
    """Return ``words`` as the title of a picture, between the quotation marks that need the least change."""
    plain = re.sub(r"[\\`\[]", lambda match: "\\" + match[0], _escape_entities(words)).replace("<", "&lt;")
    if _CLOSING.search(plain) or ('"' in plain and "'" in plain):
        plain = plain.replace('"', "&quot;").replace("'", "&#39;")
    return f"'{plain}'" if '"' in plain else f'"{plain}"'
