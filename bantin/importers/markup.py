"""An HTML page as a tree whose elements lie where their writer meant them, and what kind each element is."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, Tag

from bantin.importers.runs import Style

CONTAINERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "aside", "header", "footer", "nav", "center", "address"}
    | {"details", "summary", "fieldset", "legend", "hgroup", "dl", "dd", "form", "li", "noscript", "p", "blockquote"}
    | {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption"}
)
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
    | {"data", "nobr", "picture", "o:p", "samp", "output"}
)
SCRIPTS = frozenset({"script", "style", "template", "xml", "link", "meta", "base", "title", "head"})
CONTROLS = frozenset({"input", "button", "select", "textarea", "datalist", "progress", "meter"})
DRAWINGS = frozenset({"svg", "canvas", "map"})
_SILENT = frozenset({"col", "colgroup", "source", "track", "param", "wbr", "area"})

KNOWN = BLOCKS | BOLD | ITALIC | frozenset(KEPT) | TRANSPARENT | _SILENT | frozenset({"br", "img"})


def parse_html(html: str) -> BeautifulSoup:
    """Return the tree; items and cells whose end tags were left out lie beside one another, not in one another."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(["li", "dt", "dd", "td", "th", "tr"]):
        stops = {"tr": {"tr", "td", "th"}, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}.get(
            tag.name, {"td", "th"}
        )
        outermost, parent = None, tag.parent
        while parent is not None and parent.name in stops:
            outermost, parent = parent, parent.parent
        if outermost is not None:
            outermost.insert_after(tag.extract())
    return soup


def is_words(node: object) -> bool:
    """Tell whether the node is text a reader sees, no comment or declaration."""
    return type(node) in (NavigableString, CData)


def has_blocks(tag: Tag) -> bool:
    """Tell whether the element is a block or holds one."""
    return tag.name in BLOCKS or tag.find(list(BLOCKS)) is not None


def restyle(style: Style, tag: Tag, href: str) -> Style:
    """Return the style of the text in ``tag``, which itself stands in ``style``."""
    bold = style.bold or tag.name in BOLD
    italic = style.italic or tag.name in ITALIC
    return Style(bold, italic, KEPT.get(tag.name, style.tag), href or style.href)
