"""The allow-list every body passes, whatever it was written as: Markdown, HTML or attribute lists.

Kept, and nothing else:

- Elements: p br hr h1-h6 blockquote pre ul ol li dl dt dd div; a abbr b cite code del em i ins kbd mark q s small span
  strong sub sup u; table caption thead tbody tfoot tr th td; figure figcaption; img (only as far as the figure step,
  which reads it and writes its own).
- Attributes: lang and class everywhere; id on headings, p, li and sup; href and title on a; title on abbr; src, alt
  and title on img; start on ol; colspan, rowspan (at most three digits) and scope on cells.
- Classes: those CLASSES below names for the element. Never style: the alignment of cells becomes a class before.
- Addresses: http, https, mailto, tel, and those within the site; of pictures also ``lost:``, the importers' mark. An
  address that begins with ``//`` (or what browsers take for it) is dropped.

Every id, and every link to one, gets a prefix, so that nothing in a body can be taken for a part of the page around it.
"""

from __future__ import annotations

import re

import nh3

from bantin.html import UNPRINTABLE, unescape

ID_PREFIX = "body-"
ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "div", "figure", "figcaption"}
INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"}
INLINE |= {"strong", "sub", "sup", "u"}
_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = _HEADINGS | _BLOCKS | INLINE | _TABLE | {"img"}

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "class"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{name: {"id"} for name in (*_HEADINGS, "p", "li", "sup")},
}
CLASSES: dict[str, set[str]] = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "figure": {"video"},
    "ul": {"outline"},
    **{name: set(ALIGNMENTS) for name in (*_HEADINGS, "p", "td", "th")},
}
# Elements whose content is no text for a reader.
UNREADABLE = {"script", "style", "template", "object", "noembed", "noframes"}
SCHEMES = {"http", "https", "mailto", "tel", "lost"}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SCHEME = re.compile(r"([^/?#{:]*):")
_UNREADABLE = re.compile(rf"<({'|'.join(sorted(UNREADABLE))})\b", re.IGNORECASE)
_HREF = re.compile(r"""<a\s(?:[^<>]*\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_VALUES = {
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}"),
    "start": re.compile(r"\d{1,6}"),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
}


def allowed_address(tag: str, value: str) -> str | None:
    """Return an address as it may stand in an element, or None where it is refused."""
    # Browsers drop control characters and read "\\" as "/".
    bare = _CONTROL.sub("", value).strip()
    if bare.replace("\\", "/").startswith("//"):
        return None
    scheme = _SCHEME.match("".join(bare.split()))
    if scheme and scheme[1].lower() not in (SCHEMES if tag == "img" else SCHEMES - {"lost"}):
        return None
    if bare.startswith("#"):
        return f"#{ID_PREFIX}{bare[1:]}" if _ID.fullmatch(bare[1:]) else None
    return bare


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value an attribute may have, or None to drop it."""
    if name in {"href", "src"}:
        return allowed_address(tag, value)
    if name == "class":
        return " ".join(one for one in value.split() if one in CLASSES.get(tag, ())) or None
    if name == "id":
        return ID_PREFIX + value if _ID.fullmatch(value) else None
    pattern = _VALUES.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=UNREADABLE,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=SCHEMES,
    link_rel=None,
)


# Where an element was dropped around others, what is left may be nested as no browser would nest it ("p" in "p").
_NESTING = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
# Each pass mends one level; deeper heaps than this are no article.
_PASSES = 4


def dropped(html: str) -> list[str]:
    """Return the names of the elements of raw HTML that are left out with all they hold, each once."""
    return list(dict.fromkeys(name.lower() for name in _UNREADABLE.findall(html)))


def refused(html: str) -> list[str]:
    """Return the addresses of the links of raw HTML that are left out, empty ones too."""
    found = (unescape(next((one for one in match.groups() if one), "")) for match in _HREF.finditer(html))
    return [address for address in found if not address.strip() or allowed_address("a", address) is None]


def sanitise(html: str) -> str:
    """Return the fragment with only what the list above names, well formed, attributes in double quotes."""
    clean = UNPRINTABLE.sub("", _CLEANER.clean(html))
    for _ in range(_PASSES):
        clean, before = _NESTING.clean(clean), clean
        if clean == before:
            break
    return clean
