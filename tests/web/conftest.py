"""What the tests of the service share."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.search.publishing import publish
from tests.web.asking import DOCUMENTS, PAGE, Browser, client


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return the folder of an index of all documents."""
    publish(tmp_path / "index", DOCUMENTS)
    return tmp_path / "index"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a site that has a search page."""
    (tmp_path / "output" / "tim-kiem").mkdir(parents=True)
    (tmp_path / "output" / "tim-kiem" / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "output"


@pytest.fixture
def service(index: Path, output: Path, root: Path) -> Browser:
    """Return what asks the application."""
    return client(index, output, root)
