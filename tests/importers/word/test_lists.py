from __future__ import annotations

import pytest

from bantin.importers.word.numbering import letters, roman
from tests.importers.word.making import AGAIN, BULLETS, CLAUSES, NUMBERS, SUB, cell, level, lists, p, prop, run, table
from tests.importers.word.reading import markdown


def test_signs_and_numbers_become_lists() -> None:
    """Whatever sign Word draws, the list has Markdown's; a number is Markdown's own."""
    made = markdown(p("Mở đầu:"), p("một", item=(BULLETS, 0)), p("hai", item=(BULLETS, 0)))
    assert made == "Mở đầu:\n\n- một\n- hai"
    made = markdown(p("Mở đầu:"), p("một", item=(NUMBERS, 0)), p("hai", item=(NUMBERS, 0)))
    assert made == "Mở đầu:\n\n1. một\n2. hai"


def test_neighbouring_lists_stay_two() -> None:
    """A list that begins anew right after another is not its next part, neither here nor on the page."""
    items = [
        p(words, item=(number, 0)) for number, words in ((NUMBERS, "a"), (NUMBERS, "b"), (AGAIN, "c"), (AGAIN, "d"))
    ]
    assert markdown(p("Mở đầu."), *items) == "Mở đầu.\n\n1. a\n2. b\n\n<!-- -->\n\n1. c\n2. d"
    made = markdown(p("Mở đầu."), p("a", item=(BULLETS, 0)), p("b", item=(NUMBERS, 0)))
    assert made == "Mở đầu.\n\n- a\n\n1. b"


def test_a_list_goes_on_with_its_number_after_a_paragraph() -> None:
    """What Word counts on is counted on."""
    made = markdown(p("Mở đầu."), p("a", item=(NUMBERS, 0)), p("Xen giữa."), p("b", item=(NUMBERS, 0)))
    assert made == "Mở đầu.\n\n1. a\n\nXen giữa.\n\n2. b"


def test_a_paragraph_under_the_words_of_an_item_belongs_to_it() -> None:
    """Indented as the item, it is the item's second paragraph, and the list is one."""
    made = markdown(p("Mở đầu."), p("a", item=(NUMBERS, 0)), p("Thêm.", left=360), p("b", item=(NUMBERS, 0)))
    assert made == "Mở đầu.\n\n1. a\n\n    Thêm.\n\n2. b"


def test_lists_nest_by_level_and_by_what_one_sees() -> None:
    """A deeper level of the same list is nested, and so is another list further to the right."""
    made = markdown(p("Mở."), p("a", item=(BULLETS, 0)), p("b", item=(BULLETS, 1)), p("c", item=(BULLETS, 0)))
    assert made == "Mở.\n\n- a\n    - b\n- c"
    made = markdown(p("Mở."), p("a", item=(NUMBERS, 0)), p("b", item=(SUB, 0)), p("c", item=(NUMBERS, 0)))
    assert made == "Mở.\n\n1. a\n    - b\n2. c"


def test_labels_markdown_cannot_count_stay_readable() -> None:
    """Letters, "Điều 1." and "1.1." are said in documents and referred to: they become words."""
    made = markdown(
        p("Mở."),
        p("Phạm vi", item=(CLAUSES, 0)),
        p("khoản", item=(CLAUSES, 1)),
        p("khoản sau", item=(CLAUSES, 1)),
        p("Đối tượng", item=(CLAUSES, 0)),
        p("lại một", item=(CLAUSES, 1)),
    )
    assert made == "Mở.\n\nĐiều 1. Phạm vi\n\n1. khoản\n2. khoản sau\n\nĐiều 2. Đối tượng\n\n1. lại một"
    items = [(0, "cha"), (1, "con"), (1, "con nữa"), (2, "cháu"), (0, "cha nữa")]
    made = markdown(p("Mở."), *(p(words, item=(NUMBERS, at)) for at, words in items))
    assert made == "Mở.\n\n1. cha\n\n    a) con\n\n    b) con nữa\n\n    1.1. cháu\n\n2. cha nữa"


def test_a_heading_with_a_number_keeps_it_as_words() -> None:
    """A heading is no item of a list."""
    made = markdown(
        p("Mở."), p("Phạm vi", style="Heading1", item=(CLAUSES, 0)), p("Quy định", style="Heading1", item=(NUMBERS, 0))
    )
    assert made == "Mở.\n\n## Điều 1. Phạm vi\n\n## 1. Quy định"


def test_an_empty_item_is_counted_and_not_shown() -> None:
    """Word counts an item nobody wrote."""
    assert markdown(p("Mở."), p("a", item=(NUMBERS, 0)), p(item=(NUMBERS, 0)), p("c", item=(NUMBERS, 0))) == (
        "Mở.\n\n1. a\n\n<!-- -->\n\n3. c"
    )


def test_a_list_in_a_cell_is_written_out() -> None:
    """A cell of Markdown holds lines alone: the labels are in them."""
    items = cell(p("a", item=(NUMBERS, 0)), p("b", item=(NUMBERS, 0)), p("c", item=(BULLETS, 0)))
    made = markdown(p("Mở."), table([run("Cột", "b") and p(run("Cột", "b")), p(run("Hai", "b"))], [items, "x"]))
    assert made.endswith("| 1. a<br>2. b<br>- c | x |")


def test_typed_marks_of_an_outline_stay_an_outline() -> None:
    """``* …:`` and ``- …`` typed by hand are what our own articles write."""
    made = markdown(p("Mở."), p("* Đối với phường:"), p("- Giao tổ dân phố."), p("- Tuyên truyền."))
    assert made == "Mở.\n\n* Đối với phường:\n\n- Giao tổ dân phố.\n\n- Tuyên truyền."


def test_a_typed_head_above_a_list_of_words_is_the_head_of_an_outline() -> None:
    """The star was typed, the dashes are Word's own: it is the same outline."""
    made = markdown(
        p("Mở."), p("* Đối với phường:"), p("Giao tổ.", item=(BULLETS, 0)), p("Tuyên truyền.", item=(BULLETS, 0))
    )
    assert made == "Mở.\n\n* Đối với phường:\n\n- Giao tổ.\n- Tuyên truyền."


def test_a_list_shaped_by_a_style_has_the_shape_of_that_style() -> None:
    """Lists may leave their levels to a style of lists."""
    numbering = lists(
        {0: [prop("numStyleLink", "Gach")], 1: [prop("styleLink", "Gach"), level(0, "bullet", "-")]}, {1: (0, "")}
    )
    made = markdown(p("Mở."), p("a", item=(1, 0)), p("b", item=(1, 0)), parts={"word/numbering.xml": numbering})
    assert made == "Mở.\n\n- a\n- b"


@pytest.mark.parametrize(
    ("count", "written"), [(1, "i"), (4, "iv"), (19, "xix"), (1994, "mcmxciv"), (0, "0"), (4000, "4000")]
)
def test_roman_numbers(count: int, written: str) -> None:
    """Roman numbers have neither nought nor four thousand."""
    assert roman(count) == written


@pytest.mark.parametrize(("count", "written"), [(1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (0, "0"), (9999, "9999")])
def test_letters_count_as_word_counts(count: int, written: str) -> None:
    """After z comes aa, then bb."""
    assert letters(count) == written
