"""The page that reloads itself, in a real browser under the site's own security policy."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from bantin.cli.testing import find_browser
from bantin.web.app import create_app
from bantin.web.live import Live
from bantin.web.server import Server

pytestmark = pytest.mark.browser


class Site:
    """A site that is served while a test builds it again by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.live = Live()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"
        self.server = Server(create_app(folder, live=self.live), self.live)
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],))
        self.thread.start()

    def build(self, title: str) -> None:
        """Put another page in the place of the first and say so."""
        # Without an icon the browser would ask for one, now or later.
        head = f'<title>{title}</title><link rel="icon" href="data:,">'
        page = f"<!doctype html><html lang=vi><head>{head}</head><body></body></html>"
        (self.folder / "index.html").write_text(page, encoding="utf-8")
        self.server.loop.call_soon_threadsafe(self.live.announce)

    def stop(self) -> None:
        """End the server."""
        self.server.should_exit = True
        self.server.loop.call_soon_threadsafe(self.live.close)
        self.thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Serve the folder of the test while it runs."""
    served = Site(tmp_path)
    yield served
    served.stop()


def test_an_open_page_shows_each_new_build(site: Site) -> None:
    """The waiting page gives way to the site and the site to its next builds, by themselves and without an error."""
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(os.environ), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(site.address)
        expect(page).to_have_title("Đang dựng trang…")
        site.build("Bản dựng thứ nhất")
        expect(page).to_have_title("Bản dựng thứ nhất")
        # What broke the policy, or the script, would be written here.
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        for title in ("Bản dựng thứ hai", "Bản dựng thứ ba"):
            site.build(title)
            expect(page).to_have_title(title)
        browser.close()
    assert errors == []
