"""Made-up texts of every kind that is hard: for comparing two programs that must read them alike."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

from bantin.text.abbreviations import listed
from bantin.text.fold import without_marks
from bantin.text.keystrokes import foreign_words, to_telex, to_vni
from bantin.text.syllables import every_syllable
from bantin.text.unicode import INVISIBLE

_SYLLABLES = sorted(every_syllable())
_SHORTS = sorted({one.short for one in listed()})
_FOREIGN = sorted(foreign_words().always | foreign_words().alone | foreign_words().numbered)
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0335\u0338\u0344\u0345\u20dd\u0e31\u1161\u11a8"
_LOOKALIKES = "аеорсухіјѕһԁАВЕКМНОРСТХУІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧðÐɖƉ𝐚𝑏𝒄𝟗ﬁﬀｄＡ９жωſKÅİıßΣ²³½Ⅳ٣一각"
_SIGNS = "-/–—.,:;&@_%+()\\?!*'\"“”„«»\u2010\u2011\u2212|<>~…\u00b2"
_BLANKS = "  \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u2003\u2028\u3000\ufeff"
# No surrogate stands before another: to JavaScript two of them may be one character.
_BROKEN = ("\udfff", "\ud800 ", "\x00", "\x07", "\x7f", "\x9f", "\ufffe", "\U0001ffff", "\ufdd0", "😀", "👩‍👩‍👧", "e" + "\u0301" * 40)
_DAYS = (
    "06/01/2021 6-1-2021 06.01.2021 31/02/2021 29/02/2020 29/02/2100 2021-01-06 2021-1-6 2021-13-01 0000-01-01 01/01/0099"
    " 06/01/21 31/12/9999 9999-12-31 01/01/1912 31/12/1911 2021-01-06T17:07 2021-01-06T17:07:59.5+0700 2021-01-06T25:00"
    " 2021-01-06T17:07Z 2021-01-06T17:07-23:59 2021-01-06T17:07+23:60 2021-01-06T17:60 2021-01-06T23:59:60"
    " 9999-12-31T23:59:59 9999-12-31T17:00Z 9999-12-31T16:59:59Z 06/01/2021|17:07 06/01/2021,05:07pm 06/01/2021|00:10am"
    " 06/01/2021|17:07PM 06/01/2021|25:07PM 06/01/2021|12:00am 06/01/2021|12:00pm 06/01/2021,5:7 hôm-qua 2021 2099 1976 21"
).split()
_CODES = (
    "316/KL-STNMT-TTr 30/2020/NĐ-CP 30/2020/nđ-cp CT-XH Đ/c TP.HCM Q.1 ATK.20 1.500.000 1,500,000.25 37,5% 37,5 12A 5kg 2.000m2"
    " 05kg 8h30 08:30 24h 25h 0912345678 0912.345.678 +84912345678 02438271234 024.3827.1234 (024)38271234 +842438271234 84912345678"
    " a.b@ubnd.gov.vn hanoi.gov.vn/tin http://phuong.vn x.com:80 1986-1991 2016–2021 06/01/2021 6-1-2021 31.02.2021 06 007 0 00 ١٢/KL"
    " 01/2021/QH14 UBND-VX A-B a-b á/à m/s km/h A.B.C R&D và/hoặc covid-19 Covid-19 F0 H5N1 x_y ſo.vn kıa.io KİA.VN 3.2.1 1-2-3 0-0"
    " bà/ông T.Ư K9 N.V.A 2,5tr 100% 50%-60% tp.hcm q.3 P.12,Q.3 ABCDEFGHI-KL AB–CD AB-CDe/2021 12-AB/CD 12/2020-AB a/1 1/a"
).split()
_SPACED = (
    "CT - XH|Ngày 6 tháng 1 năm 2021|ngày 31 tháng 2 năm 2021|6 tháng 1, năm 2021|12 /KL-ABC|12 - 15|50 %|2016 - 2021|(024) 3827 1234"
    "|09 12 34 56 78|+84 912 345 678|UBND – HĐND|12 / 2020 / AB|KL - TTr/2021|x - y|TP. HCM|024 3827.1234|0912 345 6789"
).split("|")
_NAMES = "category chuyên-mục Chuyen-Muc mục năm Nam từ tu đến den CATEGORY giờ tin constructor __proto__ a-b-c".split()
_VALUES = ["tin-phuong", '"Đảng - đoàn thể"', "“Tin phường", "--", '""', "2021", "1905", "20211", '"06/01/2021 | 17:07"', '" 06/01/2021 5:07 PM "']
_JOINTS = [*[" "] * 12, "", "", "-", "/", ".", ",", " -", ' "', '" ', ":", "\n", "  ", " - ", "_", "–"]


def shuffled(syllable: str, chance: random.Random) -> str:
    """Return a syllable with each letter's marks after it in any order."""
    letters = []
    for letter in syllable:
        base, *marks = unicodedata.normalize("NFD", letter)
        letters += [base, *chance.sample(marks, len(marks))]
    return "".join(letters)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_SYLLABLES)


