"""The command that asks the index of the last build."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bantin.cli import search
from bantin.cli.__main__ import main
from bantin.dates import ZONE
from bantin.search.documents import Document
from bantin.search.generations import index_folder
from bantin.search.publishing import publish

DAY = datetime(2021, 1, 6, 17, 7, tzinfo=ZONE)
DOCUMENTS = [
    Document("a", "Giải phóng mặt bằng <đường> ven sông", body="Nhận tiền.", date=DAY, url="/a.html"),
    *(Document(f"b{number:02}", f"Họp tổ {number}", date=DAY, url=f"/b{number:02}.html") for number in range(12)),
]


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a site that was built."""
    monkeypatch.setattr(search, "VAR", tmp_path / "var")
    publish(index_folder(tmp_path / "var", tmp_path / "output"), DOCUMENTS)
    return tmp_path / "output"


def test_an_article_is_printed_as_plain_text(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, day, address and passage of a result are lines without any markup."""
    assert main(["search", "giai phong mat bang", "--output", str(output)]) == 0
    shown = capsys.readouterr().out
    assert " 1. Giải phóng mặt bằng <đường> ven sông\n    2021-01-06  /a.html\n    Nhận tiền\n" in shown


def test_the_first_ten_are_printed_and_all_counted(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of twelve results ten are shown."""
    assert main(["search", "họp", "--output", str(output)]) == 0
    shown = capsys.readouterr().out
    assert "Tìm thấy 12 bài." in shown
    assert "\n10. " in shown
    assert "\n11. " not in shown


def test_without_an_index_the_build_is_named(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a build the command says what to run first."""
    assert main(["search", "chợ", "--output", str(output.with_name("other"))]) == 2
    assert "tasks.py build" in capsys.readouterr().err
