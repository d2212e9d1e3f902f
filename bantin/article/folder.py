"""The content folder: which of its files are articles, which are pages, and which only look so to their writer."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.digests import NO_FILE, Stamp, stamp_of
from bantin.report import Diagnostic, Position, Severity, diagnose

PAGES = "pages"
# What articles show and give out lies there; nothing of it is read as an article.
_STORES = frozenset({"images", "files"})
_ENDINGS = frozenset({".md", ".markdown"})

# What an article may be called by mistake, and what one may be written in but cannot be read from.
_TEXTS = frozenset({".txt", ".text", ".mkd", ".mdown"})
_FORMATS = frozenset({".doc", ".docx", ".rtf", ".odt", ".htm", ".html"})
_MISTAKEN = _TEXTS | _FORMATS | _ENDINGS
# Word's note that a file is open, which goes when it is closed.
_OPEN = "~$"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a content folder by their paths below it: articles, standing pages, and all others, each in order.

    Files and folders whose names begin with a dot are none of them. ``stamps`` are theirs; of a link that leads
    nowhere it is NO_FILE.
    """

    articles: tuple[str, ...]
    pages: tuple[str, ...]
    others: tuple[str, ...]
    stamps: Mapping[str, Stamp]


def stamp_files(content: Path) -> dict[str, Stamp]:
    """Return the stamp of every file of the folder by its path below it, in order; nothing where there is no folder."""
    found: dict[str, Stamp] = {}
    if content.is_dir():
        _walk(str(content), "", (os.path.realpath(content),), found)
    return dict(sorted(found.items(), key=lambda one: one[0].split("/")))


def _walk(folder: str, below: str, above: tuple[str, ...], found: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            name = f"{below}{entry.name}"
            if not entry.is_dir():
                found[name] = _stamp(entry)
                continue
            here = os.path.realpath(entry.path) if entry.is_symlink() else f"{above[-1]}{os.sep}{entry.name}"
            # A link may lead back to a folder above it.
            if here not in above:
                _walk(entry.path, f"{name}/", (*above, here), found)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return NO_FILE


def read_folder(content: Path) -> Folder:
    """Return what lies in the folder; nothing where there is none."""
    return sort_files(stamp_files(content))


def sort_files(stamps: Mapping[str, Stamp]) -> Folder:
    """Return the files, in order of their paths, by what each of them is."""
    articles, pages, others = [], [], []
    for path in stamps:
        first = path.partition("/")[0]
        if first in _STORES or ending(path) not in _ENDINGS:
            others.append(path)
        elif first == PAGES:
            pages.append(path)
        else:
            articles.append(path)
    return Folder(tuple(articles), tuple(pages), tuple(others), stamps)


def ending(path: str) -> str:
    """Return the ending of a file's name in small letters, with its dot; "" where it has none."""
    name, dot, last = path.rpartition("/")[2].rpartition(".")
    return f".{last.lower()}" if dot and name and last else ""


def strays(others: Iterable[str], offered: Container[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each file that its writer may take for an article and nobody will read.

    ``offered`` are the files that articles give out, wherever they lie.
    """
    for name in others:
        kind = ending(name)
        # Of a large archive nearly all are pictures.
        if kind not in _MISTAKEN or name in offered:
            continue
        path = PurePosixPath(name)
        place = Position(path)
        if path.name.startswith(_OPEN):
            continue
        if path.parts[0] in _STORES:
            if kind in _ENDINGS:
                yield diagnose("article.article-misplaced", place, Severity.WARNING, folder=path.parts[0])
        elif kind in _TEXTS:
            better = path.stem if ending(path.stem) in _ENDINGS else f"{path.stem}.md"
            yield diagnose("article.article-ending", place, Severity.WARNING, better=better)
        elif kind in _FORMATS:
            yield diagnose("article.article-format", place, Severity.WARNING, kind=kind)
