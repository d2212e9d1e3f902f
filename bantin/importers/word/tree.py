"""The XML of a Word file as a tree: small names, no entities, bounds on how much and how deep.

A document type is refused as it begins: the packaging standard allows none (ECMA-376, part 2, "DTD declarations"), and
without one there are no entities that could grow or lead to other files.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.parsers import expat

from bantin.importers.word.faults import WordError, broken

# A report of three hundred pages has a hundred thousand elements that are kept, and nests them twenty deep; so many
# paragraphs of one letter each take 300 MB until they are Markdown.
MAX_ELEMENTS = 500_000
MAX_DEPTH = 150

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
# The transitional and the strict form of the standard differ in nothing but these (ECMA-376, parts 1 and 4).
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}
# Size, colour, language and their like: half of all elements, and nothing an article keeps.
_UNREAD = frozenset(
    f"w:{name}"
    for name in (
        *("sz", "szCs", "color", "lang", "bCs", "iCs", "kern", "spacing", "w", "position", "shd", "u", "noProof"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "contextualSpacing", "tcW", "tblW"),
        *("keepNext", "keepLines", "widowControl", "highlight", "snapToGrid", "tabs", "rsid", "tblLook"),
    )
)
_HOLD_TEXT = frozenset({"w:t", "w:instrText", "m:t"})


class _Builder:
    """Builds the tree from what the parser meets."""

    def __init__(self) -> None:
        self.root: ET.Element | None = None
        self._open: list[ET.Element] = []
        self._count = 0
        self._names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._name(name)
        kept = tag not in _UNREAD
        self._count += kept
        if self._count > MAX_ELEMENTS:
            raise broken(f"XML > {MAX_ELEMENTS}")
        if len(self._open) >= MAX_DEPTH:
            raise broken(f"XML > {MAX_DEPTH}")
        element = ET.Element(tag, {self._name(key): value for key, value in attributes.items()})
        if self._open and kept:
            self._open[-1].append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def words(self, words: str) -> None:
        if self._open and self._open[-1].tag in _HOLD_TEXT:
            self._open[-1].text = (self._open[-1].text or "") + words

    def refuse(self, *_declaration: object) -> None:
        raise WordError("word-hostile")

    def _name(self, name: str) -> str:
        """Return ``w:p`` for a name of a space we know, the name alone for one without, and else both as they are."""
        if name not in self._names:
            space, _, local = name.rpartition(" ")
            known = _PREFIXES.get(space, space)
            self._names[name] = f"{known}:{local}" if known else local
        return self._names[name]


def parse(data: bytes, part: str) -> ET.Element:
    """Return the root of a part of a Word file, whose name is ``part``.

    Raises WordError where it is no XML, has a document type, or is larger or deeper than any text.
    """
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise broken(f"{part}: {error}") from None
    except (LookupError, ValueError) as error:
        # An encoding nobody knows.
        raise broken(f"{part}: {error}") from None
    if builder.root is None:
        raise broken(part)
    return builder.root


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """Return the first element down the path of names, None where there is none."""
    for name in path:
        element = next((one for one in element if one.tag == name), None) if element is not None else None
    return element


def wrapped(name: str, element: ET.Element) -> ET.Element:
    """Return an element of that name that holds the other, for what stands where the standard has no place for it."""
    made = ET.Element(name)
    made.append(element)
    return made


def value(element: ET.Element | None, *path: str) -> str:
    """Return the attribute ``w:val`` of the element down the path, empty where there is none."""
    found = child(element, *path)
    return found.get("w:val", "") if found is not None else ""


def switch(element: ET.Element | None, name: str) -> bool | None:
    """Return whether a property is on, None where nothing is said (ECMA-376, part 1, 17.17.4 "On/Off Value")."""
    found = child(element, name)
    return None if found is None else found.get("w:val", "1") not in {"0", "false", "off", "none"}


def number(words: str, default: int = 0) -> int:
    """Return a whole number as Word writes it, ``default`` for anything else."""
    digits = words.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return default
    return int(words)
