"""The command that measures the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bantin.cli.__main__ import main
from bantin.search.conditions import CONDITIONS

DOCS = '{"_id": "d1", "title": "Chợ_Mơ", "text": "Sửa chữa chợ"}\n\n{"_id": 2, "text": "Thuỷ lợi nội đồng"}\n'
QUERIES = (
    '{"_id": "q1", "text": "chợ Mơ", "style": "ngắn"}\n'
    '{"_id": "q2", "text": "thủy lợi ở đâu", "style": "dài"}\n'
    '{"_id": "q3", "text": "không ai biết"}\n'
)
QRELS = "q1\td1\t1\nq2\t2\t1\nq2\td1\t0\n"


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """Return the command line of a test set of two documents."""
    contents = {"docs": DOCS, "queries": QUERIES, "qrels": QRELS}
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return ["evaluate", *(f"--{name}={tmp_path / name}" for name in contents)]


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, float]]:
    """Return the measures printed."""
    measures: dict[str, dict[str, float]] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return measures


def test_the_last_line_holds_the_measures(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every condition has its measures; questions whose documents are not known are left out."""
    assert main(arguments) == 0
    measures = last_line(capsys)
    assert list(measures) == [*CONDITIONS, "styles"]
    assert measures["typed"] == measures["nfd"] == {"mrr@10": 1.0, "ndcg@10": 1.0, "recall@10": 1.0}
    assert list(measures["styles"]) == ["dài", "ngắn"]


def test_the_names_of_columns_may_be_there(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A first line query-id, corpus-id, score changes nothing, nor do a byte order mark and other line ends."""
    main(arguments)
    without = last_line(capsys)
    changed = "\ufeffquery-id\tcorpus-id\tscore\n" + QRELS
    (tmp_path / "qrels").write_text(changed.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert main(arguments) == 0
    assert last_line(capsys) == without


@pytest.mark.parametrize(
    "bad",
    [
        ("docs", DOCS + "{", "docs:4: dòng này không đọc được"),
        ("queries", '{"text": "chợ"}', "queries:1: dòng này không đọc được (thiếu mã “_id”)"),
        ("queries", "[]", "queries:1: dòng này"),
        ("qrels", QRELS + "q1 d1 1\n", "qrels:4: dòng này không đọc được (cần ba cột"),
        ("qrels", QRELS + "q1\td1\tnan\n", "qrels:4: dòng này"),
    ],
)
def test_a_bad_line_is_named(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: tuple[str, str, str]
) -> None:
    """The file and the line are said, with status 2."""
    name, content, said = bad
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_no_text_is_named(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes that are no UTF-8 end the command with a sentence."""
    (tmp_path / "docs").write_bytes(b"\xff\xfe")
    assert main(arguments) == 2
    assert "Không đọc được tệp" in capsys.readouterr().err
