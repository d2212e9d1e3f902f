from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.search.documents import Document
from bantin.search.indexing import build_segment
from bantin.search.pointer import INDEX, KINDS
from bantin.search.segment import Segment, find_gone
from bantin.search.shards import pairs, titles, vocabulary, words
from bantin.search.shards.index import Shards, every_file
from bantin.search.shards.layout import packed, unpacked
from bantin.search.shards.pages import EXCERPT, excerpt
from bantin.search.shards.places import place
from tests.search.archives import FIRST_DAY, changed, made_up


def shards(segments: Sequence[Segment]) -> dict[str, bytes]:
    """Return the files made of the segments, by their paths."""
    return {one.path: one.data for one in every_file(segments, find_gone(segments), {}, "1")}


def told(files: dict[str, bytes]) -> Any:
    """Return what the index says."""
    return json.loads(zlib.decompress(files[INDEX], -15))


def changes(before: Sequence[Segment], after: Sequence[Segment], standing: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that are made where the files of ``before`` stand; those to be taken away are empty."""
    made = Shards(after, find_gone(after), Shards(before, find_gone(before)))
    return {one.path: one.data for kind in KINDS for one in made.changed_files(kind, made_of(kind, standing))}


def made_of(kind: str, files: dict[str, bytes]) -> set[str]:
    """Return the paths of the files of a kind."""
    letters = {"words": "wcv", "pairs": "p", "pages": "r", "titles": "t"}[kind]
    return {path for path in files if path != INDEX and path[0] in letters}


def test_files_follow_from_what_stands() -> None:
    """A base with changes makes the same files, byte for byte, as an index of what is left, built at once."""
    segments, standing = changed(made_up(120, seed=1))
    assert shards(segments) == shards([build_segment(standing)])


@settings(max_examples=10)
@given(st.permutations(range(30)), st.integers(1, 30))
def test_the_cut_into_segments_does_not_matter(order: list[int], at: int) -> None:
    """In whatever order and in how many segments documents come, the files are the same."""
    documents = made_up(30, seed=2)
    some = [documents[number] for number in order]
    assert shards([build_segment(some[:at]), build_segment(some[at:])]) == shards([build_segment(documents)])


DOCUMENTS = made_up(150, seed=3)
# What becomes of a document: it is as it was, gone, new, another, or of another day.
FATES = ("kept", "kept", "gone", "new", "edited", "moved")


@pytest.fixture
def with_long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists of a few documents lie in files by themselves, and many files be made of few words."""
    for module in (words, vocabulary):
        monkeypatch.setattr(module, "MANY", 3)
    monkeypatch.setattr(words, "_WORDS", 200)
    monkeypatch.setattr(pairs, "_WORDS", 100)
    monkeypatch.setattr(titles, "_TITLES", 5)


@pytest.mark.usefixtures("with_long_lists")
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.integers(0, len(DOCUMENTS) - 1), st.sampled_from(FATES), max_size=5))
def test_changed_files_are_those_of_a_fresh_index(fates: dict[int, str]) -> None:
    """Files that stand, with those laid over them that a change makes, are all files of an index made at once."""
    before, after = [], []
    for number, one in enumerate(DOCUMENTS):
        fate = fates.get(number, "kept")
        if fate != "new":
            before.append(one)
        if fate != "gone":
            after.append(become(one, fate))
    old, new = [build_segment(before)], [build_segment(after)]
    standing = shards(old)
    fresh = shards(new)
    laid = {**standing, **changes(old, new, standing), INDEX: fresh[INDEX]}
    assert {path: data for path, data in laid.items() if data} == fresh


