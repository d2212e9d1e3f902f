from __future__ import annotations

import pytest

from tests.importers.word.making import cell, p, run, table
from tests.importers.word.reading import markdown, read


def test_a_table_becomes_one_of_markdown() -> None:
    """Rows that repeat on each page, or that are bold throughout, are its heading."""
    made = markdown(p("Mở."), table(["Phường", "Số hộ"], ["A", "250"], head=True))
    assert made == "Mở.\n\n| Phường | Số hộ |\n| --- | --- |\n| A | 250 |"
    bold = [p(run(words, "b")) for words in ("Phường", "Số hộ")]
    assert markdown(p("Mở."), table(bold, ["A", "250"])) == made


def test_merged_cells_keep_their_spans() -> None:
    """Cells merged to the right and downwards span as many columns and rows, and no word is twice or lost."""
    made = read(
        p("Mở."),
        table(
            [cell("Đơn vị", merge="restart"), cell("Kết quả", span=2)],
            [cell(merge="continue"), cell("2020"), cell("2021")],
            [cell("Phường A"), cell("1"), cell("2")],
        ),
    ).markdown
    assert '<td rowspan="2">Đơn vị</td><td colspan="2">Kết quả</td>' in made
    assert "<tr><td>2020</td><td>2021</td></tr>" in made
    assert "<tr><td>Phường A</td><td>1</td><td>2</td></tr>" in made


def test_a_merge_without_a_beginning_loses_no_word() -> None:
    """A cell that goes on from nowhere, as broken programs write it, is a cell."""
    made = markdown(p("Mở."), table([cell("a", merge="continue"), cell("b")], ["c", "d"]))
    assert made.endswith("| a | b |\n| c | d |")


def test_several_paragraphs_in_a_cell_are_lines() -> None:
    """A line of a cell ends where its paragraph ended."""
    assert markdown(p("Mở."), table([cell("a", "b"), "c"], ["d", "e"])).endswith("| a<br>b | c |\n| d | e |")


def test_a_table_without_lines_only_places_things() -> None:
    """The signature beside those who get a copy is no table."""
    made = markdown(p("Mở."), table([cell("Nơi nhận:", "- Như trên;"), cell("CHỦ TỊCH", "Trần Văn B")], ruled=False))
    assert made == "Mở.\n\nNơi nhận:\n\n\\- Như trên;\n\nCHỦ TỊCH\n\nTrần Văn B"


def test_a_table_in_a_table_is_read() -> None:
    """Word nests tables; the words of both are there."""
    made = markdown(p("Mở."), table([cell("Ngoài", table(["trong 1", "trong 2"]) + p())]))
    assert made == "Mở.\n\nNgoài\n\n|  |  |\n| --- | --- |\n| trong 1 | trong 2 |"


@pytest.mark.parametrize("stray", [run("x"), p("x"), cell("x"), f"<w:hyperlink>{run('x')}</w:hyperlink>"])
def test_what_stands_between_rows_gets_one_of_its_own(stray: str) -> None:
    """The standard puts nothing between rows; what a program has put there is a row."""
    made = markdown(p("Mở."), table(["a", "b"], ["c", "d"]).replace("</w:tr><w:tr>", f"</w:tr>{stray}<w:tr>"))
    assert made == "Mở.\n\n|  |  |\n| --- | --- |\n| a | b |\n| x |  |\n| c | d |"


def test_what_stands_between_cells_gets_one_of_its_own() -> None:
    """A row in a row gives its cells, words between two cells are one."""
    row = f"<w:tr>{cell('b')}</w:tr>{run('c')}"
    made = markdown(p("Mở."), table(["a", "d"]).replace("</w:tc><w:tc>", f"</w:tc>{row}<w:tc>"))
    assert made == "Mở.\n\n|  |  |  |  |\n| --- | --- | --- | --- |\n| a | b | c | d |"


def test_spans_that_no_table_has_are_cut() -> None:
    """A hostile width is no more than the widest table of Word."""
    made = markdown(p("Mở."), table([cell("a", span=900_000_000), "b"], ["c", "d"]))
    assert '<td colspan="63">a</td>' in made
