"""What the parameters of an address ask for."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE
from bantin.web.question import Asked, RefusedError, read_question

NAMES = ["q", "category", "year", "from", "to", "sort", "page"]


def moment(year: int, month: int, day: int) -> datetime:
    """Return a midnight."""
    return datetime(year, month, day, tzinfo=ZONE)


@pytest.mark.parametrize("written", ["2021-03-01", "01/03/2021", "1/3/2021", " 01/03/2021 "])
def test_days_are_read_as_machines_and_people_write_them(written: str) -> None:
    """The day given is the first of the results, or the last."""
    asked = read_question({"from": written, "to": written})
    assert (asked.since, asked.until) == (date(2021, 3, 1), date(2021, 3, 1))
    assert (asked.filters.since, asked.filters.until) == (moment(2021, 3, 1), moment(2021, 3, 2))


def test_year_and_days_narrow_together() -> None:
    """The later beginning and the earlier end hold."""
    asked = read_question({"year": "2021", "from": "2020-01-01", "to": "2021-05-31"})
    assert (asked.filters.since, asked.filters.until) == (moment(2021, 1, 1), moment(2021, 6, 1))


def test_an_empty_form_asks_nothing() -> None:
    """A form sends the fields that were left empty too."""
    asked = read_question(dict.fromkeys(NAMES, ""))
    assert asked == Asked("")
    assert asked.is_empty
    assert not read_question({"to": "2021-03-01"}).is_empty


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"q": "a" * 201}, "dài quá 200"),
        ({"category": 'x" năm:2021'}, "chuyên mục"),
        ({"category": "a" * 81}, "chuyên mục"),
        ({"year": "21"}, "bốn chữ số"),
        ({"from": "31/02/2021"}, "“31/02/2021” không phải là một ngày"),
        ({"to": "hôm qua"}, "01/03/2021"),
        ({"from": "2021-03-01 10:00"}, "không phải là một ngày"),
        ({"to": "9999-12-31"}, "không phải là một ngày"),
        ({"from": "2021-03-02", "to": "2021-03-01"}, "đứng sau ngày kết thúc"),
        ({"sort": "views"}, "mới nhất"),
        ({"page": "0"}, "từ 1 đến 50"),
        ({"page": "51"}, "từ 1 đến 50"),
        ({"page": "٣"}, "từ 1 đến 50"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_in_words(wrong: dict[str, str], said: str) -> None:
    """The reason says what to write instead."""
    with pytest.raises(RefusedError, match=said):
        read_question(wrong)


def test_an_address_asks_what_it_was_made_from() -> None:
    """Whatever is chosen comes back out of the address, and a change begins at the first page."""
    asked = read_question(
        {"q": "chợ & “mơ”", "category": "tin-phuong", "year": "2021", "from": "01/03/2021", "sort": "date", "page": "3"}
    )
    assert read_question(asked.parameters()) == asked
    assert asked.address(year="") == (
        "/tim-kiem/?q=ch%E1%BB%A3+%26+%E2%80%9Cm%C6%A1%E2%80%9D&category=tin-phuong&from=2021-03-01&sort=date"
    )
    assert asked.address(page=4).endswith("&page=4")


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_any_address_is_read_or_refused(given: dict[str, str]) -> None:
    """Nothing in an address is a fault of the program."""
    try:
        asked = read_question(given)
    except RefusedError:
        return
    assert read_question(asked.parameters()) == asked