def become(one: Document, fate: str) -> Document:
    """Return what is made of a document."""
    if fate == "edited":
        return replace(one, title=f"Khác {one.title}", body=one.body[: len(one.body) // 2] + " bà ba bá lạ")
    day = one.date and one.date + timedelta(days=2)
    return replace(one, date=day) if fate == "moved" else one


def test_an_edit_makes_few_files() -> None:
    """Words, pairs, title and place of one article: that is all that is made when it is written anew."""
    few = [replace(one, body=one.title) for one in DOCUMENTS[:9]]
    old = [build_segment([*DOCUMENTS[9:], *few])]
    new = [*old, build_segment([replace(few[4], body=f"{few[4].body} bà ba", lead="chợ")])]
    files = shards(old)
    made = changes(old, new, files)
    assert 3 < len(made) < len(files) / 2
    assert {path for path, data in shards(new).items() if files.get(path) != data} - {INDEX} <= made.keys()


def test_a_new_article_leaves_all_others_in_their_places() -> None:
    """Whether it comes last, on a later day, or as the last of an earlier one, no other is given another place."""
    days = [replace(one, date=FIRST_DAY + timedelta(days=number // 3)) for number, one in enumerate(DOCUMENTS)]
    known = places_of(days)
    for moment in (timedelta(days=49, hours=1), timedelta(days=200), timedelta(days=2, hours=9)):
        date = FIRST_DAY + moment
        later = places_of([*days, replace(days[0], id="moi", date=date)])
        assert {id: later[id] for id in known} == known
        assert later["moi"] not in known.values()


def test_places_are_in_the_order_of_results() -> None:
    """The newest article has the highest place; of equal dates the first id."""
    segments, standing = changed([*made_up(60, seed=1), replace(DOCUMENTS[1], id="a"), replace(DOCUMENTS[1], id="b")])
    found = place(segments, find_gone(segments))
    ids = [one.id for one in found.documents()]
    assert ids[::-1] == list(build_segment(standing).ids)
    assert sorted(set(found.at.tolist())) == found.at.tolist()
    assert found.undated + sum(sum(run.counts) for run in found.runs) == len(found) == len(standing)


def test_years_without_articles_take_no_room() -> None:
    """One article of long ago does not spread all others over the years between."""
    old = replace(DOCUMENTS[1], id="xua", date=FIRST_DAY.replace(year=1954))
    assert max(places_of([*DOCUMENTS, old]).values()) < max(places_of(DOCUMENTS).values()) + 31 * 8 + 8


def places_of(documents: Sequence[Document]) -> dict[str, int]:
    """Return the place of each document."""
    segment = build_segment(documents)
    return {one.id: one.place for one in place([segment], [None]).documents()}


def test_no_article_makes_an_index_that_answers_nothing() -> None:
    """A site without articles has an index too."""
    files = shards([build_segment(())])
    assert (told(files)["sections"], told(files)["runs"]) == ("", [])
    # Abbreviations stand apart from the table of words, which is empty.
    table, _, also = zlib.decompress(files["w/000.bin"], -15).partition(b"\0")[0].partition(b"\n\n")
    assert table == b""
    assert "=UBND\tỦy ban nhân dân\t0" in also.decode().split("\n")


@given(st.text(st.sampled_from("a bà\n"), max_size=3 * EXCERPT))
def test_excerpts_are_short_and_end_with_a_word(text: str) -> None:
    """The beginning of a text is cut between words, and says that there is more."""
    line = " ".join(text.split())
    found = excerpt(text)
    assert len(found) <= EXCERPT + 1
    assert line.startswith(found.removesuffix("…"))
    assert found == line or found.endswith("…")


def test_two_pairs_of_one_hash_in_one_document_count_once() -> None:
    """A document that holds both is listed once for them, with the higher of its levels."""
    found = unpacked([packed(np.array([7, 7, 8]), np.array([3, 3, 3]), np.array([2, 5, 1], np.uint8))])
    assert (found.of.tolist(), found.places.tolist(), found.levels.tolist()) == ([7, 8], [3, 3], [5, 1])
    assert found.gaps().tolist() == [3, 3]


def test_documents_that_look_alike_are_told_apart() -> None:
    """Equal titles, dates and texts: the id decides the order, here as in the service."""
    same = [Document(id, "Giao ban") for id in ("b", "a")]
    assert build_segment(same).ids == ("a", "b")
