from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.search import indexing
from bantin.search.documents import FIELDS, Document
from bantin.search.indexing import SATURATION, build_segment, build_segments
from bantin.search.keys import BOUNDARY, exact_key, folded_key, pair_keys
from bantin.search.segment import IMPACT_STEPS, LEVELS, Segment
from bantin.text.fold import folded

TEXTS = st.lists(st.lists(st.sampled_from(["đất", "dat", "đường", "chợ", "nước"]), max_size=12), max_size=8)


def postings(segment: Segment, key: int) -> list[tuple[str, int]]:
    """Return the ids and impacts of a key."""
    posting = segment.posting(int(segment.rows(np.array([key], np.uint64))[0]))
    pairs = zip(posting.documents.tolist(), posting.impacts.tolist(), strict=True)
    return [(segment.ids[number], impact) for number, impact in pairs]


@given(TEXTS)
def test_the_arrays_hold_what_counting_finds(texts: list[list[str]]) -> None:
    """Every word and pair is found in exactly the documents that hold it, with the level next to BM25F's impact."""
    segment = build_segment([Document(f"{number}", "", body=" ".join(words)) for number, words in enumerate(texts)])
    body = next(field for field in FIELDS if field.name == "body")
    for word, plain in (("đất", "dat"), ("dat", "dat"), ("đường", "duong"), ("chợ", "cho"), ("nước", "nuoc")):
        expected = {}
        for number, words in enumerate(texts):
            norm = body.weight / (1 - body.slope + body.slope * len(words) / body.reference)
            count = Counter(words)[word] * norm
            if count:
                expected[f"{number}"] = IMPACT_STEPS * count / (SATURATION + count)
        found = dict(postings(segment, exact_key(word)))
        assert found.keys() == expected.keys()
        assert all(
            LEVELS[0] <= found[id] <= 1.08 * impact + 1 and impact <= 1.08 * found[id] + 1
            for id, impact in expected.items()
        )
        holding = {f"{number}" for number, words in enumerate(texts) if {word, plain} & set(words) or word in words}
        assert holding <= {id for id, _ in postings(segment, folded_key(plain))}
    pair = int(pair_keys(np.array([folded_key("cho")], np.uint64), np.array([folded_key("nuoc")], np.uint64))[0])
    beside = {f"{at}" for at, words in enumerate(texts) if ("chợ", "nước") in pairwise(words)}
    assert {id for id, _ in postings(segment, pair)} == beside


def test_one_article_is_stored_alike_in_any_archive(archive: list[Document]) -> None:
    """No impact moves when other articles come or go: neither rarity nor an average length is in it."""
    alone, among = build_segment(archive[:1]), build_segment(archive)
    for key in alone.keys.tolist():
        assert postings(alone, key)[0] in postings(among, key)


def test_a_pair_never_reaches_over_a_field() -> None:
    """The last word of the title and the first of the lead are no neighbours."""
    segment = build_segment([Document("a", "chợ", lead="mơ")])
    pair = pair_keys(np.array([folded_key("cho")], np.uint64), np.array([folded_key("mo")], np.uint64))
    assert segment.rows(pair).tolist() == [-1]


def test_the_vocabulary_spells_every_row(archive: list[Document]) -> None:
    """Each row has the text that its exact and its folded key were made from, codes included; row 0 has none."""
    segment = build_segment([*archive, Document("a", "Quyết định 12/QĐ-UBND")])
    rows = list(zip(segment.spellings(), segment.word_exact.tolist(), segment.word_folded.tolist(), strict=True))
    assert rows[0] == ("", BOUNDARY, BOUNDARY)
    assert all((exact_key(word), folded_key(folded(word))) == (own, plain) for word, own, plain in rows[1:])
    assert {"quyết", "12/qđ-ubnd", "đường"} <= set(segment.spellings())


def test_codes_are_kept_with_the_field_they_stand_in() -> None:
    """A document number in the lead of the second document is named by its row and that slot."""
    segment = build_segment([Document("a", "Tin"), Document("b", "Tin", lead="Số 12/QĐ-UBND")])
    lead = [field.name for field in FIELDS].index("lead")
    assert [segment.spellings()[row] for row in segment.codes] == ["12/qđ-ubnd"]
    assert segment.code_slots.tolist() == [len(FIELDS) + lead]


def test_documents_are_numbered_from_the_newest(archive: list[Document]) -> None:
    """The order is that of a result list: newest first, those without a date last, equals by id."""
    segment = build_segment([*archive[:2], Document("b", ""), Document("a", "")])
    assert segment.ids == ("bai-01", "bai-00", "a", "b")


def test_a_segment_has_a_bound(archive: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many documents for one segment are refused; many documents make several segments."""
    monkeypatch.setattr(indexing, "MOST_DOCUMENTS", 15)
    with pytest.raises(ValueError, match="at most 15"):
        build_segment(archive)
    assert [len(segment) for segment in build_segments(archive)] == [15, 15, 10]


def test_long_files_make_more_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A segment ends with the document that fills it, files counted; one that is too long alone is taken whole."""
    monkeypatch.setattr(indexing, "MOST_TEXT", 1000)
    lengths = [600, 500, 100, 5000, 10, 10]
    documents = [Document(f"{number}", "", files=("chợ " * (length // 4),)) for number, length in enumerate(lengths)]
    assert [len(segment) for segment in build_segments(documents)] == [2, 2, 2]


def test_text_that_is_no_text_is_indexed() -> None:
    """Control characters, lone surrogates and a megabyte of one letter are taken in like any words."""
    hostile = "\ud800\x00\x1b[31m" + "a" * 1_000_000 + " chợ"
    segment = build_segment([Document("\ud800", hostile, body=hostile, tags=(hostile,), author="\udfff", url="\x00")])
    assert postings(segment, folded_key("cho"))[0][0] == "\ud800"
    assert "\ud800" not in segment.page_text(0)
