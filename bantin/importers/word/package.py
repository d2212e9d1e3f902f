"""The zip file a Word file is: its parts by name and what they refer to, never more than the bounds allow.

Nothing is unpacked to disk, so a part may be called whatever it likes.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from bantin.importers.word.faults import broken, too_large
from bantin.importers.word.tree import parse

MAX_PARTS = 10_000
MAX_XML = 40_000_000
MAX_PICTURE = 30_000_000
# Of one file together: a thousand references may lead to one part that unpacks to a lot.
MAX_UNPACKED = 300_000_000

_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    # An encrypted part, an unknown method, a part cut short, an offset that is none.
    *(RuntimeError, NotImplementedError, EOFError, OSError, ValueError, UnicodeError),
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a part refers to: another part by its name, or an address outside of the file."""

    kind: str
    target: str
    outside: bool


class Package:
    """One open Word file."""

    def __init__(self, data: bytes) -> None:
        """Open the file; raises WordError."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _ZIP_ERRORS as error:
            raise broken(error) from None
        if len(entries) > MAX_PARTS:
            raise broken(f"> {MAX_PARTS}")
        # Names differ in more than the case of their letters (ECMA-376, part 2, "Part name equivalence").
        self._entries = {_name(one.filename): one for one in entries}
        self._left = MAX_UNPACKED

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return _name(part) in self._entries

    def read(self, part: str, limit: int) -> bytes:
        """Return the bytes of a part; raises WordError where there is none, it is damaged, or longer than ``limit``."""
        entry = self._entries.get(_name(part))
        if entry is None:
            raise broken(part)
        limit = min(limit, self._left)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except _ZIP_ERRORS as error:
            raise broken(f"{part}: {error}") from None
        self._left -= len(data)
        if len(data) > limit:
            raise too_large(part, limit)
        return data

    def links(self, part: str) -> Mapping[str, Link]:
        """Return what the part refers to, by the name it uses for each; ``""`` is the file as a whole."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        found = {}
        for one in parse(self.read(relations, MAX_XML), relations).iter("rel:Relationship"):
            outside = one.get("TargetMode", "").lower() == "external"
            target = one.get("Target", "")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Link(kind, target if outside else _join(folder, target), outside)
        return found

    def main(self) -> str:
        """Return the name of the part that holds the text; raises WordError where there is none."""
        named = [one.target for one in self.links("").values() if one.kind == "officeDocument" and not one.outside]
        part = next(filter(self.has, [*named, "word/document.xml"]), "")
        if not part:
            raise broken("word/document.xml")
        return part


def _name(part: str) -> str:
    return posixpath.normpath("/" + part.replace("\\", "/")).lstrip("/").casefold()


def _join(folder: str, target: str) -> str:
    """Return the name of the part ``target`` as seen from ``folder``; none lies above the root."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/")))).lstrip("/")


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_locked(data: bytes) -> bool:
    """Tell whether the bytes are a Word file behind a password ([MS-OFFCRYPTO] 2.3.4.4, in a compound file)."""
    return data.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data


def office_suffix(data: bytes) -> str:
    """Return the suffix of the form the bytes have that LibreOffice reads, whatever the file is called; empty of none.

    A file of Word 97 to 2003 is a compound file with a stream of that name; others are spreadsheets, or damaged.
    """
    if data.startswith(_COMPOUND):
        return ".doc" if "WordDocument".encode("utf-16-le") in data else ""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if is_open_document(data) else ""


def is_open_document(data: bytes) -> bool:
    """Tell whether the bytes begin as a text of OpenDocument 1.3, part 2, 3.3: what it is stands first, unpacked."""
    return is_packed(data) and b"application/vnd.oasis.opendocument.text" in data[:120]


def is_packed(data: bytes) -> bool:
    """Tell whether the bytes begin as a zip file."""
    return data.startswith(b"PK\x03\x04")
