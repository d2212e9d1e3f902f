from __future__ import annotations

from io import StringIO

import pytest

from bantin import progress
from bantin.progress import Progress


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class _Watch:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> _Watch:
    made = _Watch()
    monkeypatch.setattr(progress, "time", made)
    return made


def run(stream: StringIO, watch: _Watch, seconds: float, steps: int = 100) -> str:
    """Return what is told of a hundred things that take ``seconds`` together."""
    told = Progress("Đọc bài", stream)
    for done in range(1, steps + 1):
        watch.seconds += seconds / steps
        told(done, steps)
    return stream.getvalue()


def test_quick_work_says_nothing(watch: _Watch) -> None:
    """Under a second neither terminal nor log sees anything."""
    assert run(StringIO(), watch, 0.9) == run(_Terminal(), watch, 0.9) == ""


def test_a_log_gets_a_line_now_and_then(watch: _Watch) -> None:
    """Twenty seconds of work are a few whole lines, the last one of the end, without signs for terminals."""
    said = run(StringIO(), watch, 20).splitlines()
    assert 3 <= len(said) <= 6
    assert said[-1].startswith("Đọc bài: 100/100")
    assert all("\r" not in line and "\x1b" not in line for line in said)


def test_a_terminal_gets_a_bar_that_fills(watch: _Watch) -> None:
    """The bar is drawn over itself, at most ten times a second, and ends full on a line of its own."""
    said = run(_Terminal(), watch, 3, steps=1000)
    drawn = said.split("\r")[1:]
    assert 10 <= len(drawn) <= 22
    assert "█" * 30 in drawn[-1]
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert drawn[0].count("█") < drawn[10].count("█")


def test_the_end_is_told_once(watch: _Watch) -> None:
    """Work that is told to be done again after its end says nothing more."""
    stream = StringIO()
    told = Progress("Đọc bài", stream)
    for done in (1, 2, 2):
        watch.seconds += 10
        told(done, 2)
    assert len(stream.getvalue().splitlines()) == 2


def test_the_time_left_is_told(watch: _Watch) -> None:
    """After a quarter of the work in ten seconds, thirty are left."""
    stream = StringIO()
    told = Progress("Đọc bài", stream)
    watch.seconds += 10
    told(25, 100)
    assert stream.getvalue() == "Đọc bài: 25/100, còn khoảng 30 giây\n"


def test_nothing_to_do_is_no_fault(watch: _Watch) -> None:
    """Work of no things at all is told without a division by nothing."""
    told = Progress("Đọc bài", _Terminal())
    watch.seconds += 10
    told(0, 0)


def test_work_of_unknown_length_is_counted(watch: _Watch) -> None:
    """Where nobody knows how much there is, the number done is told, and the line is left at the end."""
    stream = _Terminal()
    told = Progress("Ghi trang", stream)
    watch.seconds += 2
    told(7)
    told.end()
    assert stream.getvalue() == "\rGhi trang: 7 tệp\x1b[K\n"
