from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import bantin
from bantin.build import origin
from bantin.digests import digest_files


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    origin._program.cache_clear()
    yield
    origin._program.cache_clear()


def test_a_program_that_changes_while_it_is_loaded_is_none_that_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file written since the process started may have been loaded before: nothing is kept under its digest."""
    module = tmp_path / "module.py"
    module.write_text("LIMIT = 1", encoding="utf-8")
    monkeypatch.setattr(origin, "program_files", lambda: [module])
    changed = module.stat().st_mtime_ns
    told = []
    # Started long after, long before, and just before, as a clock that is late tells it.
    for started in (changed + 10**9, changed - 10**9, changed + 10**7):
        monkeypatch.setattr(bantin, "STARTED", started)
        told.append(origin._program())
        origin._program.cache_clear()
    assert len(set(told)) == 3
    assert told[1].startswith(told[0])


def test_a_file_from_the_future_is_a_file_as_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A time that another clock has given, such as in an archive from abroad, has not every build start anew."""
    module = tmp_path / "module.py"
    module.write_text("LIMIT = 1", encoding="utf-8")
    os.utime(module, (time.time() + 7 * 3600, time.time() + 7 * 3600))
    monkeypatch.setattr(origin, "program_files", lambda: [module])
    monkeypatch.setattr(bantin, "STARTED", time.time_ns() + 10**9)
    assert origin._program() == digest_files([module])
