from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.samples import make_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make a content folder with the pictures that examples show."""
    return make_content(tmp_path / "content")
