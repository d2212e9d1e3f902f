"""One value of a front-matter line: read as typed, written so that a YAML 1.2 parser reads the same.

The plain and quoted styles are those of YAML 1.2.2, sections 7.3.1 to 7.3.3 (https://yaml.org/spec/1.2.2/).
"""

from __future__ import annotations

import re

_ESCAPES = {
    **{"\\": "\\", '"': '"', "/": "/", " ": " ", "0": "\0", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028"},
    **{"P": "\u2029", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"},
}
_ESCAPE = re.compile(r'\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\\"/ 0eN_LPabtnvfr]))')
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_FLOW_ITEM = re.compile(r"""\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?=,|\Z)|([^,]*))(?:,|\Z)""")

# Plain where no parser could see anything but text: it begins with a letter and holds no sign that YAML reads.
_PLAIN_START = re.compile(r"[^\W\d_]")
_PLAIN_STOP = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
# A date with hours and minutes is text to YAML 1.2; a bare day is read as a date by many parsers.
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
_RESOLVED = re.compile(r"(?:null|true|false|yes|no|on|off|y|n)", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def _unescape(match: re.Match[str]) -> str:
    if match[4]:
        return _ESCAPES[match[4]]
    code = int(match[1] or match[2] or match[3], 16)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError(code)  # half a character, which no file can hold
    return chr(code)


def read(typed: str) -> str:
    """Return what ``typed`` stands for: itself, or, where all of it is one quoted YAML scalar, what the quotes hold.

    A value that only begins with a quotation, or holds an escape YAML does not know, stays as typed.
    """
    value = typed.strip()
    if single := _SINGLE.fullmatch(value):
        return single[1].replace("''", "'")
    double = _DOUBLE.fullmatch(value)
    if double is None or "\\" in _ESCAPE.sub("", double[1]):
        return value
    try:
        return _ESCAPE.sub(_unescape, double[1])
    except (ValueError, OverflowError):  # an escape that is no character
        return value


def read_list(typed: str) -> list[tuple[int, str]]:
    """Return the items of ``[a, b]`` or of ``a, b``, each after the index at which it stands.

    An item in quotes may hold commas; empty items fall away.
    """
    at, end = len(typed) - len(typed.lstrip()), len(typed.rstrip())
    if typed[at:end].startswith("[") and typed[at:end].endswith("]"):
        at, end = at + 1, end - 1
    items = []
    while at < end:
        match = _FLOW_ITEM.match(typed, at, end)
        if match is None or match.end() == at:
            break
        items.append((match.start(1 if match[1] else 2), read(match[1] or match[2] or "")))
        at = match.end()
    return [(start, item) for start, item in items if item]


def storable(words: str) -> str:
    """Return ``words`` with a question mark for each half character (a lone surrogate), which UTF-8 cannot hold."""
    return words.encode("utf-8", "replace").decode("utf-8")


def write(value: str, *, in_list: bool = False) -> str:
    """Return ``value`` as one YAML scalar on one line: plain where that is safe, else in double quotes."""
    value = storable(value)
    plain = _MOMENT.fullmatch(value) or (
        _PLAIN_START.match(value)
        and not _PLAIN_STOP.search(value)
        and not _RESOLVED.fullmatch(value)
        and value == value.strip()
        and not (in_list and re.search(r"[,\[\]{}]", value))
    )
    if plain:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", escaped) + '"'
