"""A work with all that its own page shows, read when the first of it is asked for."""

from __future__ import annotations

from typing import Any

from bantin.build.edition import Edition
from bantin.build.entry import Entry


class Full:
    """An article or a page as its template sees it: its entry, and what the edition's ``details`` set on it.

    ``record`` is the work itself, ``source_body`` its body as rendered; ``related`` are entries.
    """

    def __init__(self, entry: Entry, edition: Edition, related: list[Entry] | None = None) -> None:
        self.entry = entry
        self.related = related or []
        self._edition = edition
        self._details: dict[str, Any] | None = None

    def __getattr__(self, name: str) -> Any:
        """Return a detail, or what the entry says; raises AttributeError."""
        if name.startswith("_"):
            raise AttributeError(name)
        if self._details is None:
            record, body = self._edition.work(self.entry)
            self._details = {"record": record, "source_body": body}
            for complete in self._edition.details:
                complete(self)
        if name in self._details:
            return self._details[name]
        return getattr(self.entry, name)

    def detail(self, **values: Any) -> None:
        """Set what the page shows besides the entry."""
        self._details = {**(self._details or {}), **values}

    def __repr__(self) -> str:
        """Say what the page shows, for its fingerprint."""
        return f"<{self.entry.path} {self.entry.shown.hex()} {self.related}>"
