from __future__ import annotations

from datetime import datetime

import pytest

from bantin.dates import ZONE
from bantin.search.query import Query, parse


def words(query: Query) -> list[list[str]]:
    """Return the exact words of each run."""
    return [[word.exact for word in run] for run in query.runs]


def test_words_phrases_and_exclusions_are_told_apart() -> None:
    """Each piece of a question lands in its place, and a phrase's words are looked for too."""
    query = parse('họp "chợ Mơ" -tạm -"cuối năm" sáng')
    assert words(query) == [["họp"], ["chợ", "mơ"], ["sáng"]]
    assert [[word.exact for word in run] for run in query.phrases] == [["chợ", "mơ"]]
    assert [[word.exact for word in run] for run in query.excluded] == [["tạm"], ["cuối", "năm"]]


def test_neighbours_stay_together() -> None:
    """Words with nothing between them are one run."""
    assert words(parse("giải phóng, mặt bằng")) == [["giải", "phóng", "mặt", "bằng"]]


@pytest.mark.parametrize("name", ["category", "Category", "chuyên-mục", "chuyen-muc", "mục"])
def test_a_category_may_be_asked_by_several_names(name: str) -> None:
    """The filter's name is read with and without marks."""
    assert parse(f"{name}:tin-phuong").category == "tin-phuong"


def test_days_include_themselves() -> None:
    """A question to a day includes all of it."""
    query = parse("từ:01/02/2021 đến:2021-02-03")
    assert query.since == datetime(2021, 2, 1, tzinfo=ZONE)
    assert query.until == datetime(2021, 2, 4, tzinfo=ZONE)
    assert query.runs == []


@pytest.mark.parametrize(
    "typed",
    [
        "năm:21",
        "năm:20٢١",
        "từ:hôm-qua",
        "từ:2021-01-06T17:07",
        'đến:"06/01/2021 | 17:07"',
        "giờ:8",
        "http://phuong.vn",
        "tin:",
        ":tin",
        "đến:31/12/9999",
    ],
)
def test_what_is_no_filter_is_words(typed: str) -> None:
    """A filter with a value that means nothing, or an address, is looked for as text."""
    query = parse(typed)
    assert query.since is query.until is None
    assert query.runs


@pytest.mark.parametrize(
    ("typed", "is_marked"),
    [("giải phóng mặt bằng", True), ("giai phong", False), ("giải phong mặt bang", True), ("giải phong mat", False)],
)
def test_marks_count_when_there_are_enough(typed: str, is_marked: bool) -> None:
    """Four words in ten with marks make a question one whose marks are meant."""
    assert parse(typed).is_marked is is_marked
