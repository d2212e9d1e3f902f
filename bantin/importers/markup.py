"""An HTML page as a tree whose elements lie where their writer meant them, and what kind each element is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html.entities import html5
from types import MappingProxyType
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, RubyParenthesisString, RubyTextString, Tag
from bs4.exceptions import ParserRejectedMarkup

from bantin.html import unescape, without_endless
from bantin.importers.runs import NOTE, Style
from bantin.importers.styling import read_styling

# The longest real article has a tenth of this; the time that some broken HTML takes grows with the square.
MAX_CHARACTERS = 2_000_000
MAX_TAGS = 30_000
# So many signs that begin a tag without one that ends it.
MAX_OPEN = 1000
_MAX_DEPTH = 1000
# The depths of all elements together: reading each with all that it holds takes a time in step with them. The longest
# real page has a fiftieth of it.
MAX_DEPTHS = 500_000
_REFERENCE = re.compile(r"&(?:#\d{3,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,10}\d?);")
# A name without ";" after it; the second group tells whether it is set to a value within a tag.
_PARAMETER = re.compile(r"&([A-Za-z][A-Za-z0-9]*+)(?!;)(?:(?==[^<>]{0,2000}>)())?")
# A picture in the text itself: large, and read in one piece.
_PASTED = re.compile(r"data:image/[a-z+.-]{1,20};base64,[A-Za-z0-9+/=\s%]+", re.IGNORECASE)

CONTAINERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "aside", "header", "footer", "nav", "center", "address"}
    | {"details", "summary", "fieldset", "legend", "hgroup", "dl", "dd", "form", "li", "noscript", "p", "blockquote"}
    | {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption"}
)
# What is within one of these is not ended from outside.
_ROOMS = frozenset({"table", "td", "th", "caption", "object", "button", "html"})
# What opens again after the end of a block it was not closed in (the standard's "formatting elements").
_FORMATS = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = CONTAINERS | HEADINGS | frozenset({"ul", "ol", "table", "pre", "hr", "dt"})

BOLD = frozenset({"strong", "b"})
ITALIC = frozenset({"em", "i", "cite", "dfn", "var"})
# Elements Markdown has no sign for, and the name each keeps.
KEPT = {
    "sup": "sup",
    "sub": "sub",
    "del": "del",
    "s": "del",
    "strike": "del",
    "code": "code",
    "kbd": "kbd",
    "tt": "code",
}
TRANSPARENT = frozenset(
    {"span", "a", "u", "ins", "font", "small", "big", "label", "abbr", "acronym", "time", "mark", "q", "bdi", "bdo"}
    | {"data", "nobr", "picture", "o:p", "samp", "output", "ruby", "rb", "rt", "rtc", "rp"}
)
_WORDS = frozenset({NavigableString, CData, RubyTextString, RubyParenthesisString})
SCRIPTS = frozenset({"script", "style", "template", "xml", "link", "meta", "base", "title", "head"})
CONTROLS = frozenset({"input", "button", "select", "textarea", "datalist", "progress", "meter"})
DRAWINGS = frozenset({"svg", "canvas", "map"})
_SILENT = frozenset({"col", "colgroup", "source", "track", "param", "wbr", "area"})

# Where our own readers mark a footnote: a number, at its place in the text (``sup``) and at its words (``aside``).
NOTE_KEY = "data-note"

KNOWN = BLOCKS | BOLD | ITALIC | frozenset(KEPT) | TRANSPARENT | _SILENT | frozenset({"br", "img"})


# What shows nothing itself, so that nothing opens again before it; and where nothing goes on from outside.
_UNSHOWN = BLOCKS | SCRIPTS | {"br"}
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_PARTED = _ROOMS | _ROW_GROUPS | {"tr"}

# Which open element a start tag ends, and where the search for it stops (https://html.spec.whatwg.org/#parsing-main-inbody).
_ENDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(
        BLOCKS - _ROOMS - {"body", "noscript", "legend", "tr"} - _ROW_GROUPS | {"table"},
        (frozenset({"p"}), _ROOMS),
    ),
    "li": (frozenset({"li", "p"}), _ROOMS | {"ul", "ol"}),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd", "p"}), _ROOMS | {"dl"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"table", "tr"}))),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    **dict.fromkeys(_ROW_GROUPS, (_ROW_GROUPS | {"tr", "td", "th"}, frozenset({"table"}))),
}


class HtmlError(Exception):
    """HTML of which no tree is made; ``kind`` says why: ``too-large``, ``nesting`` or ``broken``."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class _Soup(BeautifulSoup):
    """A tree that ends what a browser ends: html.parser alone puts an item without end tag into the item before it.

    Links and emphasis that were open in what was ended open again where the next words or pictures come.
    """

    _depths = 0
    # By name, the innermost first; of some within one another the innermost is enough.
    _interrupted: Mapping[str, Any] = MappingProxyType({})

    def handle_starttag(self, name: str, *arguments: Any, **options: Any) -> Tag | None:
        """Take in a start tag, after the end of what it ends; raises HtmlError."""
        self._depths += len(self.tagStack)
        if len(self.tagStack) > _MAX_DEPTH or self._depths > MAX_DEPTHS:
            raise HtmlError("nesting")
        if name in _ENDED:
            self._end_before(name)
        elif self._interrupted and name not in _UNSHOWN:
            self._reopen(without=name)
        return super().handle_starttag(name, *arguments, **options)

    def _end_before(self, name: str) -> None:
        ended, stops = _ENDED[name]
        outermost, open_tag = "", self.currentTag
        formats: dict[str, Any] = {}
        interrupted: dict[str, Any] = {}
        while open_tag is not None and open_tag.name not in stops:
            if open_tag.name in ended:
                outermost, interrupted = open_tag.name, dict(formats)
            elif open_tag.name in _FORMATS:
                formats.setdefault(open_tag.name, open_tag.attrs)
            open_tag = open_tag.parent
        if outermost:
            self.handle_endtag(outermost)
        self._interrupted = {} if name in _PARTED else {**interrupted, **self._interrupted}

    def _reopen(self, without: str = "") -> None:
        interrupted, self._interrupted = self._interrupted, {}
        for name in reversed(list(interrupted)):
            # No link is in another.
            if name != "a" or without != "a":
                self.handle_starttag(name, None, None, dict(interrupted[name]))

    def _is_shown(self) -> bool:
        return self.currentTag is None or self.currentTag.name not in SCRIPTS

    def handle_data(self, data: str) -> None:
        """Take in some text."""
        if self._interrupted and not data.isspace() and self._is_shown():
            self._reopen()
        super().handle_data(data)

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """Take in an end tag."""
        if name in self._interrupted:
            self._interrupted = {key: value for key, value in self._interrupted.items() if key != name}
        super().handle_endtag(name, nsprefix)


