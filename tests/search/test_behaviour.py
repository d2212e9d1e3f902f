from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bantin.dates import parse
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment

FOLDER = Path(__file__).parent / "behaviour"
TOPICS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
QUESTIONS = [
    pytest.param(topic, asked, id=f"{topic}: {asked['behaviour']}")
    for topic, content in TOPICS.items()
    for asked in content["question"]
]


def document(number: int, written: dict[str, Any]) -> Document:
    """Return the document of a behaviour file; its id is its name there."""
    values = {**written, "title": written.get("title", f"Bài {number}"), "id": written["id"]}
    if "date" in values:
        values["date"] = parse(values["date"]).moment
    for name in ("tags", "captions", "files"):
        values[name] = tuple(values.get(name, ()))
    return Document(**values)


def engines(topic: str) -> list[Engine]:
    """Return the topic's documents twice: in one segment, and with the last third in a segment of its own."""
    documents = [document(number, one) for number, one in enumerate(TOPICS[topic]["document"])]
    cut = len(documents) * 2 // 3
    return [
        Engine([build_segment(documents)]),
        Engine([build_segment(documents[:cut]), build_segment(documents[cut:])]),
    ]


@pytest.mark.parametrize(("topic", "asked"), QUESTIONS)
def test_a_question_is_answered_as_written_down(topic: str, asked: dict[str, Any]) -> None:
    """Each behaviour file says what is found for a question and in which order, however the archive is cut up."""
    for engine in engines(topic):
        answer = engine.search(asked["query"], by_date=asked.get("sort") == "date")
        found = [hit.id for hit in answer.hits]
        if "expected" in asked:
            assert found == asked["expected"]
        if "first" in asked:
            assert found[: len(asked["first"])] == asked["first"]
        assert not set(asked.get("absent", [])) & set(found)
        assert [list(pair) for pair in answer.query.recovered] == asked.get("recovered", [])
        assert [[one.typed, one.meant] for one in answer.corrections] == asked.get("corrected", [])
        assert answer.suggestion == asked.get("offered", "")
        if "also" in asked:
            assert [expansion.meant for expansion in answer.expansions] == asked["also"]
        if "passage" in asked:
            assert asked["passage"] in answer.hits[0].passage


def test_every_topic_has_questions() -> None:
    """The topics that were promised are all there."""
    promised = [
        "abbreviations",
        "d",
        "dates",
        "empty",
        "enough",
        "exclusions",
        "files",
        "filters",
        "hostile",
        "names",
        "numbers",
        "phrases",
        "spelling",
        "telex",
        "tones",
    ]
    assert sorted(TOPICS) == promised
    assert all(content["question"] for content in TOPICS.values())
