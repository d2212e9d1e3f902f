"""The old encodings, letter by letter, as they show when their bytes are taken for Latin-1 or Windows-1252.

* TCVN3, of the ABC fonts: TCVN 5712:1993, table VN3. It has capitals for seven letters alone; all others are drawn by
  a font of their own (.VnTimeH) from small letters.
* VNI, of the VNI fonts: a letter and behind it a sign for its mark and tone, a few letters in one piece.
* VISCII: RFC 1456.
* VPS, of the VPS fonts: the table the Vietnamese Professionals Society gave out, as in Encode::VN and the Mozilla
  sources (x-viet-vps).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum


class Encoding(StrEnum):
    """An old encoding; the value is its name."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    VISCII = "VISCII"
    VPS = "VPS"


def _rows(first: int, *rows: str) -> dict[str, str]:
    """Return sixteen letters a row from the code ``first`` on; "·" is a code that is none."""
    codes = {chr(first + index): letter for index, letter in enumerate("".join(rows)) if letter != "·"}
    return {code: letter for code, letter in codes.items() if letter.isalpha() or unicodedata.combining(letter)}


_TCVN3 = _rows(
    0xA0,
    "·ĂÂÊÔƠƯĐăâêôơưđ·",
    "\u0300\u0309\u0303\u0301\u0323àảãáạ·ằẳẵắ·",
    "······ặầẩẫấậè·ẻẽ",
    "éẹềểễếệìỉ···ĩíịò",
    "·ỏõóọồổỗốộờởỡớợù",
    "·ủũúụừửữứựỳỷỹýỵ·",
)
_VISCII = {
    **dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True)),
    **_rows(
        0x80,
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
        "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
        "·ắằặấầẩậẽẹếềểễệố",
        "ồổỗỠƠộờởịỰỨỪỬơớƯ",
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
        "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
        "àáâãảăữẫèéêẻìíĩỉ",
        "đựòóôõỏọụùúũủýợỮ",
    ),
}
_VPS = {
    **dict(zip("\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d", "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True)),
    **_rows(
        0x80,
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
        "Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ",
        "·ắằẳẵặỠớÙờởỡŨỨợỪ",
        "ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
        "ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
        "ƯỦồốÔỏơÈừứÚũưÝẺ·",
        "àáâãảạă·èéêẽìí·ĩ",
        "ẴĐòóôõ·Ơụùúủ·ỶẼỳ",
    ),
}

# Sắc, huyền, hỏi, ngã, nặng: on the plain letter, below the circumflex, below the breve.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_PLAIN = "ùøûõï"
_VNI_CIRCUMFLEX = "áàåãä"
_VNI_BREVE = "éèúüë"
_VNI_ALONE = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))


def _vni() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for base in "aeiouyôö":
        letter = _VNI_ALONE.get(base, base)
        pairs.update((base + sign, letter + tone) for sign, tone in zip(_VNI_PLAIN, _TONES, strict=True))
    for base, marked in (("a", "â"), ("e", "ê"), ("o", "ô")):
        pairs[base + "â"] = marked
        pairs.update((base + sign, marked + tone) for sign, tone in zip(_VNI_CIRCUMFLEX, _TONES, strict=True))
    pairs["aê"] = "ă"
    pairs.update(("a" + sign, "ă" + tone) for sign, tone in zip(_VNI_BREVE, _TONES, strict=True))
    small = {written: unicodedata.normalize("NFC", letter) for written, letter in pairs.items()}
    # The case of the letter is that of the word, whatever case its sign was typed in.
    great = {written[0].upper() + written[1:]: letter.upper() for written, letter in small.items()}
    both = small | great
    return both | {written[0] + written[1:].upper(): letter for written, letter in both.items() if len(written) > 1}


LETTERS: Mapping[Encoding, Mapping[str, str]] = {
    Encoding.TCVN3: _TCVN3,
    Encoding.VNI: _vni(),
    Encoding.VISCII: _VISCII,
    Encoding.VPS: _VPS,
}

# How the names of their fonts begin, in small letters.
_FONTS = {".vn": Encoding.TCVN3, "vni": Encoding.VNI, "vps": Encoding.VPS, "viscii": Encoding.VISCII}


def encoding_of_font(name: str) -> Encoding | None:
    """Return the encoding a font is made for, by its name; None for a font of any other sort."""
    small = name.strip().strip("\"'").lower()
    return next((encoding for start, encoding in _FONTS.items() if small.startswith(start)), None)


def has_capital_letters_alone(font: str) -> bool:
    """Tell whether a font draws small letters as capitals: .VnTimeH and the others of ABC that end so."""
    name = font.strip().strip("\"'")
    return name.lower().startswith(".vn") and name.endswith("H")
