from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bantin.importers import fetching
from bantin.importers.fetching import Fetcher, FetchError
from tests.importers.office import GIF, Office


class OldPortal(ThreadingHTTPServer):
    """A server on this machine that notes who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.robots = (200, b"User-agent: *\nDisallow: /rieng/\n")
        self.asked: list[tuple[str, str]] = []

    def address(self, path: str) -> str:
        """Return the address of a path of this server."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class Pages(BaseHTTPRequestHandler):
    """Answers each path in its way."""

    server: OldPortal

    def do_GET(self) -> None:
        """Answer, and note the question."""
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        status, body = 200, GIF
        if self.path == "/robots.txt":
            status, body = self.server.robots
        elif self.path == "/mat.gif":
            status, body = 404, b"x"
        elif self.path == "/lon.gif":
            body = GIF * 100
        elif self.path.startswith("/chuyen"):
            status, body = 302, b""
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.path.partition("?")[2])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def portal() -> Iterator[OldPortal]:
    """Start an old portal."""
    server = OldPortal()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


class Watch:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self.now += seconds
        self.waits.append(seconds)

    def seconds(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def watch() -> Watch:
    """Return a clock at zero."""
    return Watch()


@pytest.fixture
def fetcher(watch: Watch) -> Fetcher:
    """Return a fetcher that waits by that clock."""
    return Fetcher(wait=watch.wait, seconds=watch.seconds)


def reason(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    return caught.value.reason


def test_a_picture_is_fetched_and_we_say_who_we_are(portal: OldPortal, fetcher: Fetcher) -> None:
    """The bytes come back, robots.txt is asked for first and once, and our name is in every question."""
    assert fetcher.fetch(portal.address("/Hội nghị.gif")) == GIF
    assert fetcher.fetch(portal.address("/b.gif")) == GIF
    assert [path for path, _ in portal.asked] == ["/robots.txt", "/H%E1%BB%99i%20ngh%E1%BB%8B.gif", "/b.gif"]
    assert {agent.partition("/")[0] for _, agent in portal.asked} == {"Bantin"}


def test_a_server_is_asked_once_a_second(portal: OldPortal, fetcher: Fetcher, watch: Watch) -> None:
    """Between two questions to a server a second passes."""
    for name in ("a", "b", "c"):
        fetcher.fetch(portal.address(f"/{name}.gif"))
    assert watch.waits == [1.0, 1.0, 1.0]


def test_a_longer_delay_is_kept_where_the_server_asks_for_it(portal: OldPortal, fetcher: Fetcher, watch: Watch) -> None:
    """Crawl-delay in robots.txt is heeded."""
    portal.robots = (200, b"User-agent: *\nCrawl-delay: 7\nDisallow:\n")
    for name in ("a", "b", "c"):
        fetcher.fetch(portal.address(f"/{name}.gif"))
    assert watch.waits[1:] == [7.0, 7.0]


def test_what_robots_txt_forbids_is_left(portal: OldPortal, fetcher: Fetcher) -> None:
    """A forbidden path is never asked for, nor reached by a redirect."""
    assert reason(fetcher, portal.address("/rieng/a.gif")) == "robots"
    assert reason(fetcher, portal.address("/chuyen?/rieng/a.gif")) == "robots"
    assert not any(path.startswith("/rieng") for path, _ in portal.asked)


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_missing_robots_txt_allows_and_a_failing_one_forbids(
    portal: OldPortal, fetcher: Fetcher, status: int, allowed: bool
) -> None:
    """RFC 9309: unavailable means all is allowed, unreachable that nothing is."""
    portal.robots = (status, b"")
    if allowed:
        assert fetcher.fetch(portal.address("/a.gif")) == GIF
    else:
        assert reason(fetcher, portal.address("/a.gif")) == "robots"


def test_failures_have_their_reasons(portal: OldPortal, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing picture, one too large and an address that is none are each named."""
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    assert reason(fetcher, portal.address("/mat.gif")) == "answer"
    assert reason(fetcher, portal.address("/lon.gif")) == "too-large"
    assert reason(fetcher, "file:///etc/passwd") == "no-web"
    assert reason(fetcher, portal.address("/chuyen?file:///etc/passwd")) == "answer"


def test_a_server_that_does_not_answer_is_left_alone(portal: OldPortal, fetcher: Fetcher) -> None:
    """A server that is gone costs no more than a few attempts."""
    fetcher.fetch(portal.address("/a.gif"))
    gone = portal.address("/b.gif")
    portal.shutdown()
    portal.server_close()
    reasons = [reason(fetcher, gone) for _ in range(7)]
    assert reasons == ["no-answer"] * 5 + ["server-down"] * 2


def test_an_import_fetches_and_keeps_what_it_fetched(portal: OldPortal, fetcher: Fetcher, office: Office) -> None:
    """With a fetcher the picture comes along; the next import has it without asking."""
    record = office.record(images=[{"src": portal.address("/a.gif"), "caption": "Toàn cảnh"}])
    assert office.take(record, fetcher=fetcher).pictures == {"found": 1, "fetched": 1}
    assert "(/images/2021/a-" in office.text()
    asked = len(portal.asked)
    assert office.take(record).pictures == {"found": 1, "kept": 1}
    assert len(portal.asked) == asked
