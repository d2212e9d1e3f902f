from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bantin import workers
from bantin.lint import crew, reading
from bantin.lint.memory import unpack
from bantin.lint.reading import Result
from bantin.lint.rule import Finding
from bantin.lint.rules import RULES
from bantin.lint.runner import open_desk
from bantin.lint.sheet import Desk, Sheet
from bantin.report import Diagnostic
from tests.lint.samples import NAME, codes, run, source, write

OLD = 1_600_000_000


@pytest.fixture
def site(content: Path) -> Path:
    """Make a content folder of three articles that were written long ago, one with a slip."""
    for number, body in enumerate(("Hội nghị kết thúc , ra về.", "Họp ngày 28/02/2021.", "![Họp](/images/hop.jpg)")):
        text = source(body).replace("k7m2q9xb", f"k7m2q9x{'bcd'[number]}")
        write(content, f"thong-bao/2021/bai-{number}.md", text)
    age(content)
    return content


def age(folder: Path) -> None:
    """Let every file of the folder look as if nobody had touched it for years."""
    for path in folder.rglob("*"):
        os.utime(path, (OLD, OLD))


def test_what_has_not_changed_is_not_read_again(site: Path) -> None:
    """The second run reads nothing and says the same."""
    first, second = run(site), run(site)
    assert (first.read, second.read) == (3, 0)
    assert "space-before" in codes(second.report.diagnostics)
    assert list(map(str, first.report)) == list(map(str, second.report))


def test_what_has_changed_is_read_again(site: Path) -> None:
    """A mended file is read, the others are not; a file that was only touched stands as it was."""
    run(site)
    path = site / "thong-bao/2021/bai-0.md"
    path.write_text(path.read_text(encoding="utf-8").replace(" , ", ", "), encoding="utf-8")
    os.utime(site / "thong-bao/2021/bai-1.md", (OLD + 9, OLD + 9))
    done = run(site)
    assert done.read == 1
    assert "space-before" not in codes(done.report.diagnostics)


