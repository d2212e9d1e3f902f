"""The command that takes in an old portal's articles."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from bantin.article.front_matter import parse
from bantin.cli.__main__ import main

RECORD = {
    "title": "Giao ban công tác tháng 1",
    "date": "06/01/2021 | 17:07",
    "category": "dang-doan-the",
    "category_name": "Đảng - đoàn thể",
    "body": "Sáng nay, phường tổ chức hội nghị giao ban.",
    "url": "https://portal.example/tin/1",
}


def write(folder: Path, *records: object) -> Path:
    """Write records as JSON Lines; a text goes in as it is."""
    path = folder / "articles.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_all_articles_come_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good file becomes articles in a folder that is made for it; the account is shown and kept in full."""
    source, target = write(tmp_path, RECORD), tmp_path / "content"
    assert main(["import", str(source), "--into", str(target)]) == 0
    assert len(list(target.glob("dang-doan-the/2021/*.md"))) == 1
    shown = capsys.readouterr().out.splitlines()
    assert any(line.startswith("Đã đọc 1 bản ghi = ghi mới 1") for line in shown)
    account = Path(shown[-1].removeprefix("Bản kê đầy đủ: "))
    assert json.loads(account.read_text(encoding="utf-8"))["written"] == 1


def test_a_line_that_gives_no_article_shows_in_the_status(tmp_path: Path) -> None:
    """One broken line spoils no other, and the status says that something was left out."""
    source, account = write(tmp_path, RECORD, "{broken"), tmp_path / "account.json"
    assert main(["import", str(source), "--into", str(tmp_path / "content"), "--report", str(account)]) == 1
    counts = json.loads(account.read_text(encoding="utf-8"))
    assert (counts["read"], counts["written"], counts["skipped"]) == (2, 1, 1)


def test_the_default_date_reaches_the_articles(tmp_path: Path) -> None:
    """An article without a date gets the one given, read day first."""
    record = {name: value for name, value in RECORD.items() if name != "date"}
    source, target = write(tmp_path, record), tmp_path / "content"
    assert main(["import", str(source), "--into", str(target), "--default-date", "05/02/2020"]) == 0
    (article,) = target.glob("dang-doan-the/2020/*.md")
    date = parse(article.read_text(encoding="utf-8"), PurePath(article)).field("date")
    assert date is not None
    assert date.text == "2020-02-05"


def test_a_wrong_default_date_stops_before_anything_is_written(tmp_path: Path) -> None:
    """A date that does not exist is refused at once."""
    source, target = write(tmp_path, RECORD), tmp_path / "content"
    with pytest.raises(SystemExit):
        main(["import", str(source), "--into", str(target), "--default-date", "31/02/2020"])
    assert not target.exists()


def test_a_folder_that_cannot_be_written_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the target is a file, the command says so instead of showing a traceback."""
    source, target = write(tmp_path, RECORD), tmp_path / "content"
    target.touch()
    assert main(["import", str(source), "--into", str(target)]) == 2
    assert str(target) in capsys.readouterr().err
