"""The text of the PDF files that articles offer, and what editors are told about those that have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from bantin.article.model import Article
from bantin.build.downloads import is_public, offered
from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.messages import text
from bantin.pdf import PdfText, read_pdfs
from bantin.progress import Progress
from bantin.report import Severity, diagnose


class AttachedFiles:
    """What was read of the files of some articles, each file once."""

    def __init__(self, edition: Edition, articles: Iterable[Entry], settings: Mapping[str, Any]) -> None:
        self._edition = edition
        self._max_bytes: int = settings["VIETNAMESE_SEARCH"].max_pdf_bytes
        self._read: dict[Path, PdfText] = {}
        if self._max_bytes:
            sources = [
                self._edition.content / file
                for one in articles
                for file in one.facts.files
                if is_public(PurePosixPath(file)) and _is_pdf(PurePosixPath(file))
            ]
            self._read = read_pdfs(
                sources,
                Path(settings["STATE_PATH"]) / "pdf",
                max_bytes=self._max_bytes,
                workers=settings["WORKERS"],
                progress=Progress(text("build.pdf-files")),
            )

    def texts(self, article: Article) -> list[str]:
        """Return the text of each file of the article that has one; tell the editor of those that have none."""
        texts = []
        for path, position in offered(article):
            found = self._read.get(self._edition.content / path)
            if found is None:
                continue
            if found.text:
                texts.append(found.text)
            if found.trouble:
                limit = self._max_bytes // 1_000_000
                hint = diagnose(f"pdf.{found.trouble}", position, Severity.HINT, path=path, limit=limit)
                self._edition.report.add(hint)
        return texts


def _is_pdf(path: Any) -> bool:
    return str(path.suffix).lower() == ".pdf"