def _mark_put_wrong(chance: random.Random) -> str:
    word = unicodedata.normalize("NFD", _syllable(chance))
    at = chance.randrange(1, len(word) + 1)
    return word[:at] + chance.choice(_MARKS) + word[at:]


def _typed(chance: random.Random) -> str:
    type_text = chance.choice((to_telex, to_vni))
    return type_text(_cased(_syllable(chance), chance), tone_at_vowel=chance.random() < 0.5)


def _cased(word: str, chance: random.Random) -> str:
    return chance.choice((str, str, str.title, str.upper, str.swapcase))(word)


def _random_keys(chance: random.Random) -> str:
    return "".join(chance.choices("aeiouywdsfrxjqugnhtc1234567890DWAO", k=chance.randrange(2, 9)))


def _digits(chance: random.Random) -> str:
    return "".join(chance.choices("0123456789.,-/: hgkm%", k=chance.randrange(1, 14)))


def _invisible_within(chance: random.Random) -> str:
    word = _syllable(chance)
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice(sorted(INVISIBLE)) + word[at:]


def _lookalike_within(chance: random.Random) -> str:
    word = list(_cased(_syllable(chance), chance))
    word[chance.randrange(len(word))] = chance.choice(_LOOKALIKES)
    return "".join(word)


def any_character(chance: random.Random) -> str:
    """Return a character that this Python's Unicode knows, often one of the first thousands; no surrogate."""
    while True:
        one = chr(chance.randrange(0x3100 if chance.random() < 0.7 else 0x110000))
        if unicodedata.category(one) not in ("Cn", "Cs"):
            return one


def _filter(chance: random.Random) -> str:
    return f"{chance.choice(_NAMES)}:{chance.choice(_VALUES + _DAYS)}"


_KINDS: Sequence[Callable[[random.Random], str]] = (
    _syllable,
    _syllable,
    lambda chance: without_marks(_syllable(chance)),
    lambda chance: _cased(_syllable(chance), chance),
    lambda chance: unicodedata.normalize("NFD", _syllable(chance)),
    lambda chance: shuffled(_syllable(chance), chance),
    _mark_put_wrong,
    _typed,
    _typed,
    _random_keys,
    lambda chance: _cased(chance.choice(_FOREIGN), chance) + chance.choice(("", "", "1", "s")),
    lambda chance: to_telex(_cased(chance.choice(_SHORTS), chance)),
    lambda chance: to_vni(chance.choice(_SHORTS)),
    lambda chance: chance.choice(_SHORTS),
    lambda chance: chance.choice(_CODES),
    lambda chance: chance.choice(_SPACED),
    lambda chance: chance.choice(_DAYS),
    _digits,
    _filter,
    lambda chance: f"-{_syllable(chance)}",
    lambda chance: f'"{_syllable(chance)} {chance.choice(_CODES)}"',
    lambda chance: chance.choice(_SIGNS) + _syllable(chance),
    lambda chance: chance.choice(_SIGNS),
    lambda chance: chance.choice(_BLANKS),
    _invisible_within,
    _lookalike_within,
    lambda chance: "".join(any_character(chance) for _ in range(3)),
    lambda chance: chance.choice(_BROKEN),
)


def odd_texts(seed: str, count: int) -> list[str]:
    """Return ``count`` texts; the same for the same ``seed``."""
    # Repeatable chance is wanted, not secrets.
    chance = random.Random(seed)  # noqa: S311
    return [
        "".join(chance.choice(_KINDS)(chance) + chance.choice(_JOINTS) for _ in range(chance.randrange(1, 14)))
        for _ in range(count)
    ]
