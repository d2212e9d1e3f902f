"""The pictures of the editors' guide, taken from a site made the way the guide tells.

With BANTIN_GUIDE set to 1 they are put into ``docs/images``; else they are only taken.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from site_in_a_string import site_builder
from word_files import MINUTES, publish

pytestmark = pytest.mark.browser
NAME = "tu-word.jpg"


def test_the_page_of_a_word_file_is_shown_in_the_guide(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    """The guide shows what its five steps lead to, as it looks today."""
    monkeypatch.setenv("BANTIN_NOW", "2021-01-07 08:00")
    site, path = publish(MINUTES, tmp_path, site_builder(root, tmp_path))
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    # The page asks for its files from the root of a server; the folder stands in for one.
    page.route(
        "http://bantin.test/**", lambda route: route.fulfill(path=site.output / route.request.url.split("/", 3)[3])
    )
    page.goto(f"http://bantin.test/{path}", wait_until="load")
    taken = tmp_path / NAME
    page.screenshot(path=taken, type="jpeg", quality=70, full_page=True)
    page.close()
    with Image.open(taken) as image:
        assert image.width == 1000
        assert image.height > 900
    if os.environ.get("BANTIN_GUIDE") == "1":
        (root / "docs" / "images" / NAME).write_bytes(taken.read_bytes())
    assert f"](../images/{NAME})" in (root / "docs" / "bien-tap" / "tu-word.md").read_text(encoding="utf-8")
