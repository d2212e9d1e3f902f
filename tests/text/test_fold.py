from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.fold import exact, folded, without_marks
from bantin.text.syllables import Syllable, Tone, every_syllable, spell, split

SYLLABLES = sorted(every_syllable())
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
words = st.one_of(st.text(), st.sampled_from(SYLLABLES), st.text(alphabet="aăâđeêghioôơưu\u0300\u0301\u0323NTƯ"))


@given(words)
def test_a_key_is_its_own_key(word: str) -> None:
    """Asking for the key of a key gives the key."""
    assert exact(exact(word)) == exact(word)
    assert folded(folded(word)) == folded(word)


@given(words)
def test_the_folded_key_follows_from_the_exact_one(word: str) -> None:
    """What has one exact key has one folded key."""
    assert folded(exact(word)) == folded(word)


@given(st.sampled_from(SYLLABLES), st.sampled_from(FORMS), st.booleans())
def test_a_syllable_has_one_key_however_it_is_written(
    syllable: str, form: Literal["NFC", "NFD"], capital: bool
) -> None:
    """Unicode form and capitals do not matter."""
    typed = unicodedata.normalize(form, syllable.upper() if capital else syllable)
    assert exact(typed) == syllable


def test_no_two_syllables_share_a_key() -> None:
    """Every combination of onset, rime and tone keeps a key of its own."""
    keys = {exact(one) for one in SYLLABLES}
    assert len(keys) == len(SYLLABLES)


def test_a_tone_typed_on_any_vowel_gives_the_same_key() -> None:
    """The tone may sit on whichever vowel of the syllable; giạ and gịa, two words, are the one exception."""
    for syllable in SYLLABLES[::7]:
        parts = split(syllable)
        assert parts
        tone = parts.tone
        bare = spell(Syllable(parts.onset, parts.rime, Tone.NGANG))
        for place, letter in enumerate(bare):
            if tone and without_marks(letter) in "aeiouy" and (bare, tone) != ("gia", "\u0323"):
                typed = unicodedata.normalize("NFC", bare[:place] + letter + tone + bare[place + 1 :])
                assert exact(typed) == syllable, typed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("ủy", "uỷ"),
        ("khỏe", "khoẻ"),
        ("THÚY", "thuý"),
        ("vịêt", "việt"),
        ("tụê", "tuệ"),
        ("qúy", "quý"),
        ("gía", "giá"),
        ("cuả", "của"),
        ("Ðường", "đường"),
        ("NGUYỄN", "nguyễn"),
    ],
)
def test_spellings_of_one_syllable_meet(one: str, other: str) -> None:
    """Old and new placement of the tone, slips of it, and look-alikes give one exact key."""
    assert exact(one) == exact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("giạ", "gịa"),
        ("ma", "má"),
        ("dân", "đân"),
        ("da", "gia"),
        ("chia", "chịa"),
        ("hoa", "hòa"),
        ("quy", "qui"),
        ("lý", "lí"),
        ("của", "cúa"),
        ("tay", "tai"),
        ("lưu", "liu"),
        ("ươn", "ưon"),
        ("ăn", "ân"),
        ("tuy", "tui"),
        ("mùa", "mòa"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Minimal pairs keep two exact keys."""
    assert exact(one) != exact(other)


@pytest.mark.parametrize(
    ("word", "key"),
    [("Đường", "duong"), ("đất", "dat"), ("QĐ", "qd"), ("café", "cafe"), ("Ư", "u"), ("nghiêng", "nghieng")],
)
def test_the_folded_key_has_no_marks(word: str, key: str) -> None:
    """All marks go, and the stroke of đ with them."""
    assert folded(word) == key


@pytest.mark.real_data
def test_old_and_new_spelling_of_a_lexicon_meet(real_data: Path) -> None:
    """Every pair of a published list of old and new tone placement has one exact key."""
    lines = (real_data / "lexicon" / "tone_old_new_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split("\t") for line in lines]
    assert len(pairs) == 69
    assert [pair for pair in pairs if exact(pair[0]) != exact(pair[1])] == []
