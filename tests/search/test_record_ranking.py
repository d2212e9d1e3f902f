from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from whoosh import index

from bantin.cli.evaluate import read_document, read_question, records
from bantin.search import ranking
from bantin.search.documents import Document
from bantin.search.expansion import expand
from bantin.search.indexing import build_segments
from bantin.search.query import parse
from bantin.search.record.checker import check
from bantin.search.record.folder import dead_of, write
from bantin.search.record.scoring import ImpactWeighting, names_of, rank
from bantin.search.segment import Segment
from bantin.text.fold import without_marks
from tests.search.archives import changed, made_up

Ranked = list[tuple[str, float]]


def terms_of(question: str) -> tuple[list[ranking.Term], dict[int, tuple[str, str]]]:
    """Return the terms that the engine plans for a question, and what their keys stand for."""
    query = parse(question)
    expansions = expand(query)
    terms = [term for run in query.runs for term in ranking.terms_of(run, marked=query.is_marked)]
    for expansion in expansions:
        terms += ranking.terms_of(expansion.words, marked=query.is_marked, scale=expansion.scale)
    return ranking.merge(terms), names_of([*query.runs, *(expansion.words for expansion in expansions)])


def rank_arrays(segments: Sequence[Segment], terms: Sequence[ranking.Term], count: int) -> Ranked:
    """Return the best by the sums of their terms, as the engine adds them up."""
    plan = ranking.plan(segments, terms)
    found: Ranked = []
    for segment, rows, dead in zip(segments, plan.rows, dead_of(segments), strict=True):
        scores = ranking.score(segment, rows, plan.weights)
        scores[list(dead)] = 0
        found += [(segment.ids[number], float(scores[number])) for number in np.flatnonzero(scores)]
    return sorted(found, key=lambda one: -one[1])[:count]


def differing(folder: Path, segments: Sequence[Segment], questions: Sequence[str]) -> tuple[int, list[str]]:
    """Return how many results were compared, and the questions that Whoosh's searcher answers otherwise.

    At each rank of the first ten the same document must stand, or one whose score is less than 1 % off.
    """
    compared, wrong = 0, []
    with index.open_dir(folder).searcher(weighting=ImpactWeighting()) as searcher:
        for question in questions:
            terms, names = terms_of(question)
            theirs, ours = rank(searcher, terms, names, 10), rank_arrays(segments, terms, 10)
            compared += len(ours)
            close = all(abs(one[1] - other[1]) < 0.01 * one[1] for one, other in zip(ours, theirs, strict=False))
            exact = [id for id, _ in ours] == [id for id, _ in theirs]
            # Of equal ids the scores must be equal too, but for the rounding of sums.
            scores = dict(theirs)
            equal = all(abs(score - scores.get(id, score)) < 1e-4 * score for id, score in ours)
            if len(ours) != len(theirs) or not equal or not (exact or close):
                wrong.append(question)
    return compared, wrong


def test_whoosh_ranks_as_the_arrays_do(tmp_path: Path) -> None:
    """500 questions, with marks and without, codes among them: the same first ten from base and changes together."""
    documents = made_up(300, seed=10)
    segments = changed(documents)
    write(tmp_path, segments, pairs=True)
    chance = random.Random(11)  # noqa: S311
    questions = []
    for number in range(500):
        words = chance.choice(documents).lead.split()
        start = chance.randrange(len(words) - 5)
        asked = " ".join(words[start : start + chance.randrange(1, 6)])
        questions.append(without_marks(asked) if number % 2 else asked)
    compared, wrong = differing(tmp_path, segments, questions)
    assert wrong == []
    assert compared > 4000


@pytest.mark.real_data
def test_whoosh_ranks_real_news_as_the_arrays_do(real_data: Path, tmp_path: Path) -> None:
    """600 real articles beside the texts of xquad, its 1,190 questions, as typed and without marks."""
    with (real_data / "news" / "articles.jsonl").open(encoding="utf-8") as lines:
        news = [json.loads(line) for line in lines]
    documents = [Document(one["id"], one["title"] or "", one["lead"] or "", one["body"] or "") for one in news]
    base = real_data / "retrieval" / "xquad_vi"
    documents += [read_document(one) for one in records(base / "corpus.jsonl")]
    asked = [read_question(one, {}).text for one in records(base / "queries.jsonl")]
    segments = list(build_segments(documents))
    write(tmp_path, segments, pairs=True)
    assert check(tmp_path, segments) == []
    compared, wrong = differing(tmp_path, segments, [*asked, *map(without_marks, asked)])
    assert wrong == []
    assert compared > 20_000
