"""The demo district, served as it is live, and a browser that notes what it complains of."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from demo_site import demo, demo_pages
from playwright.sync_api import Browser, BrowserContext
from site_in_a_string import Site

from bantin.web.app import create_app
from bantin.web.live import Live
from bantin.web.server import Server
from tests.browser.visits import Visit, Visitor

__all__ = ["demo", "demo_pages", "served", "visit"]


@pytest.fixture(scope="session")
def served(demo: Site) -> Iterator[str]:
    """Serve the demo with the program's own server; yield its address, without the last slash."""
    live = Live()
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(create_app(demo.output), live)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visitor]:
    """Open pages of the site; each is closed after the test."""
    contexts: list[BrowserContext] = []

    def go(path: str, *, width: int = 1280, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        made = Visit(page)
        page.on("console", lambda said: made.complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.on("request", lambda request: made.asked.append(request.url))
        page.goto(f"{served}/{path.removesuffix('index.html')}", wait_until="load")
        return made

    yield go
    for context in contexts:
        context.close()
