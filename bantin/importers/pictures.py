"""The pictures of imported articles: found beside the file, fetched, or lost by name."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from bantin import files
from bantin.article.slugs import slugify
from bantin.importers.embeds import is_web
from bantin.importers.fetching import Fetcher, FetchError
from bantin.importers.runs import Picture
from bantin.importers.signatures import LENGTH, picture_suffix

LOST = "lost:"
# The folder beside the imported file in which pictures are looked for by name alone.
BESIDE = "images"


@dataclass(slots=True)
class Pictures:
    """Places pictures below ``content``; ``known`` says where those of earlier runs lie, by address."""

    content: Path
    beside: Path
    known: dict[str, str]
    fetcher: Fetcher | None = None
    counts: Counter[str] = field(default_factory=Counter)
    """How many were found, and of these copied, fetched, kept from before, unpacked and lost."""
    losses: list[tuple[str, FetchError]] = field(default_factory=list)
    """The lost ones of the article at hand: the address and why."""

    def place(self, picture: Picture, year: str) -> str:
        """Return the address for the Markdown: a file below the content folder, or ``lost:`` and where it once was."""
        self.counts["found"] += 1
        first = picture.addresses[0]
        try:
            way, path = self._have(picture.addresses, year)
        except FetchError as error:
            self.counts["lost"] += 1
            shown = first if len(first) <= 300 else f"{first[:60]}…"
            self.losses.append((shown, error))
            return LOST + shown
        self.counts[way] += 1
        self.known[_key(first)] = path
        return f"/{path}"

    def _have(self, addresses: tuple[str, ...], year: str) -> tuple[str, str]:
        """Return how the picture was had and its path below the content folder; raises FetchError."""
        before = self.known.get(_key(addresses[0]), "")
        if before and (self.content / before).is_file():
            return "kept", before
        for address in addresses:
            file = self._beside(address)
            if file is not None:
                return "copied", self._write(file.read_bytes(), file.name, year)
        if addresses[0].startswith("data:"):
            return "unpacked", self._write(_unpack(addresses[0]), "", year)
        if self.fetcher is None:
            raise FetchError("not-beside")
        return "fetched", self._fetch(self.fetcher, [one for one in addresses if is_web(one)], year)

    def _fetch(self, fetcher: Fetcher, addresses: list[str], year: str) -> str:
        problem = FetchError("no-web")
        for address in addresses:
            try:
                return self._write(fetcher.fetch(address), PurePosixPath(unquote(urlsplit(address).path)).name, year)
            except FetchError as error:
                problem = error
        raise problem

    def _beside(self, address: str) -> Path | None:
        """Return the picture's file beside the imported one: at its relative path, or by its name in ``images``."""
        if address.startswith("data:"):
            return None
        try:
            path = unquote(urlsplit(address).path).replace("\\", "/")
        except ValueError:
            return None
        relative = [] if is_web(address) or ":" in path else [self.beside / path.lstrip("/")]
        name = PurePosixPath(path).name
        for file in [*relative, *([self.beside / BESIDE / name] if name else [])]:
            if _is_within(file, self.beside) and _is_picture(file):
                return file
        return None

    def _write(self, data: bytes, name: str, year: str) -> str:
        """Put the picture below the content folder and return its path; the same bytes always get the same name."""
        suffix = picture_suffix(data)
        if not suffix:
            raise FetchError("no-picture")
        digest = hashlib.sha256(data).hexdigest()[:10]
        stem = slugify(PurePosixPath(name).stem)[:50].strip("-")
        path = f"images/{year}/{f'{stem}-' if stem else ''}{digest}{suffix}"
        if not (self.content / path).is_file():
            files.write_bytes(self.content / path, data)
        return path


def _key(address: str) -> str:
    return address if len(address) <= 300 else hashlib.sha256(address.encode("utf-8")).hexdigest()


def _is_within(file: Path, folder: Path) -> bool:
    try:
        return file.resolve().is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError):
        return False


def _is_picture(file: Path) -> bool:
    with file.open("rb") as stream:
        return bool(picture_suffix(stream.read(LENGTH)))


def _unpack(address: str) -> bytes:
    try:
        return base64.b64decode(unquote(address.partition(",")[2]), validate=False)
    except (binascii.Error, ValueError):
        raise FetchError("no-picture") from None
