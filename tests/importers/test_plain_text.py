from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from bantin.importers.blocks import Figure, Text, write_blocks
from bantin.importers.plain_text import add_pictures, read_text
from bantin.importers.records import RecordPicture
from bantin.importers.runs import Picture
from bantin.markdown.render import render

OUTLINE = """Đồng chí Bí thư đề nghị:

* Đối với công tác dân vận:

- Vận động nhân dân hiến đất;

- Công khai phương án./."""


def markdown(body: str) -> str:
    return write_blocks(read_text(body), lambda picture: picture.addresses[0])


def page(body: str) -> str:
    return render(markdown(body), path=PurePosixPath("a/2021/a.md")).html(lambda _figure, _number: "")


def test_empty_lines_part_paragraphs() -> None:
    """Paragraphs are parted by empty lines; a single line end in one stays a break."""
    assert markdown("Một\nhai\n \n\nBa") == "Một  \nhai\n\nBa"


def test_without_empty_lines_each_line_is_a_paragraph() -> None:
    """Some systems write one paragraph a line."""
    assert markdown("Một\nHai\nBa") == "Một\n\nHai\n\nBa"


def test_the_marks_of_an_outline_are_kept() -> None:
    """Heads and duties of a party document come out as heading and list, ``./.`` stays."""
    assert markdown(OUTLINE) == OUTLINE
    assert page(OUTLINE).count("<li>") == 2
    assert "<h2" in page(OUTLINE)
    assert "./." in page(OUTLINE)


def test_numbers_and_other_signs_stay_as_typed() -> None:
    """A paragraph that begins with a number is no list, and no sign is taken for Markdown."""
    assert "3. Ông A nói *vậy* &lt;b&gt; # 1" in page("3. Ông A nói *vậy* <b> # 1")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf"), include_characters="\n"), max_size=80))
def test_every_letter_and_digit_is_kept(body: str) -> None:
    """Whatever the text, its letters and digits are all on the page."""
    words = "".join(one for one in body if one.isalnum())
    rendered = render(markdown(body), path=PurePosixPath("a/2021/a.md"))
    assert "".join(one for one in rendered.text if one.isalnum()) == words


def test_pictures_find_their_place() -> None:
    """A picture stands at its position, in place of the paragraph that is its caption, or at the end."""
    pictures = [
        RecordPicture(Picture(("end.jpg",)), "Cuối"),
        RecordPicture(Picture(("first.jpg",)), "Đầu", after=1),
        RecordPicture(Picture(("caption.jpg",)), "Toàn cảnh hội nghị"),
        RecordPicture(Picture(("far.jpg",)), after=99),
    ]
    blocks = add_pictures(read_text("Một\n\nHai\n\nToàn cảnh hội nghị"), pictures)
    names = [
        one.picture.addresses[0] if isinstance(one, Figure) else one.words
        for one in blocks
        if isinstance(one, Figure | Text)
    ]
    assert names == ["Một", "first.jpg", "Hai", "caption.jpg", "far.jpg", "end.jpg"]
