from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.search.conditions import typed
from bantin.search.documents import Document
from bantin.search.indexing import build_segment
from bantin.search.query import parse
from bantin.search.segment import Segment
from bantin.search.spelling import MOST_WORDS, Spelling
from bantin.text.tokens import Kind
from tests.search.archives import made_up

ARCHIVE = build_segment(made_up(60, seed=12))


def exact_words(question: str) -> list[str]:
    """Return the words of a question, codes aside."""
    return [word.exact for run in parse(question).runs for word in run if word.kind is not Kind.CODE]


def reviewed(segment: Segment, question: str) -> tuple[list[str], str]:
    """Return the words of a question put right, and what is offered instead."""
    query = parse(question)
    spelling = Spelling([segment], query)
    spelling.correct()
    return [word.exact for run in query.runs for word in run if word.kind is not Kind.CODE], spelling.suggestion()


@given(st.text(st.sampled_from('abcđấờ 12-/"năm:2021'), max_size=80))
def test_nothing_else_of_a_question_is_moved(question: str) -> None:
    """Whatever is typed, as many words are left as there were, few are changed, and an offer is another question."""
    before, (after, offered) = exact_words(question), reviewed(ARCHIVE, question)
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) <= MOST_WORDS
    assert offered == "" or offered != parse(question).text


def test_an_offer_changes_the_word_and_nothing_beside_it() -> None:
    """Filters, exclusions, signs and spaces stay as they were typed."""
    some = [Document(f"{number}", "Quốc hội khóa họp") for number in range(5)]
    archive = build_segment([*some, Document("x", "Chị Hi")])
    _, offered = reviewed(archive, "quốc  hi khóa, -hi năm:2021 (họp)")
    assert offered == "quốc  hội khóa, -hi năm:2021 (họp)"


@pytest.fixture(scope="module")
def titles(real_data: Path) -> list[tuple[str, str]]:
    """Return the ids and titles of the real news."""
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [(str(one["id"]), one["title"]) for one in map(json.loads, lines) if one.get("title")]


@pytest.fixture(scope="module")
def news(real_data: Path) -> Segment:
    """Return the index of the real news."""
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [one for one in map(json.loads, lines) if one.get("title")]
    return build_segment(
        [Document(str(one["id"]), one["title"], one.get("lead") or "", one.get("body") or "") for one in articles]
    )


@pytest.mark.real_data
def test_four_of_five_slips_in_real_titles_are_seen_through(titles: list[tuple[str, str]], news: Segment) -> None:
    """Of titles with one slip of the finger at least 80 % are put right or offered right; 86 % were."""
    right = 0
    for number, title in titles:
        after, offered = reviewed(news, typed("one_typo", number, title))
        right += exact_words(title) in (after, exact_words(offered))
    assert right >= 0.8 * len(titles), right / len(titles)


@pytest.mark.real_data
@pytest.mark.parametrize("condition", ["typed", "toneless", "partly"])
def test_what_is_typed_right_is_left_alone(titles: list[tuple[str, str]], news: Segment, condition: str) -> None:
    """Titles without a slip, with all marks, none or half of them, are hardly ever changed or doubted."""
    wrong = 0
    for number, title in titles:
        question = typed(condition, number, title)
        after, offered = reviewed(news, question)
        wrong += after != exact_words(question) or offered != ""
    assert wrong <= 0.02 * len(titles), wrong
