"""What axe finds on a page that is open in a browser."""

from __future__ import annotations

from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # To describe each element that is as it should be takes a third of the time.
    "resultTypes": ["violations"],
}


@cache
def _axe() -> Axe:
    return Axe()


def violations(page: Page) -> list[str]:
    """Return the rule and the beginning of the element of each thing that is not accessible."""
    found = _axe().run(page, options=_OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
