"""What tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# How long one example takes says more about the machine than about the program.
settings.register_profile("bantin", deadline=None)
settings.load_profile("bantin")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real articles, which lies outside the project."""
    folder = Path(os.environ.get("BANTIN_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real articles not found at {folder}; set BANTIN_DATA")
    return folder
