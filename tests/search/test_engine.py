from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE
from bantin.search import ranking, spelling
from bantin.search.documents import Document
from bantin.search.engine import LAST_PAGE, PAGE, Engine
from bantin.search.indexing import build_segment
from bantin.search.query import MOST_CHARACTERS, MOST_WORDS, Filters, parse

ASKED = [
    "giải phóng mặt bằng",
    "giai phong",
    "bán bản",
    '"mặt bằng"',
    "đường -chợ",
    "thủy category:kinh-te",
    "tin số 7",
]
HOSTILE = st.one_of(st.text(), st.text(st.sampled_from('"-“”*:/\\<>&\x00\ud800 ađờng1')), st.sampled_from(ASKED))


@pytest.mark.parametrize("question", ASKED)
def test_cutting_up_the_archive_changes_nothing(archive: list[Document], question: str) -> None:
    """One segment, two, or one for each document: the same results in the same order, the same counts."""
    whole = Engine([build_segment(archive)]).search(question)
    for size in (1, 13):
        parts = [build_segment(archive[start : start + size]) for start in range(0, len(archive), size)]
        assert Engine(parts).search(question) == whole


def test_a_later_segment_replaces_and_removes(archive: list[Document]) -> None:
    """A changed article is found by its new words only, a removed one not at all, and each is counted once."""
    base = build_segment(archive)
    delta = build_segment([replace(archive[3], title="Cầu vượt", lead="", body="")], removed=["bai-04"])
    engine = Engine([base, delta])
    assert [hit.id for hit in engine.search("cầu vượt").hits] == ["bai-03"]
    assert "bai-03" not in [id for id, _ in engine.rank("tin đường chợ họp", 100)]
    assert "bai-04" not in [id for id, _ in engine.rank("tin số 4", 100)]
    assert "bai-04" in [id for id, _ in Engine([base]).rank("tin số 4", 100)]


def test_what_was_removed_may_come_back(archive: list[Document]) -> None:
    """A segment removes from those before it, not from itself or those after it."""
    engine = Engine([build_segment(archive), build_segment([], removed=["bai-04"]), build_segment([archive[4]])])
    assert engine.search("tin số 4").hits[0].id == "bai-04"


