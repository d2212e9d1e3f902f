"""The paragraphs and line ends of an article of WordPress, which makes them of its lines only when it shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(
    r"</?(?:p|div|table|thead|tbody|tfoot|caption|colgroup|col|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|figure"
    r"|figcaption|pre|hr|section|article|aside|header|footer|address|details|summary)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"<iframe\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TAG = re.compile(r"(<[^<>]*>)")
# What keeps its lines, or shows none of them.
_VERBATIM = re.compile(r"<(?P<end>/?)(?P<name>pre|script|style|textarea)\b[^<>]*>", re.IGNORECASE)
# The newer editor writes all that it shows: there a line end is a space, as it is in HTML.
_NEW_EDITOR = "<!-- wp:"


def paragraphs(html: str) -> str:
    """Return the text of an article with its paragraphs and line ends as HTML."""
    by_lines = _NEW_EDITOR not in html
    written = []
    for stretch, verbatim in _stretches(html.replace("\r\n", "\n")):
        parts = [stretch] if verbatim else filter(str.strip, re.split(r"\n\s*\n", stretch))
        for part in parts:
            is_block = _BLOCK.match(part.strip()) or _FRAME.match(part.strip())
            if verbatim or (is_block and not by_lines):
                written.append(part)
            else:
                written.append(_with_breaks(part) if is_block else f"<p>{_with_breaks(part.strip())}</p>")
    return "\n".join(written)


def _stretches(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the HTML in stretches, and of each whether it is to stay as it is."""
    start, open_name = 0, ""
    for tag in _VERBATIM.finditer(html):
        name = tag["name"].lower()
        if not open_name and not tag["end"]:
            yield html[start : tag.start()], False
            start, open_name = tag.start(), name
        elif tag["end"] and name == open_name:
            yield html[start : tag.end()], True
            start, open_name = tag.end(), ""
    yield html[start:], False


def _with_breaks(part: str) -> str:
    """Return a part with a break at each line end that stands among words, not in a tag or beside a block."""
    pieces = _TAG.split(part)
    for at in range(0, len(pieces), 2):
        before, after = pieces[at - 1] if at else "", pieces[at + 1] if at + 1 < len(pieces) else ""
        ended = bool(_BLOCK.match(before) or _BREAK.match(before))
        pieces[at] = _broken(pieces[at], ended=ended, ends=bool(_BLOCK.match(after)))
    return "".join(pieces)


def _broken(words: str, *, ended: bool, ends: bool) -> str:
    """Return words with breaks; ``ended`` and ``ends`` tell whether the line ends before and after them anyway."""
    inner = words.strip()
    if not inner and (ended or ends):
        return words
    first = words.index(inner)
    last = first + len(inner)
    start, end = first if ended else 0, last if ends else len(words)
    return words[:start] + words[start:end].replace("\n", "<br>\n") + words[end:]
