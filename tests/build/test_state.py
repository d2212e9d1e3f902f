from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.build import state as states
from bantin.build.state import DamagedStateError, State, UnwritableStateError, open_state, sealed, unsealed


def test_what_was_saved_is_there_for_the_next(tmp_path: Path) -> None:
    """Plain values and objects of ours come back; what was dropped, or never saved, does not."""
    with State(tmp_path / "a.sqlite", "x") as state:
        state.put("meta", "tệp\udcff", {"a": (1, b"\x00")})
        state.put("work", "a.md", Path("b"))
        state.put("work", "b.md", Path("c"))
        state.drop("work", ["b.md"])
        state.save()
        state.put("meta", "b", 1)
    with State(tmp_path / "a.sqlite", "x") as state:
        assert state.get("meta", "tệp\udcff") == {"a": (1, b"\x00")}
        assert dict(state.items("work")) == {"a.md": Path("b")}
        assert state.get("meta", "b") is None


def test_a_state_of_another_program_starts_empty_without_a_word(tmp_path: Path) -> None:
    """Another stamp, and asking for it, empties the state; without a stamp it is taken as it is."""
    for stamp, afresh, found in (("x", False, None), ("x", False, 1), ("y", False, None), ("y", True, None)):
        with State(tmp_path / "a.sqlite", stamp, afresh=afresh) as state:
            assert state.get("meta", "a") == found
            assert state.notice == ""
            state.put("meta", "a", 1)
            state.save()
    with State(tmp_path / "a.sqlite") as state:
        assert state.get("meta", "a") == 1


def test_a_file_that_is_no_state_is_told_and_replaced(tmp_path: Path) -> None:
    """What a broken disk left in its place stops nobody."""
    (tmp_path / "a.sqlite").write_bytes(b"no database at all" * 300)
    with State(tmp_path / "a.sqlite", "x") as state:
        assert "a.sqlite" in state.notice
        assert state.get("meta", "a") is None


def test_a_damaged_value_is_never_read_and_takes_the_state_with_it(tmp_path: Path) -> None:
    """One bit tipped over in one value: reading it says so, and the next build knows nothing."""
    path = tmp_path / "a.sqlite"
    with State(path, "x") as state:
        state.put("meta", "a", "một hai ba bốn năm")
        state.save()
        state.put_sealed("meta", [("a", bytes([*sealed("meta", "a", "một")[:-1], 0]))])
        state.save()
    with State(path, "x") as state, pytest.raises(DamagedStateError, match="meta/a"):
        state.get("meta", "a")
    assert not path.exists()


def test_a_state_that_another_build_writes_to_is_let_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finds it locked says so and takes nothing away: the other build keeps what it knows."""
    monkeypatch.setattr("bantin.build.state.PATIENCE", 0)
    path = tmp_path / "a.sqlite"
    with State(path, "x") as state:
        state.put("meta", "a", 1)
        with State(path) as other, pytest.raises(UnwritableStateError, match=r"a\.sqlite"):
            other.put("meta", "a", 2)
        state.save()
        assert state.get("meta", "a") == 1
    with State(path, "x") as state:
        assert state.get("meta", "a") == 1


def test_a_process_that_was_copied_reads_by_itself(tmp_path: Path) -> None:
    """A copy opens the file anew, and what it does to its connection is not felt here."""
    with State(tmp_path / "a.sqlite", "x") as state:
        state.put("meta", "a", 1)
        state.save()
        child = os.fork()
        if child == 0:
            found = state.get("meta", "a")
            state.close()
            os._exit(0 if found == 1 else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert state.get("meta", "a") == 1


@given(st.binary(min_size=1, max_size=40), st.data())
def test_any_changed_bit_is_noticed(value: bytes, data: st.DataObject) -> None:
    """Whichever bit of a kept value tips over, and whichever name it is read under, it is not taken for whole."""
    kept = sealed("meta", "a", value)
    assert unsealed("meta", "a", kept) == value
    bit = data.draw(st.integers(0, 8 * len(kept) - 1))
    damaged = bytearray(kept)
    damaged[bit // 8] ^= 1 << bit % 8
    for table, key, read in (("meta", "a", bytes(damaged)), ("meta", "b", kept), ("entry", "a", kept)):
        with pytest.raises(DamagedStateError):
            unsealed(table, key, read)


@pytest.fixture
def stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have this process keep its state open, as that of `serve` does."""
    monkeypatch.setattr(states, "_keeps_open", True)
    yield
    for state in states._KEPT.values():
        state.close()
    states._KEPT.clear()


def counted(path: Path, stamp: str = "x") -> tuple[State, list[object], dict[str, object]]:
    """Return the state, which values were made anew in it, and all values."""
    made: list[object] = []

    def make(value: object) -> object:
        made.append(value)
        return value

    state = open_state(path, stamp)
    return state, made, dict(state.held("unit", make))


@pytest.mark.usefixtures("stays")
def test_a_process_that_stays_makes_only_what_has_changed(tmp_path: Path) -> None:
    """What was put or dropped is seen by the next build; all else is at hand."""
    path = tmp_path / "a.sqlite"
    state, _, _ = counted(path)
    for key in "abc":
        state.put("unit", key, key.upper())
    state.end()
    state, made, found = counted(path)
    assert found == {"a": "A", "b": "B", "c": "C"}
    state.put("unit", "a", "mới")
    state.drop("unit", ["b"])
    state.end()
    state, made, found = counted(path)
    assert (made, found) == (["mới"], {"a": "mới", "c": "C"})


@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("how", ["another process", "another program", "a build that failed", "cleaned"])
def test_what_a_process_knows_never_outlives_the_state(tmp_path: Path, how: str) -> None:
    """Where anybody else wrote, or the build did not end, all is read from the file again."""
    path = tmp_path / "a.sqlite"
    state, _, _ = counted(path)
    state.put("unit", "a", "A")
    state.end()
    expected: dict[str, object] = {"a": "A"}
    if how == "another process":
        with State(path) as other:
            other.put("unit", "a", "khác")
            other.save()
        expected = {"a": "khác"}
    elif how == "a build that failed":
        state, _, _ = counted(path)
        state.put("unit", "a", "hỏng")
        state.close()
    elif how == "cleaned":
        path.unlink()
        expected = {}
    else:
        expected = {}
    assert counted(path, "y" if how == "another program" else "x")[2] == expected
