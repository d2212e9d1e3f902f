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
        ("[^a]: x.jpg\n[b]: x.jpg c\n[c]: <x.jpg> 'd'\r\n", (12, 1)),
        ('a\n<img alt="b" src="x.jpg">', (11, 1)),
        ("<img src=x.jpg>", (10, 1)),
        ("![](<x.jpg>)", (10, 1)),
        ("[![A](a.jpg)](x.jpg)", (10, 13)),
        ("![[1] và](x.jpg)", (10, 9)),
        (r"\](x.jpg) ![](x.jpg)", (10, 11)),
        ("[a](b ![c](x.jpg)", (10, 7)),
    ],
)
def test_an_address_is_found_where_it_stands(source: str, expected: tuple[int, int]) -> None:
    """Line and column count from the first line of the body, however the address is written."""
    assert place(source, "x.jpg") == expected


@pytest.mark.parametrize("address", ["hội nghị.jpg", "a(1).jpg", "a[1].jpg", "a b (2).jpg", "a.jpg “C”"])
@pytest.mark.parametrize("written", ['[]({} "Chú thích")', "[](<{}>)", "[]( {}\r\n 'C')", "[]({} 'C')", "[]({})"])
@pytest.mark.parametrize("before", ["a\r\n\r\n", "<br>\n\n", "[a]: b\n\n"])
def test_a_name_of_a_file_may_hold_any_sign(address: str, written: str, before: str) -> None:
    """Spaces and brackets are of the address as python-markdown reads it."""
    assert place(before + written.format(address), address) == (12, 1)


def test_an_address_ends_at_its_own_quote() -> None:
    """That of a tag may hold spaces and the other quote; a quote alone in brackets is an apostrophe."""
    assert place("a\n<img alt='b' src='hội nghị.jpg'>", "hội nghị.jpg") == (11, 1)
    assert place('a\n<a href="it\'s b.pdf">', "it's b.pdf") == (11, 1)
    assert place("a\n![](it's b.pdf)", "it's b.pdf") == (11, 1)


@pytest.mark.parametrize("piece", ["](", "](a", "](a(b)", "](a(", "[", "<a ", '<a href="', "]( ", "[a](b 'c"])
def test_a_hostile_source_takes_no_longer_than_its_length(piece: str) -> None:
    """A source of 200,000 signs is read at once."""
    assert place(piece * (200_000 // len(piece)), "x.jpg") == (10, 1)


def test_equal_addresses_are_told_apart() -> None:
    """The second picture of the same file has the second place; more questions get the last one."""
    source = "![](x.jpg)\n\n![](x.jpg)"
    assert place(source, "x.jpg", 2) == (12, 1)
    assert place(source, "x.jpg", 3) == (12, 1)


def test_an_address_that_is_not_there_has_the_start_of_the_body() -> None:
    """What cannot be found is said to be in the article."""
    assert place("Một", "x.jpg") == (10, 1)
