"""Getting ready to test: the browser."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bantin.cli import testing
from bantin.cli.project import CommandError


def test_the_named_browser_goes_first(tmp_path: Path) -> None:
    """BANTIN_CHROMIUM decides, whatever is on the path."""
    assert testing.find_browser({"BANTIN_CHROMIUM": sys.executable, "PATH": str(tmp_path)}) == sys.executable


def test_a_named_browser_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A wrong BANTIN_CHROMIUM is said and not passed over."""
    with pytest.raises(CommandError, match="BANTIN_CHROMIUM"):
        testing.find_browser({"BANTIN_CHROMIUM": str(tmp_path / "chromium")})


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by their ending there")
def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    """Any of the names that systems give Chromium is taken."""
    browser = tmp_path / "chromium-browser"
    browser.touch(mode=0o755)
    assert testing.find_browser({"PATH": str(tmp_path)}) == str(browser)
    assert testing.find_browser({"PATH": str(tmp_path / "empty")}) is None


def test_without_a_browser_the_tests_do_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Chromium can be neither found nor installed, the command fails and says how to get it: no skipping."""
    monkeypatch.setattr(testing, "find_browser", lambda _environment: None)
    monkeypatch.setattr(testing, "as_root", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("the tests were run"))
    with pytest.raises(CommandError, match="sudo apt-get install chromium fonts-noto-core"):
        testing.run(argparse.Namespace(others=[]))
    assert "pytest" not in capsys.readouterr().out


def test_nothing_is_installed_where_there_is_no_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system without apt-get nobody is asked for root."""
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    assert testing.as_root() is None
