from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.legacy.encodings import Encoding
from bantin.legacy.repair import Repaired, detect, expect, repair, repair_lines
from tests.legacy.writing import typed

TEXT = "Sáng nay, quận Sông Mây tổ chức hội nghị về việc giải phóng mặt bằng, những vướng mắc được nêu rõ."
SPOKEN = (
    "anh ấy bảo các cấp chính quyền cần đẩy mạnh cải cách hành chính giữ gìn trật tự đô thị ở những tuyến phố lớn"
    " nhiều hộ dân đã ký cam kết không lấn chiếm vỉa hè mỗi sáng thứ bảy tổ dân phố quét dọn ngõ xóm"
)
WORDS = SPOKEN.split()


@pytest.mark.parametrize("encoding", Encoding)
def test_the_encoding_of_a_sentence_is_told(encoding: Encoding) -> None:
    """One sentence is enough, and it comes out whole."""
    old = typed(TEXT, encoding)
    assert detect(old) is encoding
    assert repair(old).text == TEXT


@given(words=st.lists(st.sampled_from(WORDS), min_size=12, max_size=40), encoding=st.sampled_from(list(Encoding)))
def test_any_dozen_words_come_out_whole(words: list[str], encoding: Encoding) -> None:
    """Whatever the words are, they are read back, or left alone where too few of them have marks to tell."""
    text = " ".join(words)
    assert repair(typed(text, encoding), expected=encoding).text == text
    told = detect(typed(text, encoding))
    assert told in (encoding, None) or repair(typed(text, encoding)).text == text


@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_unicode_stays_as_it_is(words: list[str]) -> None:
    """Text that is Unicode already is never taken for an old encoding, whatever stands around it."""
    text = " ".join(words)
    assert repair(text) == Repaired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nam",
        "Cà phê và trà",
        "São Paulo, Société Générale, Müller & Söhne",
        "L'été à la campagne, les élèves étudient à l'école",
        "Zürich, Köln, Düsseldorf, München, Österreich",
        "Señor José Niño",
        "Microsoft® Windows©, « Paris », 5 µm ± 2 µm, 3 × 4, 20°C, ½ m²",
        "Fran\u00e7ais na\u00efve Bjørn Åse",
        "",
        "abc 123",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    """French, German, Spanish and signs of measure are none of the old encodings."""
    assert repair(text) == Repaired(text)
    assert repair_lines(text) == Repaired(text)


def test_each_run_is_told_for_itself() -> None:
    """In one document a paragraph in VNI, one in TCVN3 and one in Unicode are each read as what they are."""
    text = "\n".join([typed(TEXT, Encoding.VNI), TEXT, typed(TEXT, Encoding.TCVN3), "Société Générale"])
    assert repair_lines(text).text == "\n".join([TEXT, TEXT, TEXT, "Société Générale"])


def test_short_runs_follow_what_stands_around_them() -> None:
    """A piece of a word, a sign, a word that is Vietnamese both ways: the document decides, and the font above it."""
    assert expect([typed(TEXT, Encoding.TCVN3), "abc", TEXT]) is Encoding.TCVN3
    assert repair("Ghi chó", expected=Encoding.TCVN3).text == "Ghi chú"
    assert repair("®", expected=Encoding.TCVN3).text == "đ"
    assert repair("n\xad", ".VnTime").text == "nư"
    assert repair("Ghi chó").text == "Ghi chó"
    assert repair("Hà Nam", expected=Encoding.TCVN3).text == "Hà Nam"
    assert repair(TEXT, ".VnTime").text == TEXT


def test_a_run_that_is_unicode_in_part_is_read_word_by_word() -> None:
    """Somebody typed on in Unicode within an old line."""
    assert repair("M¸y mãc thiết bÞ, phụ tïng", expected=Encoding.TCVN3).text == "Máy móc thiết bị, phụ tùng"
    assert repair("QuyÕt ®ịnh", expected=Encoding.TCVN3).text == "Quyết định"


@pytest.mark.parametrize(
    ("old", "font", "text", "sure"),
    [
        ("céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI", True),
        ("quang ninh", ".VnTimeH", "QUANG NINH", True),
        ("CéNG HßA X· HéI", "", "CỘNG HÒA XÃ HỘI", False),
        ("B¸o c¸o cña HéI §åNG, ®iÒu 5", "", "Báo cáo của HỘI ĐỒNG, điều 5", False),
        ("T\xd8 USD", ".VnTime", "Tỉ USD", True),
        ("T\xe6 CH\xf8C QU\xb6N L\xfd", ".VnTime", "TỔ CHỨC QUẢN LÝ", True),
        ("¸nh s¸ng ®Ìn ®iÖn", ".VnTime", "ánh sáng đèn điện", True),
        ("¸nh s¸ng ®Ìn ®iÖn", "", "ánh sáng đèn điện", False),
    ],
)
def test_capitals_of_tcvn3_are_told_where_they_can_be(old: str, font: str, text: str, sure: bool) -> None:
    """By the font, or by the plain letters beside them; else they are lost, and that is said."""
    found = repair(old, font)
    assert (found.text, found.encoding, found.capitals) == (text, Encoding.TCVN3, sure)


@given(text=st.text(alphabet=st.characters(max_codepoint=0xFF)), font=st.sampled_from(["", ".VnTime", "VNI-Times"]))
def test_any_text_of_latin_1_is_read_without_harm(text: str, font: str) -> None:
    """Nothing makes it fail, and neither numbers nor line ends change."""
    numbers = [one for one in text if one in "0123456789\n"]
    for expected in (None, *Encoding):
        assert [one for one in repair(text, font, expected).text if one in "0123456789\n"] == numbers
    assert [one for one in repair_lines(text).text if one in "0123456789\n"] == numbers
