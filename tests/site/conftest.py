"""Fixtures of the tests that build whole sites."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_in_a_string import SITE, Build, Site, run_build, write_files


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Build:
    """Build a site from a string; files of an earlier call stay, so a second call is an edit."""

    def make(text: str = "", *more: str, **environment: str) -> Site:
        content = tmp_path / "content"
        write_files(content, SITE + text if not content.exists() else text)
        return run_build(root, content, tmp_path / "output", tmp_path / "state", *more, **environment)

    return make
