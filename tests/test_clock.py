from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest

from bantin.clock import Clock, read_clock
from bantin.dates import ZONE, DateError

NOON = datetime(2021, 1, 6, 12, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _no_clock_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BANTIN_NOW", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def test_a_moment_has_come_when_it_is_now_or_past() -> None:
    """An article appears in the very second it is scheduled for, and not before."""
    clock = Clock(NOON)
    assert clock.has_come(NOON)
    assert clock.has_come(NOON - timedelta(days=1))
    assert not clock.has_come(NOON + timedelta(seconds=1))


def test_the_given_time_comes_first_then_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command line gives beats BANTIN_NOW, which beats SOURCE_DATE_EPOCH."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609822800")
    assert read_clock().now == NOON - timedelta(days=1)
    monkeypatch.setenv("BANTIN_NOW", "2021-01-06T12:00:00+07:00")
    assert read_clock().now == NOON
    assert read_clock("07/01/2021 | 08:00").now == datetime(2021, 1, 7, 8, 0, tzinfo=ZONE)


def test_without_any_the_machine_is_asked_to_the_second() -> None:
    """The clock stands at the machine's time in our zone, in whole seconds."""
    before = int(time.time())
    clock = read_clock()
    assert before <= clock.now.timestamp() <= time.time()
    assert clock.now.microsecond == 0
    assert clock.now.tzinfo is ZONE


@pytest.mark.parametrize(
    ("name", "value"), [("BANTIN_NOW", "mai"), ("SOURCE_DATE_EPOCH", "mai"), ("SOURCE_DATE_EPOCH", "9" * 30)]
)
def test_a_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A misspelt time from outside is an error that shows it, not the machine's time."""
    monkeypatch.setenv(name, value)
    with pytest.raises(DateError) as caught:
        read_clock()
    assert caught.value.value == value
