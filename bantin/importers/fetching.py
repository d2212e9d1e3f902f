"""Asking another server for its pictures, politely: what robots.txt forbids is left, and no server is hurried."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from bantin.importers.embeds import is_web

# The name also says to the other side what we are for.
USER_AGENT = "Bantin/1 (Ban tin, nhap bai cu)"
SECONDS_BETWEEN = 1.0
TIMEOUT = 15.0
MAX_BYTES = 30_000_000
# A server that failed so often in a row is left alone.
MAX_FAILURES = 5
_ROBOTS_BYTES = 500_000


class FetchError(Exception):
    """A picture that cannot be had; ``reason`` is the key of why, below ``importers.reason``, ``detail`` more of it."""

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = str(detail)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server elsewhere only to where we may also go ourselves."""

    def __init__(self, check: Callable[[str], None]) -> None:
        self._check = check

    def redirect_request(  # noqa: PLR0913, PLR0917 -- the signature urllib calls
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Return the request for the new address; raises FetchError where it is not allowed."""
        try:
            self._check(newurl)
        except FetchError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Fetcher:
    """Gets pictures from the web, one after another."""

    def __init__(
        self, *, wait: Callable[[float], None] = time.sleep, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._wait = wait
        self._seconds = seconds
        self._robots: dict[str, RobotFileParser] = {}
        self._next: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._opener = urllib.request.build_opener(_Redirects(self._check))
        self._plain = urllib.request.build_opener()

    def fetch(self, address: str) -> bytes:
        """Return what lies at ``address``; raises FetchError."""
        host = urlsplit(address).netloc
        if self._failures[host] >= MAX_FAILURES:
            raise FetchError("server-down")
        self._check(address)
        self._pause(address)
        try:
            data = self._read(self._opener, address, MAX_BYTES)
        except urllib.error.HTTPError as error:
            self._failures[host] = 0
            error.close()
            raise FetchError("answer", error.code) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._failures[host] += 1
            raise FetchError("no-answer", getattr(error, "reason", error)) from None
        self._failures[host] = 0
        if len(data) > MAX_BYTES:
            raise FetchError("too-large", MAX_BYTES // 1_000_000)
        return data

    def _read(self, opener: urllib.request.OpenerDirector, address: str, limit: int) -> bytes:
        request = urllib.request.Request(_ascii(address), headers={"User-Agent": USER_AGENT})  # noqa: S310 -- checked to be http
        with opener.open(request, timeout=TIMEOUT) as answer:
            data: bytes = answer.read(limit + 1)
        return data

    def _check(self, address: str) -> None:
        """Raise FetchError where we may not ask for the address."""
        if not is_web(address):
            raise FetchError("no-web")
        if not self._rules(address).can_fetch(USER_AGENT, address):
            raise FetchError("robots")

    def _rules(self, address: str) -> RobotFileParser:
        """Return the server's robots.txt (RFC 9309): none means all is allowed, an unreachable one that nothing is."""
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            rules = RobotFileParser()
            self._pause(address)
            try:
                text = self._read(self._plain, f"{root}/robots.txt", _ROBOTS_BYTES)
                rules.parse(text.decode("utf-8", "replace").splitlines())
            except urllib.error.HTTPError as error:
                error.close()
                rules.parse(["User-agent: *", "Disallow:" if error.code < 500 else "Disallow: /"])
            except (OSError, http.client.HTTPException, ValueError):
                rules.parse(["User-agent: *", "Disallow: /"])
            self._robots[root] = rules
        return self._robots[root]

    def _pause(self, address: str) -> None:
        """Wait until the server may be asked again."""
        parts = urlsplit(address)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        delay = float((rules.crawl_delay(USER_AGENT) if rules else None) or SECONDS_BETWEEN)
        left = self._next.get(parts.netloc, 0.0) - self._seconds()
        if left > 0:
            self._wait(left)
        self._next[parts.netloc] = self._seconds() + max(delay, SECONDS_BETWEEN)


def _ascii(address: str) -> str:
    """Return the address as a server takes it: no letters beyond ASCII, no spaces."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(one, safe="/%:=&?~#+!$,;'@()*[]") for one in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))
