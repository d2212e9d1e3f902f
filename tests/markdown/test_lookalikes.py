from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.markdown.lookalikes import as_words

Draw = Callable[[str], str]
VIETNAMESE = st.text("abdegnrưđôêáạố ", min_size=1).map(str.strip)


def test_words_in_angle_brackets_are_read_as_typed(draw: Draw) -> None:
    """Forms say what is to be filled in so: nothing of that is a tag."""
    html = draw("Kính gửi: <tên đơn vị>, điện thoại <số>; <Nguyễn Văn A> ký.\n\n<Họ và tên>")
    assert html == (
        "<p>Kính gửi: &lt;tên đơn vị&gt;, điện thoại &lt;số&gt;; &lt;Nguyễn Văn A&gt; ký.</p>\n<p>&lt;Họ và tên&gt;</p>"
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>đậm</b> <o:p></o:p>x", "<p><b>đậm</b> x</p>"),
        ('<lastname value="a">Nguyễn</lastname>', "<p>Nguyễn&lt;/lastname&gt;</p>"),
        ("`<tên>`", "<p><code>&lt;tên&gt;</code></p>"),
        ("<vanphong@example.vn>", '<p><a href="mailto:vanphong@example.vn">vanphong@example.vn</a></p>'),
        ('<svg><g><path d="M1"/></g></svg>x', "<p>x</p>"),
    ],
)
def test_what_is_an_element_stays_one(draw: Draw, source: str, html: str) -> None:
    """Elements, those of programs and of pictures too, code and addresses are what they were."""
    assert draw(source) == html


@given(st.lists(st.tuples(VIETNAMESE, st.sampled_from(["<", ">", "</", "/>", "<b>", " ", "=", ":"]))))
def test_nothing_but_signs_is_changed(pieces: list[tuple[str, str]]) -> None:
    """Whatever is in brackets, its letters are all there."""
    html = "".join(map("".join, pieces))
    assert as_words(html).replace("&lt;", "<").replace("&gt;", ">") == html
