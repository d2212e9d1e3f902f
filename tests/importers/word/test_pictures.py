from __future__ import annotations

import pytest

from tests.importers.office import GIF
from tests.importers.word.making import SPACES, cell, p, picture, run, table
from tests.importers.word.reading import Read, read

LINKS = {"a": ("image", "media/a.gif"), "b": ("image", "media/b.gif")}
PARTS = {"word/media/a.gif": GIF, "word/media/b.gif": GIF + b"b"}


def show(*blocks: str) -> Read:
    return read(p("Mở."), *blocks, links=LINKS, parts=PARTS)


def test_pictures_stand_in_order_with_their_captions() -> None:
    """A line in the style for captions, and a centred one, is the caption of the picture above it."""
    made = show(
        p(picture("a", "Hội trường")),
        p("Quang cảnh hội nghị", style="Caption"),
        p("Giữa."),
        p(picture("b"), centred=True),
        p("Đ/c Nguyễn Văn A phát biểu. Ảnh: Văn B", centred=True),
        p("Cuối."),
    )
    assert made.markdown == (
        'Mở.\n\n![Hội trường](/images/2021/a.gif "Quang cảnh hội nghị")\n\nGiữa.\n\n'
        '![](/images/2021/b.gif "Đ/c Nguyễn Văn A phát biểu. Ảnh: Văn B")\n\nCuối.'
    )
    assert list(made.article.attached.values()) == [GIF, GIF + b"b"]


def test_any_other_line_below_a_picture_is_left_to_the_build() -> None:
    """An italic line stays below the picture, where the rules for captions judge it as in every article."""
    made = show(p(picture("a")), p(run("Người dân nộp hồ sơ", "i")), p("Một đoạn văn thường, dài hơn chú thích."))
    assert "![](/images/2021/a.gif)\n\n_Người dân nộp hồ sơ_" in made.markdown
    assert "<figcaption>Người dân nộp hồ sơ</figcaption>" in made.page


def test_a_caption_in_the_paragraph_of_the_picture_is_its_caption() -> None:
    """After a line end in the same centred paragraph stands what the picture shows."""
    made = show(p(picture("a"), "<w:r><w:br/></w:r>", run("Quang cảnh"), centred=True))
    assert made.markdown == 'Mở.\n\n![](/images/2021/a.gif "Quang cảnh")'


def test_pictures_side_by_side_have_the_captions_below_them() -> None:
    """Two pictures over two lines in a table: each has its own, in the order one reads."""
    made = show(table([cell(p(picture("a"))), cell(p(picture("b")))], ["Bên trái", "Bên phải"]))
    assert made.markdown == 'Mở.\n\n![](/images/2021/a.gif "Bên trái")\n\n![](/images/2021/b.gif "Bên phải")'


def test_a_picture_with_a_numbered_caption_is_not_lost() -> None:
    """The number in "Hình 1" is a field; picture and words stay together."""
    number = '<w:fldSimple w:instr=" SEQ Hình "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    made = show(p(picture("a")), p(run("Hình "), number, run(". Sơ đồ"), style="Caption"))
    assert made.markdown == 'Mở.\n\n![](/images/2021/a.gif "Hình 1. Sơ đồ")'


def test_pictures_of_old_files_are_found() -> None:
    """VML, which Word 97 to 2007 wrote, holds pictures too."""
    old = '<w:r><w:pict><v:shape alt="Cổng chào"><v:imagedata r:id="a"/></v:shape></w:pict></w:r>'
    assert show(p(old)).markdown == "Mở.\n\n![Cổng chào](/images/2021/a.gif)"


def test_words_a_machine_wrote_for_the_picture_are_left_out() -> None:
    """The name of the file, or what a program guesses, is no help to those who cannot see it."""
    for alt in ("IMG_2034.JPG", "A group of people Description automatically generated", "Picture 3"):
        assert show(p(picture("a", alt))).markdown == "Mở.\n\n![](/images/2021/a.gif)"


def test_a_picture_in_a_note_is_found_by_the_links_of_the_note() -> None:
    """Each part of the file has names of its own for what it refers to."""
    note = f"<w:footnotes {SPACES}><w:footnote w:id='1'>{p('Chú.', picture('z'))}</w:footnote></w:footnotes>"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="z" Type="x/image" Target="media/a.gif"/></Relationships>'
    )
    made = read(
        p("Mở đầu", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        parts=PARTS | {"word/footnotes.xml": note, "word/_rels/footnotes.xml.rels": relation},
    )
    assert made.markdown == "Mở đầu[^1]\n\n[^1]: Chú.\n\n    ![](/images/2021/a.gif)"


def test_a_shape_without_picture_is_said() -> None:
    """Charts and drawings have no place in an article; that one was there is said."""
    made = show(p("Chữ.", "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"))
    assert made.lost == {"shape": 1}


@pytest.mark.parametrize(
    "drawing",
    [
        '<w:drawing><wp:anchor><a:graphic><a:prstGeom prst="line"/></a:graphic></wp:anchor></w:drawing>',
        "<w:pict><v:line/></w:pict>",
    ],
)
def test_a_drawn_line_is_nothing_lost(drawing: str) -> None:
    """The line below the motto is drawn in most documents; nobody misses it."""
    assert show(p("Chữ.", f"<w:r>{drawing}</w:r>")).lost == {}


def test_a_file_within_the_file_is_said() -> None:
    """Programs put whole pages of HTML into a Word file; Word makes text of them when it is opened and saved."""
    assert show("<w:altChunk r:id='a'/>").lost == {"chunk": 1}


def test_a_picture_grouped_with_a_text_frame_is_shown_once() -> None:
    """Of a drawing with a frame, a picture after it and another within, each stands once on the page."""
    frame = f"<w:txbxContent>{p('Trong khung.')}{p(picture('b'))}</w:txbxContent>"
    group = f'<wps:wsp><wps:txbx>{frame}</wps:txbx></wps:wsp><a:blip r:embed="a"/>'
    written = show(p(f"<w:r><w:drawing><wp:inline>{group}</wp:inline></w:drawing></w:r>")).markdown
    assert [written.count(one) for one in ("a.gif", "b.gif", "Trong khung.")] == [1, 1, 1]