def test_pages_follow_each_other(archive: list[Document]) -> None:
    """Every result stands on one page, none on two; past the last page there is nothing."""
    engine = Engine([build_segment(archive)])
    pages = [engine.search("tin", page=number) for number in (1, 2, 3, 4, 5)]
    ids = [hit.id for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == pages[0].total == 40
    assert pages[4].hits == ()
    assert engine.search("tin", page=10**9).hits == engine.search("tin", page=LAST_PAGE).hits
    assert engine.search("tin", page=-1).hits == pages[0].hits


def test_equal_scores_stand_newest_first_and_then_by_id() -> None:
    """The order is never left to chance."""
    same = [Document(id, "Chợ phiên") for id in ("c", "a", "b")]
    for documents in (same, same[::-1]):
        engine = Engine([build_segment(documents[:2]), build_segment(documents[2:])])
        assert [id for id, _ in engine.rank("chợ")] == ["a", "b", "c"]


def test_results_are_counted_by_category_and_year(archive: list[Document]) -> None:
    """The counts are those of all results, not of one page, and add up to them."""
    answer = Engine([build_segment(archive[:20]), build_segment(archive[20:])]).search("tin")
    assert answer.categories == (("tin-phuong", "Tin phường", 26), ("kinh-te", "Kinh tế", 14))
    assert answer.years == ((2021, 9), (2020, 31))
    assert answer.total == 40


def test_filters_beside_the_question_add_to_those_in_it(archive: list[Document]) -> None:
    """A result passes both, and narrowing in either way gives the same."""
    engine = Engine([build_segment(archive[:20]), build_segment(archive[20:])])
    year = Filters(since=datetime(2021, 1, 1, tzinfo=ZONE), until=datetime(2022, 1, 1, tzinfo=ZONE))
    economy = Filters(category="kinh-te")
    typed = engine.search("tin năm:2021 category:kinh-te")
    assert typed.total == engine.search("tin category:kinh-te", filters=year).total == 3
    assert engine.search("tin năm:2021", filters=economy).hits == typed.hits
    assert engine.search("tin category:tin-phuong", filters=economy).total == 0
    assert engine.search("", filters=economy).total == 14


def test_a_choice_still_shows_what_the_others_would_give(archive: list[Document]) -> None:
    """Categories are counted whatever category is chosen, years whatever time, and each within the other."""
    engine = Engine([build_segment(archive)])
    chosen = engine.search("tin", filters=Filters(category="kinh-te"))
    assert [(one.section, one.total) for one in chosen.categories] == [("tin-phuong", 26), ("kinh-te", 14)]
    assert chosen.years == ((2021, 3), (2020, 11))
    for section, _, count in engine.search("tin năm:2021").categories:
        assert engine.search(f"tin năm:2021 category:{section}").total == count


def test_a_choice_gives_as_many_results_as_its_count_says() -> None:
    """What is a faint likeness beside the best of all stays one when the best is filtered away."""
    many = [Document(f"{number}", "Tin của phường", body="của " * 9, section="b") for number in range(30)]
    engine = Engine([build_segment([*many, Document("hay", "Chợ nổi của Cái Răng", section="a")])])
    assert [one.section for one in engine.search("chợ nổi của").categories] == ["a"]
    assert engine.search("chợ nổi của", filters=Filters(category="b")).total == 0


def test_a_result_carries_what_was_stored(archive: list[Document]) -> None:
    """A result knows its address, its category and its date."""
    record = Engine([build_segment(archive)]).search("tin số 7").hits[0].record
    assert record["url"] == "/tin/7/"
    assert record["section"] == "tin-phuong"
    assert record["date"] == "2020-12-08T00:00:00+07:00"


def test_a_faint_likeness_is_no_result() -> None:
    """A document that shares only the commonest word with the question is not shown beside a clear match."""
    many = [Document(f"{number}", "Tin của phường", body="của " * 9) for number in range(30)]
    engine = Engine([build_segment([*many, Document("hay", "Chợ nổi của Cái Răng")])])
    assert [hit.id for hit in engine.search("chợ nổi của").hits] == ["hay"]


@given(HOSTILE)
def test_no_question_fails(question: str) -> None:
    """Whatever is typed, an answer comes, and nothing in it is markup but the marks."""
    answer = ENGINE.search(question)
    for hit in answer.hits:
        shown = f"{hit.title}{hit.passage}".replace("<mark>", "").replace("</mark>", "")
        assert "<" not in shown
        assert ">" not in shown


ENGINE = Engine([build_segment([Document("a", "Chợ <b>đất</b>", body="a < b && c > d 1/2 đường số 1 “mặt bằng”")])])


@pytest.mark.parametrize("piece", ["a", "đ ", '"', "-a ", "\ud800", "\x00", "a:b ", "1/2-", "ỷ", "316/KL-", "ddaats "])
def test_a_megabyte_is_answered(piece: str) -> None:
    """Of a question beyond all measure the beginning is read, and no more."""
    query = parse(piece * (1_000_000 // len(piece)))
    assert len(query.text) <= MOST_CHARACTERS
    assert sum(map(len, [*query.runs, *query.excluded])) <= MOST_WORDS
    ENGINE.search(piece * 1_000_000)


def test_the_postings_touched_are_bounded(archive: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """When a question would touch too many postings its commonest words are left out, the rare ones kept."""
    engine = Engine([build_segment(archive)])
    assert engine.search("tin số 7").touched > 60
    monkeypatch.setattr(ranking, "MOST_POSTINGS", 60)
    answer = engine.search("tin số 7")
    assert 0 < answer.touched <= 60
    assert answer.hits[0].id == "bai-07"


def test_the_corrections_are_bounded(archive: list[Document]) -> None:
    """Of many unknown words the first few are put right, however near the others are."""
    answer = Engine([build_segment(archive)]).search("phưpng quậjn phưxng đườbg chợo " * 5)
    assert len(answer.corrections) == spelling.MOST_WORDS


def test_the_terms_are_bounded() -> None:
    """However many words and abbreviations a question has, no more than MOST_TERMS keys are looked up."""
    terms = [ranking.Term(number, 1.0) for number in range(1, 1000)] * 2
    assert len(ranking.merge(terms)) == ranking.MOST_TERMS
    assert PAGE * LAST_PAGE <= 1000
