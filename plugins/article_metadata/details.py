"""What the page of an article shows that no list does, as far as its own file tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bantin.article.model import Article
from bantin.build.edition import Edition
from bantin.build.full import Full
from bantin.build.views import DocumentBox, File


def detailer(edition: Edition) -> Callable[[Full], None]:
    """Return what sets the attachments and the document of an article that is shown in full."""

    def complete(full: Full) -> None:
        record = full.record
        if isinstance(record, Article):
            attachments = [_file(edition, one.file, one.title) for one in record.attachments]
            full.detail(attachments=attachments, document=_document(edition, record))

    return complete


def _file(edition: Edition, path: Any, title: str) -> File:
    source = edition.content / path
    # A name may hold "#", "?" and "%", which mean something else in an address.
    return File(title, quote(str(path)), source.stat().st_size, source.suffix.lstrip(".").upper())


def _document(edition: Edition, record: Article) -> DocumentBox | None:
    given = record.document
    if given is None:
        return None
    file = _file(edition, given.file, Path(given.file.name).stem) if given.file else None
    return DocumentBox(given.number, given.date, given.issuer, given.summary, file)
