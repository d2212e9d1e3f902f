from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.markdown.body import Body

Render = Callable[..., Body]


def test_the_text_holds_every_word_a_reader_sees(render: Render) -> None:
    """Headings, lists, tables, captions, credits and notes are all found by search."""
    body = render(
        "# Đầu mục\n\nMột **hai**[^1].\n\n- ba\n\n| bốn |\n|---|\n| năm |\n\n"
        '![sáu](/a.jpg "Bảy & tám. Ảnh: Chín")\n\n[^1]: Mười'
    )
    words = body.text.split()
    for word in ("Đầu", "Một", "hai1.", "ba", "bốn", "năm", "Bảy", "&", "tám.", "Chín", "Mười"):
        assert word in words


@pytest.mark.parametrize(
    ("source", "lead"),
    [
        ("# Đầu mục\n\nĐoạn *đầu*\ntiên.\n\nĐoạn hai.", "Đoạn đầu tiên."),
        ("![](/a.jpg)\n\nĐoạn này dài và có hai câu. Đây là câu thứ hai, nên không phải lời của ảnh:", "Đoạn này dài"),
        ('![](/a.jpg "Câu chuyện *ảnh*")\n\n![](/b.jpg "Hai")', "Câu chuyện *ảnh*"),
        ("- một\n- hai", "một hai"),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_the_lead(render: Render, source: str, lead: str) -> None:
    """The lead is the first paragraph with words, in a photo story the first caption, else the first words."""
    assert render(source).first_paragraph.startswith(lead)
    assert bool(lead) == bool(render(source).first_paragraph)


def test_figures_are_numbered_in_order(render: Render) -> None:
    """Whoever draws knows which picture is the first of the page."""
    body = render("![](/a.jpg)\n\nMột ![](/b.png) hai.\n\n![](/c.jpg)")
    assert body.html(lambda figure, number: f"{number}{figure.source}") == ("0/a.jpg<p>Một 1/b.png hai.</p>\n2/c.jpg")
