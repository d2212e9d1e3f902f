"""What the tests of the importers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office that imports."""
    return Office(tmp_path)
