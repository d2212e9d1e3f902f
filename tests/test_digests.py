from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from bantin.digests import Digests, digest_files, sources, stamp


def aged(path: Path, seconds: int) -> None:
    moment = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(moment, moment))


def test_a_file_that_stands_unchanged_is_not_read_again(tmp_path: Path) -> None:
    """The hash of an old file of the same size and time is taken from the index."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    aged(source, 60)
    first = Digests(index)
    first.digest(source, stamp(source))
    first.save()
    remembered = json.loads(index.read_text(encoding="utf-8"))
    remembered[str(source.absolute())][-1] = "remembered"
    index.write_text(json.dumps(remembered), encoding="utf-8")
    assert Digests(index).digest(source, stamp(source)) == "remembered"


@pytest.mark.parametrize(("content", "age"), [(b"abcd", 60), (b"xyz", 30), (b"xyz", 0)])
def test_a_file_that_may_have_changed_is_read_again(content: bytes, age: int, tmp_path: Path) -> None:
    """Another size, another time, or a time too close to the last look: the hash is that of the content now."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    aged(source, 60 if age else 0)
    first = Digests(index)
    first.digest(source, stamp(source))
    first.save()
    before = source.stat()
    source.write_bytes(content)
    if age:
        aged(source, age)
    else:
        os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(index).digest(source, stamp(source)) == hashlib.sha256(content).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells when a file came to be, not when it was changed")
def test_an_old_time_put_back_hides_no_change(tmp_path: Path) -> None:
    """Another text of the same length, copied with the time of the old one, is another file."""
    source = tmp_path / "a.jpg"
    source.write_bytes(b"abc")
    aged(source, 60)
    before, status = stamp(source), source.stat()
    source.write_bytes(b"xyz")
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = stamp(source)
    assert (before[:2], before == after) == (after[:2], False)


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 1}', "\0"])
def test_a_damaged_index_costs_only_time(content: str, tmp_path: Path) -> None:
    """Without a readable index every file is hashed."""
    source, index = tmp_path / "a.jpg", tmp_path / "digests.json"
    source.write_bytes(b"abc")
    index.write_text(content, encoding="utf-8")
    assert Digests(index).digest(source, stamp(source)) == hashlib.sha256(b"abc").hexdigest()


def test_a_program_is_told_by_the_names_and_contents_of_its_files(tmp_path: Path) -> None:
    """Another name, another content or one file more make another digest; what Python compiles does not."""
    folder = tmp_path / "program"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "words.tsv").write_text("a", encoding="utf-8")
    seen = [digest_files(sources(folder))]
    (folder / "__pycache__" / "a.pyc").write_bytes(b"1")
    assert digest_files(sources(folder)) == seen[0]
    (folder / "words.tsv").write_text("b", encoding="utf-8")
    seen.append(digest_files(sources(folder)))
    (folder / "words.tsv").rename(folder / "a.tsv")
    seen.append(digest_files(sources(folder)))
    (folder / "b.py").write_text("", encoding="utf-8")
    seen.append(digest_files(sources(folder)))
    assert len(set(seen)) == 4
    assert digest_files([tmp_path / "none"]) != digest_files([])
