from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.html import escape, plain_text
from bantin.markdown.credits import ends_with_credit, split_credit


@pytest.mark.parametrize(
    ("written", "caption", "credit"),
    [
        ("Quang cảnh lễ hội. Ảnh: Văn A", "Quang cảnh lễ hội.", "Văn A"),
        ("Quang cảnh lễ hội (Ảnh: Văn A).", "Quang cảnh lễ hội.", "Văn A"),
        ("Quang cảnh lễ hội (ảnh: Văn A)", "Quang cảnh lễ hội", "Văn A"),
        ("Quang cảnh lễ hội - Ảnh: Văn A", "Quang cảnh lễ hội", "Văn A"),
        ("Quang cảnh lễ hội. Ảnh - Văn A", "Quang cảnh lễ hội.", "Văn A"),
        ("Bản đồ quy hoạch (Nguồn: Sở Xây dựng)", "Bản đồ quy hoạch (Nguồn: Sở Xây dựng)", ""),
        ("Sẵn sàng chờ &#34;lộc đất&#34;. Ảnh: Văn A", "Sẵn sàng chờ &#34;lộc đất&#34;.", "Văn A"),
        ("Sẵn sàng chờ &#34;lộc đất&#34; (Ảnh: Văn A)", "Sẵn sàng chờ &#34;lộc đất&#34;", "Văn A"),
        ("Quang cảnh lễ hội. Nguồn ảnh: N.T.", "Quang cảnh lễ hội.", "N.T"),
        ("<em>Quang cảnh lễ hội. Ảnh: Văn A</em>", "Quang cảnh lễ hội.", "Văn A"),
        ("Quang cảnh lễ hội. <em>Ảnh: Văn A.</em>", "Quang cảnh lễ hội.", "Văn A"),
        ("Quang cảnh <b>lễ hội</b>. Ảnh: A &amp; B", "Quang cảnh <b>lễ hội</b>.", "A & B"),
        ("Ảnh: Văn A", "", "Văn A"),
        ("(Ảnh: Văn A)", "", "Văn A"),
        ("Ảnh: Lễ khai mạc hội thao", "Ảnh: Lễ khai mạc hội thao", ""),
        ("Ảnh minh họa", "Ảnh minh họa", ""),
        ("Lớp học (Ảnh nhà trường cung cấp).", "Lớp học (Ảnh nhà trường cung cấp).", ""),
        ("Các em xem tranh ảnh - hiện vật", "Các em xem tranh ảnh - hiện vật", ""),
        ("Triển lãm Ảnh-Sách", "Triển lãm Ảnh-Sách", ""),
        ("", "", ""),
    ],
)
def test_the_credit_is_split_off(written: str, caption: str, credit: str) -> None:
    """Who made the picture is told apart from what it shows, in all the ways it is written."""
    assert split_credit(written) == (caption, credit)


@given(st.text(st.sampled_from("ảẢnh:- –(). AB\n,;<&"), max_size=40))
def test_nothing_of_a_caption_is_lost(words: str) -> None:
    """Every letter of a caption is in the caption, in the credit, or in the word "Ảnh" between them."""
    caption, credit = split_credit(str(escape(words)))
    letters = [one for one in words if one.isalpha()]
    found = [one for one in plain_text(caption) + credit if one.isalpha()]
    assert found == letters or len(found) == len(letters) - len("Ảnh")


@pytest.mark.parametrize(
    "words",
    ["Lễ hội (Ảnh: A).", "Ảnh minh họa.", "Lớp học (ảnh nhân vật cung cấp)", "Cầu (Ảnh tư liệu)", "Sông. Nguồn: B"],
)
def test_a_word_of_where_the_picture_comes_from_is_noticed(words: str) -> None:
    """Also credits that name nobody mark a caption."""
    assert ends_with_credit(words)


@pytest.mark.parametrize("words", ["Xem ảnh của lễ hội.", "Ảnh hưởng của bão (số 3) còn lớn.", "Nguồn nước sạch"])
def test_ordinary_words_are_no_credit(words: str) -> None:
    """The same syllables within a sentence mean something else."""
    assert not ends_with_credit(words)
