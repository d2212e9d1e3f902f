from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.search.keys import exact_key, folded_key
from bantin.search.query import words_of
from bantin.search.ranking import Term, terms_of
from bantin.search.record import analyzer
from bantin.search.record.analyzer import FIELD_END, Cutter, Fold, Keep, Pair
from bantin.search.record.scoring import names_of
from bantin.text.tokens import Kind

TEXT = "Ủy ban ra QUYẾT ĐỊNH 12/QĐ-UBND"


def texts(stage: object, value: str) -> list[str]:
    assert callable(stage)
    return [token.text for token in stage(value, positions=True, chars=True, mode="index")]


def test_the_cutter_gives_exact_forms_with_kind_and_position() -> None:
    """Small letters, tones in one place, a code before its parts and at the place of the first."""
    found = [(token.text, token.kind, token.pos) for token in Cutter()(TEXT)]
    assert found == [
        ("uỷ", Kind.WORD, 0),
        ("ban", Kind.WORD, 1),
        ("ra", Kind.WORD, 2),
        ("quyết", Kind.WORD, 3),
        ("định", Kind.WORD, 4),
        ("12/qđ-ubnd", Kind.CODE, 5),
        ("12", Kind.NUMBER, 5),
        ("qđ", Kind.WORD, 6),
        ("ubnd", Kind.WORD, 7),
    ]


@pytest.mark.parametrize("value", [TEXT, "hoa\u0300 bình", f"Chợ{FIELD_END}Mơ"])
def test_the_cutter_says_where_in_the_text_a_token_stands(value: str) -> None:
    """The places are those of the text as it was given, decomposed or in several fields."""
    found = [value[token.startchar : token.endchar] for token in Cutter()(value) if token.kind is not Kind.CODE]
    assert len(found) > 1
    assert [word for piece in found for word in texts(Cutter(), piece)] == texts(analyzer.WORDS, value)


def test_the_cutter_leaves_a_place_out_where_a_field_ends() -> None:
    """The first word of a field does not follow the last of the one before, and empty fields count."""
    found = [(token.text, token.pos) for token in Cutter()(f"chợ mơ{FIELD_END}{FIELD_END}giá")]
    assert found == [("chợ", 0), ("mơ", 1), ("giá", 4)]


def test_the_cutter_hands_a_text_on_whole_where_it_is_told_to() -> None:
    """Whoosh asks for it when it looks for the beginning of a word."""
    assert [token.text for token in Cutter()("Chợ Mơ", tokenize=False)] == ["Chợ Mơ"]


def test_keep_lets_codes_or_words_through() -> None:
    """Together the two choices give everything, apart nothing twice."""
    assert texts(Cutter() | Keep(codes=True), TEXT) == ["12/qđ-ubnd"]
    assert texts(Cutter() | Keep(codes=False), TEXT) == ["uỷ", "ban", "ra", "quyết", "định", "12", "qđ", "ubnd"]


def test_fold_takes_all_marks_off() -> None:
    """Tones, hats and hooks go, and đ is d."""
    assert texts(Cutter() | Fold(), "Đường Ủy Ơ") == ["duong", "uy", "o"]


def test_pair_joins_neighbours_of_one_field() -> None:
    """Every two words that follow each other, in that order; none over the end of a field."""
    assert texts(Cutter() | Pair(), f"chợ mơ giá{FIELD_END}rẻ") == ["chợ mơ", "mơ giá"]
    assert texts(Cutter() | Pair(), "chợ") == []


@given(st.text(st.sampled_from("aàảđĐ123/.-, QNU"), max_size=40))
def test_the_stages_give_the_terms_of_a_question(value: str) -> None:
    """What the analyzers make of a text is what the arrays are asked for: the same words, codes and pairs."""
    run = words_of(value)
    names = names_of([run])
    asked = {names[term.key] for term in terms_of(run, marked=True)}
    stages = {"exact": analyzer.EXACT, "folded": analyzer.FOLDED, "pairs": analyzer.PAIRS}
    assert asked == {(name, text) for name, stage in stages.items() for text in texts(stage, value)}
    assert names.keys() == {term.key for term in terms_of(run, marked=True)}


def test_a_key_is_named_by_its_family() -> None:
    """A word without marks has an exact and a folded key, and both are named."""
    run = words_of("cho")
    assert names_of([run]) == {exact_key("cho"): ("exact", "cho"), folded_key("cho"): ("folded", "cho")}
    assert Term(exact_key("cho"), 1.0) in terms_of(run, marked=True)