@lru_cache(4096)
def _is_parameter(name: str, *, is_set: bool) -> bool:
    """Tell whether a name after "&" is a parameter of an address, of which Python would read the beginning as a letter.

    ``&sectionid=4`` is no "§ionid=4" to a browser either; a letter without ";" ends where its name does.
    """
    return is_set if name in html5 else any(name[:end] in html5 for end in range(2, len(name)))


def _with_parameters(html: str) -> str:
    """Return the HTML with the "&" of each such parameter as a reference of its own."""
    return _PARAMETER.sub(
        lambda found: f"&amp;{found[1]}" if _is_parameter(found[1], is_set=found[2] is not None) else found[0], html
    )


@lru_cache(4096)
def _letter(reference: str) -> str:
    letter = unescape(reference)
    return letter if letter.isprintable() and not letter.isascii() else reference


def _with_letters(html: str) -> str:
    """Return the HTML with its letters as themselves: the parser takes each reference for a piece of text of its own.

    What HTML has signs for stays, and spaces, which an address without quotation marks would end at.
    """
    return _REFERENCE.sub(lambda found: _letter(found[0]), without_endless(html))


def parse_html(html: str) -> BeautifulSoup:
    """Return the tree of an HTML page or a part of one; raises HtmlError where it is broken, too large or too deep."""
    html = _with_letters(html)
    if len(html) > MAX_CHARACTERS and len(_PASTED.sub("", html)) > MAX_CHARACTERS:
        raise HtmlError("too-large")
    opened = html.count("<")
    if opened > MAX_TAGS or html.count("&") > MAX_TAGS or opened - html.count(">") > MAX_OPEN:
        raise HtmlError("too-large")
    try:
        return _Soup(_with_parameters(html), "html.parser", store_line_numbers=False)
    except ParserRejectedMarkup:
        raise HtmlError("broken") from None


def is_words(node: object) -> bool:
    """Tell whether the node is text a reader sees, no comment or declaration."""
    return type(node) in _WORDS


def has_words(tag: Tag) -> bool:
    """Tell whether the element holds any words; the first tells, where ``get_text`` would read all."""
    return next(tag.stripped_strings, None) is not None


def has_blocks(tag: Tag) -> bool:
    """Tell whether the element is a block or holds one."""
    return tag.name in BLOCKS or holds_blocks(tag)


def holds_blocks(tag: Tag) -> bool:
    """Tell whether a block stands in the element."""
    return any(isinstance(one, Tag) and one.name in BLOCKS for one in tag.descendants)


def restyle(style: Style, tag: Tag, href: str = "") -> Style:
    """Return the style of the text in ``tag``, which itself stands in ``style``."""
    said = read_styling(tag)
    bold = style.bold or tag.name in BOLD if said.bold is None else said.bold
    italic = style.italic or tag.name in ITALIC if said.italic is None else said.italic
    kept = NOTE if tag.name == "sup" and tag.get(NOTE_KEY) else KEPT.get(tag.name, said.tag or style.tag)
    return Style(bold, italic, kept, href or style.href)
