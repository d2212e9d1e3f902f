from __future__ import annotations

import pytest

from tests.importers.word.making import notes, p, run, table
from tests.importers.word.reading import read

LEAD = "Sáng ngày 06/01/2021, Quận ủy tổ chức hội nghị giao ban công tác tháng 1."


@pytest.mark.parametrize(
    "title",
    [
        p("Giao ban tháng 1", style="Title"),
        p("Giao ban tháng 1", style="Heading1"),
        p(run("Giao ban tháng 1", "b")),
        p("Giao ban tháng 1", centred=True),
    ],
)
def test_a_line_that_stands_out_at_the_top_is_the_title(title: str) -> None:
    """By its style, as a heading, in bold or in the middle: it is the title and no longer in the text."""
    article = read(p(), title, p("Nội dung bài viết.")).article
    assert (article.title, article.html) == ("Giao ban tháng 1", "<p>Nội dung bài viết.</p>")


def test_a_title_shown_in_capitals_has_the_letters_that_were_typed() -> None:
    """How titles look is the site's own affair."""
    assert read(p(run("Giao ban tháng 1", "caps"), style="Title"), p("Bài.")).article.title == "Giao ban tháng 1"


def test_a_title_of_capitals_over_two_lines_is_one() -> None:
    """Lines that look alike in the middle belong together."""
    article = read(
        p(run("PHƯỜNG MAI ĐỘNG", "b"), centred=True), p(run("RA QUÂN", "b"), centred=True), p("Bài.")
    ).article
    assert article.title == "PHƯỜNG MAI ĐỘNG RA QUÂN"


@pytest.mark.parametrize(
    "first", ["Sáng nay, quận họp.", "I. KẾT QUẢ CÔNG TÁC", "Một dòng thường", " ".join(["dài"] * 41)]
)
def test_a_paragraph_like_all_others_is_no_title(first: str) -> None:
    """Where nothing stands out the file says no title."""
    article = read(p(first), p("Nội dung.")).article
    assert article.title == ""
    assert first in article.html


@pytest.mark.parametrize("look", ["b", "i"])
def test_a_first_paragraph_set_off_as_a_whole_is_the_lead(look: str) -> None:
    """Bold or italic throughout, right below the title."""
    article = read(p("Giao ban", style="Title"), p(), p(run(LEAD, look)), p("Nội dung.")).article
    assert (article.lead, article.html) == (LEAD, "<p>Nội dung.</p>")


@pytest.mark.parametrize(
    "first",
    [p(LEAD), p(run("I. Kết quả", "b")), p(run(LEAD[:-1] + ":", "b")), p(run(LEAD[:-1] + ";", "i")), table(["a", "b"])],
)
def test_what_is_not_set_off_is_no_lead(first: str) -> None:
    """A plain paragraph, a section's head, a line that leads in to a list, a table: they stay in the text."""
    article = read(p("Giao ban", style="Title"), first, p("Nội dung.")).article
    assert article.lead == ""


def test_a_subtitle_is_the_lead_however_short() -> None:
    """The style says what it is."""
    assert read(p("Giao ban", style="Title"), p("Tin vắn", style="Subtitle"), p("Bài.")).article.lead == "Tin vắn"


def test_an_empty_file_says_nothing() -> None:
    """A file somebody only opened and saved has neither title nor text."""
    article = read(p(), p()).article
    assert (article.title, article.lead, article.html) == ("", "", "")


def test_a_lead_that_leads_on_stays_in_the_text_as_well() -> None:
    """A lead is words alone: a link or the mark of a note would go with it."""
    mark = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    link = '<w:hyperlink r:id="h">' + run("kế hoạch", "b") + "</w:hyperlink>"
    for further, shown in ((mark, "[^1]"), (link, "[**kế hoạch**](https://example.vn/a)")):
        made = read(
            p("Giao ban", style="Title"),
            p(run(LEAD + " ", "b"), further),
            p("Nội dung."),
            links={"h": ("hyperlink", "https://example.vn/a")},
            parts={"word/footnotes.xml": notes("footnote", {"1": "Chú."})},
        )
        assert made.article.lead.startswith(LEAD)
        assert shown in made.markdown
        assert made.lost == {}


def test_a_link_in_the_title_is_named() -> None:
    """The title keeps its words; where the same link stands in the text nothing is lost."""
    link = '<w:hyperlink r:id="h">' + run("Giao ban") + "</w:hyperlink>"
    links = {"h": ("hyperlink", "https://example.vn/a")}
    made = read(p(link, style="Title"), p("Nội dung."), links=links)
    assert (made.article.title, made.lost) == ("Giao ban", {"opening-link": 1})
    assert read(p(link, style="Title"), p("Xem ", link), links=links).lost == {}
