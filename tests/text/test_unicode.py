from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.unicode import INVISIBLE, Normalised, is_normal, normalise
from tests.growth import assert_linear

# What Vietnamese text is made of, and what comes with it by mistake.
TROUBLE = (
    "aăâeêioôơuưyđdnhtADĐƯ \u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0335ðÐɖ\u200b\xad\ufeff\u202e\xa0–‑-1/аеοВ"
)
texts = st.one_of(st.text(), st.text(alphabet=TROUBLE), st.text(alphabet="vVịừêơộuyệtnượ–-19QĐ "))


@given(texts)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    """What normalise returns it returns unchanged."""
    once = normalise(text)
    assert normalise(once) == once


def test_every_single_character_settles_at_once() -> None:
    """No letter, mark or sign of Unicode needs a second pass, and all that comes out is composed."""
    for code in (*range(0x1_8000), *range(0x1_D000, 0x2_0000), *range(0xE_0000, 0xE_0200)):
        once = normalise(chr(code))
        assert normalise(once) == once, hex(code)
        assert unicodedata.is_normalized("NFC", once), hex(code)


@given(texts)
def test_both_unicode_spellings_come_out_alike(text: str) -> None:
    """NFC and NFD of a text that is one word give the same."""
    for word in text.split():
        if len(word) < 20:
            assert normalise(unicodedata.normalize("NFD", word)) == normalise(unicodedata.normalize("NFC", word))


@given(texts)
def test_the_aligned_text_is_the_normalised_one(text: str) -> None:
    """Keeping the offsets does not change the outcome."""
    assert Normalised(text).text == normalise(text)


@given(texts)
def test_places_lead_back_to_the_original(text: str) -> None:
    """Each character's place in the original is in order, within bounds, and normalises to what holds it."""
    plain = Normalised(text)
    before = 0
    for place, _ in enumerate(plain.text):
        start, end = plain.original_span(place, place + 1)
        assert before <= start < end <= len(text)
        before = start
    start, end = plain.original_span(0, len(plain.text))
    assert normalise(text[start:end]).strip() == plain.text.strip()


@given(texts)
def test_a_text_called_normal_is_left_as_it_is(text: str) -> None:
    """The fast answer is never a wrong yes."""
    assert not is_normal(text) or normalise(text) == text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Vie\u0323\u0302t", "Việt"),
        ("Vie\u0302\u0323t", "Việt"),
        ("tie\u0301\u0302ng", "tiếng"),
        ("nu\u0301\u031bơc", "nước"),
        ("vịêt", "việt"),
        ("VỊÊT", "VIỆT"),
        ("thừơng", "thường"),
        ("ðất Ðai", "đất Đai"),
        ("ɖường Ɖ", "đường Đ"),
        ("d\u0336a\u0323i D\u0335", "đại Đ"),
        ("hội\u200b nghị\ufeff", "hội nghị"),
        ("tuyên\xadtruyền", "tuyêntruyền"),
        ("\u202ehọp\u202c", "họp"),
        ("số\xa05\u2009kg", "số 5 kg"),
        ("UВND", "UBND"),
        ("Hοa", "Hoa"),
        ("ＵＢＮＤ　２０２１", "UBND 2021"),
        ("CT–XH 2020—2021", "CT-XH 2020-2021"),
        ("KL‑STNMT", "KL-STNMT"),
        ("𝐓𝐇𝐎\u0302𝐍𝐆", "THÔNG"),
        ("ﬁle", "file"),
    ],
)
def test_what_is_typed_by_mistake_is_mended(written: str, wanted: str) -> None:
    """Marks in any order, look-alikes, unseen characters, odd spaces and dashes become the plain spelling."""
    assert normalise(written) == wanted


@pytest.mark.parametrize("text", ["hòa", "hoà", "thủy – thuỷ", "Nói — rồi", "Москва", "“Ảnh”…", "5 ₫", "Αθήνα", "한국"])
def test_what_is_right_is_left_alone(text: str) -> None:
    """Both placements of the tone, dashes between words, and other scripts stay."""
    assert normalise(text) == text


def test_nothing_unseen_is_left() -> None:
    """Each of the unseen characters disappears from the middle of a word."""
    assert {normalise(f"ph{one}ường") for one in INVISIBLE} == {"phường"}


@pytest.mark.parametrize("piece", ["\u0301\u0323", "a\u200b", "ịê", "аa", "a\u0301", "–1", "\ufb01"])
def test_the_time_grows_as_a_text_of_oddities_does(piece: str) -> None:
    """Nothing quadratic lies in wait in 150,000 odd characters."""
    assert_linear(lambda size: normalise("a" + piece * (size // len(piece))), 150_000)
