from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bantin.build.folder import MARKER
from bantin.build.output import Output
from bantin.build.snapshot import Ending, forget, look, recall, remember, scan, tell
from bantin.build.state import State
from bantin.build.units import open_units
from bantin.clock import Clock
from bantin.dates import ZONE
from tests.article.samples import source, write
from tests.build.contents import NOW, SITE, edition, frame

# Long enough ago for a file to be taken for what it was.
LONG_AGO = 1_600_000_000


class Built:
    """A content folder, a program and a theme of one file each, and a site that was made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content = folder, folder / "content"
        self.state, self.output = folder / "content-state" / "state.sqlite", folder / "output"
        self.program, self.theme, self.product = folder / "p.py", folder / "theme", folder / "current.json"
        write(folder, {"p.py": "x", "theme/a.html": "x", "current.json": "x"})
        write(self.content, {**frame(), "a/1.md": source(expires="2021-07-01"), "a/2.md": source(id="b2222222")})
        self.age()
        self.build()

    def age(self) -> None:
        """Let all files be old."""
        for path in (*self.content.rglob("*"), *self.theme.rglob("*"), self.program):
            os.utime(path, (LONG_AGO, LONG_AGO))

    def build(self, status: int = 1) -> None:
        """Build as the command does: look, forget, build, remember."""
        self.state.parent.mkdir(exist_ok=True)
        seen = look(self.content, ["--strict"], [self.program], self.state.parent)
        forget(self.state, seen)
        found = edition(self.content, NOW)
        with State(self.state, "x") as state:
            units = open_units(self.output, state, 1)
            units.write(Output("a/index.html", b"x", lambda: b"x"))
            units.close()
            tell(state, found, self.theme, "Xong.")
            state.save()
        remember(self.state, seen, [self.product], status)

    def recalled(self, now: datetime = NOW, *options: str) -> Ending | None:
        """Return how the last build ended, where another would change nothing."""
        seen = look(self.content, options or ["--strict"], [self.program], self.state.parent)
        return recall(self.state, seen, self.output, Clock(now))


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Return a site that was built once."""
    return Built(tmp_path)


def test_where_nothing_has_changed_the_ending_is_recalled(built: Built) -> None:
    """The exit status and the words of the last build, for as long as all is as it was."""
    for _ in range(2):
        assert built.recalled() == Ending(1, "Xong.")


@pytest.mark.parametrize(
    "path", ["content/a/1.md", "content/b/3.md", "content/site.toml", "content/images/x.jpg", "p.py", "theme/a.html"]
)
def test_any_file_that_is_another_asks_for_a_build(built: Built, path: str) -> None:
    """Articles, what they show, what the site is called, the program and the theme: changed, new or gone."""
    place = built.folder / path
    write(built.folder, {path: SITE if place.name == "site.toml" else "khác"})
    assert built.recalled() is None
    built.age()
    built.build()
    assert built.recalled() is not None
    place.unlink()
    assert built.recalled() is None


@pytest.mark.parametrize("kind", ["output", "stranger", "index", "state", "options"])
def test_what_the_build_left_must_stand(built: Built, kind: str) -> None:
    """A page, the index, the state itself, the options: where one is another, a build is needed."""
    if kind == "output":
        (built.output / "a" / "index.html").unlink()
    elif kind == "stranger":
        (built.output / "la.html").write_bytes(b"")
    elif kind == "index":
        built.product.write_text("other", encoding="utf-8")
    elif kind == "state":
        for path in built.state.parent.glob("*.sqlite*"):
            path.write_bytes(b"no database" * 999)
    assert built.recalled(NOW, *(["--full"] if kind == "options" else [])) is None
    assert (built.output / MARKER).exists()


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (NOW - timedelta(seconds=1), False),
        (datetime(2021, 7, 1, 23, 59, 59, tzinfo=ZONE), True),
        (datetime(2021, 7, 2, tzinfo=ZONE), False),
    ],
)
def test_time_alone_may_ask_for_a_build(built: Built, now: datetime, *, holds: bool) -> None:
    """When the first article expires the site is another, and when the clock was put back nobody knows."""
    assert (built.recalled(now) is not None) is holds


def test_a_file_written_just_before_is_not_trusted(built: Built) -> None:
    """A file may change again within the tick of its clock, so a build that saw it young is not remembered."""
    write(built.content, {"a/1.md": source(title="Mới")})
    built.build()
    assert built.recalled() is None


def scanned(built: Built) -> bool:
    """Return whether a build of another process finds the third article."""
    with State(built.state, "x") as state:
        found = scan(built.content, state)
        state.save()
    return "a/3.md" in found.stamps


@pytest.mark.parametrize("child", [True, False])
def test_a_build_takes_what_the_command_that_started_it_has_seen(
    built: Built, child: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own child looks at the files no second time, the build after that again; any other process does at once."""
    monkeypatch.setenv("BANTIN_SEEN", "")
    forget(built.state, look(built.content, [], [], built.folder))
    write(built.content, {"a/3.md": source(id="c3333333")})
    if not child:
        monkeypatch.setenv("BANTIN_SEEN", "1")
    assert scanned(built) is not child
    assert scanned(built)
