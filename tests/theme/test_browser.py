from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility import violations
from tests.theme.preview import render, write

pytestmark = pytest.mark.browser
NAMES = ["index", *(name for name in render() if name not in ("home", "redirect"))]
# One page of each kind, with everything on it; the hard cases differ in words, not in structure.
KINDS = [name for name in NAMES if "-" not in name or name.startswith("notice")] + ["article-3", "home-empty"]
WIDTHS = (360, 1280)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the preview and give its address."""
    folder: Path = tmp_path_factory.mktemp("preview")
    write(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def visit(browser: Browser, address: str, width: int, **options: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
    page.goto(address, wait_until="load")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", KINDS)
def test_page_is_accessible(browser: Browser, site: str, name: str, width: int) -> None:
    """Nothing is found by axe on any kind of page."""
    page = visit(browser, f"{site}/{name}.html", width)
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_nothing_is_wider_than_the_screen(browser: Browser, site: str, width: int) -> None:
    """No page scrolls sideways: not the hard cases, not on the narrowest phone."""
    page = visit(browser, f"{site}/index.html", width)
    wide = []
    for name in NAMES:
        page.goto(f"{site}/{name}.html", wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
    assert wide == []
    page.close()


@pytest.mark.parametrize("name", ["index", "article-3", "gallery"])
def test_page_is_accessible_in_the_dark(browser: Browser, site: str, name: str) -> None:
    """The dark colours keep the contrast of the light ones."""
    page = visit(browser, f"{site}/{name}.html", 1280, color_scheme="dark")
    assert violations(page) == []
    page.close()


def test_categories_open_on_a_phone_without_script(browser: Browser, site: str) -> None:
    """The button opens the list of categories and the list leads on, though scripts are off."""
    page = visit(browser, f"{site}/article.html", 360, java_script_enabled=False)
    link = page.locator(".navigation__list a", has_text="Tin phường")
    assert not link.is_visible()
    page.get_by_role("button", name="Chuyên mục").click()
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    page.close()


def test_open_categories_are_accessible(browser: Browser, site: str) -> None:
    """The sheet of categories passes axe when it is open."""
    page = visit(browser, f"{site}/category.html", 360)
    page.get_by_role("button", name="Chuyên mục").click()
    assert violations(page) == []
    page.close()


def test_keyboard_reaches_the_text_first(browser: Browser, site: str) -> None:
    """The first Tab shows the link that skips the masthead, and Enter follows it to the text."""
    page = visit(browser, f"{site}/article.html", 1280)
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def test_focus_is_seen(browser: Browser, site: str) -> None:
    """What has the keyboard's focus is outlined, in the red bar as on the paper."""
    page = visit(browser, f"{site}/article.html", 1280)
    for selector in (".navigation__link", ".breadcrumb a", ".prose a", ".footer a", ".search-form__field"):
        page.keyboard.press("Tab")
        style = page.locator(selector).first.evaluate(
            "e => { e.focus(); const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth] }"
        )
        assert style == ["solid", "3px"], selector
    page.close()


def test_print_button_shows_only_where_it_works(browser: Browser, site: str) -> None:
    """Without scripts there is no button that does nothing; with them there is one that prints."""
    page = visit(browser, f"{site}/article.html", 360, java_script_enabled=False)
    assert not page.locator("[data-print]").is_visible()
    page.close()
    page = visit(browser, f"{site}/article.html", 360)
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")
    page.close()


def test_printed_article_is_the_article(browser: Browser, site: str) -> None:
    """On paper stand the site's name, the text and its address; bars, forms and other news do not."""
    page = visit(browser, f"{site}/article.html", 660, color_scheme="dark")
    page.emulate_media(media="print")
    shown = (".masthead__name", ".article__title", ".prose", ".article__address", ".footer__imprint")
    assert all(page.locator(selector).first.is_visible() for selector in shown)
    hidden = (".navigation", ".search-form", ".breadcrumb", ".article__related", ".article__print", ".footer nav")
    assert not any(page.locator(selector).first.is_visible() for selector in hidden)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    page.close()
