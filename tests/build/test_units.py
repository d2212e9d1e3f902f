from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from bantin.build.folder import MARKER, FolderError
from bantin.build.output import Output
from bantin.build.state import State
from bantin.build.units import Since, Units, open_units


class Site:
    """A site of made-up units: what each is made of is its mark, and what it writes."""

    def __init__(self, folder: Path) -> None:
        self.output, self.state = folder / "output", folder / "state.sqlite"
        self.rendered: list[str] = []
        # What happens whenever an output is rendered.
        self.at_render: Callable[[], None] = lambda: None

    def build(self, units: Mapping[str, Mapping[str, str]], workers: int = 1) -> Units:
        """Build a site of these units, each the words of its files by path."""
        self.rendered = []
        with State(self.state, "x") as state:
            made = open_units(self.output, state, workers)
            for name, files in units.items():
                write = partial(self._write, made, files)
                made.unit(name, repr(files).encode(), write, size=len(files))
            made.close()
        return made

    def _write(self, made: Units, files: Mapping[str, str]) -> None:
        for path, words in files.items():
            made.write(Output(path, words.encode(), partial(self._render, path, words)))

    def _render(self, path: str, words: str) -> bytes:
        self.rendered.append(path)
        self.at_render()
        return words.encode()

    def files(self) -> dict[str, str]:
        """Return what stands in the output folder."""
        found = (path for path in self.output.rglob("*") if path.is_file() and path.name != MARKER)
        return {path.relative_to(self.output).as_posix(): path.read_text(encoding="utf-8") for path in found}


