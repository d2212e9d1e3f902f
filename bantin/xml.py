"""XML as text: only the characters the standard allows, and always the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# XML 1.0, section 2.2, "Char"; JSON written as UTF-8 cannot hold the lone surrogates among the others either.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser reads a bare carriage return as a line feed, and blanks in an attribute as spaces (sections 2.11, 3.3.3).
_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_ATTRIBUTE = (*_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def _replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    # Several times as fast as str.translate once a text leaves ASCII.
    for character, reference in pairs:
        text = text.replace(character, reference)
    return text


def clean(text: str) -> str:
    """Return ``text`` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text)


def escape(text: str) -> str:
    """Return ``text`` as the content of an element that reads back as the same text, illegal characters left out."""
    return _replace(clean(text), _TEXT)


def cdata(text: str) -> str:
    """Return ``text`` as CDATA; a ``]]>`` inside is cut over two sections, so that it cannot end the first."""
    return f"<![CDATA[{clean(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _start(name: str, attributes: Mapping[str, object]) -> str:
    return name + "".join(f' {key}="{_replace(clean(str(value)), _ATTRIBUTE)}"' for key, value in attributes.items())


def empty(name: str, attributes: Mapping[str, object]) -> str:
    """Return an element without content."""
    return f"<{_start(name, attributes)}/>"


def element(name: str, text: str, attributes: Mapping[str, object] | None = None) -> str:
    """Return an element that holds ``text``, escaped."""
    return f"<{_start(name, attributes or {})}>{escape(text)}</{name}>"


def group(name: str, children: Iterable[str], attributes: Mapping[str, object] | None = None) -> str:
    """Return an element that holds ``children``, which are XML already, one a line."""
    return "\n".join((f"<{_start(name, attributes or {})}>", *children, f"</{name}>"))


def document(root: str) -> bytes:
    """Return the file whose outermost element is ``root``."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()
