from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from bantin.markdown.body import Body, Figure
from bantin.markdown.figures import draw_figure
from bantin.report import Position

Render = Callable[..., Body]

TEXT = (
    "Hội nghị đã nghe báo cáo tình hình sáu tháng đầu năm. Các đại biểu thảo luận sôi nổi về việc giải phóng mặt bằng."
)
FIGURE = Figure("/a.jpg", PurePosixPath("a.jpg"), "Sân trường", "", "", Position(PurePosixPath("a.md")), False, "")


def outline(body: Body) -> list[str]:
    """Return the parts of a body in order: its figures by source, its HTML as it is."""
    return [part.strip() if isinstance(part, str) else part.source for part in body.parts if part not in {"\n", ""}]


def test_a_picture_alone_is_a_figure(render: Render) -> None:
    """A picture in a paragraph of its own is a figure between pieces of text."""
    body = render(f'{TEXT}\n\n![Sân trường](/images/a.jpg "Giờ ra chơi. Ảnh: Văn A")\n\n{TEXT}')
    assert outline(body) == [f"<p>{TEXT}</p>", "/images/a.jpg", f"<p>{TEXT}</p>"]
    (figure,) = body.figures
    assert (figure.alt, figure.caption, figure.credit) == ("Sân trường", "Giờ ra chơi.", "Văn A")
    assert (figure.path, figure.inline) == (PurePosixPath("images/a.jpg"), False)
    assert str(figure.position) == "tin/2021/a.md:3:1"


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_caption_below_moves_into_the_figure(render: Render, between: str) -> None:
    """The short line below a picture is its caption, with or without an empty line between."""
    body = render(f"![](/a.jpg){between}Đ/c Lê Văn Tám trao <b>quà</b> cho các hộ\n\n{TEXT}")
    assert outline(body) == ["/a.jpg", f"<p>{TEXT}</p>"]
    assert body.figures[0].caption == "Đ/c Lê Văn Tám trao <b>quà</b> cho các hộ"


def test_ordinary_text_below_a_picture_stays_where_it_is(render: Render) -> None:
    """A paragraph that is no caption is not touched and not spoken of."""
    body = render(f"![](/a.jpg)\n\n{TEXT * 2}")
    assert outline(body) == ["/a.jpg", f"<p>{TEXT * 2}</p>"]
    assert body.diagnostics == ()


def test_a_doubtful_paragraph_stays_and_is_said(render: Render) -> None:
    """The editor is told which paragraph, at the picture, and how to make it a caption."""
    body = render(f"{TEXT}\n\n![](/a.jpg)\n\nThu Hà")
    assert outline(body)[-1] == "<p>Thu Hà</p>"
    (finding,) = body.diagnostics
    assert (finding.code, finding.position.line) == ("caption-unsure", 3)
    assert "Thu Hà" in finding.text
    assert "/a.jpg" in finding.fix


def test_a_sentence_below_a_picture_is_not_moved_into_it(render: Render) -> None:
    """The end of a notice with a picture above stays the end of the notice, and the editor is asked."""
    body = render(f"{TEXT}\n\n![Sơ đồ](/a.jpg)\n\nTrân trọng thông báo.")
    assert outline(body)[-1] == "<p>Trân trọng thông báo.</p>"
    assert [one.code for one in body.diagnostics] == ["caption-unsure"]


def test_a_title_wins_over_the_paragraph_below(render: Render) -> None:
    """A picture that has a caption takes no other."""
    body = render('![](/a.jpg "Giờ ra chơi")\n\nQuang cảnh buổi lễ')
    assert outline(body) == ["/a.jpg", "<p>Quang cảnh buổi lễ</p>"]


def test_pictures_in_one_paragraph_are_figures_each(render: Render) -> None:
    """The caption below several pictures belongs to the last of them."""
    body = render("![](/a.jpg)\n![](/b.jpg) ![](/c.jpg)\n\n*Quang cảnh buổi lễ*")
    assert outline(body) == ["/a.jpg", "/b.jpg", "/c.jpg"]
    assert [figure.caption for figure in body.figures] == ["", "", "Quang cảnh buổi lễ"]


def test_a_picture_within_a_sentence_is_no_figure(render: Render) -> None:
    """Small pictures in running text, list items and cells stay where they are."""
    body = render("Bấm nút ![Gửi](/nut.png) để gửi.\n\n- ![](/b.png)\n\n| a |\n|---|\n| ![](/c.png) |")
    assert [figure.inline for figure in body.figures] == [True] * 3
    assert "Bấm nút [/nut.png] để gửi." in body.html(lambda figure, _: f"[{figure.source}]")


def test_a_caption_line_without_picture_stays_a_paragraph(render: Render) -> None:
    """A photograph known only by its caption is not made up."""
    body = render(f"{TEXT}\n\nĐ/c Lê Văn Tám kết luận Hội nghị\n\n{TEXT}")
    assert body.figures == ()
    assert "<p>Đ/c Lê Văn Tám kết luận Hội nghị</p>" in outline(body)[0]


def test_a_picture_that_leads_to_its_larger_copy_is_a_figure(render: Render) -> None:
    """The link of a thumbnail goes, any other link stays around its picture."""
    assert [figure.inline for figure in render("[![](/a.jpg)](/lon/a.jpg)").figures] == [False]
    body = render("[![](/a.jpg)](/tin/)")
    assert [figure.inline for figure in body.figures] == [True]
    assert body.html(lambda *_: "x") == '<p><a href="/tin/">x</a></p>'


def test_a_figure_written_as_html_is_one(render: Render) -> None:
    """Pasted figures keep their caption and credit."""
    body = render('<figure><img src="/a.jpg" alt="b"><figcaption><p>Giờ <b>chơi</b>. Ảnh: A</p></figcaption></figure>')
    (figure,) = body.figures
    assert (figure.caption, figure.credit, figure.alt) == ("Giờ <b>chơi</b>.", "A", "b")
    assert outline(body) == ["/a.jpg"]


def test_a_figure_is_drawn_with_its_words() -> None:
    """Picture, caption and credit stand in one figure."""
    drawn = draw_figure(replace(FIGURE, caption="Giờ <b>chơi</b>.", credit="A & B"), '<img src="/1.jpg" alt="">')
    assert drawn == (
        '<figure class="figure"><img src="/1.jpg" alt=""><figcaption>Giờ <b>chơi</b>. '
        '<span class="credit">Ảnh: A &amp; B</span></figcaption></figure>'
    )


def test_a_figure_without_words_has_no_caption() -> None:
    """An empty caption is not drawn."""
    assert draw_figure(FIGURE, "<img>") == '<figure class="figure"><img></figure>'


def test_a_lost_picture_says_so_and_keeps_its_words() -> None:
    """The reader learns that a picture was there and what it showed: its caption, or else its alternative text."""
    drawn = draw_figure(replace(FIGURE, caption="Giờ ra chơi"), None)
    assert "Ảnh không còn trong kho lưu trữ" in drawn
    assert "<figcaption>Giờ ra chơi</figcaption>" in drawn
    assert "<figcaption>Sân trường</figcaption>" in draw_figure(FIGURE, None)


def test_a_picture_within_text_is_drawn_alone() -> None:
    """No figure is put into a sentence."""
    assert draw_figure(replace(FIGURE, inline=True), "<img>") == "<img>"
