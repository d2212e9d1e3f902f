from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from bantin.markdown.places import Places


def place(source: str, address: str, times: int = 1) -> tuple[int, int]:
    """Line and column of the given appearance of an address."""
    places = Places(source, PurePosixPath("a.md"), 10)
    position = [places.take(address) for _ in range(times)][-1]
    return position.line, position.column


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![](x.jpg)", (10, 1)),
        ("Một\n\nhai ![ảnh](x.jpg 'y')", (12, 5)),
        ("[a]: x.jpg", (10, 1)),
        ('a\n<img alt="b" src="x.jpg">', (11, 1)),
        ("<img src=x.jpg>", (10, 1)),
        ("![](<x.jpg>)", (10, 1)),
    ],
)
def test_an_address_is_found_where_it_stands(source: str, expected: tuple[int, int]) -> None:
    """Line and column count from the first line of the body, however the address is written."""
    assert place(source, "x.jpg") == expected


def test_equal_addresses_are_told_apart() -> None:
    """The second picture of the same file has the second place; more questions get the last one."""
    source = "![](x.jpg)\n\n![](x.jpg)"
    assert place(source, "x.jpg", 2) == (12, 1)
    assert place(source, "x.jpg", 3) == (12, 1)


def test_an_address_that_is_not_there_has_the_start_of_the_body() -> None:
    """What cannot be found is said to be in the article."""
    assert place("Một", "x.jpg") == (10, 1)
