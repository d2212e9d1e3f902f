"""What tells whether a document has to be indexed anew: 16 bytes of it and of how documents are read."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import bantin
from bantin.search.documents import Document
from bantin.search.store import FORMAT

SIZE = 16
# A change of these may change what is stored of the same document.
_SOURCES = ("search", "text")


def digest(document: Document) -> bytes:
    """Return SIZE bytes that change with anything in the document, and with how documents are read."""
    said = repr(document).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=SIZE, key=_reading()).digest()


@cache
def _reading() -> bytes:
    made = hashlib.blake2b(str(FORMAT).encode(), digest_size=64)
    for folder in (Path(bantin.__file__).parent / name for name in _SOURCES):
        for path in sorted(one for one in folder.rglob("*") if one.suffix in {".py", ".toml", ".tsv", ".txt"}):
            made.update(path.read_bytes())
    return made.digest()
