from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.fold import exact, folded
from bantin.text.tokens import Kind, tokenise
from bantin.text.unicode import normalise
from tests.growth import assert_linear

TROUBLE = "aăâeêiơưđDnht \u0301\u0302\u0323\u200b\xa0–-/.,:%@_0126KLTrQĐ+()hngày"
texts = st.one_of(st.text(), st.text(alphabet=TROUBLE), st.text(alphabet="0123456789/-. KLTrh%"))


@given(texts)
def test_offsets_slice_the_original(text: str) -> None:
    """What stands between the offsets of a word is, normalised, the word its keys are made from."""
    for token in tokenise(text):
        source = text[token.start : token.end]
        assert source
        if token.kind is Kind.WORD:
            assert exact(source) == token.exact
            assert folded(source) == token.folded
        if token.kind is Kind.NUMBER:
            assert normalise(source).lstrip("0") == token.exact.lstrip("0")


@given(texts)
def test_normalising_first_gives_the_same_tokens(text: str) -> None:
    """The keys of a text are those of the text normalised."""
    assert [one[2:] for one in tokenise(text)] == [one[2:] for one in tokenise(normalise(text))]


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=60), st.sampled_from(["hội nghị", "Đường", "ủy"]))
def test_both_unicode_spellings_have_the_same_keys(text: str, word: str) -> None:
    """NFC and NFD of one text give the same keys."""
    text = f"{word} {text} {word}"
    composed, apart = (tokenise(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [one[2:] for one in composed] == [one[2:] for one in apart]


@given(texts)
def test_positions_count_words_and_numbers(text: str) -> None:
    """Words and numbers are numbered from 0 without a gap; a code has the position of the piece that follows it."""
    tokens = tokenise(text)
    plain = [one for one in tokens if one.kind is not Kind.CODE]
    assert [one.position for one in plain] == list(range(len(plain)))
    for whole, piece in pairwise(tokens):
        if whole.kind is Kind.CODE:
            assert piece.kind is not Kind.CODE
            assert whole.position == piece.position
            assert whole.start <= piece.start <= piece.end <= whole.end
    assert not tokens or tokens[-1].kind is not Kind.CODE


@given(texts)
def test_folded_keys_follow_from_exact_ones(text: str) -> None:
    """Each token's folded key is the exact one without marks."""
    assert all(one.folded == folded(one.exact) for one in tokenise(text))


def test_a_code_is_found_whole_and_in_pieces() -> None:
    """A document number gives one code and its pieces, all at their places."""
    text = "Số 316/KL-STNMT-TTr về"
    found = [(text[one.start : one.end], one.kind, one.position) for one in tokenise(text)]
    assert found == [
        ("Số", Kind.WORD, 0),
        ("316/KL-STNMT-TTr", Kind.CODE, 1),
        ("316", Kind.NUMBER, 1),
        ("KL", Kind.WORD, 2),
        ("STNMT", Kind.WORD, 3),
        ("TTr", Kind.WORD, 4),
        ("về", Kind.WORD, 5),
    ]


def test_offsets_hold_in_a_decomposed_text() -> None:
    """Marks apart and unseen characters do not shift what is cut out."""
    text = unicodedata.normalize("NFD", "Hội\u200b nghị tổng kết công tác 06/01/2021")
    cut = [unicodedata.normalize("NFC", text[one.start : one.end]) for one in tokenise(text)]
    assert cut == ["Hội\u200b", "nghị", "tổng", "kết", "công", "tác", "06/01/2021", "06", "01", "2021"]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a-",
        "0",
        "(0",
        "1.",
        "A",
        "AB-",
        "AB - ",
        "0 ",
        "n",
        "ngày ",
        "1 tháng ",
        "\u0301",
        "a\u200b",
        "02.",
        "@",
        "x@a.",
    ],
)
def test_the_time_grows_as_a_hostile_text_does(piece: str) -> None:
    """Nothing quadratic lies in wait in 150,000 characters of one trick."""
    assert_linear(lambda size: tokenise(piece * (size // len(piece))), 150_000)


@pytest.mark.real_data
def test_real_news_has_the_same_tokens_decomposed(real_data: Path) -> None:
    """Real articles give the same keys in NFD, and the same words are cut out of them."""
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::6]:
        text = unicodedata.normalize("NFC", json.loads(line).get("body") or "")
        apart = unicodedata.normalize("NFD", text)
        for one, other in zip(tokenise(text), tokenise(apart), strict=True):
            assert one[2:] == other[2:]
            assert unicodedata.normalize("NFD", text[one.start : one.end]) == apart[other.start : other.end]
