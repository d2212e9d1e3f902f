"""Where in the source an address stands, so that a finding can name line and column.

python-markdown forgets lines; so the addresses are looked up in the source, in one pass, each in the order it appears.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from bantin.html import unescape
from bantin.markdown.sanitise import allowed_address
from bantin.report import Position

# Lengths are bounded, so that a source full of unclosed brackets stays linear. Each begins with signs of its own, so
# that the next one is found without trying at every letter. An address in brackets may hold spaces, ends at its title
# or bracket, and is none where neither follows.
_INLINE = re.compile(
    r"""\]\((?<!\\\]\()\s{0,9}+(?:<(?P<angled>[^<>]{0,2000}+)>"""
    r"""|(?P<inline>[^()<>"\n]{0,2000}+(?:\([^()<>"\n]{0,500}+\)[^()<>"\n]{0,500}+){0,3}+)(?=\s{0,9}[)"']))"""
)
_TAG = re.compile(
    r"""<(?:img|a)\b[^<>]{0,500}?\b(?:src|href)\s{0,9}=\s{0,9}"""
    r"""(?:"(?P<double>[^<>"]{1,2000})|'(?P<single>[^<>']{1,2000})|(?P<bare>[^\s<>"']{1,2000}))|<img\b""",
    re.IGNORECASE,
)
# Behind such a sign words are a note, or a sentence.
_REFERENCE = re.compile(
    r"""^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ ]{0,9}<?(?P<reference>[^\s<>]{1,2000})>?[ ]{0,9}(?=["'(]|\r?$)""",
    re.MULTILINE,
)
_LONGEST_LABEL = 500


class Written(NamedTuple):
    """An address as it is written: where all that belongs to it begins, where it does itself, and whether a picture's.

    Where the words before it hold brackets of their own, all begins at the last of these.
    """

    start: int
    at: int
    is_picture: bool
    address: str


class Places:
    """The positions of the addresses of one source."""

    def __init__(self, source: str, path: PurePosixPath, first_line: int) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._offsets: dict[str, deque[int]] | None = None
        self._counted = (0, 0)

    def take(self, address: str) -> Position:
        """Return the next place of an address, the last again when all are taken, or the start of the body.

        The empty address means the pictures whose address the sanitiser refuses, or that have none.
        """
        if self._offsets is None:
            self._offsets = self._read()
        offsets = self._offsets.get(address)
        if not offsets:
            return Position(self._path, self._first_line)
        return self._position(offsets.popleft() if len(offsets) > 1 else offsets[0])

    def find(self, text: str) -> Position:
        """Return where a text begins: its first line as far as it stands in the source, else the start of the body."""
        offset = self._source.find(text.strip().partition("\n")[0][:200])
        return self._position(offset) if offset > 0 else Position(self._path, self._first_line)

    def _read(self) -> dict[str, deque[int]]:
        offsets: dict[str, deque[int]] = defaultdict(deque)
        for address, offset in self._places():
            offsets[address].append(offset)
        return offsets

    def _places(self) -> Iterator[tuple[str, int]]:
        """Yield each address and where it stands."""
        for start, _, is_picture, address in written(self._source):
            kept = not is_picture or allowed_address("img", address)
            yield address if kept else "", start

    def _position(self, offset: int) -> Position:
        """Return line and column; counting goes on from the last place asked for, where that lies before."""
        start, lines = self._counted if self._counted[0] <= offset else (0, 0)
        lines += self._source.count("\n", start, offset)
        self._counted = (offset, lines)
        column = offset - self._source.rfind("\n", 0, offset)
        return Position(self._path, self._first_line + lines, column)


def written(source: str) -> list[Written]:
    """Return the addresses of a source in order."""
    found = list(_inline(source))
    tags = _TAG.finditer(source) if "<" in source else ()
    references = _REFERENCE.finditer(source) if "]:" in source else ()
    for match in (*tags, *references):
        name = match.lastgroup
        is_picture = match[0][:4].lower() == "<img"
        address = unescape(match[name]) if name else ""
        found.append(Written(match.start(), match.start(name or 0), is_picture, address))
    return sorted(found, key=attrgetter("start"))


def _inline(source: str) -> Iterator[Written]:
    """Yield the addresses that stand behind their words in brackets."""
    done = 0
    for match in _INLINE.finditer(source):
        at = match.start()
        start = source.rfind("[", max(done, at - _LONGEST_LABEL - 1), at)
        if start < 0 or source.find("]", start, at) >= 0:
            start = at
        is_picture = start > done and source[start - 1] == "!"
        name = match.lastgroup or ""
        typed = match[name].strip()
        # A title in single quotes; one alone is an apostrophe.
        address = typed.partition("'")[0] if typed.endswith("'") and typed.count("'") > 1 else typed
        yield Written(start - is_picture, match.start(name), is_picture, unescape(address.rstrip()))
        done = match.end()
