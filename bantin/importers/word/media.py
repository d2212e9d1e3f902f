"""The pictures that lie in a Word file, each under a name that changes with its bytes."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from bantin.importers.carrier import PACKED
from bantin.importers.word.faults import WordError
from bantin.importers.word.package import MAX_PICTURE, Package

# Of one file together: they are held in memory until its article is written.
MAX_PICTURES = 150_000_000


class Media:
    """Takes pictures out of one file; ``attached`` holds their bytes by the address the text shows them at."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._addresses: dict[str, str] = {}
        self._left = MAX_PICTURES
        self.attached: dict[str, bytes] = {}

    def address(self, part: str) -> str:
        """Return the address of the picture in a part; one that cannot be read has an address and no bytes."""
        if part not in self._addresses:
            self._addresses[part] = self._take(part)
        return self._addresses[part]

    def _take(self, part: str) -> str:
        name = PurePosixPath(part)
        try:
            data = self._package.read(part, min(MAX_PICTURE, self._left))
        except WordError:
            return f"{PACKED}{name.name}"
        self._left -= len(data)
        address = f"{PACKED}{name.stem}-{hashlib.sha256(data).hexdigest()[:10]}{name.suffix}"
        self.attached[address] = data
        return address
