from __future__ import annotations

import gzip
from pathlib import Path, PurePath

import pytest

from bantin.importers import json_lines
from bantin.importers.json_lines import count_lines, read_lines
from bantin.report import Diagnostic

NAME = PurePath("bai.jsonl")


def read(path: Path, data: bytes) -> list[tuple[int, object]]:
    path.write_bytes(data)
    lines = read_lines(path, NAME)
    return [(place.line, one.code if isinstance(one, Diagnostic) else one) for place, one in lines]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"title": ', "bad-json"),
        (b'{"views": NaN}', "bad-json"),
        (b'{"title": "a\x00b"}', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"title": "\xff"}', "bad-encoding"),
        (b'["a"]', "no-object"),
        (b"7", "no-object"),
        (b"null", "no-object"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path, line: bytes, code: str) -> None:
    """A line that is no record is named with its number; those before and after it are read."""
    found = read(tmp_path / "a.jsonl", b'{"id": 1}\n' + line + b'\n{"id": 3}\n')
    assert found == [(1, {"id": 1}), (2, code), (3, {"id": 3})]


def test_a_finding_names_the_column(tmp_path: Path) -> None:
    """Broken JSON and broken UTF-8 are named with the column, counted in characters."""
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"tiêu đề": x}\n'.encode() + '{"tiêu đề'.encode() + b"\xff")
    places = [
        str(place) for place in (one.position for _, one in read_lines(path, NAME) if isinstance(one, Diagnostic))
    ]
    assert places == ["bai.jsonl:1:13", "bai.jsonl:2:10"]


def test_a_byte_order_mark_and_empty_lines_are_no_part_of_the_records(tmp_path: Path) -> None:
    """A mark at the file's start, empty lines and a missing last line end change nothing."""
    assert read(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"id": 1}\r\n\n  \n{"id": 2}') == [(1, {"id": 1}), (4, {"id": 2})]


def test_a_packed_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    """The first bytes tell that gzip packed the file."""
    assert read(tmp_path / "a.jsonl", gzip.compress(b'{"id": 1}\n')) == [(1, {"id": 1})]


def test_a_packed_file_that_is_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    """Records before the cut are read, and the cut is named."""
    rows = b"".join(b'{"id": "%064x"}\n' % (number**31) for number in range(2000))
    found = read(tmp_path / "a.jsonl.gz", gzip.compress(rows)[:-2000])
    assert len(found) > 100
    assert [one for _, one in found if isinstance(one, str)] == ["cut-short"]
    assert count_lines(tmp_path / "a.jsonl.gz") == len(found)


def test_a_line_of_monstrous_length_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than any article is named and passed over, the next one read."""
    monkeypatch.setattr(json_lines, "MAX_BYTES", 100)
    found = read(tmp_path / "a.jsonl", b'{"id": "' + b"x" * 500 + b'"}\n{"id": 2}\n')
    assert [one for _, one in found] == ["line-too-long", {"id": 2}]


def test_a_line_that_is_no_record_is_told_how_one_looks(tmp_path: Path) -> None:
    """The finding shows the form of a record, as it is typed."""
    path = tmp_path / "a.jsonl"
    path.write_text("[]", encoding="utf-8")
    (found,) = [one for _, one in read_lines(path, NAME) if isinstance(one, Diagnostic)]
    assert '{"title": "…", "body": "…"}' in found.fix


def test_a_finding_says_in_vietnamese_what_is_wrong(tmp_path: Path) -> None:
    """What the reader of JSON says in English stands in brackets behind it."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": }', encoding="utf-8")
    (found,) = [one for _, one in read_lines(path, NAME) if isinstance(one, Diagnostic)]
    assert found.text.startswith("Dòng này không phải là JSON đúng")
    assert "(chi tiết kỹ thuật: Expecting value)" in found.text
