"""The two keys of a word: exact, which only evens out spelling, and folded, which leaves all marks out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bantin.text.syllables import spell, split
from bantin.text.unicode import normalise

# Words come again and again; of longer texts nothing is kept.
_LONGEST_REMEMBERED = 24


def exact(word: str) -> str:
    """Return ``word`` in small letters, normalised, its tone where Quyết định 1989/QĐ-BGDĐT, Điều 8 puts it.

    ``ủy`` and ``uỷ``, ``hòa`` and ``hoà``, ``vịêt`` and ``việt`` have one key; two syllables never have. What is no
    syllable (names, foreign words) keeps its marks as they are.
    """
    return _remembered_exact(word) if len(word) <= _LONGEST_REMEMBERED else _exact(word)


def _exact(word: str) -> str:
    plain = normalise(normalise(word).lower())
    syllable = split(plain)
    return spell(syllable) if syllable else plain


def folded(word: str) -> str:
    """Return the exact key of ``word`` without any mark, đ as d: what a person types who types no marks."""
    return without_marks(exact(word))


def without_marks(text: str) -> str:
    """Return ``text`` without any combining mark, đ as d; case and everything else stay."""
    if text.isascii():
        return text
    return _remembered_bare(text) if len(text) <= _LONGEST_REMEMBERED else _bare(text)


def _bare(text: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one)[0] != "M")
    return unicodedata.normalize("NFC", bare).replace("đ", "d").replace("Đ", "D")


_remembered_exact = lru_cache(maxsize=1 << 14)(_exact)
_remembered_bare = lru_cache(maxsize=1 << 14)(_bare)
