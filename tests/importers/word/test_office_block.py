from __future__ import annotations

import pytest

from bantin.importers.word.office_block import OfficeBlock
from tests.importers.office import GIF
from tests.importers.word.making import cell, p, picture, run, table
from tests.importers.word.reading import Read, read

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def bold(words: str, *, centred: bool = True) -> str:
    return p(run(words, "b"), centred=centred)


def head(*left: str, day: str = "Sông Mây, ngày 06 tháng 01 năm 2021") -> str:
    """Return the head of a document as offices make it: a table without lines."""
    right = [STATE, MOTTO, "_______", day]
    return table([cell(*(bold(one) for one in left)), cell(*(bold(one) for one in right))], ruled=False)


def block(made: Read) -> OfficeBlock:
    assert made.article.office is not None
    return made.article.office


def test_the_head_of_a_document_becomes_its_fields() -> None:
    """Who issues it, its number, its day and what it is about are lifted out of the text."""
    made = read(
        head("ỦY BAN NHÂN DÂN", "QUẬN SÔNG MÂY", "-------", "Số: 12/TB-UBND"),
        p(),
        bold("THÔNG BÁO"),
        bold("Về việc nghỉ Tết Nguyên đán"),
        bold("-----"),
        p("Căn cứ kế hoạch."),
    )
    found = block(made)
    assert (found.number, f"{found.date:%Y-%m-%d}") == ("12/TB-UBND", "2021-01-06")
    assert (found.issuer, found.summary) == ("ỦY BAN NHÂN DÂN QUẬN SÔNG MÂY", "Về việc nghỉ Tết Nguyên đán")
    assert made.article.title == "Thông báo về việc nghỉ Tết Nguyên đán"
    assert made.markdown == "Căn cứ kế hoạch."


def test_a_head_whose_capitals_are_a_look_is_read_as_one() -> None:
    """Typed in small letters and set in capitals, it says the same."""

    def shown(words: str) -> str:
        return p(run(words, "b", "caps"), centred=True)

    left = cell(shown("Ủy ban nhân dân"), shown("quận Sông Mây"), p("Số: 12/TB-UBND"))
    right = cell(shown(STATE.capitalize()), bold(MOTTO), p("Sông Mây, ngày 06 tháng 01 năm 2021"))
    made = read(table([left, right], ruled=False), shown("Thông báo"), bold("Về việc nghỉ Tết"), p("Căn cứ."))
    assert (block(made).issuer, block(made).summary) == ("ỦY BAN NHÂN DÂN QUẬN SÔNG MÂY", "Về việc nghỉ Tết")
    assert (made.article.title, made.markdown) == ("Thông báo về việc nghỉ Tết", "Căn cứ.")


def test_a_letter_says_what_it_is_about_below_its_number() -> None:
    """A công văn has no kind: its matter stands to the left, over as many lines as it needs."""
    made = read(
        head("UBND QUẬN SÔNG MÂY", "PHÒNG VĂN HÓA", "Số: 7/VHTT-GĐ", "V/v triển khai mô hình", "“Dân vận khéo”"),
        p("Kính gửi: UBND các phường"),
    )
    found = block(made)
    assert found.issuer == "UBND QUẬN SÔNG MÂY - PHÒNG VĂN HÓA"
    assert found.summary == made.article.title == "Về việc triển khai mô hình “Dân vận khéo”"
    assert made.markdown == "Kính gửi: UBND các phường"


def test_the_head_of_a_party_document_is_known_too() -> None:
    """The party writes its own name to the right, a star below its body and a dash in its numbers."""
    right = cell(bold("ĐẢNG CỘNG SẢN VIỆT NAM"), p("Sông Mây, ngày 25 tháng 02 năm 2019", centred=True))
    left = cell(bold("ĐẢNG BỘ THÀNH PHỐ"), bold("QUẬN ỦY SÔNG MÂY"), bold("*"), p("Số 316-KL/QU", centred=True))
    made = read(
        table([left, right], ruled=False), bold("KẾT LUẬN"), bold("hội nghị giao ban"), p("Ngày 25/2, Quận ủy họp.")
    )
    found = block(made)
    assert (found.number, found.issuer) == ("316-KL/QU", "ĐẢNG BỘ THÀNH PHỐ - QUẬN ỦY SÔNG MÂY")
    assert made.article.title == "Kết luận hội nghị giao ban"


def test_a_head_of_lines_and_tabs_is_read_as_one_of_cells() -> None:
    """Where there was no table, tabs or many spaces stand between left and right."""
    made = read(
        p(f"UBND PHƯỜNG BẾN TRE\t{STATE}"),
        p(f"Số: 3/KH-UBND        {MOTTO}"),
        p("\tBến Tre, ngày 2 tháng 3 năm 2022"),
        bold("KẾ HOẠCH"),
        bold("Tổng vệ sinh môi trường"),
        p("Nội dung."),
    )
    found = block(made)
    assert (found.number, found.issuer) == ("3/KH-UBND", "UBND PHƯỜNG BẾN TRE")
    assert (made.article.title, made.markdown) == ("Kế hoạch Tổng vệ sinh môi trường", "Nội dung.")


