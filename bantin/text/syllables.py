"""What can be a syllable of Vietnamese: an onset, a rime, a tone, and how they are spelled together.

The inventory follows Đoàn Thiện Thuật, Ngữ âm tiếng Việt: 22 initial consonants, the medial /w/, nuclei, finals, and
the rule that a rime ending in p, t, c, ch carries only the tones sắc and nặng. The spelling (c/k/q, g/gh, ng/ngh, gi,
qu, iê/yê) follows Quy định về chính tả of 1984 (240-QĐ) and Quyết định 1989/QĐ-BGDĐT of 2018. Rimes are named as
written. Initial p, f, j, w, z, clusters such as bl, finals such as k come only with loans and foreign names: refused.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bantin.text.unicode import normalise


class Tone(StrEnum):
    """The six tones; the value is the combining mark that writes it."""

    NGANG = ""
    HUYEN = "\u0300"
    SAC = "\u0301"
    NGA = "\u0303"
    HOI = "\u0309"
    NANG = "\u0323"


class Syllable(NamedTuple):
    """A syllable taken apart: onset and rime in small letters without tone, as written (``gi``, ``qu``, ``yên``)."""

    onset: str
    rime: str
    tone: Tone


_TONES = frozenset(tone.value for tone in Tone if tone)
_STOPS = ("p", "t", "c", "ch")

# By first letter of the nucleus. Finals after the slash of each nucleus: "-" is none.
_PLAIN = {
    "a": "- i o u y m n ng nh p t c ch",
    "ă": "m n ng p t c",
    "â": "m n ng p t c u y",
    "e": "- m n ng o p t c",
    "ê": "- m n nh p t ch u",
    "i": "- m n nh p t ch u",
    "o": "- i m n ng p t c",
    "oo": "ng c",
    "ô": "- i m n ng p t c",
    "ơ": "- i m n p t",
    "u": "- i m n ng p t c",
    "ư": "- m n ng t c i u",
    "ia": "-",
    "iê": "m n ng p t c u",
    "ua": "-",
    "uô": "i m n ng t c",
    "ưa": "-",
    "ươ": "i m n ng p t c u",
}
# With the medial /w/, written o before a, ă, e and u elsewhere.
_ROUND = {
    "oa": "- i o y m n ng nh p t c ch",
    "oă": "m n ng t c",
    "oe": "- m n o t",
    "uâ": "n ng t y",
    "uê": "- n nh ch",
    "uơ": "-",
    "uy": "- u n nh p t ch",
    "uya": "-",
    "uyê": "n t",
}
# After qu the medial is in the onset already.
_AFTER_QU = {
    "a": "- i o u y m n ng nh p t c ch",
    "ă": "m n ng p t c",
    "â": "n ng t y u",
    "e": "- n o t",
    "ê": "- n nh t ch u",
    "i": "- n t u",
    "y": "- nh t ch",
    "yê": "n t",
    "ya": "-",
    "ơ": "- i n t",
    "ô": "c",
}


def _rimes(table: dict[str, str]) -> frozenset[str]:
    return frozenset(nucleus + final.strip("-") for nucleus, finals in table.items() for final in finals.split())


_PLAIN_RIMES = _rimes(_PLAIN)
_ROUND_RIMES = _rimes(_ROUND)
_FRONT = frozenset(rime for rime in _PLAIN_RIMES if rime[0] in "eêi")
_IA = frozenset(rime for rime in _PLAIN_RIMES if rime.startswith(("ia", "iê")))
_BACK = _PLAIN_RIMES - _FRONT
_Y_INITIAL = frozenset(rime.replace("iê", "yê") for rime in _IA if rime != "ia" and rime not in ("iêp", "iêc"))
_WITH_MEDIAL = _BACK | _FRONT | _ROUND_RIMES
# Labials take no medial, save in these loans that every office writes: xe buýt, khăn voan, thùng phuy, tiền boa.
_LABIAL_LOANS = {"b": {"uyt", "oa"}, "v": {"oan"}, "ph": {"uy"}}

# onset → the rimes that may be written after it
_SPELLED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ch", "d", "đ", "kh", "n", "nh", "r", "th", "tr", "x"), _WITH_MEDIAL),
    # Between consonant and end both i and y are written for /i/: kỹ and kĩ, lý and lí (QĐ 1989, Điều 9).
    **dict.fromkeys(("h", "l", "s", "t"), _WITH_MEDIAL | {"y"}),
    **{onset: _BACK | _FRONT | _LABIAL_LOANS.get(onset, frozenset()) for onset in ("b", "ph")},
    **{onset: _BACK | _FRONT | {"y"} | _LABIAL_LOANS.get(onset, frozenset()) for onset in ("m", "v")},
    "": (_WITH_MEDIAL - _IA) | {"ia", "y"} | _Y_INITIAL,
    "c": _BACK,
    "k": _FRONT | {"y"},
    "qu": _rimes(_AFTER_QU),
    "g": _BACK | {"oa", "oang"},
    "gh": _FRONT,
    "ng": _BACK | _ROUND_RIMES,
    "ngh": _FRONT,
}


def _written() -> dict[str, tuple[str, str]]:
    """Return every toneless syllable as written → its onset and rime."""
    table = {onset + rime: (onset, rime) for onset, rimes in _SPELLED.items() for rime in rimes}
    # gi swallows the i of the rime: gì is gi and i, giếng is gi and iêng.
    for rime in _BACK:
        table["gi" + rime] = ("gi", rime)
    for rime in _FRONT:
        table["gi" + rime.removeprefix("i")] = ("gi", rime)
    # One i too few to tell apart: gia is gi and a; gi and ia is known by where the tone stands (see split).
    table["gia"] = ("gi", "a")
    return table


_WRITTEN = _written()


def _letters(word: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a normalised, small-letter word without its tones, and each tone with the place of its letter."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tones.append((len(unicodedata.normalize("NFC", "".join(letters))) - 1, mark))
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tones


# The longest syllable, nghiêng, has seven letters and a tone.
_LONGEST = 7


def split(word: str) -> Syllable | None:
    """Return the parts of a syllable, whichever letter its tone was typed on, or None if it can be none.

    Case and Unicode spelling do not matter. ``giạ`` and ``gịa`` are two words (giạ thóc, giặt gịa): there alone the
    place of the tone tells the rimes a and ia apart.
    """
    return _split(word) if len(word) <= 4 * _LONGEST else None


@lru_cache(maxsize=1 << 15)
def _split(word: str) -> Syllable | None:
    letters, tones = _letters(normalise(word).lower())
    parts = _WRITTEN.get(letters)
    if parts is None or len(tones) > 1:
        return None
    onset, rime = parts
    tone = Tone(tones[0][1]) if tones else Tone.NGANG
    if letters == "gia" and tone is Tone.NANG and tones[0][0] == 1:
        rime = "ia"
    if rime.endswith(_STOPS) and tone not in (Tone.SAC, Tone.NANG):
        return None
    return Syllable(onset, rime, tone)


def is_syllable(word: str) -> bool:
    """Tell whether ``word`` can be one Vietnamese syllable, in any case, Unicode spelling and place of the tone."""
    return split(word) is not None


def spell(syllable: Syllable) -> str:
    """Return the syllable in small letters, its tone on the letter of the main vowel (QĐ 1989/QĐ-BGDĐT, Điều 8).

    The main vowel is the one with a circumflex, breve or horn, of two the second; else the first of ia, ua, ưa; else
    what follows the medial: ``hoà``, ``thuý``, ``được``, ``lụa``.
    """
    onset, rime, tone = syllable
    place = _tone_place(rime)
    toned = rime[:place] + unicodedata.normalize("NFC", rime[place] + tone) + rime[place + 1 :]
    if onset == "gi" and rime.startswith("i"):
        return "g" + toned
    return onset + toned


def _tone_place(rime: str) -> int:
    marked = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    if rime == "ưa":
        return 0
    if marked:
        return marked[-1]
    if rime.startswith(("oa", "oe", "uy", "oo")):
        return 1
    return 0


def every_syllable() -> frozenset[str]:
    """Return every syllable this table allows, as ``spell`` writes it: about 18,000, most of them never used."""
    tones = {False: tuple(Tone), True: (Tone.SAC, Tone.NANG)}
    return frozenset(
        spell(Syllable(onset, rime, tone)) for onset, rime in _WRITTEN.values() for tone in tones[rime.endswith(_STOPS)]
    )
