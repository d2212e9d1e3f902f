"""What became of the pictures, those of earlier builds included: a picture whose file stands is not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from bantin.build.fingerprint import fingerprint
from bantin.build.state import State
from bantin.digests import NO_FILE, TICK, Stamp, stamp
from bantin.images import Picture, PictureFault, make_pictures
from bantin.images.cache import LASTING
from bantin.messages import text
from bantin.progress import Progress

# Of a picture: the stamp of its file, its mark (b"" where it cannot be shown), and the names of its variants.
Kept = tuple[Stamp, bytes, tuple[str, ...]]


class MadePictures:
    """The pictures of a content folder by their paths below it."""

    def __init__(self, content: Path, state: State, settings: Mapping[str, Any]) -> None:
        self._content = content
        self._state = state
        self._settings = settings["IMAGE_CAPTIONS"]
        self._workers: int = settings["WORKERS"]
        self._cache = Path(settings["STATE_PATH"]) / "pictures"
        self._kept: dict[str, Kept] = state.get("meta", "pictures") or {}
        self._outcomes: dict[str, Picture | PictureFault] = {}

    def make(self, paths: Iterable[str]) -> None:
        """Make those pictures whose files are not as they were; raises OSError where the cache cannot be written."""
        wanted = list(dict.fromkeys(paths))
        stamps = {path: self._stamp(path) for path in wanted}
        before = self._state.get("meta", "made") or 0
        missing = [path for path in wanted if not self._is_known(path, stamps[path], before)]
        if missing:
            self._take(self._make(missing), stamps)
        if missing or self._kept.keys() - stamps.keys():
            self._kept = {path: self._kept[path] for path in wanted}
            self._state.put("meta", "pictures", self._kept)
            self._state.put("meta", "made", self._state.get("meta", "scanned"))
            self._state.save()

    def _is_known(self, path: str, seen: Stamp, before: int) -> bool:
        kept = self._kept.get(path)
        return kept is not None and kept[0] == seen != NO_FILE and seen[1] + TICK < before

    def _stamp(self, path: str) -> Stamp:
        try:
            return stamp(self._content / path)
        except (OSError, ValueError):
            return NO_FILE

    def _make(self, paths: list[str]) -> dict[str, Picture | PictureFault]:
        sources = {self._content / path: path for path in paths}
        telling = Progress(text("build.pictures"))
        made = make_pictures(list(sources), self._cache, self._settings, workers=self._workers, progress=telling)
        return {sources[source]: outcome for source, outcome in made.items()}

    def _take(self, made: Mapping[str, Picture | PictureFault], stamps: Mapping[str, Stamp]) -> None:
        for path, outcome in made.items():
            self._outcomes[path] = outcome
            self._state.put("picture", path, outcome)
            if isinstance(outcome, Picture):
                names = tuple(one.name for one in outcome.variants)
                self._kept[path] = (stamps[path], fingerprint(outcome), names)
            else:
                # What may pass is tried again.
                self._kept[path] = (stamps[path] if outcome.code in LASTING else NO_FILE, b"", ())

    def mark(self, path: str) -> bytes:
        """Return what changes with the picture, b"" where it cannot be shown."""
        kept = self._kept.get(path)
        return kept[1] if kept else b""

    def names(self, path: str) -> tuple[str, ...]:
        """Return the names of the files of a picture."""
        kept = self._kept.get(path)
        return kept[2] if kept else ()

    def outcome(self, path: str) -> Picture | PictureFault:
        """Return what became of the picture."""
        if path not in self._outcomes:
            self._outcomes[path] = self._state.get("picture", path)
        return self._outcomes[path]

    def picture(self, path: str) -> Picture:
        """Return a picture that has a mark, and so is none that cannot be shown."""
        return cast("Picture", self.outcome(path))

    def variant(self, name: str) -> Path:
        """Return the file of a variant, made again where the cache has lost it."""
        file = self._cache / name
        if not file.is_file():
            self._make([path for path, kept in self._kept.items() if name in kept[2]])
        return file
