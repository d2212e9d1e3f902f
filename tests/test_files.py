from __future__ import annotations

from pathlib import Path

import pytest

from bantin import files


def left(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    """Bytes and texts arrive as given, line ends included; an existing file is replaced; nothing else is left."""
    files.write_bytes(tmp_path / "a/b/c.bin", b"\x00\xff")
    files.write_text(tmp_path / "a/d.txt", "Họp\r\ntổ\n")
    files.write_text(tmp_path / "a/d.txt", "Họp\r\n")
    assert (tmp_path / "a/b/c.bin").read_bytes() == b"\x00\xff"
    assert (tmp_path / "a/d.txt").read_bytes() == "Họp\r\n".encode()
    assert left(tmp_path) == ["a/b/c.bin", "a/d.txt"]


def test_a_written_file_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    """Files are readable for all, and writable for their owner alone."""
    files.write_bytes(tmp_path / "a", b"")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_a_file_may_be_made_in_another_folder(tmp_path: Path) -> None:
    """What is made elsewhere arrives whole, with its folders, and leaves nothing where it was made."""
    (tmp_path / "by").mkdir()
    files.write_bytes(tmp_path / "a/b.html", b"x", tmp_path / "by")
    files.write_bytes(tmp_path / "a/b.html", b"y", tmp_path / "by")
    assert left(tmp_path) == ["a/b.html"]
    assert (tmp_path / "a/b.html").read_bytes() == b"y"


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails, the old file stands as it was and no half file lies beside it."""

    def fail(source: str, _target: Path) -> None:
        raise OSError(28, "No space left on device", source)

    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space"):
        files.write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["a"]


def test_a_long_vietnamese_name_can_be_written(tmp_path: Path) -> None:
    """The name of the file in the making is never longer than file systems take, though the file's own nearly is."""
    name = "ổ" * 84
    files.write_bytes(tmp_path / name, b"x")
    assert left(tmp_path) == [name]


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    """Where something stands already, it stays and the caller is told."""
    files.write_new(tmp_path / "a/b.md", "mới")
    with pytest.raises(FileExistsError):
        files.write_new(tmp_path / "a/b.md", "khác")
    assert (tmp_path / "a/b.md").read_text(encoding="utf-8") == "mới"


def test_text_that_cannot_be_encoded_leaves_no_file(tmp_path: Path) -> None:
    """A half character in the text is an error before anything is made."""
    for write in (files.write_new, files.write_text):
        with pytest.raises(UnicodeEncodeError):
            write(tmp_path / "a.md", "\ud800")
    assert left(tmp_path) == []


def test_a_name_no_file_can_have_is_no_file(tmp_path: Path) -> None:
    """Folders, missing files and impossible names are answered, not raised."""
    (tmp_path / "a").write_bytes(b"")
    assert files.is_file(tmp_path / "a")
    for name in ("b", ".", "x" * 300, "a/b", "\x00", "\ud800"):
        assert not files.is_file(tmp_path / name)