def test_the_same_size_in_the_same_tick_is_seen(site: Path) -> None:
    """A file written again at once, as long as before, is told apart by what it holds."""
    path = site / "thong-bao/2021/bai-0.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    status = path.stat()
    run(site)
    path.write_text(text.replace(" , ", ",  "), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "space-before" not in codes(run(site).report.diagnostics)


def test_a_picture_that_comes_where_a_slash_is_missing_is_noticed(site: Path) -> None:
    """What the hint names is looked at again in the next run, as any file the article leads to."""
    write(site, "thong-bao/2021/bai-2.md", source("![Họp](images/moi.jpg)"))
    age(site)
    run(site)
    Image.new("RGB", (1200, 400)).save(site / "images" / "moi.jpg")
    (told,) = [one for one in run(site).report if one.code == "picture-missing"]
    assert "/images/moi.jpg: thêm dấu /" in told.fix


def test_a_picture_that_goes_or_changes_is_noticed(site: Path) -> None:
    """An article is read again where a picture it shows is not as it was."""
    run(site)
    Image.new("RGB", (300, 200)).save(site / "images" / "hop.jpg")
    done = run(site)
    assert (done.read, codes(done.report.diagnostics).count("picture-small")) == (1, 1)
    (site / "images" / "hop.jpg").unlink()
    done = run(site)
    assert (done.read, codes(done.report.diagnostics).count("picture-missing")) == (1, 1)


def test_an_attachment_that_comes_is_noticed(site: Path) -> None:
    """An article that lacks a file is looked at until the file is there."""
    write(site, "thong-bao/2021/bai-3.md", source("attachments: /files/a.pdf").replace("k7m2q9xb", "k7m2q9xf"))
    age(site)
    assert "file-missing" in codes(run(site).report.diagnostics)
    (site / "files").mkdir()
    (site / "files" / "a.pdf").write_bytes(b"%PDF")
    assert "file-missing" not in codes(run(site).report.diagnostics)


@pytest.mark.parametrize("file", ["lint.toml", "categories.toml"])
def test_other_settings_forget_everything(site: Path, file: str) -> None:
    """What an office changes about the checks counts for every file at once."""
    (site / "lint.toml").write_text("", encoding="utf-8")
    age(site)
    run(site)
    with (site / file).open("a", encoding="utf-8") as stream:
        stream.write('off = ["space-before"]\n' if file == "lint.toml" else '[[category]]\nname = "A"\nslug = "a"\n')
    assert run(site).read == 3


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"half"])
def test_a_damaged_memory_is_none(site: Path, damage: bytes) -> None:
    """A memory that is broken, cut short or another's is as good as none."""
    said = list(map(str, run(site).report))
    memory = site.parent / "lint-memory"
    kept = memory.read_bytes()
    memory.write_bytes(damage if damage != b"half" else kept[: len(kept) // 2])
    done = run(site)
    assert done.read == 3
    assert list(map(str, done.report)) == said


def test_a_file_that_is_gone_is_forgotten(site: Path) -> None:
    """Nothing is said of a file that was deleted."""
    run(site)
    (site / "thong-bao/2021/bai-0.md").unlink()
    done = run(site)
    assert "thong-bao/2021/bai-0.md" not in done.results
    assert "space-before" not in codes(done.report.diagnostics)


def test_many_files_are_checked_in_processes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What processes find is what one process finds, in the same order."""
    said = list(map(str, run(site).report))
    (site.parent / "lint-memory").unlink()
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(crew, "_BATCH", 1)
    assert list(map(str, run(site, workers=2).report)) == said


def test_a_file_that_takes_too_long_costs_no_other(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a batch that is lost are checked one by one; only the one that is lost again is told of."""
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(workers, "run", lose("bai-1.md"))
    done = run(site, workers=2)
    assert codes(done.report.diagnostics).count("check-failed") == 1
    assert codes(done.results["thong-bao/2021/bai-1.md"].diagnostics) == ["check-failed"]
    assert "space-before" in codes(done.report.diagnostics)


def test_without_processes_all_is_checked_all_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process comes up, or none any more, what is left is checked by the command itself."""

    def run_one(tasks, work, take, **_bounds: int) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        take(tasks[0], work(tasks[0]))
        raise workers.WorkerStartError

    said = list(map(str, run(site).report))
    (site.parent / "lint-memory").unlink()
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(crew, "_BATCH", 1)
    monkeypatch.setattr(workers, "run", run_one)
    done = run(site, workers=2)
    assert done.read == 3
    assert list(map(str, done.report)) == said


def lose(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return a pool of processes that lose every task with the file."""

    def run_tasks(tasks, work, take, **_bounds: int) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        for task in tasks:
            is_lost = any(one.endswith(name) for one in task.names)
            take(task, workers.Lost.TIMEOUT if is_lost else work(task))

    return run_tasks


def test_a_fault_of_a_rule_is_a_finding(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule raises over one file is told of that file, and the run goes on."""
    write(content, NAME, source("Nội dung."))
    other = "thong-bao/hai.md"
    write(content, other, source("Kết thúc , ra về.").replace("k7m2q9xb", "k7m2q9xc"))

    def fail(sheet: Sheet) -> Iterator[Finding]:
        if sheet.path.as_posix() == NAME:
            raise ZeroDivisionError
        yield from ()

    monkeypatch.setattr("bantin.lint.reading.RULES", (replace(RULES[0], check=fail), *RULES[1:]))
    side_by_side = crew.check_names(crew.Task((NAME, other), open_desk(content)))
    found = {name: codes(unpack(packed).diagnostics) for name, _, packed in side_by_side}
    assert found == {NAME: ["check-failed"], other: ["space-before"]}
    done = run(content)
    assert "ZeroDivisionError" in done.results[NAME].diagnostics[0].text
    assert run(content).read == 1


def test_files_of_many_bytes_are_not_checked_together(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files a process is given, it holds few large ones at a time; none is left out."""
    names = [f"thong-bao/bai-{number}.md" for number in range(5)]
    for name in names:
        write(content, name, source("Kết thúc , ra về."))
    asked: list[int] = []

    def check_files(files: Mapping[str, bytes | Diagnostic], desk: Desk) -> dict[str, Result]:
        asked.append(len(files))
        return reading.check_files(files, desk)

    monkeypatch.setattr(crew, "check_files", check_files)
    monkeypatch.setattr(crew, "_SIDE_BY_SIDE", (content / names[0]).stat().st_size)
    assert [name for name, _, _ in crew.check_names(crew.Task((*names,), open_desk(content)))] == names
    assert asked == [2, 2, 1]
