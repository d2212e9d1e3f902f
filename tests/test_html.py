from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.html import Markup, first_words, plain_text, tag
from tests.growth import assert_linear


def test_text_in_a_tag_is_escaped_and_markup_is_kept() -> None:
    """Content and attribute values are escaped unless they are already safe HTML."""
    assert tag("p", {"title": 'a "b"'}, "1 < 2") == '<p title="a &#34;b&#34;">1 &lt; 2</p>'
    assert tag("p", {}, Markup("<b>x</b>")) == "<p><b>x</b></p>"


def test_an_attribute_without_value_is_left_out() -> None:
    """None means that the attribute is not written."""
    assert tag("a", {"href": "/x", "rel": None}, "y") == '<a href="/x">y</a>'


def test_a_void_element_has_no_end_tag() -> None:
    """Pictures and line breaks are written without content."""
    assert tag("img", {"src": "/a.jpg", "width": 3}) == '<img src="/a.jpg" width="3">'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Một</p><p>hai</p>", "Một\nhai"),
        ("<b>H</b>ội nghị", "Hội nghị"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ('<img alt="a>b">x', "x"),
        ("<style>p { color: red }</style><p>x</p><script>y</script>", "x"),
        ("x<!-- ghi chú -->y", "xy"),
        ("giá < 5 triệu", "giá < 5 triệu"),
        ("", ""),
    ],
)
def test_plain_text_keeps_the_words_alone(html: str, words: str) -> None:
    """Tags go, entities become characters, each block is a line of its own."""
    assert plain_text(html) == words


@given(st.text())
def test_what_was_escaped_is_read_back(words: str) -> None:
    """The plain text of an element is the text put into it, but for spaces."""
    assert plain_text(tag("p", {"title": words}, words)).split() == words.split()


def test_first_words_say_that_something_was_left_off() -> None:
    """A shortened text ends with an ellipsis and no loose comma; a short one stays."""
    assert first_words("một, hai, ba", 2) == "một, hai…"
    assert first_words("một\n hai", 2) == "một hai"


@pytest.mark.parametrize("begun", ["<!--", "<script>", "<style "])
def test_what_begins_and_never_ends_is_looked_for_once(begun: str) -> None:
    """A hundred thousand beginnings of comments are read once each; what has an end is no text."""

    def read(count: int) -> None:
        assert plain_text(f"a<!-- b --> {begun * count}").split()[0] == "a"

    assert_linear(read, 100_000)


def test_a_number_without_end_stands_for_no_character() -> None:
    """Python makes no number of so many digits; browsers show the sign for what is no character."""
    assert plain_text(f"Một &#{'1' * 5000}; hai &#x{'1' * 5000}; ba &#225;") == "Một \ufffd hai \ufffd ba á"
