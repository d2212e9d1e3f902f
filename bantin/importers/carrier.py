"""Files that belong to articles: found beside the source, fetched or unpacked, and put into the content folder."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import unquote, urlsplit

from bantin import files
from bantin.article.slugs import slugify
from bantin.importers.embeds import is_web
from bantin.importers.fetching import MAX_BYTES, Fetcher, FetchError
from bantin.messages import text
from bantin.report import Diagnostic, Position, Severity, diagnose

# The folder beside the imported file in which files are looked for by name alone.
BESIDE = "images"
_LONG = 300
# The address of a picture that came in one file with its article, and what is hung on its name there.
PACKED = "packed:"
_DIGEST = re.compile(r"-[0-9a-f]{10}(?=\.\w+$|$)")


@dataclass(frozen=True, slots=True)
class Goods:
    """One sort of files: the folder they go to, and how many bytes one may have at most.

    ``suffix`` is told name and bytes and returns the ending the file gets; it raises FetchError for what is no such
    file.
    """

    folder: str
    suffix: Callable[[str, bytes], str]
    most: int = MAX_BYTES


@dataclass(slots=True)
class Carrier:
    """Puts files below ``content``; ``known`` says where those of earlier runs lie, by address."""

    content: Path
    root: Path
    known: dict[str, str]
    fetcher: Fetcher | None = None
    dry_run: bool = False
    folder: PurePath = field(default_factory=PurePath)
    """The folder of the page at hand, from ``root``: relative addresses are seen from there."""
    year: str = ""
    """The year of the article at hand."""
    mend: str = "beside"
    """How a lost picture can be had after all: its message."""
    met: set[Path] = field(default_factory=set)
    """All files beside the source that an article refers to, wherever links lead there."""
    losses: list[tuple[str, str, FetchError]] = field(default_factory=list)
    """What the article at hand lost: the code of the finding, the address, and why."""
    names: dict[Path, dict[str, str]] = field(default_factory=dict)
    """The names in the folders that were looked through."""

    def turn_to(self, folder: PurePath, year: str) -> None:
        """Begin with another article."""
        self.folder, self.year = folder, year

    def tell_losses(self, position: Position) -> Iterator[Diagnostic]:
        """Yield a warning for each file lost since this was last asked, for the article at that place."""
        taken, self.losses = self.losses, []
        for code, address, error in taken:
            mend = "packed" if address.startswith(PACKED) else self.mend
            words = {
                "address": _spoken(address),
                "reason": text(f"importers.reason.{error.reason}", detail=error.detail),
                "mend": text(f"importers.mend.{mend}"),
                "link": text(f"importers.lost-link.{'web' if is_web(address) else 'nowhere'}"),
            }
            yield diagnose(f"importers.{code}", position, Severity.WARNING, **words)

    def carry(self, goods: Goods, addresses: tuple[str, ...], counts: Counter[str]) -> str:
        """Return the path below the content folder that the first of the addresses leads to from now on.

        ``counts`` is told how it was had: ``kept`` from before, ``copied``, ``fetched``. Raises FetchError.
        """
        beside = [file for address in addresses for file in self.beside(address)]
        self.met.update(file.resolve() for file in beside)
        before = self.known.get(_key(addresses[0]), "")
        if before and (self.content / before).is_file():
            counts["kept"] += 1
            return before
        way, path = self._have(goods, addresses, beside)
        counts[way] += 1
        self.known[_key(addresses[0])] = path
        return path

    def _have(self, goods: Goods, addresses: tuple[str, ...], beside: list[Path]) -> tuple[str, str]:
        problem = FetchError("not-beside")
        for file in beside:
            try:
                return "copied", self.put(goods, file.name, _read(file, goods.most))
            except FetchError as error:
                problem = error
        if self.fetcher is None or self.dry_run:
            raise problem
        for address in filter(is_web, addresses):
            try:
                return "fetched", self.put(goods, _name(address), self.fetcher.fetch(address))
            except FetchError as error:
                problem = error
        raise problem

    def put(self, goods: Goods, name: str, data: bytes) -> str:
        """Put the bytes below the content folder and return the path; the same bytes always get the same name."""
        suffix = goods.suffix(name, data)
        digest = hashlib.sha256(data).hexdigest()[:10]
        # A name may end with the digest already, as those of pictures out of Word files do.
        stem = slugify(PurePosixPath(name).stem).removesuffix(digest)[:50].strip("-")
        path = f"{goods.folder}/{self.year}/{f'{stem}-' if stem else ''}{digest}{suffix}"
        if not self.dry_run and not (self.content / path).is_file():
            files.write_bytes(self.content / path, data)
        return path

    def beside(self, address: str) -> Iterator[Path]:
        """Yield the files an address may mean: as seen from its page, from the root, in a mirror, by name alone."""
        try:
            parts = urlsplit(address)
            path = unquote(parts.path).replace("\\", "/")
        except ValueError:
            return
        if parts.scheme == "data" or not path:
            return
        name = PurePosixPath(path).name
        inner = path.lstrip("/")
        if is_web(address):
            places = [self.root / (parts.hostname or "") / inner, *([self.root / inner] if not parts.query else [])]
        elif ":" in path:
            places = []
        else:
            places = [*([] if path.startswith("/") else [self.root / self.folder / path]), self.root / inner]
        places = [*places, self.root / BESIDE / name, self.root / self.folder / BESIDE / name] if name else []
        exact = [file for file in places if _is_within(file, self.root)]
        alike = (self._alike(file) for file in places) if not exact else ()
        yield from (*exact, *(file for file in alike if file is not None and _is_within(file, self.root)))

    def _alike(self, file: Path) -> Path | None:
        """Return the file whose path differs from another by capitals and ways to write a letter alone.

        Windows servers take one for the other, and some systems write the names of files in letters of their own.
        """
        found = self.root
        for name in PurePath(os.path.relpath(os.path.normpath(file), self.root)).parts:
            known = self._names(found).get(_plain(name))
            if known is None:
                return None
            found /= known
        return found

    def _names(self, folder: Path) -> dict[str, str]:
        """Return the names in a folder by what is the same in all ways to write them."""
        if folder not in self.names:
            try:
                self.names[folder] = {_plain(one.name): one.name for one in sorted(folder.iterdir(), reverse=True)}
            except OSError:
                self.names[folder] = {}
        return self.names[folder]


def _name(address: str) -> str:
    return PurePosixPath(unquote(urlsplit(address).path)).name


def _key(address: str) -> str:
    return address if len(address) <= _LONG else hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def shown(address: str) -> str:
    """Return the address as a finding names it."""
    return address if len(address) <= _LONG else f"{address[:60]}…"


def _spoken(address: str) -> str:
    """Return how an editor knows a file: one that came in a Word file by its name there."""
    return _DIGEST.sub("", address.removeprefix(PACKED))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _is_within(file: Path, folder: Path) -> bool:
    try:
        # Most are not there at all, which is soon told.
        return file.is_file() and file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def _read(file: Path, most: int) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError:
        raise FetchError("unreadable") from None
    if len(data) > most:
        raise FetchError("too-large", most // 1_000_000)
    return data
