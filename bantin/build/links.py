"""Links from one page of the site to another: which of them lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from bantin.article.addresses import article_path, page_path
from bantin.article.model import Article, Page, Status
from bantin.build.edition import Edition
from bantin.identity import Identity
from bantin.report import Diagnostic, Position, Severity, diagnose

_LINK = re.compile(r'<a (?:[a-z]+="[^"]*" )*href="([^"]*)"')
SITE = PurePosixPath("site.toml")


def own_file(address: str, page: str) -> str:
    """Return the file below the output folder that ``address`` on ``page`` means; "" for one that is elsewhere.

    A folder means its ``index.html``; a fragment alone means the page itself, and so nothing to look for.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # a host that is none: an address elsewhere, and a wrong one
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = unquote(urljoin(f"/{page}", parts.path)).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def shown_works(edition: Edition) -> list[Article | Page]:
    """Return the articles and pages whose body a reader sees; of a withdrawn article only the reason is shown."""
    return [*(one for one in edition.articles() if one.status is not Status.WITHDRAWN), *edition.pages()]


def links_of(edition: Edition, work: Article | Page) -> Iterator[tuple[str, str]]:
    """Yield each link of a body as written in its HTML, and the file it means ("" for one elsewhere)."""
    page = article_path(work) if isinstance(work, Article) else page_path(work)
    for found in _LINK.findall(edition.bodies[work.path].html(lambda figure, _number: figure.caption)):
        address = unescape(found)
        yield address, own_file(address, page)


def menu_links(identity: Identity) -> Iterator[tuple[str, str]]:
    """Yield each link of the menus as written, and the file it means ("" for one elsewhere)."""
    for item in (*identity.menu, *identity.footer_menu):
        yield item.href, own_file(item.href, "")


def _place(work: Article | Page, address: str) -> Position:
    """Return where the address stands in the work's file; the body's start where it was written otherwise."""
    at = work.body.find(address)
    if at < 0:
        return Position(work.path, work.body_line)
    return Position(work.path, work.body_line + work.body.count("\n", 0, at), at - work.body.rfind("\n", 0, at))


def dead_links(edition: Edition, files: Container[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each link of a body or a menu to a file that is not among ``files``, the site's own."""
    for work in shown_works(edition):
        for address, file in links_of(edition, work):
            if file and file not in files:
                yield diagnose("build.link-dead", _place(work, address), Severity.WARNING, link=address)
    for address, file in menu_links(edition.identity):
        if file and file not in files:
            yield diagnose("build.link-dead", Position(SITE), Severity.WARNING, link=address)
