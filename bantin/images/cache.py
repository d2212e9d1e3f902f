"""What was made before: pictures, by the hash of their originals."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from bantin.files import write_text
from bantin.images.picture import Picture, PictureFault, Variant
from bantin.images.settings import ImageSettings

# Raised by one whenever the same original and settings give other files than before.
RECIPE = 1
# Faults that lie in the bytes of the original; the others may be gone the next time.
LASTING = ("picture-broken", "picture-format", "picture-heic", "picture-svg", "picture-too-large")


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
