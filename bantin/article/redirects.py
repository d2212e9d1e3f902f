"""Old addresses: pages that lead on, and maps for the web server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from bantin.article.addresses import article_path
from bantin.article.model import Article, Status
from bantin.report import Diagnostic, Severity, diagnose

#: With a longer one, as a browser sends it, nginx does not even start: its map has 1024 bytes for each
#: (docs/quan-tri/van-hanh.md).
LONGEST_ALIAS = 1000
# The longest name most file systems take, in bytes.
_MAX_NAME = 255
# Windows takes none of these in a name, and a control character belongs in none.
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')
# Nor any of these, with whatever ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
# What stands bare in an address (RFC 3986, section 2), and the sign of what is encoded already.
_SENT_BARE = "!#$%&'()*+,/:;=?@[]~"


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


def as_sent(alias: str) -> str:
    """Return the address as a browser sends it: what is not ASCII, and what no address may hold, percent-encoded."""
    return quote(alias, safe=_SENT_BARE)


def redirect_path(alias: str) -> str:
    """Return the file below the output folder that answers for ``alias``, or "" where only a server can.

    An address with a query string has no file of its own; neither has one whose parts cannot be file names.
    """
    bare, _, query = alias.partition("?")
    path = PurePosixPath(unquote(bare).lstrip("/"))
    names = path.parts
    if query or any(name == ".." or _UNSAFE.search(name) or _DEVICE.match(name) for name in names):
        return ""
    if any(name.startswith(".") or len(name.encode("utf-8")) > _MAX_NAME for name in names):
        return ""
    return path.as_posix() if path.suffix.lower() in (".html", ".htm") else (path / "index.html").as_posix()


class _Taken:
    """The files of the site, and with them the folders that no file may stand in for."""

    def __init__(self, living: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = {""}
        for path in living:
            self.add(path)

    def add(self, path: str) -> None:
        name = path.casefold()
        self._files.add(name)
        # Of a folder that is known those above it are.
        for folder in _above(name):
            if folder in self._folders:
                break
            self._folders.add(folder)

    def has_room_for(self, path: str) -> bool:
        """Tell whether the file neither covers another nor stands where a folder must."""
        name = path.casefold()
        return not (name in self._files or name in self._folders or any(one in self._files for one in _above(name)))


def _above(path: str) -> Iterator[str]:
    """Yield the folders a file lies in, the innermost first."""
    while path:
        path = path.rpartition("/")[0]
        yield path


class _Plan:
    """The redirects so far, and whose every old address and redirect page is."""

    def __init__(self, living: Iterable[str]) -> None:
        self.redirects: list[Redirect] = []
        self.diagnostics: list[Diagnostic] = []
        self._taken = _Taken(living)
        self._owners: dict[str, Article] = {}
        self._page_owners: dict[str, Article] = {}

    def add(self, article: Article, alias: str) -> None:
        """Let ``alias`` lead to the article, or say why it does not."""
        # nginx takes addresses that differ only in case for one, and refuses a map that holds one twice.
        key, path = as_sent(alias).lower(), redirect_path(alias)
        owner = self._owners.get(key) or self._page_owners.get(path.casefold())
        if owner is None and path and not self._taken.has_room_for(path):
            self._say("alias-taken", Severity.WARNING, article, alias)
        elif owner is not None and owner is not article:
            self._say("alias-twice", Severity.WARNING, article, alias, other=owner.path)
        elif key not in self._owners:
            self._owners[key] = article
            # "/a" and "/a/" of one article share a page.
            self.redirects.append(Redirect(alias, "" if owner else path, article_path(article), article.title))
            if path:
                self._taken.add(path)
                self._page_owners[path.casefold()] = article
            elif "?" not in alias:
                self._say("alias-server-only", Severity.HINT, article, alias)

    def _say(self, code: str, severity: Severity, article: Article, alias: str, **values: object) -> None:
        place = article.position("aliases", alias)
        self.diagnostics.append(diagnose(f"article.{code}", place, severity, value=alias, **values))


def plan_redirects(articles: Iterable[Article], living: Iterable[str]) -> Redirects:
    """Return the redirects for the articles' aliases; ``living`` are the site's own files below the output folder.

    Of two articles that claim one old address the first by precedence has it. An alias that would cover a living page
    is refused.
    """
    ordered = sorted(articles, key=lambda one: one.precedence)
    plan = _Plan(living if any(one.aliases for one in ordered) else ())
    for article in ordered:
        for alias in article.aliases:
            plan.add(article, alias)
    gone = tuple(article_path(one) for one in ordered if one.status is Status.WITHDRAWN)
    return Redirects(tuple(plan.redirects), gone, tuple(plan.diagnostics))


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_redirects(redirects: Redirects, root: str = "/") -> str:
    """Return the lines of an nginx ``map $request_uri …`` block: old address as it is asked for, new address.

    See https://nginx.org/en/docs/http/ngx_http_map_module.html for the form.
    """
    return "".join(f"{_quoted(as_sent(one.alias))} {_quoted(root + one.target)};\n" for one in redirects.redirects)


def nginx_gone(redirects: Redirects, root: str = "/") -> str:
    """Return the lines of an nginx ``map $uri …`` block: each withdrawn article's address and 410."""
    return "".join(f"{_quoted(root + path)} 410;\n" for path in redirects.gone)
