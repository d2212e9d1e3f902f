from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bantin.build.origin import state_path
from bantin.build.turn import take_turn
from bantin.cli import building
from bantin.cli.project import CommandError
from bantin.cli.site import Site
from tests.article.samples import source, write
from tests.build.contents import frame

NOW = "2021-06-01 12:00"
LONG_AGO = 1_600_000_000


class Desk:
    """A site of two articles, with settings and a state of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content = folder, folder / "content"
        lines = ("from pelicanconf import *", f"STATE_PATH = {str(folder / 'var')!r}", "THEME_SUPPORT = {}")
        write(folder, {"settings.py": "\n".join(lines)})
        write(self.content, {**frame(), "a/1.md": source(), "a/2.md": source(id="b2222222", date="31/02/2021")})
        self.age()
        self.site = Site(self.content, folder / "output", folder / "settings.py", now=NOW, workers=1)
        self.log = folder / "build.log"

    def age(self) -> None:
        """Let all files be old enough to be trusted."""
        for path in (*self.content.rglob("*.*"), self.folder / "settings.py"):
            os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def desk(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the site, with the project's own state out of the way."""
    monkeypatch.setattr(building, "VAR", tmp_path / "var")
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.chdir(root)
    return Desk(tmp_path)


def test_where_nothing_has_changed_nothing_is_built(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The findings, the totals and the exit status are those of the last build, and Pelican is not even started."""
    assert building.build(desk.site) == 1
    before = capfd.readouterr().err
    with monkeypatch.context() as patch:
        patch.setattr(Site, "build", lambda _self: pytest.fail("built"))
        assert building.build(desk.site) == 1
    again = capfd.readouterr().err
    assert again.startswith("Không có gì thay đổi")
    # All but the line that counts what was done, and, on a slow machine, those that tell how far it is.
    done = ("Đã đọc", "Đọc bài", "Ghi trang")
    assert again.splitlines()[1:] == [line for line in before.splitlines() if not line.startswith(done)]
    assert "[date-impossible]" in again


def test_a_change_and_a_wish_have_it_built(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """A mended article is read, and nothing else; asked for all, all is read."""
    building.build(desk.site)
    write(desk.content, {"a/2.md": source(id="b2222222")})
    assert building.build(desk.site) == 0
    assert "Đã đọc 1 tệp bài" in capfd.readouterr().err
    assert building.build(Site(desk.content, desk.site.output, desk.site.settings, NOW, 1, full=True)) == 0
    assert "Đã đọc 2 tệp bài" in capfd.readouterr().err


def test_a_variable_that_the_settings_read_asks_for_a_build(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What settings take from the environment is a part of them."""
    with desk.site.settings.open("a", encoding="utf-8") as stream:
        stream.write('\nimport os\nSITEURL = os.environ.get("SITE_ADDRESS", "https://a.example")\n')
    desk.age()
    assert building.build(desk.site) == 1
    monkeypatch.setenv("SITE_ADDRESS", "https://b.example")
    assert building.build(desk.site) == 1
    assert "https://b.example" in (desk.site.output / "index.html").read_text(encoding="utf-8")


def test_while_another_build_goes_on_nothing_of_it_is_touched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that does not get its turn says so and leaves the state as it is."""
    building.build(desk.site)
    path = state_path(desk.folder / "var", desk.site.output)
    before = path.read_bytes()
    write(desk.content, {"a/3.md": source(id="c2222222", title="Bài khác")})
    monkeypatch.setattr(building, "take_turn", partial(take_turn, patience=0.1))
    with closing(take_turn(desk.site.output, desk.folder / "var")), pytest.raises(CommandError, match="lần dựng khác"):
        building.build(desk.site)
    assert path.read_bytes() == before


def test_a_damaged_state_costs_a_whole_build_and_no_page(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """A bit tipped over in what is kept of an article: it is told, all is built anew, and the site is right."""
    building.build(desk.site)
    page = next((desk.site.output / "thong-bao" / "2021").glob("*-k7m2q9xb.html"))
    before = page.read_bytes()
    path = state_path(desk.folder / "var", desk.site.output)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE work SET value = substr(value, 1, 40) || x'00' || substr(value, 42)")
    connection.close()
    write(desk.content, {"a/3.md": source(id="c2222222", title="Bài khác")})
    page.unlink()
    assert building.build(desk.site) == 1
    assert "dựng lại toàn bộ" in capfd.readouterr().err
    assert b"Giao ban" in page.read_bytes()
    assert page.read_bytes() != before
