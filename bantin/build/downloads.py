"""Which files go out for people to take home: those that a public page leads to, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.article.addresses import FILES
from bantin.article.model import Article
from bantin.article.values import is_download
from bantin.build.dead_links import shown_works
from bantin.build.edition import Edition
from bantin.build.links import menu_links
from bantin.report import Position


def downloads(edition: Edition) -> list[PurePosixPath]:
    """Return, by path below the content folder, the files that public pages offer or link.

    What belongs to a withdrawn, future or bad article alone is not among them, nor is a file that nothing leads to.
    """
    shown = shown_works(edition)
    linked = {file for entry in shown for file in entry.facts.links}
    linked.update(file for _, file in menu_links(edition.identity))
    paths = {file for file in linked if file.startswith(f"{FILES}/")}
    for entry in shown:
        if entry.state == "published":
            paths.update(entry.facts.files)
    public = (PurePosixPath(path) for path in sorted(paths))
    return [path for path in public if is_public(path) and (edition.content / path).is_file()]


def offered(article: Article) -> Iterator[tuple[PurePosixPath, Position]]:
    """Yield the files that the article's own page offers, by path below the content folder, and where each is named."""
    files = [(one.file, article.position("attachments", one)) for one in article.attachments]
    if article.document and article.document.file:
        files.append((article.document.file, article.position("document_file")))
    yield from (one for one in files if is_public(one[0]))


def is_public(path: PurePosixPath) -> bool:
    """Tell whether the file may be given out: by its kind, and since no part of its path is hidden."""
    return is_download(path) and not any(part.startswith(".") for part in path.parts)
