"""What earlier imports wrote, so that running again tells an editor's hand from our own."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bantin import files

# A dot keeps the folder out of the site.
FOLDER = ".import"
_ID = re.compile(r"^id:[ \t]*[\"']?([a-z0-9]{8})[\"']?[ \t]*\r?$", re.MULTILINE)
# The head of an article is never so long that its id lies behind this.
_HEAD_BYTES = 4096


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of a text or file."""
    return hashlib.sha256(content.encode("utf-8") if isinstance(content, str) else content).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """An imported article: where it came from, and the digests of the record and of the file as we wrote it."""

    origin: str
    record: str
    file: str


@dataclass(slots=True)
class Ledger:
    """The entries by id, where the pictures lie by their address, and whose each old address is."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """Write the ledger; raises OSError."""
        content = {
            "entries": {key: asdict(one) for key, one in self.entries.items()},
            "pictures": self.pictures,
            "addresses": self.addresses,
        }
        files.write_text(self.path, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def read_ledger(content: Path) -> Ledger:
    """Return the ledger of a content folder; a missing or broken one is empty, and every file then an editor's."""
    ledger = Ledger(content / FOLDER / "ledger.json")
    try:
        values = json.loads(ledger.path.read_text(encoding="utf-8"))
        ledger.entries = {key: Entry(**one) for key, one in values["entries"].items()}
        ledger.pictures = {str(key): str(path) for key, path in values["pictures"].items()}
        # Ledgers from before links led to imported articles have none.
        ledger.addresses = {str(key): str(one) for key, one in values.get("addresses", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        ledger.entries, ledger.pictures, ledger.addresses = {}, {}, {}
    return ledger


def articles_by_id(content: Path) -> Iterator[tuple[str, Path]]:
    """Yield the id and file of each article of the folder, wherever an editor has moved it."""
    for file in sorted(content.rglob("*.md")):
        if any(part.startswith(".") for part in file.relative_to(content).parts):
            continue
        with file.open("rb") as stream:
            head = stream.read(_HEAD_BYTES).decode("utf-8", "replace")
        found = _ID.search(head)
        if found:
            yield found[1], file
