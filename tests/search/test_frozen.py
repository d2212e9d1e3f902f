"""Promises to citizens, which never change: see frozen/README.md."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment
from bantin.search.segment import Segment
from tests.search.browser_host import BrowserSearch
from tests.search.test_behaviour import document

FOLDER = Path(__file__).parent / "frozen"
TOPICS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
QUESTIONS = [
    pytest.param(topic, asked, id=f"{topic}: {asked['behaviour']}")
    for topic, content in TOPICS.items()
    for asked in content["question"]
]
IN_BROWSER = [one for one in QUESTIONS if not one.values[1].get("service")]  # type: ignore[union-attr]


def documents(topic: str) -> list[Document]:
    """Return the documents of a topic; the address of each is its id."""
    made = [document(number, one) for number, one in enumerate(TOPICS[topic]["document"])]
    return [replace(one, url=one.id) for one in made]


def in_pieces(some: list[Document]) -> list[Segment]:
    """Return three segments of the documents, the first of which held others and an older form of the last."""
    old = replace(some[-1], title="Bài cũ", lead="", body="đã thay")
    gone = replace(some[0], id="gone")
    return [
        build_segment([old, gone, *some[:1]]),
        build_segment(some[1:-1], removed=["gone"]),
        build_segment(some[-1:]),
    ]


def keeps(asked: dict[str, Any], found: list[str], also: list[str], recovered: list[list[str]]) -> bool:
    """Tell whether an answer is the one promised."""
    first = asked.get("first", [])
    promised = [asked.get("expected", found), first, asked.get("also", also), asked.get("recovered", [])]
    return promised == [found, found[: len(first)], also, recovered]


@pytest.mark.parametrize(("topic", "asked"), QUESTIONS)
@pytest.mark.parametrize("pieces", [False, True], ids=["whole", "in pieces"])
def test_the_service_keeps_its_promises(topic: str, asked: dict[str, Any], *, pieces: bool) -> None:
    """What was promised is found, in whatever pieces the archive lies."""
    some = documents(topic)
    engine = Engine(in_pieces(some) if pieces else [build_segment(some)])
    answer = engine.search(asked["query"], by_date=asked.get("sort") == "date")
    recovered = [list(pair) for pair in answer.query.recovered]
    also = [one.meant for one in answer.expansions]
    assert keeps(asked, [hit.id for hit in answer.hits], also, recovered), answer


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return an open page."""
    made = browser.new_page()
    yield made
    made.close()


@pytest.mark.browser
@pytest.mark.parametrize(("topic", "asked"), IN_BROWSER)
def test_the_browser_keeps_them_too(topic: str, asked: dict[str, Any], page: Page) -> None:
    """The search in the browser finds the same, from files made of the archive in pieces."""
    host = BrowserSearch(in_pieces(documents(topic)), page)
    answer = host.ask(asked["query"], byDate=asked.get("sort") == "date")
    assert keeps(asked, answer["addresses"], answer["also"], answer["recovered"]), answer
    host.leave()


def test_no_promise_is_taken_back() -> None:
    """Files are added to the folder and to its list; one that has changed or gone breaks what citizens rely on."""
    lines = (FOLDER / "PROMISES").read_text(encoding="utf-8").splitlines()
    listed = {name: mark for mark, name in (line.split("  ", 1) for line in lines)}
    here = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.toml")}
    assert here == listed
    assert len(QUESTIONS) > 20
