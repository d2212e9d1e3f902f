"""Word files as a source of records: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from bantin.importers.word import office_program
from bantin.importers.word.faults import MAX_FILE, WordError, broken, too_large
from bantin.importers.word.package import Package, is_locked, is_open_document, is_packed, office_suffix
from bantin.importers.word.reader import WordArticle, read_article
from bantin.report import Diagnostic, Position

# A macro in one of these is not looked at.
_PACKED = frozenset({".docx", ".docm", ".dotx"})
_FOR_OFFICE = frozenset({".doc", ".rtf", ".odt"})


# The first part of a Word file is named this early.
OPENING = 4096


def knows(name: PurePath, opening: bytes) -> bool:
    """Tell whether a file is for Word by its name and its first bytes; an empty or odd one is too, to be named."""
    suffix = name.suffix.lower()
    return suffix in _PACKED | _FOR_OFFICE or (is_packed(opening) and b"word/document.xml" in opening)


def read_word(path: Path, name: PurePath) -> Iterator[tuple[Position, Mapping[str, Any] | Diagnostic]]:
    """Yield the place and the record of the file at ``path``, or why there is none; raises OSError.

    ``name`` is how findings call the file. What Word 2007 and later did not write goes through LibreOffice.
    """
    position = Position(name)
    try:
        article = read_article(Package(pack(path, name)))
    except WordError as error:
        yield position, error.at(position)
    else:
        yield position, _values(article, name)


def pack(path: Path, name: PurePath) -> bytes:
    """Return the bytes of the file as a zip file; raises WordError and OSError."""
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise too_large(path.name, MAX_FILE)
    if is_packed(data) and not is_open_document(data):
        return data
    if is_locked(data):
        raise WordError("word-locked")
    suffix = office_suffix(data)
    if not suffix:
        # LibreOffice would take anything for a text, and make an article of signs without sense.
        raise broken(name.suffix)
    return office_program.convert(data, suffix)


def _values(article: WordArticle, name: PurePath) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "title": article.title,
        "lead": article.lead,
        "content_html": article.html,
        "attached": article.attached,
        "losses": [(loss.kind, loss.detail) for loss, count in article.losses for _ in range(count)],
    }
    values |= article.fields
    # A document with both has been issued, and that is its day; one without is still being written.
    if values.get("document_number") and values.get("document_date"):
        values["date"] = values["document_date"]
    # The same file with a mended word is the same article. Another with the same name is told by its title.
    return values | {"id": " | ".join(filter(None, (name.as_posix(), article.title, values.get("document_number"))))}
