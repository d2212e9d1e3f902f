from __future__ import annotations

import pytest

from tests.importers.office import GIF
from tests.importers.word.making import SPACES, notes, p, picture, run, table
from tests.importers.word.reading import markdown, read
from tests.importers.word.test_office_block import head


def test_headings_come_from_the_styles_whatever_they_are_based_on() -> None:
    """Built-in headings, their own kind and their level are headings; the page keeps its only h1."""
    made = markdown(p("Mở đầu"), p("Phần một", style="Heading1"), p("Mục a", style="Heading2"), p("Nhỏ", style="Con"))
    assert made == "Mở đầu\n\n## Phần một\n\n### Mục a\n\n### Nhỏ"


def test_a_long_paragraph_in_a_headings_style_stays_a_paragraph() -> None:
    """Somebody gave a whole paragraph the look of a heading: it is no heading."""
    words = " ".join(["dài"] * 61)
    assert markdown(p("Mở đầu"), p(words, style="Heading1")) == f"Mở đầu\n\n{words}"


def test_bold_and_italic_are_kept_and_their_absence_too() -> None:
    """What the run says goes before what its style says; a switch may be turned off."""
    made = markdown(
        p("Chữ ", run("đậm", "b"), run(" và "), run("nghiêng", "i"), run("."), run(" thường", raw='<w:b w:val="0"/>'))
    )
    assert made == "Chữ **đậm** và _nghiêng_. thường"
    made = markdown(p(run("Theo kiểu "), run("thôi đậm", raw='<w:b w:val="false"/>'), style="Dam"), p("Khác."))
    assert made.startswith("**Theo kiểu** thôi đậm")


def test_words_shown_in_capitals_become_capitals() -> None:
    """By the run or by its style, and not where that is turned off; what only looks small stays."""
    caps = '<w:caps w:val="0"/>'
    made = markdown(p("Nội ", run("dung một", "caps"), run(" và "), run("hai", "smallCaps"), run(" ba", raw=caps)))
    assert made == "Nội DUNG MỘT và hai ba"


def test_raised_lowered_and_struck_letters_are_kept() -> None:
    """m² and H₂O and what was struck out are not the same without."""
    made = markdown(
        p("100 m", run("2", raw='<w:vertAlign w:val="superscript"/>'), run(" và "), run("cũ", "strike"), run(" nữa"))
    )
    assert made == "100 m<sup>2</sup> và <del>cũ</del> nữa"


