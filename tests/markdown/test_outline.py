from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

Draw = Callable[[str], str]

OUTLINE = """Hội nghị thống nhất các nhiệm vụ sau:

* Đối với công tác thu gom rác thải trên địa bàn phường:

- Giao các tổ dân phố rà soát điểm tập kết.

- Tuyên truyền tới từng hộ dân
về giờ đổ rác.

* Đối với việc chuẩn bị năm học mới “Trường xanh, lớp sạch”:

- Kiểm tra cơ sở vật chất trước ngày 15/8.

- Báo cáo kết quả trước ngày 20/8./.
"""


def shape(html: str) -> list[str]:
    """Return the headings, lists and paragraphs in order, as "h2: words", "ul: number of items", "p"."""
    words = []
    for element in BeautifulSoup(html, "html.parser").find_all(["h1", "h2", "h3", "h4", "ul", "ol", "p"]):
        items = len(element.find_all("li", recursive=False))
        words.append(f"{element.name}: {items or element.get_text()[:12]}" if element.name != "p" else "p")
    return words


def test_heads_become_headings_and_duties_one_list_each(draw: Draw) -> None:
    """Lines with a star and a colon are headings, and the lines below them one tight list, empty lines or not."""
    html = draw(OUTLINE)
    assert shape(html) == ["p", "h2: Đối với công", "ul: 2", "h2: Đối với việc", "ul: 2"]
    assert '<ul class="outline">' in html


def test_empty_lines_make_no_difference(draw: Draw) -> None:
    """The same outline written without empty lines is the same page."""
    assert draw(OUTLINE.replace("\n\n", "\n")).replace("\n", "") == draw(OUTLINE).replace("\n", "")


def test_the_end_mark_stays_at_the_end(draw: Draw) -> None:
    """The mark that ends a party document stands after its last duty."""
    assert "20/8./.</li>" in draw(OUTLINE)


def test_a_head_below_a_heading_is_one_level_deeper(draw: Draw) -> None:
    """An outline in a section belongs to it."""
    assert shape(draw("# Nhiệm vụ\n\n" + OUTLINE))[0:3] == ["h2: Nhiệm vụ", "p", "h3: Đối với công"]


def test_a_head_may_be_written_without_space(draw: Draw) -> None:
    """Some offices type the star right before the first letter."""
    assert shape(draw("*Đối với các chi bộ:\n- Họp định kỳ.")) == ["h2: Đối với các ", "ul: 1"]


def test_duties_may_be_typed_without_space(draw: Draw) -> None:
    """Below a head a dash right before a letter is a duty; a number below zero is none."""
    assert shape(draw("* Đối với trường học:\n-Kiểm tra\n- 5 lớp học mới")) == ["h2: Đối với trườ", "ul: 2"]
    assert shape(draw("* Nhiệt độ hôm nay:\n-5 độ")) == ["ul: 1"]


def test_no_break_spaces_after_marks_are_spaces(draw: Draw) -> None:
    """What Word puts between mark and text does not make an outline or a list something else."""
    assert draw(OUTLINE.replace("* ", "*\xa0").replace("- ", "-\xa0 ")) == draw(OUTLINE)
    assert shape(draw("1.\xa0Một\n2.\xa0Hai")) == ["ol: 2"]


def test_a_head_may_take_several_lines(draw: Draw) -> None:
    """A long head that was broken into lines is one heading."""
    assert shape(draw("* Đối với các chi bộ\ntrực thuộc:\n- Họp định kỳ.")) == ["h2: Đối với các ", "ul: 1"]


def test_lines_with_plus_are_parts_of_a_duty(draw: Draw) -> None:
    """A plus at the start of a line is the level below the dash, as typed in Word."""
    html = draw("* Đối với trường học:\n\n- Kiểm tra:\n\n+ Bếp ăn\n\n+ Sân chơi\n\n- Báo cáo.")
    assert shape(html) == ["h2: Đối với trườ", "ul: 2", "ul: 2"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("* Một\n* Hai\n* Ba:", ["ul: 3"]),
        ("* Một:\n* Hai:\n* Ba:", ["ul: 3"]),
        ("* Gồm có:\n    - Một\n    - Hai\n* Khác", ["ul: 2", "ul: 2"]),
        ("* Một\n\n* Hai", ["ul: 2", "p", "p"]),
        ("* Chỉ một mục:", ["ul: 1"]),
        ("* Gồm có:\n\nVăn bản thường.", ["ul: 1", "p"]),
        ("- Một\n* Hai\n- Ba", ["ul: 3"]),
        ("*Lưu ý:* mang theo giấy tờ", ["p"]),
        ("*Lưu ý*: mang theo\n\n- căn cước", ["p", "ul: 1"]),
    ],
)
def test_a_list_written_with_stars_stays_a_list(draw: Draw, source: str, expected: list[str]) -> None:
    """Without the colon and the dashes right below it, a star is the mark of a list or of emphasis."""
    assert shape(draw(source)) == expected


def test_a_list_may_follow_a_colon_without_empty_line(draw: Draw) -> None:
    """Editors go on with a list on the next line; plain Markdown would run it together."""
    assert shape(draw("Hồ sơ gồm:\n- Tờ khai\n- Căn cước")) == ["p", "ul: 2"]
    assert shape(draw("Các bước:\n1. Nộp\n2. Nhận")) == ["p", "ol: 2"]


@pytest.mark.real_data
def test_the_real_page_has_two_heads_and_seven_duties(draw: Draw, real_data: Path) -> None:
    """The page this rule was made for comes out as its office meant it."""
    html = draw((real_data / "seed" / "giao-ban-lanh-dao.txt").read_text(encoding="utf-8"))
    assert [one.partition(":")[0] for one in shape(html) if one != "p"] == ["h2", "ul", "h2", "ul"]
    assert html.count("<li>") == 7
    assert html.rstrip().endswith("./.</li>\n</ul>")
