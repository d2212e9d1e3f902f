"""Running text of an HTML page: from elements to pieces of text, breaks and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4.element import Tag

from bantin.article.values import is_download
from bantin.importers import markup
from bantin.importers.embeds import (
    EMBEDS,
    STAND_INS,
    absolute,
    attribute,
    embedded_address,
    read_picture,
    with_absolute,
)
from bantin.importers.lists import NUMBERS, number_of
from bantin.importers.losses import Losses
from bantin.importers.runs import Break, Picture, Run, Style, Token
from bantin.markdown.links import is_well_formed
from bantin.messages import text

_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?.*)?$", re.IGNORECASE)

# Whose title says what the words are short for.
_EXPLAINED = frozenset({"abbr", "acronym"})

# What a browser puts around the words itself, or shows above others, which cannot be.
_SIGNS = {"q": ("“", "”"), "rt": ("(", ")")}

Attach = Callable[[str, str], str]


def keep(_written: str, address: str) -> str:
    """Return the address as it is."""
    return address


def _is_usable(address: str) -> bool:
    """Tell whether a link may lead there and a browser could follow it."""
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    return scheme in _SCHEMES and not address.startswith("//") and is_well_formed(address)


def _has_signs(tag: Tag) -> bool:
    """Tell whether the signs around the words are written out for browsers that know no better."""
    return tag.name == "rt" and tag.parent is not None and tag.parent.find("rp") is not None


class Inline:
    """Reads running text; what is given up goes to ``losses``.

    Relative addresses are those of the page at ``base``; ``linked`` are the addresses some words of the page lead to.
    ``attach`` is told an address as written and as seen from the root, and says where the link leads from now on.
    """

    def __init__(self, base: str, losses: Losses, linked: Container[str] = (), attach: Attach = keep) -> None:
        self.base = base
        self.losses = losses
        self.linked = linked
        self.attach = attach

    def tokens(self, tag: Tag, style: Style) -> Iterator[Token]:
        """Yield what the element holds; blocks in it stand on lines of their own."""
        for child in tag.children:
            if isinstance(child, Tag):
                yield from self.token(child, style)
            elif markup.is_words(child):
                yield Run(str(child), style)

    def token(self, tag: Tag, style: Style) -> Iterator[Token]:
        """Yield the element itself."""
        if self.drop(tag):
            return
        if tag.name == "br":
            yield Break()
        elif tag.name == "img":
            yield from self._picture(tag)
        elif tag.name in EMBEDS:
            yield from self.embed(tag, style)
        elif tag.name == "ol":
            yield from self._items(tag, style)
        elif tag.name in markup.BLOCKS:
            yield Break()
            if tag.name == "li":
                yield Run("- ", style)
            yield from self.tokens(tag, markup.restyle(style, tag))
            yield Break()
        elif tag.name in _SIGNS and not _has_signs(tag):
            before, after = _SIGNS[tag.name]
            yield Run(before, style)
            yield from self.tokens(tag, style)
            yield Run(after, style)
        else:
            if tag.name in _EXPLAINED and attribute(tag, "title"):
                self.losses.add("title", attribute(tag, "title"))
            yield from self.tokens(tag, self.style(tag, style))

    def _items(self, tag: Tag, style: Style) -> Iterator[Token]:
        """Yield the items of a list with their numbers as words, where Markdown can make no list."""
        self.note_numbering(tag)
        following = number_of(tag, "start", 1)
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "li":
                number = number_of(child, "value", following)
                following = number + 1
                yield Break()
                yield Run(f"{number}. ", style)
                yield from self.tokens(child, markup.restyle(style, child))
                yield Break()
            elif isinstance(child, Tag):
                yield from self.token(child, style)
            elif markup.is_words(child):
                yield Run(str(child), style)

    def note_numbering(self, tag: Tag) -> None:
        """Note ways of numbering a list that Markdown has not."""
        kind = attribute(tag, "type")
        if tag.name == "ol" and kind in NUMBERS:
            self.losses.add("numbering", kind)
        if tag.name == "ol" and "reversed" in tag.attrs:
            self.losses.add("numbering-reversed")

    def drop(self, tag: Tag) -> bool:
        """Tell whether nothing of the element can be kept; if so its loss is noted."""
        kind = next((kind for names, kind in _DROPPED if tag.name in names), "")
        if kind:
            self.losses.add(kind, tag.name)
        elif tag.name not in markup.KNOWN | EMBEDS:
            self.losses.add("unknown-tag", tag.name)
        elif self._is_widget(tag):
            self.losses.add("widget", attribute(tag, "data-title") or attribute(tag, "class"))
        return bool(kind)

    def _is_widget(self, tag: Tag) -> bool:
        return (
            tag.name in {"div", "section", "span"}
            and any(name.startswith("data-") for name in tag.attrs)
            and not markup.has_words(tag)
            and tag.find(["img", *EMBEDS]) is None
        )

    def style(self, tag: Tag, style: Style) -> Style:
        """Return the style of the text in an inline element."""
        return markup.restyle(style, tag, self._href(tag) if tag.name == "a" else "")

    def _href(self, tag: Tag) -> str:
        written = attribute(tag, "href")
        if not written:
            return ""
        if written.startswith("#"):
            self.losses.add("anchor", written)
            return ""
        address = absolute(written, self.base)
        if not _is_usable(address):
            self.losses.add("link", written)
            return ""
        self._note_picture_link(tag, written)
        return self.attach(written, address) if markup.has_words(tag) else address

    def _note_picture_link(self, tag: Tag, written: str) -> None:
        """Note that a picture led somewhere, unless to itself or to where words of the page lead as well."""
        if markup.has_words(tag) or tag.find("img") is None:
            return
        if written not in self.linked and not _PICTURE_FILE.search(written):
            self.losses.add("picture-link", written)

    def _picture(self, tag: Tag) -> Iterator[Picture]:
        if "1" in (attribute(tag, "width"), attribute(tag, "height")):
            self.losses.add("tracker", attribute(tag, "src"))
            return
        picture = read_picture(tag, self.base)
        if not picture.addresses:
            self.losses.add("picture-address", picture.alt)
        title = " ".join(attribute(tag, "title").split())
        if title and title != picture.alt:
            self.losses.add("title", title)
        yield picture

    def embed(self, tag: Tag, style: Style) -> Iterator[Token]:
        """Yield a link to what was shown in a frame or player; without an address its poster and what stands in it."""
        written, address = embedded_address(tag, self.base)
        if address:
            self.losses.add("embed", address)
            target = self.attach(written, address)
            yield Break()
            yield Run(_embedded_words(address, target), Style(style.bold, href=target))
            yield Break()
            return
        self.losses.add("embed-lost", attribute(tag, "data-src") or attribute(tag, "title"))
        poster = attribute(tag, "poster")
        if poster:
            yield Picture(with_absolute([poster], self.base), attribute(tag, "title"))
        if tag.name in STAND_INS:
            yield Break()
            yield from self.tokens(tag, style)
            yield Break()


def _embedded_words(address: str, target: str) -> str:
    """Return what a link says that stands for a frame: where it leads, or which file was carried over."""
    parts = urlsplit(address)
    is_carried = target != address and is_download(PurePosixPath(target))
    if parts.hostname and not is_carried:
        return text("importers.embedded", host=parts.hostname)
    return text("importers.embedded-file", name=PurePosixPath(unquote(parts.path)).name)


_DROPPED = (
    (markup.SCRIPTS, "script"),
    (markup.CONTROLS, "control"),
    (markup.DRAWINGS, "drawing"),
)
