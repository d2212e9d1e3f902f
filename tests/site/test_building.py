"""The build as an administrator runs it: what stops it is said in a sentence, and nothing foreign is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from site_in_a_string import NOW, SITE, Site, article, write_files

Command = Callable[..., Site]


@pytest.fixture
def command(root: Path, tmp_path: Path) -> Command:
    """Run `build` of the command line on a content folder of the test."""
    settings = tmp_path / "settings.py"
    lines = (
        "from pelicanconf import *",
        f"STATE_PATH = {str(tmp_path / 'state')!r}",
        "THEME_SUPPORT = {'gallery': False}",
    )
    settings.write_text("\n".join(lines), encoding="utf-8")

    def run(*more: str) -> Site:
        content, output = tmp_path / "content", tmp_path / "output"
        line = [sys.executable, "-m", "bantin.cli", "build", "--content", str(content), "--output", str(output)]
        line += ["--settings", str(settings), "--now", NOW, *more]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        done = subprocess.run(
            line, check=False, capture_output=True, text=True, encoding="utf-8", cwd=root, env=environment
        )
        return Site(content, output, tmp_path / "state", done.returncode, done.stdout + done.stderr)

    return run


def test_site_that_can_be_built_ends_with_0_and_one_with_a_bad_article_with_1(command: Command, tmp_path: Path) -> None:
    """The exit status tells a program what the last line tells a person."""
    write_files(tmp_path / "content", SITE + article("a.md"))
    site = command()
    assert (site.status, site.said.strip().splitlines()[-1][:4]) == (0, "Xong"), site.said
    write_files(tmp_path / "content", article("b.md", id="cccccccc", date="31/02/2021"))
    site = command()
    assert (site.status, site.said.strip().splitlines()[-1][:6]) == (1, "Có lỗi"), site.said
    assert "Một bài" in site.read("index.html")


def test_two_builds_at_once_do_not_harm_each_other(command: Command, tmp_path: Path) -> None:
    """Two builds into one folder both end well, whichever waits for the other, and nothing half-written is left."""
    write_files(tmp_path / "content", SITE + article("a.md"))
    with ThreadPoolExecutor() as threads:
        sites = list(threads.map(lambda _: command(), range(2)))
    assert [site.status for site in sites] == [0, 0], [site.said for site in sites]
    assert list((tmp_path / "output").rglob("*.tmp")) == []


WRONG_SITES = {
    "missing": (None, "site.toml"),
    "no TOML": ('name = "Cổng', "site.toml"),
    "unknown name": ('nam = "a"\nname = "b"\nshort_name = "c"\nresponsible_body = "d"', "name"),
    "missing name": ('name = "Cổng"', "short_name"),
    "wrong type": ('name = 5\nshort_name = "c"\nresponsible_body = "d"', "site.toml.name"),
    "menu entry": ('name = "a"\nshort_name = "c"\nresponsible_body = "d"\n[[menu]]\nlabel = "x"', "href"),
}


@pytest.mark.parametrize("kind", WRONG_SITES)
def test_site_toml_that_cannot_be_used_is_said_in_a_sentence(command: Command, tmp_path: Path, kind: str) -> None:
    """File and entry are named in Vietnamese, without a traceback, and no site is written."""
    written, named = WRONG_SITES[kind]
    write_files(tmp_path / "content", SITE + article("a.md"))
    (tmp_path / "content" / "site.toml").unlink()
    if written is not None:
        (tmp_path / "content" / "site.toml").write_text(written, encoding="utf-8")
    site = command()
    assert site.status == 2
    assert "Traceback" not in site.said
    assert named in site.said
    assert any(letter in site.said for letter in "ăâđêôơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự")
    assert "index.html" not in site.files()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        (None, "categories.toml"),
        ('[[category]]\nname = "Đảng"\nslug = "Đảng đoàn"\norder = 1', "slug"),
        (
            '[[category]]\nname = "A"\nslug = "a"\norder = 1\n[[category]]\nname = "a"\nslug = "b"\norder = 2',
            "categories.toml",
        ),
        ('[[category]]\nname = "Thẻ"\nslug = "the"\norder = 1', "“the”"),
    ],
)
def test_categories_that_cannot_be_used_are_said_in_a_sentence(
    command: Command, tmp_path: Path, written: str | None, named: str
) -> None:
    """No file, a slug no address can hold, one name twice, a slug the site needs itself: each is said, no traceback."""
    write_files(tmp_path / "content", SITE)
    (tmp_path / "content" / "categories.toml").unlink()
    if written is not None:
        (tmp_path / "content" / "categories.toml").write_text(written, encoding="utf-8")
    site = command()
    assert site.status == 2, site.said
    assert "Traceback" not in site.said
    assert named in site.said


def test_folder_with_files_of_others_is_refused(command: Command, tmp_path: Path) -> None:
    """A folder that no build made is not written to, and what lies in it stays."""
    write_files(tmp_path / "content", SITE + article("a.md"))
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "luan-van.txt").write_text("một năm công sức", encoding="utf-8")
    site = command()
    assert site.status == 2
    assert "Traceback" not in site.said
    assert "không phải do Bản tin tạo ra" in site.said
    assert site.files() == {"luan-van.txt"}


def test_output_within_the_content_is_refused(command: Command, tmp_path: Path) -> None:
    """A build that would read what it wrote does not begin."""
    write_files(tmp_path / "content", SITE)
    site = command("--output", str(tmp_path / "content" / "ra"))
    assert site.status == 2
    assert "Traceback" not in site.said
    assert not (tmp_path / "content" / "ra").exists()
