"""The content folder: which of its files are articles, which are pages, and which only look so to their writer."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.report import Diagnostic, Position, Severity, diagnose

PAGES = "pages"
# What articles show and give out lies there; nothing of it is read as an article.
_STORES = frozenset({"images", "files"})
_ENDINGS = frozenset({".md", ".markdown"})

# What an article may be called by mistake, and what one may be written in but cannot be read from.
_TEXTS = frozenset({".txt", ".text", ".mkd", ".mdown"})
_FORMATS = frozenset({".doc", ".docx", ".rtf", ".odt", ".htm", ".html"})
# Word's note that a file is open, which goes when it is closed.
_OPEN = "~$"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a content folder by their paths below it: articles, standing pages, and all others, each in order.

    Files and folders whose names begin with a dot are none of them.
    """

    articles: tuple[PurePosixPath, ...]
    pages: tuple[PurePosixPath, ...]
    others: tuple[PurePosixPath, ...]


def _walk(folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Path]:
    here = folder.resolve()
    # A link may lead back to a folder above it.
    if here in above or not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, (*above, here))
        else:
            yield entry


def read_folder(content: Path) -> Folder:
    """Return what lies in the folder; nothing where there is none."""
    articles, pages, others = [], [], []
    for file in _walk(content):
        path = PurePosixPath(file.relative_to(content).as_posix())
        if path.suffix.lower() not in _ENDINGS or path.parts[0] in _STORES:
            others.append(path)
        elif path.parts[0] == PAGES:
            pages.append(path)
        else:
            articles.append(path)
    return Folder(tuple(articles), tuple(pages), tuple(others))


def strays(others: Iterable[PurePosixPath], offered: Container[PurePosixPath]) -> Iterator[Diagnostic]:
    """Yield a warning for each file that its writer may take for an article and nobody will read.

    ``offered`` are the files that articles give out, wherever they lie.
    """
    for path in others:
        kind, place = path.suffix.lower(), Position(path)
        if path in offered or path.name.startswith(_OPEN):
            continue
        if path.parts[0] in _STORES:
            if kind in _ENDINGS:
                yield diagnose("article.article-misplaced", place, Severity.WARNING, folder=path.parts[0])
        elif kind in _TEXTS:
            better = path.stem if PurePosixPath(path.stem).suffix.lower() in _ENDINGS else f"{path.stem}.md"
            yield diagnose("article.article-ending", place, Severity.WARNING, better=better)
        elif kind in _FORMATS:
            yield diagnose("article.article-format", place, Severity.WARNING, kind=kind)
