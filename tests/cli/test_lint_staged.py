"""What git is about to commit is what is checked, whatever lies in the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bantin.cli import lint
from bantin.cli.__main__ import main
from bantin.cli.project import ROOT
from tests.lint.samples import NAME, source, write

GOOD, BAD = "Hội nghị kết thúc.", "[Sở](https//a.vn)"
OTHER = "thong-bao/2022/b.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a content folder of one article, committed, and let the commands run in it."""
    folder = tmp_path / "dự án"
    write(folder / "content", NAME, source(GOOD))
    shutil.copytree(ROOT / ".githooks", folder / ".githooks")
    # In the place of the front door: the same command, kept from the state of this checkout.
    program = f"import sys\nfrom pathlib import Path\nsys.path.insert(0, {str(ROOT)!r})\nfrom bantin.cli import lint\n"
    program += "from bantin.cli.__main__ import main\nlint.VAR = Path('var')\nsys.exit(main(sys.argv[1:]))\n"
    (folder / "tasks.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(lint, "VAR", tmp_path / "var")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    for variable in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "master")
    git("config", "core.hooksPath", ".githooks")
    commit("--no-verify")
    return folder


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in the working folder and return how it ended."""
    program = ["git", "-c", "user.name=A", "-c", "user.email=a@example.vn"]
    return subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)


def commit(*options: str, add: bool = True) -> subprocess.CompletedProcess[str]:
    """Commit what is in the index, everything where it is to be added first."""
    if add:
        git("add", "content")
    return git("commit", "-m", "Bài", *options)


def put(name: str, body: str, identifier: str = "k7m2q9xc") -> None:
    """Write an article with an id of its own."""
    write(Path("content"), name, source(body).replace("id: k7m2q9xb", f"id: {identifier}"))


@pytest.mark.usefixtures("project")
def test_bad_in_the_index_and_good_in_the_folder_is_stopped() -> None:
    """What would be committed counts; its place is named as it is in the repository."""
    put(OTHER, BAD)
    git("add", "content")
    put(OTHER, GOOD)
    done = commit(add=False)
    assert done.returncode != 0
    assert f"content/{OTHER}:8:6: lỗi [link-malformed]" in done.stdout + done.stderr
    assert git("show", f"HEAD:content/{OTHER}").returncode != 0


@pytest.mark.usefixtures("project")
def test_good_in_the_index_and_bad_in_the_folder_passes() -> None:
    """What is not about to be committed is not checked, be it a change or a whole article."""
    put(OTHER, GOOD)
    git("add", "content")
    put(OTHER, BAD)
    put("thong-bao/2022/moi.md", BAD, "k7m2q9xd")
    done = commit(add=False)
    assert (done.returncode, "Đã kiểm tra 1 tệp: 0 lỗi" in done.stdout + done.stderr) == (0, True)
    assert git("show", f"HEAD:content/{OTHER}").stdout == source(GOOD).replace("k7m2q9xb", "k7m2q9xc")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("options", [("-a",), ("content",)], ids=["all", "path"])
def test_what_git_adds_by_itself_is_checked(options: tuple[str, ...]) -> None:
    """Where git makes an index for one commit, that one is asked."""
    put(NAME, BAD)
    done = commit(*options, add=False)
    assert done.returncode != 0
    assert f"content/{NAME}:8:6: lỗi" in done.stdout + done.stderr


@pytest.mark.usefixtures("project")
def test_a_commit_without_articles_is_not_held_up() -> None:
    """Of other files of the repository nothing is asked, and an error elsewhere does not stop an article."""
    put(OTHER, BAD)
    Path("README.md").write_text("Chữ", encoding="utf-8")
    git("add", "README.md")
    done = commit(add=False)
    assert (done.returncode, "Đã kiểm tra" in done.stdout + done.stderr) == (0, False)
    commit("--no-verify")
    put("thong-bao/2022/tốt.md", GOOD, "k7m2q9xd")
    assert commit().returncode == 0


@pytest.mark.usefixtures("project")
def test_a_picture_counts_where_it_is_in_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    """One that was not added is missing, as is said; one that is added and no longer lies in the folder is there."""
    put(OTHER, "![Họp](/images/hop.jpg)")
    picture = Path("content/images/hop.jpg")
    picture.parent.mkdir()
    Image.new("RGB", (600, 400)).save(picture)
    git("add", f"content/{OTHER}")
    assert main(["lint", "--staged", "content"]) == 1
    assert "chưa git add nên coi như không có: content/images/hop.jpg." in capsys.readouterr().out
    git("add", "content")
    picture.unlink()
    assert main(["lint", "--staged", "content"]) == 0
    assert "chưa git add" not in capsys.readouterr().out
    assert main(["lint", "content"]) == 1


@pytest.mark.usefixtures("project")
def test_what_a_commit_breaks_elsewhere_stops_it(capsys: pytest.CaptureFixture[str]) -> None:
    """An article that goes is missed by those that lead to it; what was broken before is no fault of the commit."""
    put(OTHER, "Xem [bài](/thong-bao/2021/giao-ban-k7m2q9xb.html) và [tệp](giao-ban.md) và [khác](/files/a.pdf).")
    commit("--no-verify")
    git("rm", "-q", f"content/{NAME}")
    assert main(["lint", "--staged", "content"]) == 1
    said = capsys.readouterr().out
    assert [line.partition(" lỗi ")[0] for line in said.splitlines() if "lỗi [" in line] == [f"content/{OTHER}:8:11:"]
    assert "1 lỗi ở bài khác do lần ghi nhận này mà có" in said


@pytest.mark.usefixtures("project")
def test_what_two_branches_break_together_stops_their_merge() -> None:
    """One takes an article away, the other leads to it: each is right by itself, and git sees no conflict."""
    git("branch", "other")
    git("rm", "-q", f"content/{NAME}")
    put("thong-bao/2021/khac.md", GOOD, "k7m2q9xd")
    assert commit().returncode == 0
    git("checkout", "-q", "other")
    put(OTHER, "Xem [bài](../2021/giao-ban.md).")
    assert commit().returncode == 0
    done = git("merge", "--no-edit", "master")
    assert done.returncode != 0
    assert f"content/{OTHER}:8:5: lỗi [link-unknown]" in done.stdout + done.stderr


@pytest.mark.usefixtures("project")
def test_a_conflict_is_told_of_in_our_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be committed of a file that two branches changed, nor checked before somebody has mended it."""
    git("branch", "other")
    put(NAME, "Một.", "k7m2q9xb")
    commit()
    git("checkout", "-q", "other")
    put(NAME, "Hai.", "k7m2q9xb")
    commit()
    assert git("merge", "master").returncode != 0
    assert main(["lint", "--staged", "content"]) == 2
    assert f"còn xung đột ở {NAME}." in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_renamed_article_that_nobody_leads_to_passes() -> None:
    """To rename, change or delete is no fault by itself, and old faults of other articles are theirs."""
    put(OTHER, BAD)
    commit("--no-verify")
    git("mv", f"content/{NAME}", "content/thong-bao/2021/ten-moi.md")
    assert commit().returncode == 0
    git("rm", "-q", "content/thong-bao/2021/ten-moi.md")
    assert commit().returncode == 0


@pytest.mark.usefixtures("project")
def test_settings_count_as_they_are_committed(capsys: pytest.CaptureFixture[str]) -> None:
    """The office's settings are those of the index too."""
    put(OTHER, "Hội nghị kết thúc , ra về.")
    git("add", "content")
    Path("content/lint.toml").write_text('off = ["space-before"]', encoding="utf-8")
    assert main(["lint", "--staged", "content"]) == 0
    assert "space-before" in capsys.readouterr().out
    git("add", "content")
    assert main(["lint", "--staged", "content"]) == 0
    assert "space-before" not in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_what_is_known_of_the_folder_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is in the index as in the folder was checked with the folder, and the other way round."""
    old = 1_600_000_000_000_000_000
    put(OTHER, GOOD)
    git("add", "content")
    for path in Path("content").rglob("*.md"):
        os.utime(path, ns=(old, old))
    main(["lint", "content"])
    monkeypatch.setattr("bantin.lint.runner.check_all", lambda names, *_: pytest.fail(str(names)) if names else None)
    assert main(["lint", "--staged", "content"]) == 0
    assert main(["lint", "content"]) == 0


@pytest.mark.parametrize("option", ["--fix", "--watch"])
def test_what_is_staged_is_only_looked_at(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither mending nor waiting goes with it."""
    assert main(["lint", "--staged", option]) == 2
    assert "--staged" in capsys.readouterr().err


def test_without_a_repository_there_is_nothing_staged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder outside of any repository ends the command with a sentence and status 2."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", NAME, source(GOOD))
    assert main(["lint", "--staged", "content"]) == 2
    assert "git không cho biết" in capsys.readouterr().err
