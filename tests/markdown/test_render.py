from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.markdown.body import Body

Render = Callable[..., Body]
Draw = Callable[[str], str]

MARKS = st.sampled_from(
    [*list("*_`#[]()!<>&{}|:-+=~\\\"'^. \n\t1aĐ"), "\n\n", "    ", "- ", "* ", "![](", "[^1]", "<div>", "<figure>"]
)


@given(st.one_of(st.text(), st.lists(MARKS).map("".join)))
@settings(max_examples=300, deadline=None)
@example("<![")
@example("<!")
@example("[^1]: a\n\n[^1]: b\n\n[^1]")
@example("\x02\x03")
@example("\ud800")
def test_any_text_renders(render: Render, source: str) -> None:
    """No text an editor can type stops the build."""
    body = render(source)
    assert isinstance(body.text, str)
    assert isinstance(body.first_paragraph, str)


WORD = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(lambda words: "Đoạn " + " ".join(words) + ".")


@given(st.lists(SENTENCE, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_no_word_of_a_plain_text_is_lost(render: Render, paragraphs: list[str]) -> None:
    """Every word of ordinary paragraphs is on the page, in the same order, with a picture above or without."""
    words = " ".join(paragraphs).split()
    assert render("\n\n".join(paragraphs)).text.split() == words
    assert render("![](/a.jpg)\n\n" + "\n\n".join(paragraphs)).text.split() == words


def test_articles_do_not_know_of_each_other(render: Render) -> None:
    """Notes, abbreviations and link targets of one article are not there in the next."""
    render("UBND[^1]\n\n*[UBND]: Ủy ban nhân dân\n\n[^1]: Một\n\n[a]: /x")
    assert render("UBND[^1] [a]").parts == ("<p>UBND[^1] [a]</p>",)


def test_abbreviations_say_what_they_mean(draw: Draw) -> None:
    """An abbreviation explained once is explained everywhere."""
    html = draw("UBND phường, UBND quận\n\n*[UBND]: Ủy ban nhân dân")
    assert html.count('<abbr title="Ủy ban nhân dân">UBND</abbr>') == 2


def test_numbers_of_sections_are_kept(draw: Draw) -> None:
    """A list of dashes below a number is a list of its own, and the next number goes on."""
    html = draw("1. Kinh tế\n\n- thu\n\n- chi\n\n2. Văn hóa")
    assert '<ol start="2">' in html
    assert "<ul>" in html


def test_questions_and_answers_are_a_definition_list(draw: Draw) -> None:
    """A line with a colon below a term is its explanation."""
    assert "<dt>Hồ sơ gồm gì?</dt>" in draw("Hồ sơ gồm gì?\n:   Tờ khai.").replace("\n", "")


def test_a_paragraph_can_be_set_to_the_right(draw: Draw) -> None:
    """Signatures stand at the right by a class of the list."""
    assert '<p class="align-right">T/M ỦY BAN NHÂN DÂN</p>' in draw("T/M ỦY BAN NHÂN DÂN\n{: .align-right}")


def test_thousands_of_brackets_take_no_minutes(draw: Draw) -> None:
    """A paragraph of nothing but brackets is shown as typed, at once."""
    assert draw("[" * 5_000) == f"<p>{'[' * 5_000}</p>"


@pytest.mark.real_data
def test_the_real_page_keeps_its_caption_line_as_text(render: Render, real_data: Path) -> None:
    """The photograph of that page is known by its caption alone, so the line stays a paragraph."""
    body = render((real_data / "seed" / "giao-ban-lanh-dao.txt").read_text(encoding="utf-8"))
    assert body.figures == ()
    assert "kết luận Hội nghị</p>" in body.html(lambda *_: "")
