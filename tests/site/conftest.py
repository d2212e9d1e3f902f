"""Fixtures of the tests that build whole sites."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from demo_site import demo, demo_pages
from site_in_a_string import Build, Site, site_builder


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Build:
    """Build a site from a string; files of an earlier call stay, so a second call is an edit."""
    return site_builder(root, tmp_path)


@pytest.fixture(scope="module")
def build_once(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a site from a string for all tests of a module that only read it; each call is a site of its own."""

    def make(text: str = "", *settings: str, files: Mapping[str, bytes] | None = None, **environment: str) -> Site:
        return site_builder(root, tmp_path_factory.mktemp("site"))(text, *settings, files=files, **environment)

    return make


__all__ = ["build", "build_once", "demo", "demo_pages"]
