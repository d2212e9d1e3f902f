"""Fragments of HTML: made safely, and read back as plain text.

Safe HTML is ``markupsafe.Markup``, the same type the templates know: text put into it is escaped, markup is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape as _unescape

from markupsafe import Markup, escape

__all__ = ["UNPRINTABLE", "Markup", "escape", "first_words", "plain_text", "tag"]

# What no page may hold, not even as an entity (HTML standard, "control", "surrogate" and "noncharacter"): told by
# what it may hold, the commonest first, which is ten times faster than by what it may not.
_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
UNPRINTABLE = re.compile(f"[^ -~\xa0-\ud7ff\t\n\ue000-\ufdcf\ufdf0-\ufffd{_PLANES}]")

# Tags without content or end tag, as far as this project writes any.
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source"})

_NOTHING, _SPACE, _QUOTE, _IS = Markup(), Markup(" "), Markup('"'), Markup('="')
_OPEN, _CLOSE, _END = Markup("<"), Markup(">"), Markup("</")

# A quoted value may hold ">"; each alternative begins with a character of its own, so the time stays linear.
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_UNSEEN = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE) for name in ("", "script", "style")}
# The largest number of a character has seven digits.
_ENDLESS = re.compile(r"&#[0-9]{1000,};?")
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark"}
_INLINE |= {"q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var"}


def tag(name: str, attributes: Mapping[str, str | int | None], content: str | Markup | None = None) -> Markup:
    """Return an element; an attribute that is ``None`` is left out, content that is not ``Markup`` is escaped."""
    pieces: list[str] = [_OPEN, name]
    for key, value in attributes.items():
        if value is not None:
            pieces += [_SPACE, key, _IS, value if isinstance(value, str) else str(value), _QUOTE]
    pieces.append(_CLOSE)
    if name not in VOID:
        pieces += [content or "", _END, name, _CLOSE]
    # Escapes every piece that is not Markup, as Markup.format would, which parses its pattern each time.
    return _NOTHING.join(pieces)


def _between(match: re.Match[str]) -> str:
    return "" if match[2].lower() in _INLINE else "\n"


def _seen(html: str) -> Iterator[str]:
    """Yield what is no comment, script or style sheet; the signs that would begin one without end are text."""
    at, endless = 0, set()
    for found in _UNSEEN.finditer(html):
        name = (found[1] or "").lower()
        if found.start() < at or name in endless:
            continue
        end = _ENDS[name].search(html, found.end())
        if end is None:
            # Nor has any that begins later.
            endless.add(name)
        else:
            yield html[at : found.start()]
            at = end.end()
    yield html[at:]


def without_endless(html: str) -> str:
    """Return the HTML with the sign for what is no character (U+FFFD) where a reference has a number without end.

    Browsers read it so; Python refuses to make a number of more than 4300 digits.
    """
    return _ENDLESS.sub("\ufffd", html) if "&#" in html else html


def unescape(text: str) -> str:
    """Return the text with the characters that its references stand for."""
    return _unescape(without_endless(text)) if "&" in text else text


def plain_text(html: str) -> str:
    """Return the words of a fragment: no tags, entities as characters, one line for each block, no empty lines."""
    if "<" in html:
        html = _TAG.sub(_between, "".join(_seen(html)))
    text = unescape(html)
    if "\n" not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(filter(None, lines))


def first_words(words: str, limit: int) -> str:
    """Return at most ``limit`` words of a text as one line, with "…" where something was left off."""
    parts = words.split(maxsplit=limit)
    if len(parts) <= limit:
        return " ".join(parts)
    return " ".join(parts[:limit]).rstrip(",.;:-– ") + "…"
