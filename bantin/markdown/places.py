"""Where in the source an address stands, so that a finding can name line and column.

python-markdown forgets lines; so the addresses are looked up in the source, in one pass, each in the order it appears.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
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
        pattern = _ADDRESS_OR_REFERENCE if "]:" in self._source else _ADDRESS
        for match in pattern.finditer(self._source):
            written = unescape(match[match.lastgroup] if match.lastgroup else "")
            is_picture = match[0].startswith("!") or match[0][:4].lower() == "<img"
            kept = not is_picture or allowed_address("img", written)
            offsets[written if kept else ""].append(match.start())
        return offsets

    def _position(self, offset: int) -> Position:
        """Return line and column; counting goes on from the last place asked for, where that lies before."""
        start, lines = self._counted if self._counted[0] <= offset else (0, 0)
        lines += self._source.count("\n", start, offset)
        self._counted = (offset, lines)
        column = offset - self._source.rfind("\n", 0, offset)
        return Position(self._path, self._first_line + lines, column)
