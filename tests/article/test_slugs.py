from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article.slugs import MAX_LENGTH, slugify

vietnamese = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèéẹìíòóọồốộờớợùúụừứựỳýĐÔ -,.“”/0123456789")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Đảng - đoàn thể", "dang-doan-the"),
        ("Quận ủy giao ban: tháng 1/2021", "quan-uy-giao-ban-thang-1-2021"),
        ("“Màu hoa đỏ” giữa Nghĩa trang liệt sĩ", "mau-hoa-do-giua-nghia-trang-liet-si"),
        ("ĐƯỜNG NGUYỄN VĂN CỪ", "duong-nguyen-van-cu"),
        ("Ðường", "duong"),
        ("100% hộ # dân", "100-ho-dan"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!! 🎉", ""),
        ("", ""),
    ],
)
def test_words_become_an_address(words: str, slug: str) -> None:
    """Vietnamese words keep their letters without marks, đ becomes d, all else becomes single hyphens."""
    assert slugify(words) == slug


@given(st.text() | vietnamese)
def test_both_unicode_spellings_give_one_slug(words: str) -> None:
    """Composed and decomposed text, as different keyboards and systems write it, leads to one address."""
    composed, decomposed = unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)
    assert slugify(words) == slugify(composed) == slugify(decomposed)


@given(st.text() | vietnamese)
def test_a_slug_is_plain_short_and_its_own_slug(words: str) -> None:
    """Small ASCII letters, digits and single hyphens between them, of bounded length; made again it stays."""
    slug = slugify(words)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= MAX_LENGTH
    assert slugify(slug) == slug


@given(vietnamese)
def test_every_vietnamese_letter_and_digit_is_kept(words: str) -> None:
    """No letter is lost on the way: short texts keep as many letters and digits as they had."""
    short = words[:40]
    assert len(slugify(short).replace("-", "")) == sum(one.isalnum() for one in short)


def test_a_long_title_is_cut_at_the_end_of_a_syllable() -> None:
    """The cut never leaves half a syllable, save where there is only one."""
    title = "Quận ủy tổ chức hội nghị giao ban công tác tháng một năm hai nghìn không trăm hai mươi mốt tại hội trường"
    slug = slugify(title)
    assert slug == "quan-uy-to-chuc-hoi-nghi-giao-ban-cong-tac-thang-mot-nam-hai-nghin-khong-tram"
    assert slugify("a" * 200) == "a" * MAX_LENGTH
    assert slugify("a" * MAX_LENGTH + " b") == "a" * MAX_LENGTH
