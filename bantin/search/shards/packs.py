"""What was made for browsers before, kept in the state folder: a tier that stands is not made again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin import files
from bantin.search.shards.layout import File

# What the index says of a tier's files, among them; no file of a tier is called so.
_TOLD = "told.json"


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of one tier in one archive, and what the index says of them."""

    path: Path
    told: dict[str, int]

    def files(self) -> Iterator[File]:
        """Yield the files; raises OSError, zipfile.BadZipFile."""
        with zipfile.ZipFile(self.path) as archive:
            yield from (File(name, archive.read(name)) for name in archive.namelist() if name != _TOLD)


class Packs:
    """The packs of a site in one folder, by the names of their tiers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> Pack | None:
        """Return the pack of a tier, None where there is none; its files are looked at when they are taken."""
        path = self._path(name)
        try:
            with zipfile.ZipFile(path) as archive:
                return Pack(path, json.loads(archive.read(_TOLD)))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            return None

    def put(self, name: str, told: dict[str, int], some: Iterable[File]) -> Pack:
        """Keep the files of a tier; raises OSError."""
        stream = io.BytesIO()
        # They are compressed already.
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for path, data in (*some, File(_TOLD, json.dumps(told).encode())):
                archive.writestr(zipfile.ZipInfo(path), data)
        files.write_bytes(self._path(name), stream.getvalue())
        return Pack(self._path(name), told)

    def keep(self, names: Iterable[str]) -> None:
        """Take away the packs of all other tiers."""
        kept = {self._path(name) for name in names}
        for path in self._folder.glob("*.zip"):
            if path not in kept:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.zip"
