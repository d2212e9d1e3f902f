"""What was read before, by the hash of the files: one JSON file each, which may be thrown away at any time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from bantin.files import write_text
from bantin.pdf.result import PdfText, Trouble


class TextCache:
    """Texts by key in one folder; ``recipe`` is the number of the way in which they are read now."""

    def __init__(self, folder: Path, recipe: int) -> None:
        self.folder = folder
        self._recipe = f"{recipe} {version('pypdf')}"

    def key(self, digest: str) -> str:
        """Return the name of what was read of the file with this hash."""
        return hashlib.sha256(f"{digest}\n{self._recipe}".encode()).hexdigest()[:20]

    def load(self, key: str) -> PdfText | None:
        """Return what was read, or None where nothing was or the entry is damaged."""
        try:
            entry = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            text, pages, trouble = entry["text"], entry["pages"], entry["trouble"]
            if not isinstance(text, str) or not isinstance(pages, int):
                return None
            return PdfText(text, pages, Trouble(trouble) if trouble else None)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def store(self, key: str, found: PdfText) -> None:
        """Keep what was read; raises OSError."""
        # ASCII, so that halves of characters that a broken file gives can be written too.
        write_text(self.folder / f"{key}.json", json.dumps(asdict(found)))