def test_links_of_both_kinds_lead_where_they_led() -> None:
    """A hyperlink by relationship and one by field code are links; a field that is none shows its result alone."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.vn/b" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("bài hai")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    page = '<w:fldSimple w:instr=" PAGE ">' + run("7") + "</w:fldSimple>"
    made = markdown(
        p(
            "Xem ",
            '<w:hyperlink r:id="h">' + run("bài một") + "</w:hyperlink>",
            run(", "),
            field,
            run(", trang "),
            page,
        ),
        links={"h": ("hyperlink", "https://example.vn/a")},
    )
    assert made == "Xem [bài một](https://example.vn/a), [bài hai](https://example.vn/b), trang 7"


def test_what_word_hides_or_took_out_is_not_shown_and_what_it_put_in_is() -> None:
    """Hidden text and deletions are gone, insertions stay, and that changes were tracked is said."""
    article = read(
        p(
            "Đã ",
            run("ẩn", "vanish"),
            "<w:del>" + run("xóa") + "</w:del>",
            "<w:ins>" + run("thêm") + "</w:ins>",
            run(" vào"),
        )
    )
    assert article.markdown == "Đã thêm vào"
    assert article.lost == {"revision": 2, "hidden": 1}


def test_of_two_forms_of_the_same_thing_one_is_shown() -> None:
    """A text frame is written for new and for old programs; its words are there once, after their paragraph."""
    frame = "<w:txbxContent>" + p("Trong khung.") + "</w:txbxContent>"
    made = markdown(
        p(
            "Ngoài khung.",
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{frame}</wps:txbx>"
            f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{frame}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        ),
        p("Sau khung."),
    )
    assert made == "Ngoài khung.\n\nTrong khung.\n\nSau khung."


def test_content_controls_and_wrappings_are_looked_into() -> None:
    """Forms, smart tags and tracked rows wrap text; it is found all the same."""
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Trong <biểu> mẫu.')}</w:sdtContent></w:sdt>"
    tagged = p("<w:smartTag>" + run("thẻ thông minh") + "</w:smartTag>")
    assert markdown(p("Mở đầu."), wrapped, tagged) == "Mở đầu.\n\nTrong &lt;biểu> mẫu.\n\nthẻ thông minh"


def test_words_in_elements_that_no_run_may_hold_are_kept() -> None:
    """The standard puts links and text controls around runs; a program that did it the other way round lost no word."""
    link = f"<w:hyperlink>{run('nối')}</w:hyperlink>"
    assert markdown(p(f"<w:r><w:t>Một </w:t>{link}<w:t> hai</w:t></w:r>")) == "Một nối hai"
    assert markdown(p(f"<w:r>{run('đậm', 'b')}<w:t> và thường</w:t></w:r>")) == "**đậm** và thường"


def test_words_outside_of_paragraphs_and_runs_are_kept() -> None:
    """A run between two paragraphs is one of its own, and letters without a run are read as if they had one."""
    link = f"<w:hyperlink>{run('nối')}</w:hyperlink>"
    assert markdown(p("Một."), run("Hai."), link, p("<w:t>Ba.</w:t>")) == "Một.\n\nHai.\n\nnối\n\nBa."


def test_footnotes_and_endnotes_are_numbered_as_they_are_met() -> None:
    """Both kinds become footnotes of Markdown, in one row of numbers; the line above them is none."""
    mark = "<w:r><w:{}Reference w:id='{}'/></w:r>"
    article = read(
        p("Câu một", mark.format("footnote", 5), run(" và hai"), mark.format("endnote", 5), run(".")),
        p("Câu ba", mark.format("footnote", 5), run(".")),
        parts={
            "word/footnotes.xml": notes("footnote", {"5": "Kết luận số 12.", "6": "Không ai nhắc."}),
            "word/endnotes.xml": notes("endnote", {"5": "Xem trang 2."}),
        },
    )
    assert article.markdown == "Câu một[^1] và hai[^2].\n\nCâu ba[^1].\n\n[^1]: Kết luận số 12.\n\n[^2]: Xem trang 2."
    assert "Kết luận số 12." in article.page
    assert article.page.count("footnote-ref") == 3


def test_a_note_in_a_merged_table_keeps_its_number_and_words() -> None:
    """Where the table is HTML the mark is a raised number, and the note stands below."""
    row = (
        "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + p("Ô", "<w:r><w:footnoteReference w:id='1'/></w:r>")
        + "</w:tc>"
    )
    article = read(
        p("Mở đầu"), table([row], ["a", "b"]), parts={"word/footnotes.xml": notes("footnote", {"1": "Lời chú."})}
    )
    assert "Ô<sup>1</sup>" in article.markdown
    assert article.markdown.endswith("\n\n\\[1\\] Lời chú.")
    assert "footnote" not in article.page
    assert article.lost == {"note-mark": 1}


@pytest.mark.parametrize("top", ["title", "office", "caption"])
def test_a_note_whose_mark_has_no_place_is_a_paragraph(top: str) -> None:
    """Titles and captions are words alone: the note has its number and words, nothing leads to it or back, one says so.

    The marks that stand in the text are those of the footnotes that are left.
    """
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    line = p(run("THÔNG BÁO", "b"), mark.format(1), centred=True)
    blocks = {
        "title": p("Thông báo", mark.format(1), style="Title"),
        "office": head("UBND QUẬN", "Số: 12/TB-UBND") + line,
        "caption": p(picture("a"), centred=True) + p("Quang cảnh", mark.format(1), style="Caption"),
    }
    article = read(
        blocks[top],
        p("Nội dung", mark.format(2), run(".")),
        links={"a": ("image", "media/a.gif")},
        parts={"word/footnotes.xml": notes("footnote", {"1": "Chú một.", "2": "Chú hai."}), "word/media/a.gif": GIF},
    )
    assert article.markdown.endswith("Nội dung[^2].\n\n\\[1\\] Chú một.\n\n[^2]: Chú hai.")
    assert article.page.count("footnote-ref") == article.page.count("footnote-backref") == 1
    assert article.lost == {"note-mark": 1}


def test_a_note_that_a_note_refers_to_stays_one() -> None:
    """Its mark stands in the words of the other."""
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    part = f"<w:footnotes {SPACES}><w:footnote w:id='1'>{p('Xem', mark.format(2))}</w:footnote>"
    part += f"<w:footnote w:id='2'>{p('Chú hai.')}</w:footnote></w:footnotes>"
    article = read(p("Nội dung", mark.format(1)), parts={"word/footnotes.xml": part})
    assert article.markdown == "Nội dung[^1]\n\n[^1]: Xem[^2]\n\n[^2]: Chú hai."
    assert article.lost == {}


def test_a_formula_keeps_its_letters_and_is_said() -> None:
    """Markdown has no formulas: the letters stay, the loss has a name."""
    article = read(p("Diện tích ", "<m:oMath><m:r><m:t>S=a×b</m:t></m:r></m:oMath>"))
    assert article.markdown == "Diện tích S=a×b"
    assert article.lost == {"formula": 1}


def test_letters_of_a_legacy_font_are_spelled_out() -> None:
    """Text typed in a font of the time before Unicode becomes Unicode, run by run, and that is said."""
    article = read(
        p(run("QuËn ñy", raw='<w:rFonts w:ascii=".VnTime"/>'), run(" abc", raw='<w:rFonts w:ascii=".VnTime"/>'))
    )
    assert article.markdown == "Quận ủy abc"
    assert article.lost == {"old-encoding": 1}


def test_a_soft_hyphen_in_an_old_font_is_a_letter() -> None:
    """Word keeps the code of ư in TCVN3 as an element of its own; in other fonts it is no letter."""
    fonts = {name: f'<w:rPr><w:rFonts w:ascii="{name}"/></w:rPr>' for name in (".VnTime", "Arial")}
    torn = "<w:r>{}<w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    assert markdown(p(torn.format(fonts[".VnTime"]))) == "nước"
    assert markdown(p(torn.format(fonts["Arial"]))) == "níc"


def test_a_drawn_line_is_a_line() -> None:
    """A row of dashes parts the text; dots to be filled in are text."""
    assert markdown(p("Một."), p("────────"), p("Tên: ......")) == "Một.\n\n---\n\nTên: ......"


def test_what_stands_on_the_edge_of_every_page_is_said() -> None:
    """Words at head and foot of the pages are no part of the article; a page number alone is nothing lost."""
    edge = "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{}</w:hdr>"
    links = {"h": ("header", "header1.xml"), "g": ("footer", "footer1.xml")}
    parts = {"word/header1.xml": edge.format(p("Phòng Văn hóa")), "word/footer1.xml": edge.format(p("12"))}
    article = read(p("Bài."), links=links, parts=parts)
    assert (article.markdown, article.lost) == ("Bài.", {"page-edge": 1})


def test_a_remark_in_the_margin_is_said_with_its_words() -> None:
    """It is for whoever writes the text, and no part of it; one without words is nothing lost."""
    remark = "<w:comment w:id='{}'>{}</w:comment>"
    made = remark.format(0, p("Ý kiến lãnh đạo:") + p("sửa lại")) + remark.format(1, p())
    article = read(
        p("Bài.", "<w:r><w:commentReference w:id='0'/></w:r>"),
        links={"c": ("comments", "comments.xml")},
        parts={"word/comments.xml": f"<w:comments {SPACES}>{made}</w:comments>"},
    )
    assert (article.markdown, article.lost) == ("Bài.", {"remark": 1})
    assert [loss.detail for loss, _ in article.losses] == ["Ý kiến lãnh đạo: sửa lại"]


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph() -> None:
    """A damaged file may begin a field and never say what it shows; what follows is read all the same."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert markdown(p("Một."), p(begun), p("Hai.")) == "Một.\n\nHai."


