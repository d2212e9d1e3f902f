"""What tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# Nothing but the page asked for may be fetched, and a machine without a sandbox or a graphics card must do.
BROWSER_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)

# How long one example takes says more about the machine than about the program.
settings.register_profile("bantin", deadline=None)
settings.load_profile("bantin")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of real articles, which lies outside the project."""
    folder = Path(os.environ.get("BANTIN_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real articles not found at {folder}; set BANTIN_DATA")
    return folder


# Of one module: Playwright keeps an event loop running in this thread, in which no other test could run its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a real Chromium: the one BANTIN_CHROMIUM names, else the one on the PATH."""
    found = os.environ.get("BANTIN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail("no Chromium: install it (apt-get install chromium) or name it in BANTIN_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_FLAGS.split())
        yield browser
        browser.close()
