"""Measure the search in the browser: what it fetches, how long it takes, and whether it answers as the service does.

    python -m benchmarks.browser [--documents 10000] [--questions 300]

The made-up articles of benchmarks/search.py, with addresses and document numbers besides, are indexed; the files for
browsers are made of the index and handed to a headless Chromium (BANTIN_CHROMIUM, else the one on the PATH), which
answers each question with an index it has just opened. Prints one JSON line: how long the files took, how many there
are and their MB by kind; the bytes of a first load, compressed as a host does (gzip -9), the question's own files not
counted; for questions of three syllables bytes and requests as [p50, p95, most] and milliseconds in the page; and of
SAME questions of five kinds how many have the same first ten as the service's, those that the service puts right left
out and counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from playwright.sync_api import Page, Route, sync_playwright

from bantin.article.slugs import slugify
from bantin.javascript import shorten
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.generations import read_generation
from bantin.search.pointer import INDEX, KINDS
from bantin.search.publishing import publish
from bantin.search.script import language_data, script
from bantin.search.segment import Mask, Segment
from bantin.search.shards.index import Shards, every_file
from bantin.text.fold import without_marks
from bantin.text.keystrokes import to_telex
from benchmarks.corpus import CATEGORIES, DAYS, FIRST_DAY
from benchmarks.search import Archive, write_archive

SITE = "http://site.test/"
SCRIPTS = Path(__file__).parents[1] / "theme" / "static"
# What a page loads before anything is asked: the theme's scripts and the search's own.
PARTS = ("search-box.js", "suggestions.js", "search-page.js")
NAMES = {"w": "words", "c": "large_lists", "p": "pairs", "r": "results", "t": "titles", "v": "vocabulary"}
SAME = 500
BODIES = ("QĐ-UBND", "KH-UBND", "CV-VP", "TB-UBND")
LOAD = 'async () => { globalThis.engine = await import("/search.js"); }'
# What is fetched and how long it takes is counted from the question on: the index is of the first load.
ASK = """async (words) => {
  const index = await engine.Index.open(new URL("/index.bin", location));
  const asked = { words, category: "", year: "", from: "", to: "", byDate: false, page: 1 };
  const started = performance.now();
  const { hits } = await engine.search(index, asked);
  return { milliseconds: performance.now() - started, addresses: hits.map(({ address }) => address) };
}"""


class Addressed(Archive):
    """The made-up articles with addresses as long as those of a site, and a document's number in each lead."""

    def __iter__(self) -> Iterator[Document]:
        for at, one in enumerate(super().__iter__()):
            year = one.date.year if one.date else 0
            lead = f"{one.lead} Theo {number_of(at)}."
            yield replace(one, lead=lead, url=f"/{one.section}/{year}/{slugify(one.title)}-{one.id}.html")


def number_of(at: int) -> str:
    """Return the document number that an article names; a few articles name the same."""
    return f"{at % 900 + 1}/{BODIES[at % len(BODIES)]}"


class Asked(NamedTuple):
    """The kinds and sizes of the files a question fetched, its milliseconds, and the addresses of its results."""

    sizes: list[tuple[str, int]]
    milliseconds: float
    addresses: list[str]


def kind_of(path: str) -> str:
    """Return what a file below the index holds."""
    return NAMES.get(path[0], "index")


class Host:
    """Serves the files to a page, and notes what was fetched since the last question."""

    def __init__(self, files: dict[str, bytes], page: Page) -> None:
        self._files, self._page = files, page
        self._fetched: list[str] = []
        page.route(f"{SITE}**", self.serve)
        page.goto(SITE)
        page.evaluate(LOAD)

    def serve(self, route: Route) -> None:
        """Answer a request as a static host does."""
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        if path == "search.js":
            route.fulfill(body=script(), content_type="text/javascript; charset=utf-8")
        elif path in self._files:
            if path != INDEX:
                self._fetched.append(path)
            route.fulfill(body=self._files[path], content_type="application/octet-stream")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html", status=404 if path else 200)

    def ask(self, words: str) -> Asked:
        """Ask in the page, of an index that holds no file yet."""
        self._fetched = []
        found = self._page.evaluate(ASK, words)
        sizes = [(kind_of(path), len(self._files[path])) for path in self._fetched]
        return Asked(sizes, found["milliseconds"], found["addresses"])


