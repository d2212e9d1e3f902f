"""Where in the source an address stands, so that a finding can name line and column.

python-markdown forgets lines; so the addresses are looked up in the source, in one pass, each in the order it appears.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.html import unescape
from bantin.markdown.sanitise import allowed_address
from bantin.report import Position

# Lengths are bounded, so that a source full of unclosed brackets stays linear. Each begins with a sign of its own and
# looks back at it, so that the next one is found without trying at every letter.
_WRITTEN = (
    r"""[!\[<](?:(?:(?<=!)\[|(?<=\[))[^\[\]]{0,500}\]\(\s{0,9}<?(?P<inline>[^\s<>)"]{0,2000})"""
    r"""|(?<=<)(?:img|a)\b[^<>]{0,500}?\b(?:src|href)\s{0,9}=\s{0,9}["']?(?P<raw>[^\s<>"']{1,2000})"""
    r"""|(?<=<)img\b)"""
)
_REFERENCE = r"""^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]{0,9}<?(?P<reference>[^\s<>]{1,2000})"""
_ADDRESS = re.compile(_WRITTEN, re.IGNORECASE)
_ADDRESS_OR_REFERENCE = re.compile(f"{_WRITTEN}|{_REFERENCE}", re.MULTILINE | re.IGNORECASE)
# Most sources have no address of another kind; two signs are found several times as fast as one of a few.
_INLINE = re.compile(r"""\]\((\s{0,9}<?)([^\s<>)"]{0,2000})""")
_LONGEST_LABEL = 500


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
        is_simple = "<" not in self._source and "]:" not in self._source
        for start, is_picture, typed in self._inline() if is_simple else self._all():
            written = unescape(typed)
            kept = not is_picture or allowed_address("img", written)
            offsets[written if kept else ""].append(start)
        return offsets

    def _all(self) -> Iterator[tuple[int, bool, str]]:
        """Yield where each address is written, whether it is a picture's, and the address."""
        pattern = _ADDRESS_OR_REFERENCE if "]:" in self._source else _ADDRESS
        for match in pattern.finditer(self._source):
            is_picture = match[0].startswith("!") or match[0][:4].lower() == "<img"
            yield match.start(), is_picture, match[match.lastgroup] if match.lastgroup else ""

    def _inline(self) -> Iterator[tuple[int, bool, str]]:
        """Yield the same of a source in which all addresses stand behind their words in brackets."""
        done = 0
        while match := _INLINE.search(self._source, done):
            at = match.start()
            start = self._source.rfind("[", max(done, at - _LONGEST_LABEL - 1), at)
            if start < 0 or self._source.find("]", start, at) >= 0:
                done = at + 1
                continue
            is_picture = start > done and self._source[start - 1] == "!"
            yield start - is_picture, is_picture, match[2]
            done = match.end()

    def _position(self, offset: int) -> Position:
        """Return line and column; counting goes on from the last place asked for, where that lies before."""
        start, lines = self._counted if self._counted[0] <= offset else (0, 0)
        lines += self._source.count("\n", start, offset)
        self._counted = (offset, lines)
        column = offset - self._source.rfind("\n", 0, offset)
        return Position(self._path, self._first_line + lines, column)
