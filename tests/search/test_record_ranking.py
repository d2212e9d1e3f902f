from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
from whoosh import index

from bantin.cli.evaluate import read_document, read_question, records
from bantin.search import ranking
from bantin.search.documents import Document
from bantin.search.expansion import expand
from bantin.search.indexing import build_segment
from bantin.search.query import parse
from bantin.search.record.checker import check
from bantin.search.record.folder import write
from bantin.search.record.scoring import ImpactWeighting, names_of, rank
from bantin.search.segment import IMPACT_STEPS, Segment
from bantin.text.fold import without_marks
from tests.search.archives import changed, made_up

Ranked = list[tuple[str, float]]


def terms_of(question: str) -> tuple[list[ranking.Term], dict[int, tuple[str, str]]]:
    """Return the terms that the engine plans for a question, and what their keys stand for."""
    query = parse(question)
    expansions = expand(query)
    terms = [term for run in query.runs for term in ranking.terms_of(run, marked=query.is_marked)]
    for expansion in expansions:
        terms += ranking.terms_of(expansion.words, marked=query.is_marked, scale=expansion.scale, is_asked=False)
    return ranking.merge(terms), names_of([*query.runs, *(expansion.words for expansion in expansions)])


def rank_arrays(segment: Segment, plan: ranking.Plan, count: int) -> Ranked:
    """Return the best by the sums of their terms, as the engine adds them up."""
    found = ranking.matches(ranking.add_up(segment, 0, plan), 0)
    found = ranking.Matches(found.numbers[found.scores > 0], found.scores[found.scores > 0])
    whole = ranking.PARTS * IMPACT_STEPS
    return [(segment.ids[number], score / whole) for number, score in ranking.best(found, count)]


def differing(folder: Path, segment: Segment, questions: Sequence[str]) -> tuple[int, list[str]]:
    """Return how many results were compared, and the questions that Whoosh's searcher answers otherwise.

    At each of the first ten ranks both must have one score, and a document that both found one score too: what is left
    open is the order of documents that score alike.
    """
    compared, wrong = 0, []
    with index.open_dir(folder).searcher(weighting=ImpactWeighting()) as searcher:
        for question in questions:
            terms, names = terms_of(question)
            plan = ranking.plan([segment], terms)
            theirs = rank(searcher, [one.term for one in plan.chosen], names, 10)
            ours = rank_arrays(segment, plan, 10)
            compared += len(ours)
            found = dict(theirs)
            alike = all(is_same(one, other) for (_, one), (_, other) in zip(ours, theirs, strict=False))
            same = all(is_same(score, found.get(id, score)) for id, score in ours)
            if len(ours) != len(theirs) or not alike or not same:
                wrong.append(question)
    return compared, wrong


def is_same(one: float, other: float) -> bool:
    """Tell whether two scores differ by less than one in a hundred: the arrays' weights are whole numbers."""
    return abs(one - other) < 0.01 * one


def test_whoosh_ranks_as_the_arrays_do(tmp_path: Path) -> None:
    """500 questions, with marks and without, codes among them: Whoosh's first ten are those of the arrays.

    Whoosh has the archive as a base with changes, the arrays as if it had been built of what stands.
    """
    documents = made_up(300, seed=10)
    segments, standing = changed(documents)
    write(tmp_path, segments, pairs=True)
    chance = random.Random(11)  # noqa: S311
    questions = []
    for number in range(500):
        words = chance.choice(documents).lead.split()
        start = chance.randrange(len(words) - 5)
        asked = " ".join(words[start : start + chance.randrange(1, 6)])
        questions.append(without_marks(asked) if number % 2 else asked)
    compared, wrong = differing(tmp_path, build_segment(standing), questions)
    assert wrong == []
    assert compared > 4000


@pytest.mark.real_data
def test_whoosh_ranks_real_news_as_the_arrays_do(real_data: Path, tmp_path: Path) -> None:
    """300 real articles beside the texts of xquad, a sixth of its 1,190 questions, half of them without marks."""
    with (real_data / "news" / "articles.jsonl").open(encoding="utf-8") as lines:
        news = [json.loads(line) for line in islice(lines, 0, None, 2)]
    documents = [Document(one["id"], one["title"] or "", one["lead"] or "", one["body"] or "") for one in news]
    base = real_data / "retrieval" / "xquad_vi"
    documents += [read_document(one) for one in records(base / "corpus.jsonl")]
    asked = [read_question(one, {}).text for one in records(base / "queries.jsonl")][::6]
    segment = build_segment(documents)
    write(tmp_path, [segment], pairs=True)
    assert check(tmp_path, [segment]) == []
    asked[::2] = map(without_marks, asked[::2])
    compared, wrong = differing(tmp_path, segment, asked)
    assert wrong == []
    assert compared > 1_500
