"""The numbers Word counts itself: which label stands before each paragraph of a list."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass

from bantin.importers.word.model import Label, Mark
from bantin.importers.word.styles import Look
from bantin.importers.word.tree import child, number, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# What Markdown can count itself.
_PLAIN = re.compile(r"%[1-9][.)]")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(count: int) -> str:
    """Return a number in small Roman digits; as it is where they have none."""
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for size, sign in _ROMAN:
        written += sign * (count // size)
        count %= size
    return written


def letters(count: int) -> str:
    """Return a, b … z, aa, bb … as Word counts with letters (ECMA-376, part 1, 17.18.59 "lowerLetter")."""
    if not 0 < count <= 26 * 30:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts, the words around the number, where it begins."""

    format: str = "decimal"
    words: str = "%1."
    start: int = 1
    indent: int = 0


def _read_level(element: ET.Element) -> _Level:
    left = child(element, "w:pPr", "w:ind")
    written = (left.get("w:left") or left.get("w:start") or "") if left is not None else ""
    return _Level(
        value(element, "w:numFmt") or "decimal",
        value(element, "w:lvlText"),
        number(value(element, "w:start"), 1),
        number(written),
    )


def _read_levels(element: ET.Element) -> dict[int, _Level]:
    return {number(one.get("w:ilvl", "")): _read_level(one) for one in element if one.tag == "w:lvl"}


@dataclass(slots=True)
class _List:
    """One list (``w:num``): its levels, whose counters it moves, and the levels it begins anew."""

    counter: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Counts while the paragraphs are read in their order."""

    def __init__(self, root: ET.Element | None) -> None:
        """Read ``w:numbering``; without it no paragraph has a label."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        parts = list(root) if root is not None else []
        shapes = {one.get("w:abstractNumId", ""): one for one in parts if one.tag == "w:abstractNum"}
        # A shape may say no more than that it is the one a style of lists has.
        styled = {value(one, "w:styleLink"): one for one in shapes.values()}
        shapes = {key: styled.get(value(one, "w:numStyleLink") or " ", one) for key, one in shapes.items()}
        for one in parts:
            if one.tag == "w:num":
                self._lists[one.get("w:numId", "")] = self._read(one, shapes)

    @staticmethod
    def _read(element: ET.Element, shapes: dict[str, ET.Element]) -> _List:
        counter = value(element, "w:abstractNumId")
        levels = _read_levels(shapes[counter]) if counter in shapes else {}
        restarts = {}
        for one in element:
            if one.tag != "w:lvlOverride":
                continue
            at = number(one.get("w:ilvl", ""))
            levels.update(_read_levels(one))
            if child(one, "w:startOverride") is not None:
                restarts[at] = number(value(one, "w:startOverride"), 1)
        return _List(counter, levels, restarts)

    def label(self, look: Look) -> Label | None:
        """Return the label of the next paragraph of that look, and count it; None where it is in no list."""
        made = self._lists.get(look.list_id)
        if made is None or look.list_id == "0":
            return None
        at = min(look.list_level or 0, LEVELS - 1)
        level = made.levels.get(at, _Level(words=f"%{at + 1}."))
        count = self._count(made, at)
        indent = look.indent if look.indent is not None else level.indent
        if level.format == "bullet":
            return Label(Mark.BULLET, "", 0, look.list_id, at, indent)
        if level.format == "none" and not level.words:
            return None
        counted = level.format in {"decimal", "decimalZero"} and _PLAIN.fullmatch(level.words) is not None
        words = self._words(made, level)
        return Label(Mark.NUMBER if counted else Mark.WORDS, words, count, look.list_id, at, indent)

    def _count(self, made: _List, at: int) -> int:
        counts = self._counts.setdefault(made.counter, [None] * LEVELS)
        # A restart counts for the first paragraph of its list alone.
        start = made.restarts.pop(at, None)
        before = counts[at]
        if start is None:
            start = made.levels.get(at, _Level()).start if before is None else before + 1
        counts[at] = start
        counts[at + 1 :] = [None] * (LEVELS - at - 1)
        return start

    def _words(self, made: _List, level: _Level) -> str:
        """Return the words of a label with the numbers of this and the higher levels in their places."""
        counts = self._counts[made.counter]

        def fill(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = made.levels.get(at, _Level())
            count = counts[at] if counts[at] is not None else own.start
            return "" if own.format in {"none", "bullet"} else _FORMATS.get(own.format, str)(count or 0)

        return " ".join(_PLACE.sub(fill, level.words).split())
