"""Which files go out for people to take home: those that a public page leads to, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from bantin.article.addresses import FILES, article_path, page_path
from bantin.article.model import Article, Status
from bantin.article.values import is_download
from bantin.build.edition import Edition

_LINK = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="([^"]*)"')


def downloads(edition: Edition) -> list[PurePosixPath]:
    """Return, by path below the content folder, the files that public pages offer or link.

    What belongs to a withdrawn, future or bad article alone is not among them, nor is a file that nothing leads to.
    """
    paths: set[PurePosixPath] = set()
    for article in edition.articles():
        if article.status is not Status.WITHDRAWN:
            paths.update(_linked(edition, article.path, article_path(article)))
            paths.update(() if edition.is_expired(article) else _offered(article))
    for page in edition.pages():
        paths.update(_linked(edition, page.path, page_path(page)))
    identity = edition.identity
    paths.update(path for item in (*identity.menu, *identity.footer_menu) for path in _below(item.href, ""))
    return sorted(path for path in paths if _is_public(path) and (edition.content / path).is_file())


def _offered(article: Article) -> Iterator[PurePosixPath]:
    yield from (one.file for one in article.attachments)
    if article.document and article.document.file:
        yield article.document.file


def _linked(edition: Edition, path: PurePosixPath, page: str) -> Iterator[PurePosixPath]:
    for address in _LINK.findall(edition.bodies[path].html(lambda figure, _number: figure.caption)):
        yield from _below(unescape(address), page)


def _below(address: str, page: str) -> Iterator[PurePosixPath]:
    """Yield the file below the files' folder that an address on ``page`` means, if it means one."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a host that is none: an address elsewhere, and a wrong one
        return
    if not parts.scheme and not parts.netloc:
        path = unquote(urljoin(f"/{page}", parts.path)).lstrip("/")
        if path.startswith(f"{FILES}/"):
            yield PurePosixPath(path)


def _is_public(path: PurePosixPath) -> bool:
    return is_download(path) and not any(part.startswith(".") for part in path.parts)
