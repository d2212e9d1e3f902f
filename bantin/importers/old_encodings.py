"""Articles typed in the fonts from before Unicode, brought into Unicode before anything else is done with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from bantin.importers.cleaning import without_unseen
from bantin.importers.embeds import attribute
from bantin.importers.losses import Losses
from bantin.importers.markup import is_words
from bantin.legacy.encodings import Encoding
from bantin.legacy.repair import Repaired, expect, is_suspect, mixed_words, repair, repair_lines

# What is told of a text that was in an old encoding; each is a kind of loss.
CONVERTED, CAPITALS, LEFT = "old-encoding", "old-capitals", "old-encoding-left"
# Names, addresses and numbers, which were never in such a font.
_UNTOUCHED = frozenset({"id", "key", "url", "aliases", "date", "views", "content_html", "partial", "draft"})
# What is said of a picture.
_SAID = frozenset({"alt", "caption"})
_FAMILY = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_OLD_FONT = re.compile(r"[\"':,\s](?:\.vn|vni|vps)[\w-]", re.IGNORECASE)


def repair_fields(values: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return a record with its texts in Unicode, and the kinds of what is to be told of that."""
    texts: list[str] = []

    def note(words: str) -> str:
        texts.append(words)
        return words

    _with_texts(values, note)
    expected = expect(line for one in texts for line in one.split("\n"))
    if expected is None:
        return values, ()
    repaired = {one: repair_lines(one, expected) for one in texts}
    return _with_texts(values, lambda words: repaired[words].text), told_of(repaired.values())


def _with_texts(values: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return a record with each of its texts as ``change`` gives it, those of its lists and pictures too."""

    def changed(value: Any) -> Any:
        return change(value) if isinstance(value, str) else value

    def pictured(value: Any) -> Any:
        # One that is no more than an address has no words.
        is_told = isinstance(value, Mapping)
        return {name: changed(one) if name in _SAID else one for name, one in value.items()} if is_told else value

    def field(name: str, value: Any) -> Any:
        one = pictured if name == "images" else changed
        return [one(each) for each in value] if isinstance(value, list) else one(value)

    return {name: one if name in _UNTOUCHED else field(name, one) for name, one in values.items()}


def told_of(repaired: Iterable[Repaired]) -> tuple[str, ...]:
    """Return the kinds of what is to be told of some texts."""
    changed = [one for one in repaired if one.encoding is not None]
    unsure = not all(one.capitals for one in changed)
    return (*([CONVERTED] if changed else []), *([CAPITALS] if unsure else []))


def repair_tree(soup: BeautifulSoup, html: str, losses: Losses) -> None:
    """Bring the words of a page into Unicode, each run by its font and by what it says; take out what is unseen."""
    has_fonts = _OLD_FONT.search(html) is not None
    nodes = [one for one in soup.descendants if isinstance(one, NavigableString) and is_words(one)]
    expected = expect(map(str, nodes))
    for node in nodes:
        words = str(node)
        asked = has_fonts or expected is not None or is_suspect(words)
        told = repair(words, _font(node) if has_fonts else "", expected) if asked else Repaired(words)
        if told.encoding is None:
            told = _mixed(words, losses)
        for kind in told_of([told]):
            losses.add(kind, told.encoding.value if told.encoding and kind == CONVERTED else "")
        plain = without_unseen(told.text)
        if plain != words:
            node.replace_with(NavigableString(plain))
    for picture in soup.find_all("img", alt=True):
        picture["alt"] = without_unseen(_words(attribute(picture, "alt"), expected))


def _mixed(words: str, losses: Losses) -> Repaired:
    """Return words of Unicode among which some are old: changed where that is sure, else named."""
    old, encoding = mixed_words(words)
    if encoding is None:
        if old:
            losses.add(LEFT, " ".join(old))
        return Repaired(words)
    # What stands between two old words is old as well, also where it would be Vietnamese as it is.
    stretches = "".join(repair(one, expected=encoding).text for one in _stretches(words, frozenset(old)))
    return replace(repair(stretches, expected=encoding), encoding=encoding, capitals=encoding is not Encoding.TCVN3)


def _stretches(words: str, old: Collection[str]) -> Iterator[str]:
    """Yield the words in pieces: from one old word to the next, where no word of Unicode is between, and others."""
    piece: list[str] = []
    open_to = 0
    for one in re.split(r"(\s+)", words):
        if one in old:
            piece.append(one)
            open_to = len(piece)
        elif piece and (one.isascii() or is_suspect(one)):
            piece.append(one)
        else:
            yield from ("".join(piece[:open_to]), *piece[open_to:], one)
            piece, open_to = [], 0
    yield from ("".join(piece[:open_to]), *piece[open_to:])


def _words(words: str, expected: Encoding | None) -> str:
    return repair(words, expected=expected).text if expected is not None else words


def _font(node: NavigableString) -> str:
    """Return the font that the nearest element around some words names."""
    for tag in node.parents:
        if not isinstance(tag, Tag) or not tag.attrs:
            continue
        family = _FAMILY.search(attribute(tag, "style"))
        name = attribute(tag, "face").partition(",")[0] or (family[1] if family else "")
        if name:
            return name.strip().strip("\"'")
    return ""
