"""The demo district, built once for all tests of one process."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from page_checks import pages_of
from site_in_a_string import Site, run_build


@cache
def _built(root: Path, folder: Path) -> Site:
    # Its pictures are kept from one run of the tests to the next: they are named by their bytes.
    # Where the site goes gives its index a name in there: two processes at once need two.
    output = folder / os.environ.get("PYTEST_XDIST_WORKER", "output")
    site = run_build(root, root / "content", output, root / "var" / "tests", BANTIN_NOW="2025-12-01 08:00")
    assert site.status == 0, site.said
    return site


@cache
def _parsed(output: Path) -> dict[str, ET.Element]:
    return pages_of(output)


@pytest.fixture(scope="session")
def demo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the demo district, built without an error."""
    return _built(root, tmp_path_factory.getbasetemp() / "demo")


@pytest.fixture(scope="session")
def demo_pages(demo: Site) -> dict[str, ET.Element]:
    """Return every page of the demo district, parsed strictly: where one does not parse, this fails."""
    return _parsed(demo.output)
