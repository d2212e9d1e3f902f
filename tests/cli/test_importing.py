"""The command that takes in articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bantin.cli.__main__ import main


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file with one good article and one without a date."""
    path = tmp_path / "bai.jsonl"
    rows = [{"id": 1, "title": "Một", "date": "06/01/2021", "body": "A"}, {"id": 2, "title": "Hai", "body": "B"}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_the_account_is_printed_and_written_in_full(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The numbers are on the screen, everything else in a file that is named; 0 says that all came in."""
    into = tmp_path / "kho"
    assert main(["import", str(source), "--into", str(into)]) == 0
    said = capsys.readouterr().out
    assert "Đã đọc 2 bản ghi = ghi mới 2" in said
    report = into / ".import" / "reports" / "bai.jsonl.json"
    assert str(report) in said
    assert json.loads(report.read_text(encoding="utf-8"))["drafts"] == 1


def test_a_skipped_record_is_an_exit_status(source: Path, tmp_path: Path) -> None:
    """1 says that something did not come in, and the report goes where it is wanted."""
    source.write_text("{broken\n", encoding="utf-8")
    report = tmp_path / "ban-ke.json"
    assert main(["import", str(source), "--into", str(tmp_path / "kho"), "--report", str(report)]) == 1
    assert json.loads(report.read_text(encoding="utf-8"))["skipped"] == 1


def test_a_default_date_is_read_as_any_date(source: Path, tmp_path: Path) -> None:
    """The date for articles without one takes every form an article takes; another is refused."""
    into = tmp_path / "kho"
    assert main(["import", str(source), "--into", str(into), "--default-date", "01/07/2020"]) == 0
    assert [path.parent.name for path in into.rglob("hai.md")] == ["2020"]
    with pytest.raises(SystemExit):
        main(["import", str(source), "--into", str(into), "--default-date", "31/02/2020"])


def test_a_folder_that_cannot_take_articles_is_an_error_of_one_sentence(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in place of the folder, or categories that cannot be read, ends with status 2 and a sentence."""
    assert main(["import", str(source), "--into", str(source)]) == 2
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "categories.toml").write_text("= x", encoding="utf-8")
    assert main(["import", str(source), "--into", str(tmp_path / "kho")]) == 2
    (tmp_path / "kho" / "categories.toml").write_text("", encoding="utf-8")
    (tmp_path / "kho" / "chua-phan-loai").write_text("", encoding="utf-8")
    assert main(["import", str(source), "--into", str(tmp_path / "kho")]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "chua-phan-loai" in said
    assert "có một tệp" in said
    assert "Errno" not in said


def test_an_import_that_is_stopped_leaves_its_account(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What came in before the folder took no more is told, on the screen and in full."""
    record = {"title": "A", "body": "B", "date": "2021-01-06", "category_name": "Tin"}
    lines = [json.dumps(record | {"id": "1"}), json.dumps(record | {"id": "2", "category_name": "Khác"})]
    source.write_text("\n".join(lines), encoding="utf-8")
    into, report = tmp_path / "kho", tmp_path / "ban-ke.json"
    into.mkdir()
    (into / "khac").write_text("", encoding="utf-8")
    assert main(["import", str(source), "--into", str(into), "--report", str(report)]) == 2
    assert "ghi mới 1" in capsys.readouterr().out
    assert json.loads(report.read_text(encoding="utf-8"))["written"] == 1


def test_half_a_character_in_a_field_or_a_name_keeps_nothing_from_the_account(source: Path, tmp_path: Path) -> None:
    """What is quoted of a field of the wrong type, and a file's name in another code page, cannot be UTF-8."""
    source.write_text('{"title": "A", "body": "B", "views": "\\ud800"}\n', encoding="utf-8")
    report = tmp_path / "ban-ke.json"
    assert main(["import", str(source), "--into", str(tmp_path / "kho"), "--report", str(report)]) == 0
    (found,) = (
        one for one in json.loads(report.read_text(encoding="utf-8"))["findings"] if one["code"] == "wrong-type"
    )
    assert "?" in found["text"]


def test_a_name_as_long_as_any_has_its_account(source: Path, tmp_path: Path) -> None:
    """The account is named after the source as far as a file may be."""
    long = source.rename(tmp_path / f"{'a' * 249}.jsonl")
    into = tmp_path / "kho"
    assert main(["import", str(long), "--into", str(into)]) == 0
    assert len(list((into / ".import" / "reports").iterdir())) == 1
