"""The command that names what is wrong with articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from bantin.cli import lint
from bantin.cli.__main__ import main
from tests.lint.samples import NAME, source, write


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a content folder of one article with an error and one with a slip that can be mended."""
    monkeypatch.setattr(lint, "VAR", tmp_path / "var")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "kho", NAME, source("Hội nghị kết thúc , ra về."))
    write(tmp_path / "kho", "thong-bao/2022/b.md", source("[Sở](https//a.vn)").replace("k7m2q9xb", "k7m2q9xc"))
    return tmp_path / "kho"


@pytest.mark.usefixtures("content")
def test_findings_are_lines_an_editor_can_follow(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is a place, what is wrong and what to do; the totals come last, and an error is status 1."""
    assert main(["lint", "kho"]) == 1
    first, second, third, *_, totals, offer = capsys.readouterr().out.splitlines()
    assert first == f"kho/{NAME}:8:18: cảnh báo [space-before] Thừa dấu cách trước dấu “,”."
    assert second == "    → Viết liền: “thúc,”."
    assert third.startswith("kho/thong-bao/2022/b.md:8:6: lỗi [link-malformed]")
    assert totals == "Đã kiểm tra 2 tệp: 1 lỗi, 1 cảnh báo, 0 gợi ý."
    assert offer == "1 chỗ có thể tự sửa: chạy lại với --fix."


@pytest.mark.usefixtures("content")
def test_what_was_asked_for_is_said_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Of one file or folder only what lies in it counts; warnings are no failure."""
    assert main(["lint", f"kho/{NAME}"]) == 0
    assert "Đã kiểm tra 1 tệp: 0 lỗi, 1 cảnh báo" in capsys.readouterr().out
    assert main(["lint", "kho/thong-bao/2021", "kho/thong-bao/2022/b.md"]) == 1
    assert "Đã kiểm tra 2 tệp" in capsys.readouterr().out


@pytest.mark.usefixtures("content")
def test_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The output is one JSON array and nothing else, also when something is mended."""
    assert main(["lint", "kho", "--format", "json", "--fix"]) == 1
    printed = capsys.readouterr()
    assert [row["code"] for row in json.loads(printed.out)] == ["link-malformed"]
    assert "đã sửa [space-before]" in printed.err


@pytest.mark.usefixtures("content")
def test_a_service_that_checks_changes_gets_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is a line that such services show beside the line of the file."""
    assert main(["lint", "kho", "--format", "ci"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"::warning file=kho/{NAME},line=8,col=18,title=space-before::Thừa dấu cách")
    assert second.startswith("::error file=kho/thong-bao/2022/b.md,")


def test_mending_says_what_it_did(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was changed is told with its place, before what is left; the next run has nothing to mend."""
    assert main(["lint", "kho", "--fix"]) == 1
    said = capsys.readouterr().out
    assert f"kho/{NAME}:8:18: đã sửa [space-before] “thúc ,” → “thúc,”" in said
    assert "Đã sửa 1 chỗ." in said
    assert "0 cảnh báo" in said
    assert (content / NAME).read_text(encoding="utf-8") == source("Hội nghị kết thúc, ra về.")
    assert main(["lint", "kho", "--fix"]) == 1
    assert "đã sửa" not in capsys.readouterr().out


def test_only_what_was_asked_for_is_mended(content: Path) -> None:
    """A file outside the paths that were given is not touched."""
    assert main(["lint", "kho/thong-bao/2022", "--fix"]) == 1
    assert (content / NAME).read_text(encoding="utf-8") == source("Hội nghị kết thúc , ra về.")


@pytest.mark.parametrize(("path", "said"), [("khong-co", "khong-co"), (".", "categories.toml")])
def test_a_path_that_is_none_is_a_sentence(
    path: str, said: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not there, or lies in no content folder, ends the command with status 2."""
    assert content.is_dir()
    assert main(["lint", path]) == 2
    assert said in capsys.readouterr().err


def test_what_is_changed_is_checked_again(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After all, each article is checked when it is saved, alone; a setting that is changed means all of them."""

    def changes(*folders: Path, **_options: object) -> Iterator[set[tuple[Change, str]]]:
        assert folders == (content,)
        yield {(Change.modified, str(content / NAME))}
        (content / "lint.toml").write_text("= x", encoding="utf-8")
        yield {(Change.modified, str(content / "lint.toml"))}
        (content / "lint.toml").unlink()
        yield {(Change.deleted, str(content / "lint.toml"))}
        raise KeyboardInterrupt

    monkeypatch.setattr(lint, "watch", changes)
    assert main(["lint", "kho", "--watch"]) == 0
    printed = capsys.readouterr()
    assert re.findall(r"Đã kiểm tra (\d) tệp", printed.out) == ["2", "1", "2"]
    assert "lint.toml viết sai cú pháp" in printed.err
    assert printed.err.endswith("Đã dừng.\n")


def test_watching_tells_of_nothing_that_was_not_asked_for(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article elsewhere that is saved may matter to those that are watched, but is none of them."""

    def changes(*_: Path, **__: object) -> Iterator[set[tuple[Change, str]]]:
        yield {(Change.modified, str(content / "thong-bao/2022/b.md"))}
        raise KeyboardInterrupt

    monkeypatch.setattr(lint, "watch", changes)
    assert main(["lint", "kho/thong-bao/2021", "--watch"]) == 0
    printed = capsys.readouterr().out
    assert re.findall(r"kho/thong-bao/(\d+)/.*cảnh báo|Đã kiểm tra (\d) tệp", printed) == [("2021", ""), ("", "1")] * 2
    assert "2022" not in printed


def test_watching_does_not_mend(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is open in an editor is not changed behind it."""
    assert main(["lint", "kho", "--watch", "--fix"]) == 2
    assert "--watch" in capsys.readouterr().err
    assert (content / NAME).read_text(encoding="utf-8") == source("Hội nghị kết thúc , ra về.")


def test_an_article_behind_a_link_is_checked(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link in the content folder to a file elsewhere is an article of that folder."""
    home = content.parent / "noi-khac.md"
    (content / NAME).rename(home)
    (content / NAME).symlink_to(home)
    assert main(["lint", f"kho/{NAME}"]) == 0
    assert f"kho/{NAME}:8:18: cảnh báo [space-before]" in capsys.readouterr().out
