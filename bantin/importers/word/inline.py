"""Running text of a Word file: from runs and fields to pieces of text, breaks, pictures and notes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bantin.html import first_words
from bantin.importers.losses import Losses
from bantin.importers.runs import Break, Run, Style
from bantin.importers.word.drawings import choices, find_frames, find_pictures, formula, is_line
from bantin.importers.word.fonts import SOFT_HYPHEN, spell
from bantin.importers.word.model import Capitals, Note, Piece
from bantin.importers.word.package import Link
from bantin.importers.word.styles import Look, Styles, read_letters
from bantin.importers.word.tree import child, value, wrapped
from bantin.messages import text

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]+))', re.IGNORECASE)
_TAGS = {"superscript": "sup", "subscript": "sub"}
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011"}
# What the standard puts into runs alone, and what into paragraphs, as far as it is read.
_IN_RUNS = frozenset(
    f"w:{name}"
    for name in (
        *("t", "tab", "ptab", "noBreakHyphen", "softHyphen", "br", "cr", "sym", "fldChar", "instrText"),
        *("footnoteReference", "endnoteReference", "drawing", "pict", "object"),
    )
)
IN_PARAGRAPHS = frozenset({"w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara", *_IN_RUNS})
# What a program that tracks changes has taken out; the words stand in w:delText anyway.
_REMOVED = frozenset({"w:del", "w:moveFrom"})
_ADDED = frozenset({"w:ins", "w:moveTo"})
_DRAWN = frozenset({"w:drawing", "w:pict", "w:object"})
# So many words of a hidden text tell which it is.
_SHOWN_WORDS = 12
# Symbol fonts put their signs where Unicode has none of its own (ECMA-376, part 1, 17.3.3.30).
_PRIVATE = range(0xF000, 0xF100)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, whether its result has begun, and where that leads, if anywhere.

    ``covered`` is one that stands in another whose result has not begun.
    """

    code: str = ""
    shown: bool = False
    address: str = ""
    covered: bool = False


def _address(code: str) -> str:
    """Return where a hyperlink leads, empty for any other field."""
    found = _HYPERLINK.match(code)
    return (found[1] or found[2]) if found else ""


