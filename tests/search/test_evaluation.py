from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.cli.__main__ import main
from bantin.search.conditions import CONDITIONS, new_tone, old_tone, typed
from bantin.search.evaluation import measure
from bantin.text.fold import exact

# What every sixth question of xquad_vi reaches; all 1,190 of them .959, .953, .959. Loose by half a point in a hundred.
FLOORS = {"typed": 0.948, "toneless": 0.938, "telex": 0.948}
SLACK = 0.005


def test_measures_are_those_of_the_literature() -> None:
    """The first right document decides the reciprocal rank, all of them nDCG and recall."""
    first, gain, recall = measure(["x", "a", "y", "b"], {"a": 1, "b": 1, "c": 1, "z": 0})
    assert (first, recall) == (1 / 2, 2 / 3)
    assert gain == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3) + 1 / math.log2(4)))
    assert measure(["x"] * 10 + ["a"], {"a": 2}) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("change", "question", "changed"),
    [
        (old_tone, "hoà bình, khoẻ, thuỷ lợi, HOÀ", "hòa bình, khỏe, thủy lợi, HÒA"),
        (new_tone, "hòa bình, khỏe, thủy lợi, HÒA", "hoà bình, khoẻ, thuỷ lợi, HOÀ"),
        (old_tone, "quý toán tuần hoàn của mùa", "quý toán tuần hoàn của mùa"),
        (new_tone, "quý toán tuần hoàn của mùa", "quý toán tuần hoàn của mùa"),
        (new_tone, "Thúy và Hoè", "Thuý và Hoè"),
    ],
)
def test_tones_are_moved_where_the_habits_differ(change: Callable[[str], str], question: str, changed: str) -> None:
    """Only open syllables in oa, oe and uy are written in two ways."""
    assert change(question) == changed


@given(st.text())
def test_the_place_of_a_tone_changes_no_word(question: str) -> None:
    """Both habits mean the same words as what was typed."""
    for word in question.split():
        assert exact(old_tone(word)) == exact(new_tone(word)) == exact(word)


def test_half_of_the_marked_words_lose_their_marks() -> None:
    """Of four marked words two are stripped; those without marks stay as they are."""
    stripped = typed("partly", "1", "Giải phóng mặt bằng cho dân")
    pairs = list(zip(["Giải", "phóng", "mặt", "bằng", "cho", "dân"], stripped.split(), strict=True))
    assert sum(one != other for one, other in pairs) == 3
    assert pairs[4] == ("cho", "cho")


@given(st.text())
def test_a_slip_is_one_letter_at_most(question: str) -> None:
    """A slip makes the question at most one letter longer or shorter, whatever it is."""
    assert abs(len(typed("one_typo", "1", question)) - len(question)) <= 1


def test_the_same_question_is_always_typed_alike() -> None:
    """Chance is seeded by the condition and the question's id; the decomposed form is canonically equal."""
    for condition in CONDITIONS:
        assert typed(condition, "q1", "Ủy ban nhân dân") == typed(condition, "q1", "Ủy ban nhân dân")
    assert unicodedata.normalize("NFC", typed("nfd", "q1", "Ủy ban")) == "Ủy ban"
    assert typed("toneless", "q1", "Đường HĐND") == "Duong HDND"


@pytest.mark.real_data
def test_the_floors_hold_on_real_questions(real_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On every sixth question of xquad_vi the right text stands where it must, however the question is typed."""
    folder = real_data / "retrieval" / "xquad_vi"
    questions = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "queries.jsonl").write_text("".join(questions[::6]), encoding="utf-8")
    files = {"docs": folder / "corpus.jsonl", "queries": tmp_path / "queries.jsonl", "qrels": folder / "qrels.tsv"}
    assert main(["evaluate", *(f"--{name}={file}" for name, file in files.items())]) == 0
    measures = json.loads(capsys.readouterr().out.splitlines()[-1])
    for condition, floor in FLOORS.items():
        assert measures[condition]["mrr@10"] >= floor - SLACK, condition
    assert measures["nfd"] == measures["typed"]
    for condition in ("old_tone", "new_tone"):
        assert measures[condition]["mrr@10"] == pytest.approx(measures["typed"]["mrr@10"], abs=0.005)
