from __future__ import annotations

from tests.importers.office import Conversion


def page(made: Conversion) -> str:
    return "".join(made.body.html(lambda _figure, _number: "").split())


def test_a_table_with_headings_is_markdown() -> None:
    """Header cells, or a first row all in bold, are the head; signs in cells are no new cells."""
    html = "<table><tr><th>Năm</th><th>Số</th></tr><tr><td>2020</td><td>1|2</td></tr></table>"
    assert Conversion(html).markdown == "| Năm | Số |\n| --- | --- |\n| 2020 | 1\\|2 |"
    bold = html.replace("<th>", "<td><b>").replace("</th>", "</b></td>")
    assert Conversion(bold).markdown == Conversion(html).markdown


def test_a_table_without_headings_gets_none() -> None:
    """Nothing is made a heading that was none: the head is empty and the page shows only the rows."""
    made = Conversion("<table><tr><td>Diện tích</td><td>4 km²</td></tr><tr><td>Dân số</td><td>90.000</td></tr></table>")
    assert made.markdown.startswith("|  |  |\n| --- | --- |\n| Diện tích | 4 km² |")
    assert "<th" not in page(made)
    assert page(made).count("<td>") == 4


def test_rows_of_different_length_keep_every_cell() -> None:
    """A row that is short is filled up, one that is long makes the table wider."""
    made = Conversion("<table><tr><th>A</th></tr><tr><td>B</td><td>C</td></tr></table>")
    assert "C" in page(made)


def test_lines_of_a_cell_stay_lines() -> None:
    """Paragraphs and items in a cell are parted by breaks."""
    html = "<table><tr><th>A</th><th>B</th></tr><tr><td><p>x</p><p>y</p></td><td><ul><li>z</li></ul></td></tr></table>"
    assert Conversion(html).markdown.endswith("| x<br>y | - z |")


def test_items_of_a_cell_keep_their_numbers() -> None:
    """In a cell Markdown can make no list, so the numbers become words."""
    html = "<table><tr><th>A</th><th>B</th></tr><tr><td><ol start=3><li>x<li>y<li value=7>z</ol></td><td>1</td></table>"
    assert Conversion(html).markdown.endswith("| 3. x<br>4. y<br>7. z | 1 |")


def test_merged_cells_stay_merged() -> None:
    """A table Markdown cannot say stays a plain HTML table: spans, emphasis and links kept, signs safe."""
    html = (
        '<table style="x"><tr><td colspan="2"><b>Cộng</b> &lt;5</td></tr>'
        '<tr><td rowspan="2">A</td><td><a href="/b">B</a></td></tr><tr><td onclick="x">C</td></tr></table>'
    )
    made = Conversion(html)
    assert made.markdown.startswith("<table>")
    shown = page(made)
    for part in (
        '<tdcolspan="2"><strong>Cộng</strong>&lt;5</td>',
        '<tdrowspan="2">A</td>',
        "cu.example.vn/b",
        "<td>C</td>",
    ):
        assert part in shown


def test_pictures_in_a_table_come_after_it() -> None:
    """A table of data keeps its rows together; the pictures in it follow."""
    html = (
        '<table><tr><td>A</td><td>B</td><td><img src="a.jpg"></td></tr><tr><td>C</td><td>D</td><td></td></tr></table>'
    )
    made = Conversion(html)
    assert made.markdown.endswith("| C | D |  |\n\n![](/images/2021/a.jpg)")
    assert made.lost == {"table-picture": 1}


def test_a_grid_around_a_table_is_named() -> None:
    """What stood side by side around another table is told of; a frame around one is not."""
    inner = "<table><tr><td>1<td>2</table>"
    assert Conversion(f"<table><tr><td>A<td>B{inner}<tr><td>C<td>D</table>").lost == {"table-grid": 1}
    assert Conversion(f"<table><tr><td>A<td>B{inner}</table>").lost == {}


def test_a_frame_is_no_table() -> None:
    """A table of one column, or around another table, only places things."""
    assert Conversion("<table><tr><td><p>A</p><ul><li>B</li></ul></td></tr></table>").markdown == "A\n\n- B"
    assert Conversion(
        "<table><tr><td>A</td><td><table><tr><th>B</th><th>C</th></tr></table></td></tr></table>"
    ).markdown == ("A\n\n| B | C |\n| --- | --- |")


def test_a_collage_gives_each_picture_its_place() -> None:
    """A table of pictures becomes the pictures, in order."""
    html = '<table><tr><td><img src="a.jpg"></td><td><img src="b.jpg"></td></tr></table>'
    assert Conversion(html).markdown == "![](/images/2021/a.jpg)\n\n![](/images/2021/b.jpg)"


def test_captions_below_pictures_side_by_side_each_find_their_own() -> None:
    """A row of words below a row of pictures, with empty cells between them, names each picture."""
    html = (
        '<table><tr><td><img src="a.jpg"></td><td>&nbsp;</td><td><img src="b.jpg"></td></tr>'
        "<tr><td>Một</td><td></td><td><p>Hai</p></td></tr></table>"
    )
    assert Conversion(html).markdown == '![](/images/2021/a.jpg "Một")\n\n![](/images/2021/b.jpg "Hai")'


def test_text_beside_a_picture_is_text() -> None:
    """Only a short line beside a picture is its caption."""
    html = '<table><tr><td><img src="a.jpg"></td><td>{}</td></tr></table>'
    assert Conversion(html.format("Câu một. Câu hai.")).markdown == "![](/images/2021/a.jpg)\n\nCâu một. Câu hai."
    assert Conversion(html.format("dài " * 50)).markdown.startswith("![](/images/2021/a.jpg)\n\ndài")
    assert Conversion(html.format("Hội nghị. Ảnh: A")).markdown == '![](/images/2021/a.jpg "Hội nghị. Ảnh: A")'


def test_cells_whose_end_tags_were_left_out_stand_side_by_side() -> None:
    """Old portals leave out ``</td>`` and ``</tr>``; no cell swallows the next."""
    made = Conversion("<table><tr><th>A<th>B<tr><td>C<td>D</table>")
    assert made.markdown == "| A | B |\n| --- | --- |\n| C | D |"


def test_the_foot_of_a_table_comes_last() -> None:
    """Wherever it stands in the source, as in a browser."""
    html = "<table><tfoot><tr><td>C<td>D<tbody><tr><td>A<td>B<thead><tr><th>X<th>Y</table>"
    assert Conversion(html).markdown == "| X | Y |\n| --- | --- |\n| A | B |\n| C | D |"


def test_the_title_of_a_table_stands_above_it() -> None:
    """The caption of a table becomes the paragraph before it."""
    made = Conversion(
        "<table><caption>Bảng 1</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert made.markdown.startswith("Bảng 1\n\n| A | B |")


def test_one_endless_row_does_not_make_all_others_as_long() -> None:
    """What would be empty cells by the million in Markdown is written as HTML, which needs none."""
    made = Conversion("<table><tr>" + "<td>x" * 1000 + "<tr><td>y" * 1000 + "</table>")
    assert made.markdown.startswith("<table>")
    assert len(made.markdown) < 50_000
    assert Conversion("<table><tr><td>a<td>b<td>c<tr><td>d</table>").markdown.endswith("| d |  |  |")
