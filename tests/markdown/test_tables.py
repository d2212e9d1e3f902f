from __future__ import annotations

from collections.abc import Callable

Draw = Callable[[str], str]


def test_a_table_can_be_scrolled_by_itself(draw: Draw) -> None:
    """Each table stands in a frame that can be reached by keyboard and has a name of its own."""
    table = "| Phường | Hộ |\n|---|---|\n| A | 5 |"
    html = draw(f"{table}\n\nvà\n\n{table}")
    assert html.count('<div class="table-scroll" tabindex="0" role="region"') == 2
    assert 'aria-label="Bảng 1"' in html
    assert 'aria-label="Bảng 2"' in html


def test_alignment_of_columns_is_a_class(draw: Draw) -> None:
    """No style attribute is needed, so pages can forbid them."""
    html = draw("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert [f'class="align-{side}"' in html for side in ("left", "center", "right")] == [True] * 3
    assert "style" not in html


def test_an_empty_header_is_none(draw: Draw) -> None:
    """A table that has no header shows none to those who listen either."""
    html = draw("|  |  |\n|---|---|\n| a | b |")
    assert "<th" not in html
    assert "<td>a</td>" in html


def test_an_empty_corner_is_no_header(draw: Draw) -> None:
    """The corner above a column of names is a plain cell; the other headers stay."""
    html = draw("|  | 2020 |\n|---|---|\n| a | b |")
    assert "<td></td>" in html
    assert "<th>2020</th>" in html


def test_a_table_written_as_html_stands(draw: Draw) -> None:
    """Tables pasted from elsewhere keep their spans and lose their looks."""
    html = draw('<table border="1" style="width:9px"><tr><td colspan="2" bgcolor="red">a</td></tr></table>')
    assert '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table></div>' in html


def test_a_table_of_far_more_cells_than_characters_is_text(draw: Draw) -> None:
    """Missing cells are filled up, but not a million of them for a few lines."""
    assert "<table" not in draw("|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|b\n" * 300)
    assert draw("|a" * 8 + "|\n" + "|-" * 8 + "|\n" + "|b\n" * 100).count("<td>") == 800


def test_a_row_with_more_cells_than_the_head_keeps_them(draw: Draw) -> None:
    """What was typed in a cell is on the page, also where the head has no column for it."""
    html = draw("| A | B |\n|---|:-:|\n| một | hai | ba | bốn |\n| năm |")
    assert '<td>một</td>\n<td class="align-center">hai</td>\n<td>ba</td>\n<td>bốn</td>' in html
