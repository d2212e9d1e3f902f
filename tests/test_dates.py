from __future__ import annotations

from datetime import UTC, date, datetime, time
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE, DateError, display, display_day, machine, parse, written

moments = st.builds(
    lambda day, minutes: datetime.combine(day, time(minutes // 60, minutes % 60), ZONE),
    st.dates(date(1912, 1, 1)),
    st.integers(0, 24 * 60 - 1),
)


@pytest.mark.parametrize(
    "value",
    [
        "2021-01-06 17:07",
        "2021-01-06T17:07",
        "2021-01-06T17:07:00+07:00",
        "2021-01-06T17:07:00.250+0700",
        "2021-01-06 10:07Z",
        "2021-01-06T10:07:00Z",
        "2021-1-6 17:07",
        "06/01/2021 17:07",
        "6/1/2021 17:07",
        "06-01-2021 17:07",
        "06.01.2021, 17:07",
        "06/01/2021 | 17:07",
        "06/01/2021|17:07",
        "06/01/2021\xa0|\xa017:07",
        " 06/01/2021 |\u202f05:07\xa0PM ",
        "06/01/2021 | 05:07 PM",
        "06/01/2021 | 05:07pm",
        "06/01/2021 | 17:07 PM",
    ],
)
def test_every_form_names_the_same_moment(value: str) -> None:
    """ISO 8601 and the forms of Vietnamese portals, day first, with any kind of blank, mean 17:07 on 6 January."""
    found = parse(value)
    assert found.moment == datetime(2021, 1, 6, 17, 7, tzinfo=ZONE)
    assert found.has_time


@pytest.mark.parametrize("value", ["2021-01-06", "06/01/2021", "6-1-2021"])
def test_a_bare_day_is_its_midnight_and_says_so(value: str) -> None:
    """Without a time of day the moment is midnight, and the reader of the date can tell."""
    found = parse(value)
    assert found.moment == datetime(2021, 1, 6, tzinfo=ZONE)
    assert not found.has_time


@pytest.mark.parametrize(
    ("value", "hour"),
    [("12:00 AM", 0), ("12:30 am", 0), ("01:00 AM", 1), ("12:00 PM", 12), ("11:59 PM", 23), ("00:00", 0)],
)
def test_noon_and_midnight_of_the_twelve_hour_clock(value: str, hour: int) -> None:
    """12 AM is midnight and 12 PM noon."""
    assert parse(f"06/01/2021 | {value}").moment.hour == hour


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("31/02/2021", "date-impossible"),
        ("29/02/2021", "date-impossible"),
        ("2021-02-30", "date-impossible"),
        ("00/01/2021", "date-impossible"),
        ("01/13/2021", "date-impossible"),
        ("2021-13-01", "date-impossible"),
        ("06/01/2021 24:00", "date-impossible"),
        ("06/01/2021 17:60", "date-impossible"),
        ("06/01/2021 17:07 AM", "date-impossible"),
        ("06/01/2021 00:07 PM", "date-impossible"),
        ("2021-01-06 17:07:61", "date-impossible"),
        ("2021-01-06T17:07+99:99", "date-impossible"),
        ("9999-12-31T23:59-14:00", "date-impossible"),
        ("0021-01-06", "date-impossible"),
        ("06/01/0000", "date-impossible"),
        ("06/01/21", "date-ambiguous"),
        ("1/2/03 17:07", "date-ambiguous"),
        ("06-01-21", "date-ambiguous"),
        ("", "date-unreadable"),
        ("hôm qua", "date-unreadable"),
        ("2021", "date-unreadable"),
        ("01/2021", "date-unreadable"),
        ("20210106", "date-unreadable"),
        ("17:07 06/01/2021", "date-unreadable"),
        ("06/01/2021 |", "date-unreadable"),
        ("06/01/2021 5 PM", "date-unreadable"),
        ("06/01/20211", "date-unreadable"),
        ("6 tháng 1, 2021", "date-unreadable"),
        ("2021-01-06 17:07 x", "date-unreadable"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(value: str, code: str) -> None:
    """Impossible, ambiguous and unreadable dates are told apart, and nothing is guessed."""
    with pytest.raises(DateError) as caught:
        parse(value)
    assert (caught.value.code, caught.value.value) == (code, value)


def test_a_leap_day_is_a_day() -> None:
    """29 February exists every four years."""
    assert display_day(parse("29/02/2024").moment) == "29/02/2024"


@given(moments)
def test_what_we_write_and_show_is_read_back(moment: datetime) -> None:
    """The forms for files, readers and machines all lead back to the moment they were made from."""
    for made in (written(moment), display(moment), machine(moment)):
        assert parse(made).moment == moment
    assert parse(display_day(moment)).moment.date() == moment.date()


@given(moments)
def test_another_zone_s_moment_is_shown_in_ours(moment: datetime) -> None:
    """A moment of any zone is shown and written as the clocks in Ho Chi Minh City show it."""
    foreign = moment.astimezone(UTC)
    for show in (display, display_day, machine, written):
        assert show(foreign) == show(moment)


def test_the_shown_forms() -> None:
    """Citizens read day first with a bar, machines RFC 3339 with the offset."""
    moment = datetime(2021, 1, 6, 17, 7, tzinfo=ZONE)
    assert display(moment) == "06/01/2021 | 17:07"
    assert display_day(moment) == "06/01/2021"
    assert machine(moment) == "2021-01-06T17:07:00+07:00"
    assert written(moment) == "2021-01-06 17:07"


@given(st.text() | st.text(alphabet="0123456789/-.:| TZAPMapm+\xa0"))
def test_any_text_is_a_date_or_refused(value: str) -> None:
    """No text does anything but name a moment or raise DateError."""
    try:
        found = parse(value)
    except DateError as error:
        assert error.code in {"date-impossible", "date-ambiguous", "date-unreadable"}  # noqa: PT017 - either is right
    else:
        assert found.moment.tzinfo is ZONE


def test_endless_blanks_are_refused_at_once() -> None:
    """A value of a million blanks costs no time."""
    start = process_time()
    with pytest.raises(DateError, match="unreadable"):
        parse("06/01/2021" + " " * 1_000_000 + "x")
    assert process_time() - start < 5