FIRST = {"một": {"a/1.html": "1", "a/2.html": "2"}, "hai": {"b/3.html": "3"}}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site that was built once."""
    made = Site(tmp_path)
    made.build(FIRST)
    return made


def flat(units: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {path: words for files in units.values() for path, words in files.items()}


def test_what_stands_is_not_rendered_again(site: Site) -> None:
    """A second build renders nothing, and knows of every file."""
    made = site.build(FIRST)
    assert (site.rendered, made.counts.skipped, made.counts.written) == ([], 3, 0)
    assert made.folder.written == set(flat(FIRST))


def test_of_a_changed_unit_only_the_changed_outputs_are_rendered(site: Site) -> None:
    """One file of one unit is another: the rest of the unit, and all other units, stay as they are."""
    changed = {**FIRST, "một": {"a/1.html": "khác", "a/2.html": "2"}}
    made = site.build(changed)
    assert site.rendered == ["a/1.html"]
    assert (made.counts.rendered, made.counts.skipped, made.counts.written) == (1, 2, 1)
    assert site.files() == flat(changed)


def test_what_no_unit_writes_any_more_is_removed(site: Site) -> None:
    """Files of a unit that lost them, and of one that is gone, go, with the folders left empty."""
    site.build({"một": {"a/2.html": "2"}})
    assert site.files() == {"a/2.html": "2"}
    assert not (site.output / "b").exists()


def test_a_file_moves_from_one_unit_to_another(site: Site) -> None:
    """The file stays, whichever unit comes first."""
    for units in ({"một": {"a/1.html": "1"}, "hai": {"b/3.html": "3", "a/2.html": "hai"}}, FIRST):
        site.build(units)
        assert site.files() == flat(units)


@pytest.mark.parametrize("kind", ["lost", "other", "stranger", "folder", "emptied"])
def test_what_somebody_did_in_the_folder_is_undone(site: Site, kind: str) -> None:
    """A file lost, replaced or put there, and whole folders: the next build leaves the site as it was."""
    page = site.output / "a" / "1.html"
    if kind == "lost":
        page.unlink()
    elif kind == "other":
        page.with_name("x").write_text("khác", encoding="utf-8")
        page.with_name("x").replace(page)
    elif kind == "stranger":
        page.with_name("la.html").write_text("lạ", encoding="utf-8")
    elif kind == "folder":
        (page.parent / "c" / "d").mkdir(parents=True)
        (page.parent / "c" / "d" / "la.html").write_text("lạ", encoding="utf-8")
    else:
        for path in (page, page.with_name("2.html")):
            path.unlink()
        page.parent.rmdir()
    site.build(FIRST)
    assert site.files() == flat(FIRST)
    assert not (page.parent / "c").exists()
    site.build(FIRST)
    assert site.rendered == []


def test_what_somebody_does_while_a_build_runs_is_undone_by_the_next(site: Site) -> None:
    """The folder in which nothing was built is not vouched for as it then stands."""

    def meddle() -> None:
        (site.output / "b" / "3.html").unlink()
        (site.output / "b" / "la.html").write_text("lạ", encoding="utf-8")

    changed = {**FIRST, "một": {"a/1.html": "khác", "a/2.html": "2"}}
    site.at_render = meddle
    site.build(changed)
    site.at_render = lambda: None
    site.build(changed)
    assert site.files() == flat(changed)


def test_what_moves_from_folder_to_folder_is_known_where_it_is(site: Site) -> None:
    """Folders that came are vouched for, those that went are not asked for, and a file may stand where one was."""
    moved = {"một": {"c/d/1.html": "1", "a": "2"}, "hai": {"b/3.html": "3"}}
    site.build(moved)
    made = site.build(moved)
    assert (site.rendered, made.counts.skipped, site.files()) == ([], 3, flat(moved))


def amend(site: Site, since: str, workers: int = 1) -> tuple[Units, list[str]]:
    """Write the first unit anew where it does not stand as ``since``, else one file of it, and take one away."""
    asked: list[str] = []
    with State(site.state, "x") as state:
        made = open_units(site.output, state, workers)

        def whole() -> None:
            asked.append("whole")
            for path, words in {"a/1.html": "khác", "a/4.html": "4"}.items():
                made.write(Output(path, words.encode(), words.encode))

        def some() -> None:
            asked.extend(sorted(made.standing))
            made.write(Output("a/1.html", "khác".encode(), "khác".encode))
            made.write(Output("a/4.html", b"4", "4".encode))
            made.take_away("a/2.html")

        made.unit("một", b"new", whole, 1, Since(since.encode(), some))
        made.unit("hai", repr(FIRST["hai"]).encode(), whole)
        made.close()
    return made, asked


def test_a_unit_that_stands_as_it_is_said_to_is_changed_in_part(site: Site) -> None:
    """Only what has changed is written or taken away, the rest stays and is known; the next build keeps all of it."""
    files = {"a/1.html": "1", "a/2.html": "2", "a/5.html": "5"}
    site.build({**FIRST, "một": files})
    made, asked = amend(site, repr(files))
    assert asked == ["a/1.html", "a/2.html", "a/5.html"]
    assert site.files() == {"a/1.html": "khác", "a/4.html": "4", "a/5.html": "5", "b/3.html": "3"}
    assert (made.counts.rendered, made.counts.skipped) == (2, 2)
    again, asked = amend(site, "anything")
    assert (asked, again.counts.rendered, again.folder.written) == ([], 0, set(site.files()))


def test_what_is_gone_goes_before_folders_are_filled_that_nobody_waits_for(site: Site) -> None:
    """Pages that are no more are removed as soon as all others stand; what is yet to be written stays meanwhile."""
    site.build({**FIRST, "ba": {"c/6.bin": "6", "c/7.bin": "7"}})
    with State(site.state, "x") as state:
        made = open_units(site.output, state, 1)
        made.settle(["c"])
        assert set(site.files()) == {"c/6.bin", "c/7.bin"}
        made.unit("ba", b"y", lambda: made.write(Output("c/7.bin", b"", "7".encode)))
        assert made.close() == 4
    assert set(site.files()) == {"c/7.bin"}


def test_a_unit_that_stands_otherwise_is_made_as_a_whole(site: Site) -> None:
    """Where the state says another mark, or a file is gone, nothing of what stood is kept."""
    assert amend(site, "another")[1] == ["whole"]
    assert site.files() == {"a/1.html": "khác", "a/4.html": "4", "b/3.html": "3"}
    site.build(FIRST)
    (site.output / "a/2.html").unlink()
    assert amend(site, repr(FIRST["một"]))[1] == ["whole"]


def test_after_a_build_that_did_not_end_every_file_is_looked_at(site: Site) -> None:
    """A build dies over its second file: the first, which it wrote already, is not taken for the one before."""

    class DiedError(Exception):
        pass

    def die() -> bytes:
        raise DiedError

    with State(site.state, "x") as state:
        made = open_units(site.output, state, 1)
        made.unit("một", b"khac", lambda: made.write(Output("a/1.html", b"khac", lambda: b"khac")))
        made.unit("hai", b"khac", lambda: made.write(Output("b/3.html", b"khac", die)))
        with pytest.raises(DiedError):
            made.close()
    assert site.files()["a/1.html"] == "khac"
    site.build(FIRST)
    assert site.files() == flat(FIRST)
    assert site.rendered == ["a/1.html"]


def test_many_outputs_are_made_by_several_processes(tmp_path: Path) -> None:
    """Made by copies of this process the site is the same, and the next build knows all that they did."""
    site = Site(tmp_path)
    units = {f"phần {part}": {f"{part}/{one}.html": f"{part} {one}" for one in range(60)} for part in range(8)}
    made = site.build(units, workers=2)
    # None of it was rendered in this process.
    assert (site.rendered, made.counts.rendered, made.counts.written) == ([], 480, 480)
    assert site.files() == flat(units)
    assert site.build(units, workers=2).counts.skipped == 480


def test_two_outputs_of_one_path_are_refused(tmp_path: Path) -> None:
    """Within a unit, between units, and from process to process."""
    same = {"a.html": "1"}
    many = {f"phần {part}": {f"{part}/{one}.html": "x" for one in range(150)} for part in range(2)}
    for units in ({"một": same, "hai": same}, {**many, "một": same, "hai": same}):
        with pytest.raises(FolderError, match=r"a\.html"):
            Site(tmp_path / str(len(units))).build(units, workers=2)


def test_an_output_nobody_can_vouch_for_is_always_made(tmp_path: Path) -> None:
    """Without a mark an output is rendered each time."""
    rendered = []
    for _ in range(2):
        with State(tmp_path / "state.sqlite", "x") as state:
            made = open_units(tmp_path / "output", state, 1)
            made.write(Output("a.html", b"", lambda: rendered.append(1) or b"x"))  # type: ignore[func-returns-value]
            made.close()
    assert len(rendered) == 2
