from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from bantin.article.source import MAX_BYTES, read_source
from bantin.report import Diagnostic

PATH = PurePosixPath("tin/a.md")


def given(content: Path, data: bytes) -> str | Diagnostic:
    (content / "tin").mkdir()
    (content / PATH).write_bytes(data)
    return read_source(content, PATH)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Byte order mark, line ends and decomposed marks come through: writing the text back changes no byte."""
    data = "\ufefftitle: Ho\u0323p\r\n\r\n\x00".encode()
    text = given(tmp_path, data)
    assert isinstance(text, str)
    assert text.encode("utf-8") == data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", "tin/a.md:1:1"),
        ("title: Họp\n".encode("utf-16"), "tin/a.md:1:1"),
        ("---\ntitle: Họp ".encode() + b"\xb5", "tin/a.md:2:12"),
        ("Họp\r\n".encode() + b"\xe1\xba", "tin/a.md:2:1"),
        (b"\xed\xa0\x80", "tin/a.md:1:1"),
    ],
)
def test_a_bad_encoding_is_named_at_the_first_broken_character(tmp_path: Path, data: bytes, place: str) -> None:
    """Line and column count characters, not bytes."""
    found = given(tmp_path, data)
    assert isinstance(found, Diagnostic)
    assert (found.code, str(found.position)) == ("encoding-bad", place)


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    """Ten megabytes of text are one finding with both sizes; a file at the limit is read."""
    found = given(tmp_path, b"a" * 10_000_000)
    assert isinstance(found, Diagnostic)
    assert found.code == "file-too-large"
    assert "10,0 MB" in found.text
    assert "2,0 MB" in found.text
    (tmp_path / PATH).write_bytes(b"a" * MAX_BYTES)
    assert isinstance(read_source(tmp_path, PATH), str)


def test_a_letter_with_marks_without_end_is_named(tmp_path: Path) -> None:
    """To compose it would take minutes; rows of signs and letters with many marks each are read as they are."""
    found = given(tmp_path, ("Dòng một.\nhoa" + "\u0323\u0301" * 400_000).encode())
    assert isinstance(found, Diagnostic)
    assert (found.code, str(found.position)) == ("marks-endless", "tin/a.md:2:34")
    good = "—" * 20_000 + "🎉" * 20_000 + ("o" + "\u0323" * 30 + " ") * 1_000
    (tmp_path / PATH).write_text(good, encoding="utf-8")
    assert read_source(tmp_path, PATH) == good


def test_an_unreadable_file_is_a_finding(tmp_path: Path) -> None:
    """A file that vanished, and a folder with an article's name, are said and harm nothing else."""
    (tmp_path / PATH).mkdir(parents=True)
    for path in (PATH, PurePosixPath("tin/b.md")):
        found = read_source(tmp_path, path)
        assert isinstance(found, Diagnostic)
        assert found.code == "file-unreadable"
