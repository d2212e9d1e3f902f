from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.front_matter import parse
from bantin.lint.prose import FILLER, mask, mask_code, mask_file


def masked(markdown: str) -> str:
    """Return Markdown with its code and then all else that is no prose filled."""
    return mask(mask_code(markdown))


def read(markdown: str) -> str:
    """Return what is left of Markdown, filler as one space."""
    return " ".join(masked(markdown).replace(FILLER, " ").split())


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("Chữ **đậm** và *nghiêng*.", "Chữ đậm và nghiêng ."),
        ("Xem [kế hoạch](/files/a,b.pdf) này.", "Xem [kế hoạch này."),
        ('![Họp](/images/a(1).jpg "Quang cảnh. Ảnh: Thu Hà")', "[Họp Quang cảnh. Ảnh: Thu Hà"),
        ('![Họp](lost:https://a.vn/b,c.jpg "Quang cảnh")', "[Họp Quang cảnh"),
        ("Theo Kết luận[^1].\n\n[^1]: Số 12-KL/QU.", "Theo Kết luận . Số 12-KL/QU."),
        ('Chữ <b class="a,b">đậm</b> <!-- ghi , chú --> và `mã , số`.', "Chữ đậm và ."),
        ("Xem https://a.vn/b,c hoặc www.a.vn/x.", "Xem hoặc"),
        ("Thư: van.thu@a.gov.vn nhé", "Thư: nhé"),
        ("## Đầu mục {#dau-muc}", "Đầu mục"),
        ("| A | B |\n|--|--|", "A B -- --"),
        ("Xem https://a.vn/b_c_d, rồi https://a.vn/x*y*.", "Xem rồi y ."),
        ("Gõ:\n\n    a , b\n\n    c\n\nHết.", "Gõ: Hết."),
        ("- Một\n\n    hai\n\nBa\n\n\tbốn", "- Một hai Ba"),
        ("Một\n    hai", "Một hai"),
        ("```sh\na , b\n\n* c\n```\nHết.", "Hết."),
        ("~~~\na , b\n~~~\n\n```\nkhông đóng", "``` không đóng"),
        ("Gõ `mở , đóng\nrồi , xong` nhé , và ````a ``` , b```` hoặc `a | ` , hết", "Gõ nhé , và hoặc , hết"),
        ("Dấu ` này , và\n\nkia ` nữa", "Dấu ` này , và kia ` nữa"),
        ("- Dấu ` này\n- kia ` nữa", "- Dấu ` này - kia ` nữa"),
        (r"Dấu \` này , kia `a , b`", r"Dấu ` này , kia"),
        ("Gõ <code>a , b</code> và <CODE class='x'>c , d</CODE>, <code>e , f", "Gõ và , e , f"),
        ("<pre>\n    a , b\n\nc , d\n</pre>\n\n    e , f\n\nHết.", "Hết."),
        (r"1\. Không phải danh sách \*", "1 . Không phải danh sách"),
    ],
)
def test_what_citizens_read_is_left(markdown: str, prose: str) -> None:
    """Words, captions and their marks stay; addresses, tags, codes and signs of Markdown go."""
    assert read(markdown) == prose


def test_of_the_head_only_texts_are_left() -> None:
    """Title and summary stay without the quotes of YAML; ids, addresses and comments go."""
    text = '---\n# ghi chú\nid: k7m2q9xb\ntitle: "\\"Màu hoa đỏ\\" giữa rừng"\nsummary: Một\n  hai\n---\n\nThân bài.\n'
    prose = mask_file(text, parse(text, PurePosixPath("a.md")))
    assert " ".join(prose.replace(FILLER, " ").split()) == '"Màu hoa đỏ " giữa rừng Một hai Thân bài.'
    assert len(prose) == len(text)


@given(st.text(alphabet="ab, .\n*_`<>![]()\"'{}#|\\:/@&;-ạ", max_size=120))
def test_places_stay(markdown: str) -> None:
    """Masked text is as long as the Markdown, and what is left of it stands where it stood."""
    prose = masked(markdown)
    assert len(prose) == len(markdown)
    assert all(one in (FILLER, other) for one, other in zip(prose, markdown, strict=True))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "](",
        "<a ",
        "<!--",
        "`",
        "{#",
        "[^",
        "\\",
        "*",
        "&",
        "www.",
        "a@",
        "```\n",
        "```x\n",
        "~~~x\n",
        "\n\n    x",
        "```a`",
        "<pre>",
        "</pre><code>",
        "`a``b",
        "` \n",
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """A source of 200,000 signs is masked at once."""
    text = piece * (200_000 // len(piece))
    assert len(masked(text)) == len(text)
