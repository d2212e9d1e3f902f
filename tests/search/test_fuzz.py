"""Questions that nobody should type, and somebody will: never an error, never markup, never without bounds.

BANTIN_FUZZ=10000 asks so many of the service's engine, and prints how long the slowest took.
"""

from __future__ import annotations

import os
import random
import re
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bantin.search import ranking
from bantin.search.engine import PAGE, Answer, Engine
from bantin.search.expansion import MOST_EXPANSIONS
from bantin.search.query import MOST_CHARACTERS, MOST_WORDS
from bantin.search.spelling import MOST_WORDS as MOST_CORRECTED
from bantin.text.keystrokes import to_telex, to_vni
from tests.search.archives import changed, made_up
from tests.search.browser_host import BrowserSearch

COUNT = int(os.environ.get("BANTIN_FUZZ", "750"))
# A question of 32 words and 8 other wordings asks for the files of its words and pairs in each of two tiers, for long
# lists of some, for ten results, and once for the words of all: far fewer than these.
MOST_FETCHED = 400
SEGMENTS, STANDING = changed(made_up(200, seed=9))
ENGINE = Engine(SEGMENTS)
_WORDS = """
a đ ba ca đất UBND 12/QĐ-UBND 06/01/2021 2.000.000,5 category: năm: năm:2021 từ: đến:31/02/2021 từ:01/01/0001
đến:31/12/9999 muc:muc-1 - -- <script> </mark> <mark> &lt; ${x} {{x}} %00 ../.. 😀 👨‍👩‍👧 ﬁ ① ðất аbс ﾊﾞ ß İ ǅ
ngườiiiii đđđđ ddaats nguwowif
"""
PIECES = [
    *"\x00\x01\x07\t\n\r\x1b\x7f\x85\u200b\u200f\u202e\u2066\ufeff\ud800\udfff\ufffe",
    *"\"“”„«»*?:/\\<>&-()[]{}^~|!+=%$#@;'`",
    *_WORDS.split(),
    *("Ủy ban nhân dân", "0912 345 678", "' OR 1=1 --", "a\u0301\u0302\u0323", "\u0301\u0323" * 20, "a" * 60),
]


def questions(count: int, seed: int) -> Iterator[str]:
    """Yield questions put together of all that is odd, now and then a megabyte of one thing; the same for one seed."""
    chance = random.Random(seed)  # noqa: S311
    words = [word for one in STANDING[:20] for word in one.title.split()]
    for number in range(count):
        parts = chance.choices([*PIECES, *words], k=chance.randrange(1, 12))
        text = chance.choice(("", " ", "  ")).join(parts)
        kind = number % 20
        if kind == 0:
            text *= 1_000_000 // max(len(text), 1)
        elif kind in {1, 2}:
            text = unicodedata.normalize("NFD", text)
        elif kind in {3, 4}:
            text = (to_telex if kind == 3 else to_vni)(text)
        elif kind == 5:
            text = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(400)))
        yield text


def faults(answer: Answer) -> Iterator[str]:
    """Yield what of an answer is beyond its bounds, or is markup."""
    query = answer.query
    bounds = {
        "characters": (len(query.text), 2 * MOST_CHARACTERS),
        "words": (sum(map(len, [*query.runs, *query.excluded])), MOST_WORDS),
        "expansions": (len(answer.expansions), MOST_EXPANSIONS),
        "corrections": (len(answer.corrections), MOST_CORRECTED),
        "postings": (answer.touched, ranking.MOST_POSTINGS),
        "hits": (len(answer.hits), PAGE),
    }
    yield from (f"{name}: {found}" for name, (found, most) in bounds.items() if found > most)
    for hit in answer.hits:
        shown = re.sub("</?mark>", "", f"{hit.title}{hit.passage}")
        if "<" in shown or ">" in shown:
            yield shown


def test_no_question_fails_or_breaks_a_bound() -> None:
    """Whatever is typed is answered, within the bounds on words, other wordings, corrections and postings."""
    taken: list[tuple[float, str]] = []
    for question in questions(COUNT, seed=1):
        started = time.perf_counter()
        answer = ENGINE.search(question)
        taken.append((time.perf_counter() - started, question[:80]))
        assert list(faults(answer)) == [], question[:200]
    taken.sort()
    middle, late = taken[len(taken) // 2][0], taken[len(taken) * 95 // 100][0]
    print(f"{len(taken)} questions: p50 {1000 * middle:.1f} ms, p95 {1000 * late:.1f} ms")
    print("\n".join(f"{1000 * one:.1f} ms {question!r}" for one, question in taken[-5:]))


def test_the_terms_looked_up_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However a question is made, no more than MOST_TERMS keys are planned for."""
    planned: list[int] = []
    original = ranking.plan

    def noted(segments: Any, terms: Any) -> ranking.Plan:
        planned.append(len(terms))
        return original(segments, terms)

    monkeypatch.setattr(ranking, "plan", noted)
    for question in questions(300, seed=2):
        ENGINE.search(question)
    assert 0 < max(planned) <= ranking.MOST_TERMS


@pytest.fixture(scope="module")
def host(browser: Browser) -> Iterator[BrowserSearch]:
    """Return the archive in a page."""
    page: Page = browser.new_page()
    yield BrowserSearch(SEGMENTS, page)
    page.close()


@pytest.mark.browser
def test_the_browser_answers_too(host: BrowserSearch) -> None:
    """In the browser no question throws, and what is fetched for one is bounded."""
    for question in questions(40, seed=4):
        host.page.evaluate("async () => { index = await index.constructor.open(new URL('/index.bin', location)); }")
        host.fetched.clear()
        asked = question[:3000].encode("utf-8", "replace").decode("utf-8")
        answer = host.ask(asked)
        assert len(answer["addresses"]) <= PAGE
        assert len(host.fetched) < MOST_FETCHED, (len(host.fetched), question[:200])
        host.page.evaluate("(text) => suggest(index, text)", asked)