@dataclass(slots=True)
class Inline:
    """Reads the running text of one part.

    ``note`` gives the mark of a footnote by its kind and id, ``picture`` the address of a picture by its part.
    """

    styles: Styles
    links: Mapping[str, Link]
    losses: Losses
    note: Callable[[str, str], Note | None]
    picture: Callable[[str], str]
    frames: list[ET.Element] = field(default_factory=list)
    """The text frames met, for whoever reads the paragraph."""
    _fields: list[_Field] = field(default_factory=list)
    _hidden: str = ""
    """The words of the paragraph at hand that Word shows to nobody."""

    def paragraph(self, element: ET.Element, look: Look) -> list[Piece]:
        """Return what a paragraph holds.

        A field that has not come to its result by its end never will: all that follows would be hidden with it.
        """
        found = list(self.pieces(element, look))
        hidden, self._hidden = self._hidden, ""
        if any(one.isalnum() for one in hidden):
            self.losses.add("hidden", first_words(hidden, _SHOWN_WORDS))
        self._fields = [one for one in self._fields if one.shown]
        for one in self._fields:
            one.covered = False
        return found

    def pieces(self, element: ET.Element, look: Look, href: str = "") -> Iterator[Piece]:
        """Yield what an element of running text holds."""
        for one in choices(element):
            if one.tag == "w:r":
                yield from self._run(one, look, href)
            elif one.tag == "w:hyperlink":
                yield from self.pieces(one, look, self._target(one) or href)
            elif one.tag == "w:fldSimple":
                yield from self.pieces(one, look, _address(one.get("w:instr", "")) or href)
            elif one.tag in {"m:oMath", "m:oMathPara"}:
                self.losses.add("formula")
                yield Run(formula(one), Style(href=href))
            elif one.tag in _REMOVED | _ADDED:
                self.losses.add("revision")
                yield from self.pieces(one, look, href) if one.tag in _ADDED else ()
            elif one.tag in _IN_RUNS:
                yield from self._run(wrapped("w:r", one), look, href)
            elif one.tag not in {"w:pPr", "w:rPr", "w:sdtPr", "w:rubyPr", "w:rt"}:
                yield from self.pieces(one, look, href)

    def _target(self, hyperlink: ET.Element) -> str:
        link = self.links.get(hyperlink.get("r:id", ""))
        place = hyperlink.get("w:anchor", "")
        if link is None:
            return f"#{place}" if place else ""
        return f"{link.target}#{place}" if place and "#" not in link.target else link.target

    def _run(self, run: ET.Element, look: Look, href: str) -> Iterator[Piece]:
        properties = child(run, "w:rPr")
        own = read_letters(properties).over(self.styles.look(value(properties, "w:rStyle")).over(look))
        if own.hidden:
            self._hidden += "" if self._is_covered() else _spoken(run)
            return
        style = Style(
            bool(own.bold),
            bool(own.italic),
            _TAGS.get(own.raised, "del" if own.struck else ""),
            href or (self._fields[-1].address if self._fields else ""),
        )
        words = ""
        for one in choices(run):
            if self._is_field(one) or self._is_covered():
                continue
            if one.tag in {"w:t", "w:softHyphen"}:
                # It may be a letter of the word it stands in.
                words += one.text or "" if one.tag == "w:t" else SOFT_HYPHEN
                continue
            yield from self._words(words, own, style)
            words = ""
            yield from self._piece(one, own, style)
        yield from self._words(words, own, style)

    def _is_field(self, one: ET.Element) -> bool:
        """Follow the fields: what stands between their beginning and their result is no text."""
        if one.tag == "w:instrText" and self._fields:
            self._fields[-1].code += one.text or ""
        elif one.tag == "w:fldChar":
            kind = one.get("w:fldCharType", "")
            if kind == "begin":
                self._fields.append(_Field(covered=self._is_covered()))
            elif kind == "separate" and self._fields:
                self._show(*self._fields[-2:])
            elif kind == "end" and self._fields:
                self._fields.pop()
        return one.tag in {"w:instrText", "w:fldChar"}

    def _is_covered(self) -> bool:
        return bool(self._fields) and (self._fields[-1].covered or not self._fields[-1].shown)

    @staticmethod
    def _show(*fields: _Field) -> None:
        """Begin the result of the last field, which leads where the one around it leads if it is no link itself."""
        around, field = fields[0], fields[-1]
        field.shown, field.address = True, _address(field.code) or around.address

    def _words(self, words: str, look: Look, style: Style) -> Iterator[Piece]:
        if words:
            typed = spell(words, look.font, self.losses)
            yield Capitals(typed.upper(), style, typed) if look.capitals else Run(typed, style)

    def _piece(self, one: ET.Element, look: Look, style: Style) -> Iterator[Piece]:
        if one.tag in _SIGNS:
            yield Run(_SIGNS[one.tag], style)
        elif one.tag in {"w:br", "w:cr"}:
            yield Break()
        elif one.tag == "w:sym":
            yield Run(_symbol(one, self.losses), style)
        elif one.tag in {"w:footnoteReference", "w:endnoteReference"}:
            note = self.note(one.tag, one.get("w:id", ""))
            yield from [note] if note else ()
        elif one.tag in {"w:drawing", "w:pict", "w:object"}:
            yield from self._drawing(one)
        elif one.tag == "w:r":
            yield from self._run(one, look, style.href)
        else:
            # Words with their reading above them, and what the standard allows in no run but a program has put there.
            yield from self.pieces(one, look, style.href)

    def _drawing(self, drawing: ET.Element) -> Iterator[Piece]:
        frames = list(find_frames(drawing))
        pictures = list(find_pictures(drawing, self.links, self.picture))
        if not frames and not pictures and not is_line(drawing):
            self.losses.add("shape")
        self.frames.extend(frames)
        yield from pictures


def _spoken(run: ET.Element) -> str:
    """Return the words of a run; a picture counts as one."""
    words = (one.text or "" for one in run.iter("w:t"))
    return "".join(words) + text("importers.hidden-picture") * any(one.tag in _DRAWN for one in run)


def _symbol(element: ET.Element, losses: Losses) -> str:
    """Return the sign of a symbol font where Unicode has it at the same place."""
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return ""
    if code in _PRIVATE or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        losses.add("symbol", element.get("w:font", ""))
        return ""
    return chr(code)
