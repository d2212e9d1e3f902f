from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.markdown.body import Body
from bantin.markdown.tags import DEEPEST, MOST_COMMENTS, MOST_UNCLOSED, legible

Draw = Callable[[str], str]


@pytest.mark.parametrize(
    "source",
    [
        "<p>a</p>\n" * 1_000,
        "<p>a\n" * 1_000,
        "<div>" * DEEPEST + "</div>" * DEEPEST,
        "a < b, " * MOST_UNCLOSED,
        "<!-- a -->\n" * MOST_COMMENTS,
        "<?php ?>\n" * 1_000,
    ],
)
def test_what_can_be_read_is_left_alone(source: str) -> None:
    """Closed tags, elements beside each other and some stray signs are as they were."""
    assert legible(source) == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a " * 60, "&lt;a " * 59 + "<a "),
        ("<a " * 60 + ">", "&lt;a " * 59 + "<a >"),
        ("<?php?>" + "<?php>" * 60, "<?php?>" + "&lt;?php>" * 60),
        ("<b>" * (DEEPEST + 2), "<b>" * DEEPEST + "&lt;b>" * 2),
        ("<!-- -->" * (MOST_COMMENTS + 1), "&lt;!-- -->" * (MOST_COMMENTS + 1)),
    ],
)
def test_what_would_take_too_long_is_text(source: str, expected: str) -> None:
    """Tags that never close, elements too deep and comments too many are shown as typed."""
    assert legible(source) == expected


@given(st.lists(st.sampled_from(["<a ", ">", "<b>", "</b>", "<?", "?>", "<![CDATA[", "]]>", "<!--", "x"])).map("".join))
def test_nothing_of_the_text_is_lost(source: str) -> None:
    """Only signs that begin a tag are written otherwise."""
    assert legible(source * 30).replace("&lt;", "<") == source * 30


def test_comments_within_running_text_are_dropped(draw: Draw) -> None:
    """A comment in an element of running text stays part of its paragraph and is not shown."""
    assert draw("Một <b>hai <!-- ba --> bốn</b>") == "<p>Một <b>hai  bốn</b></p>"


@pytest.mark.parametrize("name", ["style", "script", "TITLE", "textarea", "template", "object", "noframes", "xmp"])
def test_an_element_that_nothing_closes_takes_nothing_with_it(render: Callable[..., Body], name: str) -> None:
    """Browsers would take all that follows for its content: the tag is shown, and so is the rest of the article."""
    body = render(f"Một.\n\n<{name}>Hai\n\nBa <b>bốn</b>.")
    assert [one.code for one in body.diagnostics] == ["shown-as-typed"]
    assert body.text == f"Một.\n<{name}>Hai\nBa bốn."


@pytest.mark.parametrize("name", ["style", "script", "template", "object"])
def test_what_is_left_out_with_its_element_is_said(render: Callable[..., Body], name: str) -> None:
    """Code of other pages is no text; an editor is told that nobody will see what it held."""
    body = render(f"Một.\n\n<{name}>x</{name}>\n\nHai.")
    assert [(one.code, one.position.line) for one in body.diagnostics] == [("element-dropped", 3)]
    assert body.text == "Một.\nHai."
