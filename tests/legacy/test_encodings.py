from __future__ import annotations

import unicodedata

import pytest

from bantin.legacy.encodings import LETTERS, Encoding, encoding_of_font, has_capital_letters_alone
from bantin.legacy.repair import convert
from tests.legacy.writing import typed

SMALL = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
)
MARKED = "".join(one for one in f"{SMALL}đ" if not one.isascii())


@pytest.mark.parametrize("encoding", Encoding)
def test_every_letter_of_the_language_is_there(encoding: Encoding) -> None:
    """All small letters, and of the capitals all but those that TCVN3 and VISCII have no code for."""
    known = set(LETTERS[encoding].values())
    assert set(MARKED) <= known
    lacking = set(MARKED.upper()) - known
    assert len(lacking) == {Encoding.TCVN3: 60, Encoding.VISCII: 1}.get(encoding, 0)


@pytest.mark.parametrize("encoding", Encoding)
def test_no_two_codes_are_one_letter_and_case(encoding: Encoding) -> None:
    """Each code that stands for one sign stands for another letter than all others."""
    single = [letter for written, letter in LETTERS[encoding].items() if len(written) == 1]
    assert len(single) == len(set(single))


@pytest.mark.parametrize(
    ("encoding", "old", "text"),
    [
        (Encoding.TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.TCVN3, "n\xadíc, r\xadîu", "nước, rượu"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        (Encoding.VISCII, "C\xb5ng hòa xã h\xb5i chü ngh\xeea Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.VPS, "Vi\x8ct Nam \xc7\xb6c l\xc6p t\xbf do", "Việt Nam độc lập tự do"),
        (Encoding.VPS, "ViŒt Nam", "Việt Nam"),
    ],
)
def test_known_phrases_come_out(encoding: Encoding, old: str, text: str) -> None:
    """What every office typed at the head of its papers, as those fonts had it."""
    assert convert(old, encoding) == text


@pytest.mark.parametrize("encoding", Encoding)
def test_what_was_typed_is_read_back(encoding: Encoding) -> None:
    """Every letter in every encoding, alone between others, comes back as itself."""
    for letter in MARKED:
        assert convert(f"x{typed(letter, encoding)}x", encoding) == f"x{letter}x"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (" '.VnArialH'", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VPS Times", Encoding.VPS),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(name: str, encoding: Encoding | None) -> None:
    """By how its name begins."""
    assert encoding_of_font(name) is encoding


def test_fonts_of_capitals_are_known() -> None:
    """Those of ABC that end with a capital H draw small letters as capitals."""
    assert has_capital_letters_alone(".VnTimeH")
    assert not has_capital_letters_alone(".VnTime")
    assert not has_capital_letters_alone("Bach")
