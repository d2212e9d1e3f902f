"""An index that grew by edits answers as one that was built in one go."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bantin.dates import ZONE
from bantin.search import policy
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.generations import read_generation
from bantin.search.indexing import build_segment
from bantin.search.pointer import read_pointer
from bantin.search.publishing import Changes, publish, publish_changes

WORDS = st.sampled_from(
    ["đất", "đường", "chợ", "cho", "bán", "bản", "316/KL-STNMT", "UBND", "giải phóng mặt bằng", "ngày 6/1/2021", "5kg"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
QUESTIONS = [
    "đường chợ bán đất",
    "cho ban dat",
    "chợf dduowngf",
    "chự bán",
    "đườg",
    "ubnd gpmb",
    "giải phóng mặt bằng",
    '"bán đất" -chợ',
    "316/KL-STNMT",
    "ngày 6 tháng 1 năm 2021 category:muc-1",
    "năm:2021",
    "kết",
]
IDS = st.integers(0, 8)
EDITS = st.lists(st.tuples(IDS, st.none() | TEXTS), max_size=3)


def document(number: int, words: str) -> Document:
    """Return a document; many have one date and one category."""
    day = datetime(2020, 12, 30, tzinfo=ZONE) + timedelta(days=number % 4)
    section = f"muc-{number % 3}"
    return Document(f"{number}", words, body=f"{words} {words}", category=section, section=section, date=day)


def check_answers(engine: Engine, documents: list[Document]) -> None:
    """Compare all that is told of many questions, corrections and counts included, with an index built in one go."""
    whole = Engine([build_segment(documents)])
    for question in QUESTIONS:
        for by_date in (False, True):
            assert engine.search(question, by_date=by_date) == whole.search(question, by_date=by_date)


@pytest.mark.parametrize(("segments", "gone"), [(1, 0.0), (2, 0.5), (8, 1.0)])
# Once a word was put right by what a replaced article had said.
@example(turns=[[(0, "cho bán")], [(0, "cho"), (1, "chợ bán")]])
@settings(max_examples=25)
@given(turns=st.lists(EDITS, min_size=1, max_size=7))
def test_edits_lead_where_building_at_once_does(
    segments: int, gone: float, turns: list[list[tuple[int, str | None]]]
) -> None:
    """Articles are added, changed, removed and brought back, merged early or late: each answer is the same."""
    standing: dict[int, Document] = {}
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "MOST_SEGMENTS", segments)
        patch.setattr(policy, "MOST_GONE", gone)
        for edits in turns:
            for number, words in edits:
                if words is None:
                    standing.pop(number, None)
                else:
                    standing[number] = document(number, words)
            publish(Path(name), standing.values())
        generation = read_generation(Path(name))
        assert generation.size == len(standing)
        check_answers(generation.engine, list(standing.values()))


@settings(max_examples=25)
@given(turns=st.lists(EDITS, min_size=1, max_size=6))
def test_told_what_has_changed_the_index_is_the_same(turns: list[list[tuple[int, str | None]]]) -> None:
    """Given the changes alone, or all documents each time, the generations have the same digest and answers."""
    standing: dict[int, Document] = {}
    with tempfile.TemporaryDirectory() as name:
        whole, told = Path(name) / "whole", Path(name) / "told"
        publish(told, [])
        for edits in turns:
            changed: dict[int, Document] = {}
            removed: set[str] = set()
            for number, words in edits:
                if words is None:
                    standing.pop(number, None)
                    changed.pop(number, None)
                    removed.add(str(number))
                else:
                    changed[number] = standing[number] = document(number, words)
                    removed.discard(str(number))
            base = read_pointer(told).digest
            assert publish_changes(told, Changes(base, list(changed.values()), removed))
            publish(whole, standing.values())
            assert read_pointer(told).digest == read_pointer(whole).digest
        check_answers(read_generation(told).engine, list(standing.values()))


def test_changes_of_another_generation_are_refused(tmp_path: Path) -> None:
    """Where the index is not the one the changes are of, or is damaged, nothing is done."""
    publish(tmp_path, [document(1, "chợ")])
    changes = Changes(read_pointer(tmp_path).digest, [document(2, "bán")], ["1"])
    publish(tmp_path, [document(3, "đất")])
    assert not publish_changes(tmp_path, changes)
    assert not publish_changes(tmp_path / "none", changes)
    damaged = next((tmp_path / "segments").glob("*/segment.bin"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\xff")
    assert not publish_changes(tmp_path, replace(changes, base=read_pointer(tmp_path).digest))


def test_counts_are_those_of_what_stands(archive: list[Document]) -> None:
    """Words that only replaced or removed articles have are unknown, and make no word less rare."""
    base = build_segment(archive)
    delta = build_segment([replace(one, title="Cầu vượt", body="") for one in archive[:10]], ["bai-20", "bai-21"])
    standing = [*(replace(one, title="Cầu vượt", body="") for one in archive[:10]), *archive[10:20], *archive[22:]]
    engine = Engine([base, delta])
    assert len(engine) == 38
    check_answers(engine, standing)
    for question in ("tin số 20", "tin số 3", "cầu vượt", "cầu vược", "đường phố"):
        assert engine.search(question) == Engine([build_segment(standing)]).search(question)