def test_other_spellings_of_the_state_are_the_same() -> None:
    """The tone of "HOÀ" and "HÒA", a long dash or a short one: people type all of them."""
    rows = table(
        [cell("UBND QUẬN", "Số: 5/QĐ-UBND"), cell("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc")]
    )
    assert block(read(rows, p("Nội dung."))).number == "5/QĐ-UBND"


def test_lines_nobody_knows_stay_in_the_text() -> None:
    """A note such as "(Dự thảo)", or a day that is not filled in, comes first in the text; it is no title."""
    made = read(
        head("UBND QUẬN SÔNG MÂY", "Số: 9/BC-UBND", "(Dự thảo)", day="Sông Mây, ngày   tháng 01 năm 2021"), p("Bài.")
    )
    assert block(made).date is None
    assert made.markdown.startswith("**(Dự thảo)**\n\n**Sông Mây, ngày tháng 01 năm 2021**\n\nBài.")


def test_a_day_that_does_not_exist_is_not_believed() -> None:
    """The line stays where an editor sees it."""
    made = read(head("UBND QUẬN SÔNG MÂY", "Số: 9/BC-UBND", day="Sông Mây, ngày 31 tháng 02 năm 2021"), p("Bài."))
    assert block(made).date is None
    assert "31 tháng 02" in made.markdown


def test_a_form_keeps_its_head() -> None:
    """A form has the state's name and neither number nor day: nothing is lifted, and its name is the title."""
    made = read(
        bold(STATE), bold(MOTTO), bold("────"), p(), bold("TỜ KHAI ĐĂNG KÝ KHAI SINH"), p("Kính gửi: UBND phường")
    )
    assert made.article.office is None
    assert made.article.title == "TỜ KHAI ĐĂNG KÝ KHAI SINH"
    assert made.markdown == f"**{STATE}**\n\n**{MOTTO}**\n\n---\n\nKính gửi: UBND phường"


def test_who_decides_and_what_it_belongs_to_are_not_what_it_is_about() -> None:
    """Below the matter of a decision stands who decides; both of it stay in the text."""
    made = read(
        head("UBND QUẬN SÔNG MÂY", "Số: 8/QĐ-UBND"),
        bold("QUYẾT ĐỊNH"),
        bold("Ban hành Quy chế làm việc"),
        bold("CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN"),
        p("Căn cứ Luật."),
    )
    assert made.article.title == "Quyết định Ban hành Quy chế làm việc"
    assert made.markdown == "**CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN**\n\nCăn cứ Luật."


def test_what_a_document_rests_on_is_no_lead() -> None:
    """Below the head of a document italic paragraphs name the law; they belong to the text."""
    ground = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015."
    made = read(
        head("UBND QUẬN SÔNG MÂY", "Số: 8/KH-UBND"), bold("KẾ HOẠCH"), bold("Tổng vệ sinh"), p(run(ground, "i"))
    )
    assert (made.article.lead, made.markdown) == ("", f"_{ground}_")


def test_a_kind_with_further_capitals_stays_as_typed() -> None:
    """Which of the capitals begin names is not for a program to guess."""
    made = read(head("UBND QUẬN SÔNG MÂY", "Số: 8/BC-UBND"), bold("BÁO CÁO KẾT QUẢ CỦA PHƯỜNG GÒ MAI"), p("Nội dung."))
    assert made.article.title == "BÁO CÁO KẾT QUẢ CỦA PHƯỜNG GÒ MAI"


def test_a_picture_in_the_head_is_kept() -> None:
    """An emblem beside the name stays a picture of the article."""
    left = cell(p(picture("a"), centred=True), bold("UBND QUẬN SÔNG MÂY"), bold("Số: 8/BC-UBND"))
    made = read(
        table([left, cell(bold(STATE), bold("---o0o---"))], ruled=False),
        p("Nội dung."),
        links={"a": ("image", "media/a.gif")},
        parts={"word/media/a.gif": GIF},
    )
    assert made.markdown == "![](/images/2021/a.gif)\n\nNội dung."


@pytest.mark.parametrize("words", ["Số: 12/TB-UBND ngày 06 tháng 01 năm 2021", STATE])
def test_an_article_that_only_speaks_of_documents_has_no_head(words: str) -> None:
    """A number in the text, or the state's name alone, makes no document of an article."""
    made = read(bold("Tin"), p(f"Theo văn bản {words}, quận triển khai."), p("Hết."))
    assert made.article.office is None
