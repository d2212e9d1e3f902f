"""The command that removes what can be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.cli import clean
from bantin.cli.__main__ import main


def test_only_what_can_be_made_again_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site and the state go, each said; the content beside them stays; a second time there is nothing."""
    for name in ("content", "output", "var"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    monkeypatch.setattr(clean, "OUTPUT", tmp_path / "output")
    monkeypatch.setattr(clean, "VAR", tmp_path / "var")
    assert main(["clean"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
    assert str(tmp_path / "output") in capsys.readouterr().out
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == "Không có gì để xóa.\n"
