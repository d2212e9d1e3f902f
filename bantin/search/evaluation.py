"""How good the answers are: the usual measures over questions whose right documents are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from bantin.search.conditions import CONDITIONS, typed
from bantin.search.engine import Engine

DEPTH = 10
# The gain of each document that answers a question.
Gains = Mapping[str, int]
Measures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a test set; ``style`` says how its author typed it, where that is known."""

    id: str
    text: str
    gains: Gains
    style: str = ""


def measure(found: Sequence[str], gains: Gains) -> tuple[float, float, float]:
    """Return reciprocal rank, nDCG and recall of the first DEPTH results, each from 0 to 1.

    nDCG takes the gain as it is, divided by log2(rank + 1), as trec_eval and BEIR do.
    """
    found = found[:DEPTH]
    right = [rank for rank, document in enumerate(found, start=1) if gains.get(document, 0) > 0]
    dcg = sum(gains[found[rank - 1]] / log2(rank + 1) for rank in right)
    ideal = sorted((gain for gain in gains.values() if gain > 0), reverse=True)
    most = sum(gain / log2(rank + 1) for rank, gain in enumerate(ideal[:DEPTH], start=1))
    return 1 / right[0] if right else 0.0, dcg / most, len(right) / len(ideal)


def mean(rows: Sequence[tuple[float, float, float]]) -> Measures:
    """Return the means of what ``measure`` gave, by name."""
    names = (f"mrr@{DEPTH}", f"ndcg@{DEPTH}", f"recall@{DEPTH}")
    return {name: round(sum(row[at] for row in rows) / max(len(rows), 1), 4) for at, name in enumerate(names)}


def evaluate(
    engine: Engine, questions: Iterable[Question], progress: Callable[[int, int], None]
) -> dict[str, Measures | dict[str, Measures]]:
    """Return the measures under each condition and, where questions have styles, of each style as typed."""
    asked = [question for question in questions if any(gain > 0 for gain in question.gains.values())]
    rows: dict[str, list[tuple[float, float, float]]] = {}
    styles: dict[str, list[tuple[float, float, float]]] = {}
    for round_, condition in enumerate(CONDITIONS):
        for number, question in enumerate(asked):
            ranked = engine.rank(typed(condition, question.id, question.text), DEPTH)
            row = measure([id for id, _ in ranked], question.gains)
            rows.setdefault(condition, []).append(row)
            if condition == "typed" and question.style:
                styles.setdefault(question.style, []).append(row)
            progress(round_ * len(asked) + number + 1, len(CONDITIONS) * len(asked))
    measures: dict[str, Measures | dict[str, Measures]] = {name: mean(rows.get(name, [])) for name in CONDITIONS}
    if styles:
        measures["styles"] = {style: mean(styles[style]) for style in sorted(styles)}
    return measures
