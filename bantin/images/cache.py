"""What was made before: pictures by the hash of their originals, and the hashes of files that stand unchanged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bantin.files import write_text
from bantin.images.picture import Picture, PictureFault, Variant
from bantin.images.settings import ImageSettings

# Raised by one whenever the same original and settings give other files than before.
RECIPE = 1
# Faults that lie in the bytes of the original; the others may be gone the next time.
LASTING = ("picture-broken", "picture-format", "picture-heic", "picture-svg", "picture-too-large")
# A file may be written again within one tick of the file system's clock (two seconds on FAT) and look the same.
TICK = 2_000_000_000

Stamp = tuple[int, int]


def stamp(path: Path) -> Stamp:
    """Return the size in bytes and the time of last change in nanoseconds of the file; raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


class PictureCache:
    """Pictures and lasting faults by key, in one folder: ``<key>.json`` beside the variants it lists."""

    def __init__(self, folder: Path, settings: ImageSettings) -> None:
        self.folder = folder
        chosen = {name: value for name, value in asdict(settings).items() if name not in ("seconds", "max_bytes")}
        self._recipe = json.dumps([RECIPE, version("pillow"), chosen], sort_keys=True)

    def key(self, digest: str) -> str:
        """Return the name of the original with this hash: a pure function of it, the settings and the encoders."""
        return hashlib.sha256(f"{digest}\n{self._recipe}".encode()).hexdigest()[:20]

    def load(self, key: str) -> Picture | PictureFault | None:
        """Return what was made of an original, or None where nothing was or its files are no longer whole."""
        try:
            entry = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            if "code" in entry:
                return PictureFault(entry["code"], dict(entry["values"]))
            variants = tuple(Variant(**one) for one in entry["variants"])
            whole = bool(variants) and all((self.folder / one.name).stat().st_size == one.size for one in variants)
            return Picture(entry["width"], entry["height"], variants) if whole else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def store(self, key: str, made: Picture | PictureFault) -> None:
        """Keep what was made of an original, unless it is a fault that may pass; raises OSError."""
        if isinstance(made, Picture) or made.code in LASTING:
            write_text(self.folder / f"{key}.json", json.dumps(asdict(made), ensure_ascii=False))


class Digests:
    """The hashes of files by path, read anew only where size or time of change say that the file is another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, list[Any]] = {}
        self._written = 0
        self._changed = False
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
            self._written = path.stat().st_mtime_ns
        except (OSError, ValueError):
            return
        if isinstance(known, dict):
            self._known = known

    def digest(self, path: Path, seen: Stamp) -> str:
        """Return the SHA-256 of the file, in hexadecimal; ``seen`` is its stamp. Raises OSError."""
        name = str(path.absolute())
        known = self._known.get(name)
        if isinstance(known, list) and known[:2] == [*seen] and seen[1] + TICK < self._written:
            return str(known[2])
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self._known[name] = [*seen, digest]
        self._changed = True
        return digest

    def save(self) -> None:
        """Write down what was learnt; raises OSError."""
        if self._changed:
            write_text(self._path, json.dumps(self._known, ensure_ascii=False))
