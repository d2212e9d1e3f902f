"""The named styles of a Word file, each with all it takes over from the ones it is based on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from functools import reduce

from bantin.importers.word.model import Role
from bantin.importers.word.tree import child, number, switch, value
from bantin.text.fold import without_marks

# How deep a style may be based on others before they can only be going round in a circle.
_DEEPEST = 30
_HEADING = re.compile(r"(?:heading|tieu de|dau muc) ?([1-9])")
# The built-in names, as Word writes them whatever its language, and what Vietnamese templates call theirs.
_ROLES = {
    Role.TITLE: re.compile(r"title|tieu de(?: bai)?|ten bai|tit|title cxsp\w+"),
    Role.LEAD: re.compile(r"subtitle|sapo|sa po|lead|dan nhap|mo dau"),
    Role.CAPTION: re.compile(r"caption|chu thich(?: anh| hinh)?|figure ?caption"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What properties say of paragraph and letters; None and empty where they say nothing."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: str = ""
    font: str = ""
    align: str = ""
    indent: int | None = None
    outline: int | None = None
    list_id: str = ""
    list_level: int | None = None
    role: Role = Role.TEXT

    def over(self, below: Look) -> Look:
        """Return this look where it says anything, and the one below elsewhere."""
        said = {name: one for name in self.__slots__ if (one := getattr(self, name)) not in (None, "", Role.TEXT)}
        return replace(below, **said)


NOTHING = Look()


def read_letters(properties: ET.Element | None) -> Look:
    """Return what run properties (``w:rPr``) say."""
    if properties is None:
        return NOTHING
    fonts = child(properties, "w:rFonts")
    named = [fonts.get(f"w:{name}", "") for name in ("ascii", "hAnsi", "cs")] if fonts is not None else []
    struck = [switch(properties, name) for name in ("w:strike", "w:dstrike")]
    return Look(
        bold=switch(properties, "w:b"),
        italic=switch(properties, "w:i"),
        struck=True if True in struck else struck[0],
        hidden=switch(properties, "w:vanish"),
        capitals=switch(properties, "w:caps"),
        raised=value(properties, "w:vertAlign"),
        font=next(filter(None, named), ""),
    )


def read_paragraph(properties: ET.Element | None) -> Look:
    """Return what paragraph properties (``w:pPr``) say of the paragraph itself."""
    if properties is None:
        return NOTHING
    left = child(properties, "w:ind")
    written = (left.get("w:left") or left.get("w:start") or "") if left is not None else ""
    level = value(properties, "w:outlineLvl")
    item = value(properties, "w:numPr", "w:ilvl")
    return Look(
        align=value(properties, "w:jc"),
        indent=number(written) if written else None,
        outline=number(level, 9) if level else None,
        list_id=value(properties, "w:numPr", "w:numId"),
        list_level=number(item) if item else None,
    )


def _named(name: str) -> Look:
    """Return what the name of a style alone says."""
    plain = without_marks(name).strip().lower()
    heading = _HEADING.fullmatch(plain)
    if heading:
        return Look(outline=int(heading[1]) - 1)
    return Look(role=next((role for role, names in _ROLES.items() if names.fullmatch(plain)), Role.TEXT))


def draws(borders: ET.Element | None) -> bool:
    """Tell whether borders have any line to draw."""
    return borders is not None and any(one.get("w:val") not in {"nil", "none", None} for one in borders)


class Styles:
    """The styles by their id."""

    def __init__(self, root: ET.Element | None) -> None:
        """Read ``w:styles``; a file without styles has none."""
        self._elements: dict[str, ET.Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        self._base = read_letters(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        for one in root.iter("w:style") if root is not None else ():
            self._elements[one.get("w:styleId", "")] = one
            if one.get("w:type") == "paragraph" and one.get("w:default") in {"1", "true", "on"}:
                self._default = one.get("w:styleId", "")

    def look(self, style: str) -> Look:
        """Return what a paragraph or character style says, with those it is based on."""
        if style not in self._looks:
            chain: list[Look] = []
            name = style
            while name in self._elements and len(chain) < _DEEPEST:
                element = self._elements[name]
                chain.append(self._own(element))
                name = value(element, "w:basedOn")
            self._looks[style] = reduce(lambda below, one: one.over(below), reversed(chain), NOTHING)
        return self._looks[style]

    def paragraph(self, properties: ET.Element | None) -> Look:
        """Return how a paragraph looks, with its letters as far as nothing else is said of them."""
        style = value(properties, "w:pStyle") or self._default
        return read_paragraph(properties).over(self.look(style).over(self._base))

    def is_ruled(self, style: str) -> bool:
        """Tell whether a table style draws any line."""
        for _ in range(_DEEPEST):
            element = self._elements.get(style)
            if element is None:
                break
            if any(draws(borders) for borders in element.iter("w:tblBorders")):
                return True
            style = value(element, "w:basedOn")
        return False

    @staticmethod
    def _own(element: ET.Element) -> Look:
        letters = read_letters(child(element, "w:rPr"))
        shape = read_paragraph(child(element, "w:pPr"))
        return shape.over(letters).over(_named(value(element, "w:name")))
