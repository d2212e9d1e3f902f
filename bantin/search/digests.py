"""What tells whether a document has to be indexed anew: 16 bytes of it and of how documents are read."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache
from operator import attrgetter
from pathlib import Path

import bantin
from bantin.digests import digest_files, sources
from bantin.search.documents import Document
from bantin.search.store import FORMAT

SIZE = 16
# A change of these may change what is stored of the same document.
_SOURCES = ("search", "text")
_values = attrgetter(*(field.name for field in fields(Document)))


def digest(document: Document) -> bytes:
    """Return SIZE bytes that change with anything in the document, and with how documents are read."""
    # Each text after its length, since repr, which would do, takes as long as all the rest.
    said = "".join(f"{len(one)} {one}" if isinstance(one, str) else repr(one) for one in _values(document))
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=SIZE, key=_reading()).digest()


@cache
def _reading() -> bytes:
    folder = Path(bantin.__file__).parent
    program = digest_files(path for path in sources(*(folder / name for name in _SOURCES)) if path.suffix != ".js")
    return hashlib.blake2b(f"{FORMAT} {program}".encode(), digest_size=64).digest()
