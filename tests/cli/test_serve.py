"""The server on this machine, as a process of its own."""

from __future__ import annotations

import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from bantin.cli import serve
from bantin.cli.project import CommandError, shown
from bantin.cli.rebuilding import reason
from bantin.cli.sources import SourceFilter

SETTINGS = """
SITENAME = "Thử"
TIMEZONE = "Asia/Ho_Chi_Minh"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
ARTICLE_PATHS = ["articles"]
"""
# Longer than any step takes on a busy machine; nothing waits this long when it works.
PATIENCE = 30.0


class Running:
    """A server that was started, what it says line by line, and a browser for it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        (folder / "content" / "articles").mkdir(parents=True)
        (folder / "settings.py").write_text(SETTINGS, encoding="utf-8")
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bantin.cli", "serve", "--port", str(self.port), *self.places(), *options],
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def places(self) -> list[str]:
        """Return the options that keep the server inside its folder."""
        folder = self.folder
        content, output = ["--content", str(folder / "content")], ["--output", str(folder / "output")]
        return [*content, *output, "--settings", str(folder / "settings.py")]

    def read(self) -> None:
        """Take in what the server says until it ends."""
        for line in self.process.stderr or ():
            self.lines.put(line)

    def wait_for(self, words: str) -> str:
        """Return the next line that holds these words."""
        until = time.monotonic() + PATIENCE
        while True:
            line = self.lines.get(timeout=until - time.monotonic())
            if words in line:
                return line

    def get(self, address: str) -> str:
        """Return a page, whatever its status."""
        url = f"http://127.0.0.1:{self.port}{address}"
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def stop(self) -> int:
        """Interrupt the server as Ctrl-C does and return its exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    """Start a server on a tiny site, with the options a test gives; whatever a test does, it ends with the test."""
    running = Running(tmp_path, *getattr(request, "param", ()))
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        running.reader.join()
        if running.process.stderr:
            running.process.stderr.close()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_a_change_is_built_and_told_to_the_browser(server: Running) -> None:
    """A new article appears in the served site without a restart, open pages hear of it, and Ctrl-C ends it all."""
    assert f"http://127.0.0.1:{server.port}" in server.wait_for("Trang web:")
    server.wait_for("Đã dựng xong")
    assert "/_dev/reload.js" in server.get("/")
    events = urllib.request.urlopen(f"http://127.0.0.1:{server.port}/_dev/events", timeout=PATIENCE)
    with events:
        first = events.readline()
        article = server.folder / "content" / "articles" / "giao-ban.md"
        article.write_text("Title: Giao ban\nDate: 2021-01-06\n\nNội dung.\n", encoding="utf-8")
        assert "giao-ban.md" in server.wait_for("đang dựng lại")
        events.readline()
        assert events.readline() != first
        assert "Giao ban" in server.get("/")
        # The stream is still open: it must not hold the server up.
        assert server.stop() == 0
    assert server.wait_for("Đã dừng.")


def test_a_failed_build_leaves_the_site_standing(server: Running) -> None:
    """When the settings break, the failure is said and what was built before is still served."""
    server.wait_for("Đã dựng xong")
    (server.folder / "settings.py").write_text("SITENAME = (\n", encoding="utf-8")
    server.wait_for("Không dựng được trang web:")
    server.wait_for("vẫn là bản dựng trước đó")
    assert "Thử" in server.get("/")
    assert server.stop() == 0


def test_a_stop_ends_the_build_without_a_word(server: Running) -> None:
    """Interrupted while it builds, the server ends the build too, and says nothing but that it stopped."""
    server.wait_for("Đã dựng xong")
    (server.folder / "settings.py").write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    server.wait_for("đang dựng lại")
    assert server.stop() == 0
    server.reader.join(PATIENCE)
    assert [server.lines.get() for _ in range(server.lines.qsize())] == ["Đã dừng.\n"]


@pytest.mark.parametrize("server", [["--no-build"]], indirect=True)
def test_what_was_built_is_served_as_it_is(server: Running) -> None:
    """Told to build nothing, the server leaves the site as it stands, and no page reloads itself."""
    server.wait_for("Trang web:")
    page = server.folder / "output" / "index.html"
    page.parent.mkdir()
    page.write_text("<body>Đã dựng</body>", encoding="utf-8")
    assert server.get("/") == "<body>Đã dựng</body>"
    assert '"status":' in server.get("/healthz")
    assert server.stop() == 0
    server.reader.join(PATIENCE)
    assert [server.lines.get() for _ in range(server.lines.qsize())] == ["Đã dừng.\n"]


def test_a_port_in_use_is_answered_by_a_free_one() -> None:
    """The message names the port that is taken and one that can really be used."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        with pytest.raises(CommandError) as caught:
            serve.listen("127.0.0.1", port)
    assert f"Cổng {port} đang có chương trình khác dùng." in str(caught.value)
    suggested = int(str(caught.value).rpartition(" ")[2])
    assert suggested != port
    serve.listen("127.0.0.1", suggested).close()


def test_an_address_that_is_not_this_machines_is_refused() -> None:
    """A host that cannot be listened on is said in Vietnamese."""
    with pytest.raises(CommandError, match="Không mở được trang tại 192\\.0\\.2\\.1:8000"):
        serve.listen("192.0.2.1", 8000)


def test_what_changed_is_named(tmp_path: Path) -> None:
    """One changed file is named, of several the first and how many more."""
    one, two = tmp_path / "a.md", tmp_path / "b.md"
    assert reason(set()) == "Đang dựng trang…"
    assert reason({one}) == f"Có thay đổi ở {shown(one)}; đang dựng lại…"
    assert reason({two, one}) == f"Có thay đổi ở {shown(one)} và 1 tệp khác; đang dựng lại…"


@pytest.mark.parametrize(
    ("name", "counts"),
    [("bai.md", True), ("anh.jpg", True), (".bai.md.x1.tmp", False), ("bai.md~", False), ("x.pyc", False)],
)
def test_only_sources_ask_for_a_build(tmp_path: Path, name: str, counts: bool) -> None:
    """What an editor leaves while saving, and what a program writes for itself, is passed over."""
    assert SourceFilter()(Change.modified, str(tmp_path / name)) is counts