@contextmanager
def open_page() -> Iterator[Page]:
    """Start Chromium with an empty page."""
    program = os.environ.get("BANTIN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def spread(values: Iterable[float]) -> list[float]:
    """Return the median, the 95th of a hundred and the highest."""
    ordered = sorted(values)
    return [round(ordered[min(len(ordered) * share // 100, len(ordered) - 1)], 1) for share in (50, 95, 100)]


def pieces(titles: list[str], count: int, size: int, chance: random.Random) -> Iterator[str]:
    """Yield neighbouring words of titles."""
    for title in chance.choices(titles, k=count):
        words = title.split()
        start = chance.randrange(len(words) - size + 1)
        yield " ".join(words[start : start + size])


def mixed_questions(titles: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Yield questions with their kinds, equal parts of each, of one to five words."""
    chance = random.Random(11)
    for at in range(count):
        (typed,) = pieces(titles, 1, chance.randint(1, 5), chance)
        number = number_of(chance.randrange(900))
        year = FIRST_DAY.year + chance.randrange(DAYS // 365)
        yield (
            ("typed", typed),
            ("toneless", without_marks(typed)),
            ("telex", to_telex(typed)),
            ("numbers", number.split("/")[0] if at % 2 else f"{number} {typed}"),
            (
                "facets",
                f"{typed} category:muc-{chance.randrange(len(CATEGORIES))}" if at % 2 else f"{typed} năm:{year}",
            ),
        )[at % 5]


def measure_files(segments: list[Segment]) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the files for browsers, how long they took, and what they weigh by kind.

    Besides how long it takes to make those that one article touches which is taken away, and how many these are.
    """
    none: list[Mask | None] = [None] * len(segments)
    started = time.perf_counter()
    files = {one.path: one.data for one in every_file(segments, none, language_data(), "1")}
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    shards = Shards(*without_one(segments), before=Shards(segments, none))
    changed = [one for kind in KINDS for one in shards.changed_files(kind, files.keys())]
    touching = time.perf_counter() - started
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path, data in files.items():
        counts[kind_of(path)] += 1
        sizes[kind_of(path)] += len(data)
    kinds = {kind: [count, round(sizes[kind] / 1e6, 2)] for kind, count in counts.items()}
    whole = round(sizes.total() / 1e6, 1)
    return files, {"seconds": round(seconds, 1), "megabytes": whole, "files_and_mb": kinds} | {
        "one_gone": {"seconds": round(touching, 2), "files": len(changed)}
    }


def without_one(segments: list[Segment]) -> tuple[list[Segment], list[Mask | None]]:
    """Return segments in which one article of the middle does not stand, and what of them does not."""
    gone = np.zeros(len(segments[0]), bool)
    gone[len(gone) // 2] = True
    return segments, [gone, *[None] * (len(segments) - 1)]


def measure_first_load(index: bytes) -> dict[str, int]:
    """Return the bytes of what is fetched before a question's own files."""
    parts = {name: shorten((SCRIPTS / name).read_text(encoding="utf-8")) for name in PARTS}
    sizes = {name: len(gzip.compress(code.encode(), 9)) for name, code in {**parts, "search.js": script()}.items()}
    sizes[INDEX] = len(index)
    return {**sizes, "whole": sum(sizes.values())}


def measure_fetching(host: Host, questions: list[str]) -> dict[str, Any]:
    """Return bytes, requests and milliseconds of answers, and the mean bytes by kind."""
    found = [host.ask(question) for question in questions]
    kinds: Counter[str] = Counter()
    for one in found:
        for kind, size in one.sizes:
            kinds[kind] += size
    return {
        "bytes": spread(sum(size for _, size in one.sizes) for one in found),
        "requests": spread(len(one.sizes) for one in found),
        "milliseconds": spread(one.milliseconds for one in found),
        "mean_bytes": {kind: round(size / len(found)) for kind, size in kinds.items()},
    }


def measure_sameness(host: Host, engine: Engine, titles: list[str]) -> dict[str, Any]:
    """Return how many questions have the same first ten in both, in order, by kind, and how many were left out."""
    same: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    corrected = 0
    for kind, question in mixed_questions(titles, 2 * SAME):
        if asked[kind] == SAME // 5:
            continue
        answer = engine.search(question)
        if answer.corrections:
            corrected += 1
            continue
        asked[kind] += 1
        same[kind] += host.ask(question).addresses == [hit.record["url"] for hit in answer.hits]
    return {"asked": asked.total(), "same": same.total(), "by_kind": dict(same), "corrected": corrected}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        print("making the index", file=sys.stderr)
        titles = write_archive(arguments.documents, folder / "archive")
        publish(folder / "index", Addressed(folder / "archive"))
        generation = read_generation(folder / "index")
        print("making the files for browsers", file=sys.stderr)
        files, made = measure_files(list(generation.segments.values()))
        print("asking", file=sys.stderr)
        typed = list(pieces(titles, arguments.questions, 3, random.Random(7)))
        with open_page() as page:
            host = Host(files, page)
            found = {
                "documents": arguments.documents,
                "made": made,
                "first_load": measure_first_load(files[INDEX]),
                "typed": measure_fetching(host, typed),
                "toneless": measure_fetching(host, [without_marks(one) for one in typed]),
                "as_the_service": measure_sameness(host, generation.engine, titles),
            }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
