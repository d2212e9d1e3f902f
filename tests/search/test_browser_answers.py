"""The search in the browser beside the service: the same questions to the same archive, in a real browser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bantin.dates import parse
from bantin.html import plain_text
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.query import Filters
from bantin.text.fold import without_marks
from bantin.text.keystrokes import to_telex
from bantin.text.unicode import normalise
from tests.search.archives import changed, made_up
from tests.search.browser_host import BrowserSearch

pytestmark = pytest.mark.browser

QUESTIONS = 250
_COMPARED = ("total", "categories", "years", "also", "addresses")


class Asked(BrowserSearch):
    """An archive asked in two ways: in a page, and through its segments."""

    def __init__(self, documents: list[Document], page: Page) -> None:
        segments, self.standing = changed(documents)
        self.engine = Engine(segments)
        super().__init__(segments, page)

    def in_browser(self, words: str, **asked: Any) -> dict[str, Any]:
        """Return what the browser answers."""
        answer = self.ask(words, **asked)
        titles = ["".join(text for text, _ in one) for one in answer["titles"]]
        return {name: answer[name] for name in _COMPARED} | {"titles": titles}

    def by_service(self, words: str, filters: Filters | None = None, **asked: Any) -> dict[str, Any]:
        """Return what the service answers."""
        answer = self.engine.search(words, filters=filters or Filters(), **asked)
        return {
            "total": answer.total,
            "categories": [list(one) for one in answer.categories],
            "years": [list(one) for one in answer.years],
            "also": [one.meant for one in answer.expansions],
            "addresses": [hit.record.get("url", "") for hit in answer.hits],
            "titles": [normalise(plain_text(hit.title)) for hit in answer.hits],
        }


@pytest.fixture(scope="module")
def asked(browser: Browser) -> Iterator[Asked]:
    """Return an archive of some hundred made-up articles with changes."""
    page = browser.new_page()
    yield Asked(made_up(300, seed=6), page)
    page.close()


def questions(documents: list[Document], count: int) -> Iterator[str]:
    """Yield questions as people type them, an equal part of each kind."""
    chance = random.Random(8)  # noqa: S311
    for number in range(count):
        one = chance.choice(documents)
        words = (one.title if number % 2 else one.lead).split()
        start = chance.randrange(len(words) - 1)
        typed = " ".join(words[start : start + chance.randrange(1, 6)])
        yield (
            typed,
            without_marks(typed),
            to_telex(typed),
            f"{chance.randrange(90)}/QĐ-UBND {typed}" if number % 2 else str(chance.randrange(90)),
            f"{typed} category:muc-{chance.randrange(5)}" if number % 2 else f"{typed} năm:2021",
        )[number % 5]


def test_the_browser_answers_as_the_service_does(asked: Asked) -> None:
    """Of 250 questions, typed, toneless, in Telex, of numbers, with filters, nearly all have one answer in both.

    That is the same first ten in order, the same total, the same counts of choices, the same other wordings.
    Questions that the service puts right are left out: it reads texts again to do so, which the browser cannot.
    """
    some = questions(asked.standing, 2 * QUESTIONS)
    every = list(islice((one for one in some if not asked.engine.search(one).corrections), QUESTIONS))
    assert len(every) == QUESTIONS
    differing = [one for one in every if asked.in_browser(one) != asked.by_service(one)]
    assert len(differing) <= 0.01 * QUESTIONS, differing


@pytest.mark.parametrize("question", ["quyết định", "UBND", "qđ", "QĐ-UBND", "CT - XH", "hđnd", "hddnd", "Đ/c"])
def test_abbreviations_are_read_alike(asked: Asked, question: str) -> None:
    """What is looked for besides what was typed is the same in both."""
    assert asked.in_browser(question) == asked.by_service(question)


@pytest.mark.parametrize(
    "question", ['"đất đai"', 'chợ "đất đai"', "-đất", "đất -chợ", '-"đất đai" ba', "zzzz", "", " - ", '"']
)
def test_phrases_and_exclusions_are_read_alike(asked: Asked, question: str) -> None:
    """Quotation marks and minus signs mean the same in both."""
    assert asked.in_browser(question) == asked.by_service(question)


def test_a_slip_is_put_right_and_told(asked: Asked) -> None:
    """A word that no document holds is taken for one near it that stands beside its neighbours; phrases are left."""
    one = next(one for one in asked.standing if len(one.title.split()[1]) > 3)
    words = [word.lower() for word in one.title.split()[:3]]
    slipped = f"{words[0]} {words[1]}q {words[2]}"
    ask = """async (words) => {
      const nothing = { category: "", year: "", from: "", to: "", byDate: false, page: 1 };
      const { corrections, total } = await search(index, { ...nothing, words });
      return [corrections, total];
    }"""
    corrections, total = asked.page.evaluate(ask, slipped)
    assert corrections == [{"typed": f"{words[1]}q", "meant": words[1]}]
    assert total > 0
    assert asked.page.evaluate(ask, f'"{slipped}"') == [[], 0]


def test_filters_and_order_are_those_of_the_service(asked: Asked) -> None:
    """Category, year, days, newest first and further pages, chosen beside the words, narrow alike."""
    since, until = parse("05/03/2021").moment, parse("10/03/2021").moment
    assert asked.in_browser("ba", category="muc-2") == asked.by_service("ba", Filters("muc-2"))
    assert asked.in_browser("ba", year="2021") == asked.by_service("ba năm:2021")
    narrowed = asked.by_service("ba", Filters(since=since, until=until))
    assert asked.in_browser("ba", **{"from": "2021-03-05", "to": "2021-03-09"}) == narrowed
    assert narrowed["total"] > 0
    assert asked.in_browser("ba", byDate=True, page=2) == asked.by_service("ba", by_date=True, page=2)
    assert asked.in_browser("", category="muc-1") == asked.by_service("", Filters("muc-1"))


def test_the_words_asked_for_are_marked(asked: Asked) -> None:
    """Titles and beginnings of texts come in pieces, those asked for told apart, neighbours together."""
    title = asked.standing[0].title
    titles = asked.page.evaluate(
        """async (words) => {
          const nothing = { category: "", year: "", from: "", to: "", byDate: false, page: 1 };
          return (await search(index, { ...nothing, words })).hits.map(({ title }) => title);
        }""",
        f'"{title}"',
    )
    pieces = next(one for one in titles if "".join(text for text, _ in one) == normalise(title))
    assert pieces == [[normalise(title), True]]


def test_only_what_a_question_needs_is_fetched(asked: Asked) -> None:
    """A question asks for the files of its words, its pairs and its results, and for none twice."""
    asked.fetched.clear()
    asked.page.evaluate("async () => { index = await index.constructor.open(new URL('/index.bin', location)); }")
    asked.in_browser("ba ca da")
    words = [path for path in asked.fetched if path.startswith("w/")]
    pairs = [path for path in asked.fetched if path.startswith("p/")]
    assert 0 < len(words) <= 6
    assert 0 < len(pairs) <= 4
    assert len(asked.fetched) < len(asked.files) / 2
    before = dict(asked.fetched)
    asked.fetched.clear()
    asked.in_browser("ba ca da")
    assert asked.fetched == {}
    assert before


def test_titles_are_completed_without_a_service(asked: Asked) -> None:
    """Two words and a letter of a title, without marks, are enough to be offered it; what was typed is told."""
    title = asked.standing[0].title
    typed = without_marks(" ".join(title.split()[:3])).lower()
    found = asked.page.evaluate("(text) => suggest(index, text)", typed)
    match = next(one for one in found if one["text"] == normalise(title))
    assert (match["kind"], match["path"]) == ("title", asked.standing[0].url)
    assert without_marks(match["text"][match["start"] : match["end"]]).lower() == typed
    assert asked.page.evaluate("(text) => suggest(index, text)", "z") == []


def test_an_index_of_another_layout_is_refused(asked: Asked) -> None:
    """A script that was kept from before does not read files it does not know."""
    kept = asked.files["index.bin"]
    asked.files["index.bin"] = b"\x03\x00"
    try:
        with pytest.raises(Exception, match="JSON"):
            asked.page.evaluate("() => index.constructor.open(new URL('/index.bin', location))")
    finally:
        asked.files["index.bin"] = kept
