"""Words in angle brackets, as forms and drafts have them ("Kính gửi: <tên đơn vị>"): no element has such a name."""

from __future__ import annotations

import re

# The elements of the HTML standard, those it calls obsolete, and the common ones of SVG and MathML.
_ELEMENTS = frozenset(
    (
        *("a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "blockquote", "body"),
        *("br", "button", "canvas", "caption", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del"),
        *("details", "dfn", "dialog", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img"),
        *("input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "math", "menu", "meta"),
        *("meter", "nav", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre"),
        *("progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small"),
        *("source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template"),
        *("textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "u", "ul", "var", "video", "wbr"),
        *("acronym", "applet", "basefont", "bgsound", "big", "blink", "center", "dir", "font", "frame", "frameset"),
        *("image", "isindex", "keygen", "listing", "marquee", "menuitem", "multicol", "nextid", "nobr", "noembed"),
        *("noframes", "plaintext", "rb", "rtc", "spacer", "strike", "tt", "xmp"),
        *("circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "mask", "path", "polygon"),
        *("polyline", "radialgradient", "rect", "stop", "symbol", "text", "tspan", "use"),
        *("mfrac", "mi", "mn", "mo", "mrow", "msqrt", "msub", "msup", "mtable", "mtd", "mtext", "mtr", "semantics"),
    )
)
_TAG = re.compile(r"<(/?([a-zA-Z][^\s<>/]*)[^<>]*)>")


def as_words(html: str) -> str:
    """Return raw HTML in which whatever only looks like a tag is the text that was typed.

    A name with a colon (``o:p``) or with attributes is that of an element some program has made.
    """
    return _TAG.sub(_word, html)


def _word(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in _ELEMENTS or ":" in name or "=" in match[1] or match[1].endswith("/"):
        return match[0]
    return f"&lt;{match[1]}&gt;"
