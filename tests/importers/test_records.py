from __future__ import annotations

from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.importers.records import read_record
from bantin.importers.runs import Picture
from bantin.report import Position

HERE = Position(PurePath("bai.jsonl"), 7)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        *("id", "url", "title", "date", "lead", "body", "content_html", "views", "tags", "images", "x"),
        *("document_number", "document_date", "losses", "attached"),
    ]
)


@given(st.dictionaries(NAMES, JSON))
def test_whatever_a_record_holds_it_is_read(values: dict[str, Any]) -> None:
    """No value of any type stops the import, and every text can be written as UTF-8 without control characters."""
    record, _ = read_record(values, HERE)
    whole = record.title + record.body + record.lead + record.url
    assert "\x00" not in whole
    assert whole.encode("utf-8").decode("utf-8") == whole


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", 7),
        ("body", ["a"]),
        ("views", -1),
        ("views", "nhiều"),
        ("views", True),
        ("views", 1.5),
        ("views", 1e308),
        ("document_date", "1.234.567"),
        ("images", "a.jpg"),
        ("tags", 7),
    ],
)
def test_a_value_of_the_wrong_type_is_named_and_counts_as_missing(name: str, value: object) -> None:
    """A wrong type costs that field alone."""
    record, found = read_record({name: value, "lead": "Sáng 6/1"}, HERE)
    assert [one.code for one in found] == ["wrong-type"]
    assert name in found[0].text
    assert not getattr(record, name)
    assert record.lead == "Sáng 6/1"


def test_a_wrong_picture_or_tag_costs_no_other() -> None:
    """Of several values those that are right stay, and each wrong one is named as the file has it."""
    images = [{"src": "a.jpg", "caption": "C"}, {"caption": "x"}, 5, {"src": ["b.jpg"], "alt": None}]
    record, found = read_record({"images": images, "tags": ["rác", True, "rác"]}, HERE)
    assert [one.caption for one in record.images] == ["C", "x"]
    assert record.tags == ("rác",)
    assert [one.code for one in found] == ["wrong-entry"] * 3
    told = " ".join(one.text for one in found)
    assert '{"src": ["b.jpg"], "alt": null}' in told
    assert "(true)" in told


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("06/01/2021 12:00 AM", "06/01/2021"),
        ("06/01/2021 | 12:00:00 am", "06/01/2021"),
        ("2021-01-06 12:00 AM", "2021-01-06"),
        ("06/01/2021 12:00 PM", "06/01/2021 12:00 PM"),
        ("06/01/2021 00:00", "06/01/2021 00:00"),
    ],
)
def test_midnight_of_a_portal_is_no_time(written: str, kept: str) -> None:
    """What portals print where the time was lost is left out, whatever file the date comes in."""
    assert read_record({"date": written}, HERE)[0].date == kept


@pytest.mark.parametrize("value", [470, "470", 470.0, "1.470", "1,470"])
def test_views_are_read_in_the_forms_they_come_in(value: object) -> None:
    """A number is a number, with or without marks for thousands."""
    record, found = read_record({"views": value}, HERE)
    assert record.views in (470, 1470)
    assert not found


def test_control_characters_are_taken_off_and_counted() -> None:
    """NUL and its like are said and dropped; line ends stay."""
    record, found = read_record({"body": "a\x00b\x1f\r\nc", "images": [{"src": "x.jpg", "caption": "d\x00"}]}, HERE)
    assert record.body == "ab\nc"
    assert record.images[0].caption == "d"
    assert [(one.code, "3" in one.text) for one in found] == [("control-characters", True)]


def test_texts_are_composed_unicode() -> None:
    """Decomposed marks are put together."""
    record, _ = read_record({"title": "Quâ\u0323n u\u0309y"}, HERE)
    assert record.title == "Quận ủy"


def test_pictures_come_as_objects_or_addresses() -> None:
    """A picture is an address, or an object with address, words, caption and position."""
    images = ["a.jpg", {"url": "b.jpg", "alt": "B", "caption": "Chú thích", "position": 2}]
    record, _ = read_record({"images": images}, HERE)
    first, second = record.images
    assert first.picture == Picture(("a.jpg",))
    assert (second.picture, second.caption, second.after) == (Picture(("b.jpg",), "B"), "Chú thích", 2)


def test_fields_nobody_reads_are_named() -> None:
    """What we have no field for is listed, unless it is empty."""
    record, _ = read_record({"reactions": {"likes": 4}, "note": None, "title": "A"}, HERE)
    assert record.ignored == ("reactions",)


@pytest.mark.parametrize(
    ("name", "value"),
    [("losses", [["x", "y"]]), ("losses", [["styling"]]), ("losses", "x"), ("attached", {"a": "b"})],
)
def test_losses_without_words_and_pictures_without_bytes_are_wrong(name: str, value: object) -> None:
    """What a reader of ours hands over besides is looked at as everything else is."""
    record, found = read_record({"title": "A", name: value}, HERE)
    assert [one.code for one in found] == ["wrong-type"]
    assert (record.losses, record.attached) == ((), {})
