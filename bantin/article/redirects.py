"""Old addresses: pages that lead on, and maps for the web server."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bantin.article.addresses import article_path
from bantin.article.model import Article, Status
from bantin.report import Diagnostic, Severity, diagnose

# The longest name most file systems take, in bytes.
_MAX_NAME = 255
# Windows takes none of these in a name, and a control character belongs in none.
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')


@dataclass(frozen=True, slots=True)
class Redirect:
    """One old address and the page it leads to; ``path`` is the redirect page's file, "" for the map alone."""

    alias: str
    path: str
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class Redirects:
    """The redirects of a site, the paths that are gone for good, and what was found wrong with them."""

    redirects: tuple[Redirect, ...]
    gone: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def redirect_path(alias: str) -> str:
    """Return the file below the output folder that answers for ``alias``, or "" where only a server can.

    An address with a query string has no file of its own; neither has one whose parts cannot be file names.
    """
    parts = urlsplit(alias)
    path = PurePosixPath(unquote(parts.path).lstrip("/"))
    names = path.parts
    if parts.query or not names or any(name in ("..", ".") or _UNSAFE.search(name) for name in names):
        return ""
    if any(name.startswith(".") or len(name.encode("utf-8")) > _MAX_NAME for name in names):
        return ""
    return path.as_posix() if path.suffix.lower() in (".html", ".htm") else f"{path.as_posix()}/index.html"


class _Taken:
    """The files of the site, and with them the folders that no file may stand in for."""

    def __init__(self, living: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for path in living:
            self.add(path)

    def add(self, path: str) -> None:
        folded = PurePosixPath(path.casefold())
        self._files.add(folded.as_posix())
        self._folders.update(parent.as_posix() for parent in folded.parents)

    def has_room_for(self, path: str) -> bool:
        """Tell whether the file neither covers another nor stands where a folder must."""
        folded = PurePosixPath(path.casefold())
        parents = {parent.as_posix() for parent in folded.parents}
        return not (folded.as_posix() in self._files | self._folders or parents & self._files)


def plan_redirects(articles: Iterable[Article], living: Iterable[str]) -> Redirects:
    """Return the redirects for the articles' aliases; ``living`` are the site's own files below the output folder.

    Of two articles that claim one old address the older has it. An alias that would cover a living page is refused.
    """
    taken = _Taken(living)
    owners: dict[str, Article] = {}
    redirects: list[Redirect] = []
    diagnostics: list[Diagnostic] = []
    ordered = sorted(articles, key=lambda one: (one.date, one.path))
    for article in ordered:
        for alias in article.aliases:
            place = article.position("aliases")
            path = redirect_path(alias)
            if alias in owners or (path and not taken.has_room_for(path)):
                other = owners[alias].path if alias in owners else path
                diagnostics.append(diagnose("article.alias-taken", place, Severity.WARNING, value=alias, other=other))
                continue
            if not path and not urlsplit(alias).query:
                diagnostics.append(diagnose("article.alias-server-only", place, Severity.HINT, value=alias))
            owners[alias] = article
            if path:
                taken.add(path)
            redirects.append(Redirect(alias, path, article_path(article), article.title))
    gone = tuple(article_path(one) for one in ordered if one.status is Status.WITHDRAWN)
    return Redirects(tuple(redirects), gone, tuple(diagnostics))


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_redirects(redirects: Redirects, root: str = "/") -> str:
    """Return the lines of an nginx ``map $request_uri …`` block: old address, new address.

    See https://nginx.org/en/docs/http/ngx_http_map_module.html for the form.
    """
    return "".join(f"{_quoted(one.alias)} {_quoted(root + one.target)};\n" for one in redirects.redirects)


def nginx_gone(redirects: Redirects, root: str = "/") -> str:
    """Return the lines of an nginx ``map $uri …`` block: each withdrawn article's address and 410."""
    return "".join(f"{_quoted(root + path)} 410;\n" for path in redirects.gone)