def test_hidden_words_are_named() -> None:
    """What Word shows to nobody is left out and said by its first words, once a paragraph; not mere marks."""
    hidden = [run(f"Chữ kín {number} ", "vanish") for number in range(9)]
    found = read(p("Một.", *hidden), p("Hai.", run(" ", "vanish"), run("…", "vanish")))
    assert "kín" not in found.markdown
    (told,) = [loss for loss, _ in found.losses if loss.kind == "hidden"]
    assert told.detail.startswith("Chữ kín 0 Chữ kín 1")
    assert found.lost == {"hidden": 1}


def test_old_words_among_unicode_are_changed_or_named() -> None:
    """Without a font two words are too few to be sure, several are enough; a measure is none."""
    unsure = read(p("Chữ Unicode và “®ång chÝ” lẫn, dày 5 µm."))
    assert "“®ång chÝ”" in unsure.markdown
    assert unsure.lost == {"old-encoding-left": 1}
    sure = read(p("Chữ Unicode và thµnh phè ®ång b»ng lẫn."))
    assert "thành phố đồng bằng" in sure.markdown
    assert sure.lost.keys() >= {"old-encoding"}
    assert "old-encoding-left" not in sure.lost


def test_a_lead_is_long_enough_to_be_one() -> None:
    """As the guide says: eight words at least, else it is the head of a section and stays."""
    title = p("Giao ban tháng 1", style="Title")
    short = read(title, p(run("Một đoạn đậm năm chữ", "b")), p("Nội dung."))
    assert short.article.lead == ""
    assert "**Một đoạn đậm năm chữ**" in short.markdown
    assert read(title, p(run("Một đoạn đậm có đúng tám chữ đây", "b")), p("Nội dung.")).article.lead
