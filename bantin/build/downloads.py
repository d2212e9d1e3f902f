"""Which files go out for people to take home: those that a public page leads to, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.article.addresses import FILES
from bantin.article.model import Article
from bantin.article.values import is_download
from bantin.build.edition import Edition
from bantin.build.links import links_of, menu_links, shown_works
from bantin.report import Position


def downloads(edition: Edition) -> list[PurePosixPath]:
    """Return, by path below the content folder, the files that public pages offer or link.

    What belongs to a withdrawn, future or bad article alone is not among them, nor is a file that nothing leads to.
    """
    shown = shown_works(edition)
    linked = {file for work in shown for _, file in links_of(edition, work)}
    linked.update(file for _, file in menu_links(edition.identity))
    paths = {PurePosixPath(file) for file in linked if file.startswith(f"{FILES}/")}
    for work in shown:
        if isinstance(work, Article) and not edition.is_expired(work):
            paths.update(path for path, _ in offered(work))
    return sorted(path for path in paths if _is_public(path) and (edition.content / path).is_file())


def offered(article: Article) -> Iterator[tuple[PurePosixPath, Position]]:
    """Yield the files that the article's own page offers, by path below the content folder, and where each is named."""
    files = [(one.file, article.position("attachments", one)) for one in article.attachments]
    if article.document and article.document.file:
        files.append((article.document.file, article.position("document_file")))
    yield from (one for one in files if _is_public(one[0]))


def _is_public(path: PurePosixPath) -> bool:
    return is_download(path) and not any(part.startswith(".") for part in path.parts)
