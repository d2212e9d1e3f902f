"""The command that asks the index of the last build."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import pytest

from bantin.cli import search
from bantin.cli.__main__ import main
from bantin.dates import ZONE
from bantin.search.documents import Document
from bantin.search.generations import read_generation
from bantin.search.pointer import RECORD, index_folder
from bantin.search.publishing import publish
from bantin.search.record.folder import write

DAY = datetime(2021, 1, 6, 17, 7, tzinfo=ZONE)
DOCUMENTS = [
    Document("a", "Giải phóng mặt bằng <đường> ven sông", body="Nhận tiền.", date=DAY, url="/a.html"),
    *(
        Document(f"b{number:02}", f"Họp tổ {number}", section="to-dan-pho", date=DAY, url=f"/b{number:02}.html")
        for number in range(12)
    ),
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


def test_results_are_narrowed_ordered_and_turned(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The options do what the parameters of the service do, and the numbers go on from page to page."""
    narrowed = [
        "--category",
        "to-dan-pho",
        "--from",
        "01/01/2021",
        "--to",
        "2021-12-31",
        "--sort",
        "date",
        "--page",
        "2",
    ]
    assert main(["search", "họp", *narrowed, "--output", str(output)]) == 0
    shown = capsys.readouterr().out
    assert "Tìm thấy 12 bài.\nChuyên mục: to-dan-pho 12\nNăm: 2021 12\n" in shown
    assert "\n11. Họp tổ" in shown
    assert main(["search", "họp", "--to", "31/12/2020", "--output", str(output)]) == 0
    assert "Tìm thấy 0 bài." in capsys.readouterr().out


def test_left_in_keys_are_told(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who typed without an input method sees what was understood."""
    assert main(["search", "giari phongs", "--output", str(output)]) == 0
    assert "Đang tìm: giải phóng\n" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--from", "31/02/2021"], ["--sort", "views"], ["--page", "99"]])
def test_a_wrong_option_is_explained(output: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is no day, no order or no page is refused in words."""
    with contextlib.suppress(SystemExit):
        assert main(["search", "họp", *wrong, "--output", str(output)]) == 2
    assert "Lỗi" in capsys.readouterr().err


def test_without_an_index_the_build_is_named(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a build the command says what to run first."""
    assert main(["search", "chợ", "--output", str(output.with_name("other"))]) == 2
    assert "tasks.py build" in capsys.readouterr().err


def test_the_index_is_compared_with_its_record(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That both agree is said with the number of articles; where they do not, in what, and what to do."""
    folder = index_folder(output.with_name("var"), output)
    segments = list(read_generation(folder).segments.values())
    write(folder / RECORD, segments)
    assert main(["search", "--check", "--output", str(output)]) == 0
    assert "khớp nhau: 13 bài" in capsys.readouterr().out
    write(folder / RECORD, [])
    assert main(["search", "--check", "--output", str(output)]) == 2
    said = capsys.readouterr().err
    assert "Chỉ mục lưu (Whoosh) có 0 phần" in said
    assert "tasks.py build" in said


def test_a_question_is_needed(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a question an example is given."""
    assert main(["search", "--output", str(output)]) == 2
    assert 'tasks.py search "' in capsys.readouterr().err
