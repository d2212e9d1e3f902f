"""What lies below a source: the files that hold articles, and those that only belong to them."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from bantin.article.values import DOWNLOADS
from bantin.importers.kind import OPENING, Kind
from bantin.importers.kinds import KINDS

# Taken in where an article shows or offers them, and otherwise no business of an import.
_BELONGING = DOWNLOADS | frozenset(
    f".{kind}"
    for kind in (
        *("css", "js", "json", "map", "gif", "avif", "svg", "ico", "bmp", "tif", "tiff", "woff", "woff2", "ttf", "eot"),
        *("swf", "flv", "webm", "ogg", "wav", "wmv", "avi", "mov", "tmp", "log", "db", "ini", "lock"),
    )
)
# Of these no editor has typed anything: what a page looks like, and what programs leave behind.
_DRESSING = frozenset(
    f".{kind}"
    for kind in (
        *("css", "js", "map", "ico", "svg", "woff", "woff2", "ttf", "eot", "swf", "tmp", "log", "db", "ini", "lock"),
    )
)
# What systems hide, and what Word leaves beside a file that is open.
_HIDDEN = (".", "~$")
_FOR_PROGRAMS = frozenset({"robots.txt", "ads.txt", "humans.txt", "security.txt"})
# Of these some may be articles themselves; no other of the files that belong to articles is even opened.
_READ = frozenset({".txt", ".csv", ".rtf", ".doc", ".docx", ".odt", ".json"})
# A broken language switcher hangs its languages to the address again and again; the first such page is read, since it
# may be the only copy, and those that hang on it are not.
_SWITCHED = re.compile(r"(?:^|/)(?:vi|en)(?:_[A-Z]{2})?/(?:vi|en)(?:_[A-Z]{2})?(?:[./]|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file with articles: where it lies, its name from the folder that is imported, and its kind."""

    path: Path
    name: PurePath
    kind: Kind


@dataclass(slots=True)
class Sources:
    """All that was found, in the order in which it is to be read; ``root`` is the folder addresses are looked up in."""

    root: Path
    files: list[Source] = field(default_factory=list)
    unknown: list[PurePath] = field(default_factory=list)
    """Files that no kind knows."""
    belonging: list[tuple[Path, PurePath]] = field(default_factory=list)
    """Files that belong to articles, if any article refers to them, and how findings call them."""
    unreadable: list[tuple[PurePath, OSError]] = field(default_factory=list)
    """Files and folders that the system does not let us read, and why."""
    switched: list[Source] = field(default_factory=list)
    """Pages under a name with several languages: perhaps copies of others."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many files were ``found``, ``belonging`` to articles, ``switched`` by language, ``hidden``, ``unknown``."""

    @property
    def is_single(self) -> bool:
        """Tell whether there is one file alone, which is then meant to be taken in."""
        return self.counts["found"] == 1


def find_sources(source: Path, content: Path) -> Sources:
    """Return what lies in the file or folder ``source``, without what lies in ``content``; raises OSError.

    Links are followed to files within the folder alone, and never to folders: none leads round in a circle.
    """
    if not source.is_dir():
        found = Sources(source.parent)
        _sort_in(found, source, PurePath(source.name), alone=True)
        return found
    found = Sources(source)
    for path in _walk(found, content.resolve()):
        _sort_in(found, path, PurePath(path.relative_to(source)), alone=False)
    _pass_over_copies(found)
    found.files.sort(key=lambda one: (one.kind.turn, one.name.as_posix()))
    return found


def _walk(found: Sources, content: Path) -> Iterator[Path]:
    def note(error: OSError) -> None:
        name = Path(error.filename).relative_to(found.root)
        if not name.name:
            raise error
        found.unreadable.append((PurePath(name), error))

    for folder, folders, names in os.walk(found.root, onerror=note):
        inside = [name for name in folders if not name.startswith(".")]
        folders[:] = sorted(name for name in inside if Path(folder, name).resolve() != content)
        for name in sorted(names):
            yield Path(folder, name)


def _sort_in(found: Sources, path: Path, name: PurePath, *, alone: bool) -> None:
    found.counts["found"] += 1
    suffix = path.suffix.lower()
    belongs = not alone and suffix in _BELONGING
    if not alone and (path.name.startswith(_HIDDEN) or not _is_within(path, found.root)):
        found.counts["hidden"] += 1
        return
    try:
        kind = find_kind(path) if not belongs or suffix in _READ else None
    except OSError as error:
        if alone:
            raise
        found.counts["unreadable"] += 1
        found.unreadable.append((name, error))
        return
    if kind is not None:
        is_switched = not alone and _SWITCHED.search(name.as_posix()) is not None
        (found.switched if is_switched else found.files).append(Source(path, name, kind))
    elif belongs:
        found.counts["belonging"] += 1
        if suffix not in _DRESSING and path.name.lower() not in _FOR_PROGRAMS:
            found.belonging.append((path, name))
    else:
        found.counts["unknown"] += 1
        found.unknown.append(name)


def _pass_over_copies(found: Sources) -> None:
    """Read of the pages whose name has several languages those that no other file is a copy of; count the others."""
    if not found.switched:
        return
    met = {_page(one) for one in found.files}
    for one in sorted(found.switched, key=lambda one: (len(one.name.parts), one.name.as_posix())):
        page = _page(one)
        if page and page in met:
            found.counts["switched"] += 1
        else:
            found.files.append(one)
            met.add(page)


def _page(source: Source) -> str:
    return source.kind.page(_opening(source.path))


def _opening(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(OPENING)


def find_kind(path: Path) -> Kind | None:
    """Return the kind of a file, None where none knows it; raises OSError."""
    opening = _opening(path)
    name = PurePosixPath(path.name.lower())
    return next((kind for kind in KINDS if kind.knows(name, opening)), None)


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(root.resolve()))
    except OSError:
        return False
