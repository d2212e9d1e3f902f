"""The text of the PDF files that articles offer, and what editors are told about those that have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from bantin.article.model import Article
from bantin.build.downloads import is_public, offered
from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.build.state import State
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Diagnostic, Severity, diagnose

if TYPE_CHECKING:
    from bantin.pdf import PdfText

# The kind of findings these are in the state.
_KIND = "pdf"


class AttachedFiles:
    """What is read of the files of articles, each file once."""

    def __init__(self, edition: Edition, state: State, settings: Mapping[str, Any]) -> None:
        self._edition = edition
        self._state = state
        self._max_bytes: int = settings["VIETNAMESE_SEARCH"].max_pdf_bytes
        self._cache = Path(settings["STATE_PATH"]) / "pdf"
        self._workers: int = settings["WORKERS"]
        self._read: dict[Path, PdfText] = {}

    def read(self, articles: Iterable[Entry]) -> None:
        """Read the files of these articles."""
        paths = (PurePosixPath(file) for one in articles for file in one.facts.files)
        sources = [self._edition.content / path for path in paths if is_public(path) and _is_pdf(path)]
        if self._max_bytes and sources:
            telling = Progress(text("build.pdf-files"))
            limits = {"max_bytes": self._max_bytes, "workers": self._workers}
            # Its library takes a while to load, and few builds read a file.
            from bantin.pdf import read_pdfs  # noqa: PLC0415

            self._read = read_pdfs(sources, self._cache, progress=telling, **limits)

    def texts(self, entry: Entry, article: Article) -> list[str]:
        """Return the text of each file of the article that has one; keep what is to be told of those that have none."""
        texts, hints = [], []
        for path, position in offered(article):
            found = self._read.get(self._edition.content / path)
            if found is None:
                continue
            if found.text:
                texts.append(found.text)
            if found.trouble:
                limit = self._max_bytes // 1_000_000
                hints.append(diagnose(f"pdf.{found.trouble}", position, Severity.HINT, path=path, limit=limit))
        self._keep(entry, hints)
        return texts

    def _keep(self, entry: Entry, hints: list[Diagnostic]) -> None:
        key = f"{_KIND}:{entry.file}"
        if hints:
            self._state.put("said", key, hints)
        else:
            self._state.drop("said", [key])

    def tell(self, articles: Iterable[Entry]) -> None:
        """Tell the editors of files without text, those read in earlier builds too."""
        for one in articles:
            if one.facts.files:
                self._edition.report.extend(self._state.get("said", f"{_KIND}:{one.file}") or ())


def _is_pdf(path: PurePosixPath) -> bool:
    return path.suffix.lower() == ".pdf"
