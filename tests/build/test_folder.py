from __future__ import annotations

from pathlib import Path

import pytest

from bantin.build.folder import MARKER, FolderError, OutputFolder
from bantin.build.output import Output


def put(folder: OutputFolder, path: str, data: bytes = b"x") -> None:
    folder.write(Output(path, b"", lambda: data))


def left(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} - {MARKER}


def test_outputs_are_written_below_the_folder(tmp_path: Path) -> None:
    """Bytes are written, files copied, folders made; what was written is known."""
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF")
    folder = OutputFolder(tmp_path / "output")
    put(folder, "a/b/c.html", b"<p>")
    folder.write(Output("files/a.pdf", b"", lambda: source))
    assert (folder.root / "a/b/c.html").read_bytes() == b"<p>"
    assert (folder.root / "files/a.pdf").read_bytes() == b"%PDF"
    assert folder.written == left(folder.root) == {"a/b/c.html", "files/a.pdf"}


def test_a_folder_of_someone_else_is_refused_untouched(tmp_path: Path) -> None:
    """A folder that holds files no build made is never written to, let alone cleaned."""
    (tmp_path / "thesis.doc").write_bytes(b"x")
    with pytest.raises(FolderError, match=tmp_path.name):
        OutputFolder(tmp_path)
    assert left(tmp_path) == {"thesis.doc"}
    assert not (tmp_path / MARKER).exists()


def test_a_missing_an_empty_and_an_own_folder_are_taken(tmp_path: Path) -> None:
    """A build may start without a folder, in an empty one, and in that of the build before."""
    for _ in range(2):
        put(OutputFolder(tmp_path / "output"), "a.html")
    put(OutputFolder(tmp_path / "output"), "b.html")
    assert left(tmp_path / "output") == {"a.html", "b.html"}


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    """A build killed over its first file, or a later one, leaves nothing that stops the next or stays in the site."""
    (tmp_path / f".{MARKER}.x1.tmp").write_bytes(b"")
    put(OutputFolder(tmp_path), "a/b.html")
    (tmp_path / "a" / ".b.html.x2.tmp").write_bytes(b"<p")
    folder = OutputFolder(tmp_path)
    put(folder, "a/b.html")
    folder.remove_orphans()
    assert left(tmp_path) == {"a/b.html"}


@pytest.mark.parametrize(
    "path", ["", ".", "/etc/passwd", "../a", "a/../../b", "a/..", "..", "a\\..\\..\\b", "C:/a", "c:a", "\\\\host\\a"]
)
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    """A path that leads out of the folder, on this system or another, is refused before it is rendered."""
    folder = OutputFolder(tmp_path / "output")
    with pytest.raises(FolderError):
        folder.write(Output(path, b"", lambda: pytest.fail("rendered")))
    assert left(tmp_path) == {f"output/{MARKER}"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("a.html", "a.html"), ("a/b.html", "a//b.html"), ("a.html", "./a.html"), ("a", "a/b"), ("a/b/c", "a/b")],
)
def test_two_outputs_never_share_a_place(tmp_path: Path, first: str, second: str) -> None:
    """One path in two spellings, and a file where another needs a folder, are faults; the first output stays."""
    folder = OutputFolder(tmp_path)
    put(folder, first, b"1")
    with pytest.raises(FolderError, match="Hai trang"):
        put(folder, second, b"2")
    assert (tmp_path / first).read_bytes() == b"1"


def test_what_the_site_no_longer_has_is_removed(tmp_path: Path) -> None:
    """Files of earlier builds and folders left empty go; what this build wrote stays, however its path was spelt."""
    before = OutputFolder(tmp_path)
    for path in ("old/2020/a.html", "old/b.html", "keep/a.html", "keep/c.html"):
        put(before, path)
    (tmp_path / "keep/.a.html.x.tmp").write_bytes(b"")
    now = OutputFolder(tmp_path)
    put(now, "keep/a.html")
    put(now, "new//./b.html")
    assert now.remove_orphans() == 4
    assert left(tmp_path) == {"keep/a.html", "new/b.html"}
    assert not (tmp_path / "old").exists()
    assert (tmp_path / MARKER).is_file()
    assert now.remove_orphans() == 0


def test_an_earlier_file_makes_way_for_a_folder_and_the_reverse(tmp_path: Path) -> None:
    """A site whose addresses changed their kind is built without being cleaned first."""
    before = OutputFolder(tmp_path)
    put(before, "a")
    put(before, "b/c/d.html")
    now = OutputFolder(tmp_path)
    put(now, "a/b/c.html")
    put(now, "b")
    now.remove_orphans()
    assert left(tmp_path) == {"a/b/c.html", "b"}


def test_a_folder_where_a_file_was_stays_when_the_file_is_taken_away(tmp_path: Path) -> None:
    """What an earlier build wrote to a path is gone already where this one needs a folder of that name."""
    now = OutputFolder(tmp_path)
    put(now, "a/b.html")
    now.remove(["a", "a/b.html/c"])
    assert left(tmp_path) == {"a/b.html"}


def test_a_link_out_of_the_folder_is_replaced_not_followed(tmp_path: Path) -> None:
    """A link someone laid in the folder leads no output elsewhere, and what it led to stays as it was."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_bytes(b"x")
    OutputFolder(tmp_path / "output")
    try:
        (tmp_path / "output/a").symlink_to(outside, target_is_directory=True)
        (tmp_path / "output/b").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets no one make links")
    folder = OutputFolder(tmp_path / "output")
    put(folder, "a/c.html")
    folder.remove_orphans()
    assert left(outside) == {"mine.txt"}
    assert left(tmp_path / "output") == {"a/c.html"}


def test_a_file_that_stands_as_it_should_keeps_its_time_stamp(tmp_path: Path) -> None:
    """Unchanged bytes are not written again; changed ones are, also where the length is the same."""
    for name in ("same.html", "changed.html"):
        put(OutputFolder(tmp_path), name, b"<p>1</p>")
    then = (tmp_path / "same.html").stat().st_mtime_ns
    folder = OutputFolder(tmp_path)
    put(folder, "same.html", b"<p>1</p>")
    put(folder, "changed.html", b"<p>2</p>")
    assert (tmp_path / "same.html").stat().st_mtime_ns == then
    assert (tmp_path / "changed.html").read_bytes() == b"<p>2</p>"


def test_a_failing_output_leaves_the_file_before_it(tmp_path: Path) -> None:
    """Where a page cannot be rendered, the page of the last build still stands whole."""
    put(OutputFolder(tmp_path), "a.html", b"old")
    with pytest.raises(ZeroDivisionError):
        OutputFolder(tmp_path).write(Output("a.html", b"", lambda: bytes(1 // 0)))
    assert (tmp_path / "a.html").read_bytes() == b"old"
