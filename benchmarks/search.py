"""Measure the search beside SQLite FTS5 and tantivy: the same made-up documents, the same questions.

    python -m benchmarks.search [--documents 10000] [--questions 200] [--processes 1 2] [--alone]

Tantivy is measured where it can be imported (``pip install --target var/peers tantivy`` and PYTHONPATH=var/peers); it
is no dependency; ``--alone`` leaves both peers out. All three get the words without marks; ours indexes the exact words
and the pairs besides. Questions are neighbouring words of titles, all of them optional (OR). Prints one JSON line:
indexing in documents a second (ours through ``publish``, with one process and with two; of processor time too, which
others on the machine disturb less; and the most memory in MiB that all its processes had for themselves), sizes in MB,
answers in milliseconds as [p50, p95] for 1, 3 and 5 words, private memory of a process that only answers in MiB, and in
milliseconds how long a build takes that finds nothing changed, and one that finds one article changed until that is
found by a reader. Documents lie in a file and are read one by one.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import multiprocessing
import os
import pickle
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bantin.search.crew import Crew
from bantin.search.documents import Document
from bantin.search.generations import Index, read_generation
from bantin.search.publishing import publish
from bantin.text.fold import without_marks
from benchmarks.corpus import CATEGORIES, DAYS, FIRST_DAY, Writer, syllables

# About 500 syllables, as in the notes all figures so far were taken from.
SYLLABLES = 500
WORDS = (1, 3, 5)
CREWS = (1, 2)
Ask = Callable[[str], object]


def document(number: int, words: list[str], weights: list[float]) -> Document:
    """Return a made-up article; the same number gives the same one."""
    writer = Writer(number, words, weights)
    section, name = writer.random.choice(list(enumerate(one for one, _ in CATEGORIES)))
    return Document(
        f"{number:06}",
        " ".join(writer.some(writer.random.randint(6, 16))).capitalize(),
        lead=writer.sentence(),
        body="\n\n".join(writer.body(int(writer.random.gauss(SYLLABLES, SYLLABLES / 4)))),
        category=name,
        section=f"muc-{section}",
        date=FIRST_DAY + timedelta(minutes=writer.random.randrange(DAYS * 24 * 60)),
    )


class Archive:
    """Made-up articles in a file; read from its beginning with each iteration, ``changed`` being the first's title."""

    def __init__(self, path: Path, changed: str = "") -> None:
        self.path, self.changed = path, changed

    def __iter__(self) -> Iterator[Document]:
        with self.path.open("rb") as stream, contextlib.suppress(EOFError):
            first = pickle.load(stream)  # noqa: S301 - our own file
            yield replace(first, title=self.changed) if self.changed else first
            while True:
                yield pickle.load(stream)  # noqa: S301


def write_archive(count: int, path: Path) -> list[str]:
    """Write so many articles and return their titles."""
    words = syllables()
    weights: list[float] = []
    for rank in range(1, len(words) + 1):
        weights.append((weights[-1] if weights else 0.0) + 1 / rank)
    titles = []
    with path.open("wb") as stream:
        for number in range(count):
            made = document(number, words, weights)
            pickle.dump(made, stream, pickle.HIGHEST_PROTOCOL)
            titles.append(made.title)
    return titles


def make_questions(titles: list[str], count: int) -> dict[int, list[str]]:
    """Return questions by how many words they have."""
    chance = random.Random(7)
    questions: dict[int, list[str]] = {}
    for size in WORDS:
        for title in chance.choices(titles, k=count):
            words = title.split()
            start = chance.randrange(len(words) - size + 1)
            questions.setdefault(size, []).append(" ".join(words[start : start + size]))
    return questions


def times(ask: Ask, questions: dict[int, list[str]]) -> dict[str, list[float]]:
    """Return [p50, p95] in milliseconds for each number of words, after one warm round of a tenth."""
    found = {}
    for size, some in questions.items():
        for question in some[: len(some) // 10]:
            ask(question)
        taken = []
        for question in some:
            started = time.perf_counter()
            ask(question)
            taken.append(1000 * (time.perf_counter() - started))
        taken.sort()
        found[str(size)] = [round(taken[len(taken) * share // 100], 3) for share in (50, 95)]
    return found


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)


def plain_pages(documents: Iterable[Document]) -> Iterable[tuple[str, str]]:
    """Yield title and text without marks, as the peers get them."""
    for one in documents:
        yield without_marks(one.title), without_marks(f"{one.lead}\n{one.body}")


def measure_ours(
    archive: Archive, questions: dict[int, list[str]], folder: Path, crews: Sequence[int] = CREWS
) -> dict[str, Any]:
    """Return the figures of the search of this project, of indexing with each number of processes."""
    indexing = {str(workers): measure_indexing(archive, folder / str(workers), workers) for workers in crews}
    index = folder / str(crews[-1])
    generation = read_generation(index)
    segments, engine = list(generation.segments.values()), generation.engine
    toneless = {size: [without_marks(question) for question in some] for size, some in questions.items()}
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        memory = pool.apply(private_memory, (index, [one for some in questions.values() for one in some]))
    return {
        "indexing": indexing,
        "megabytes": megabytes(index),
        "files_megabytes": {
            name: round(sum(getattr(one, name).nbytes for one in segments) / 1e6, 1)
            for name in ("keys", "starts", "documents", "impacts", "words", "places", "spans", "text")
        },
        "segments": [len(one) for one in segments],
        "postings": sum(len(one.documents) for one in segments),
        "ranking_typed": times(engine.rank, questions),
        "ranking_toneless": times(engine.rank, toneless),
        "whole_typed": times(engine.search, questions),
        "whole_toneless": times(engine.search, toneless),
        "private_mib": memory,
        "changes_ms": measure_changes(archive, index),
    }


def measure_indexing(archive: Archive, folder: Path, workers: int) -> dict[str, float]:
    """Return documents a second, by the clock and by the processors' time, and the most memory of all processes."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=publish_all, args=(theirs, archive, folder, workers))
    process.start()
    most = 0.0
    while not ours.poll(0.05):
        most = max(most, sum(map(own_memory, [process.pid, *children(process.pid)])))
    taken, busy, count = ours.recv()
    process.join()
    return {
        "documents_per_second": round(count / taken),
        "documents_per_processor_second": round(count / busy),
        "most_mib": round(most),
    }


def publish_all(connection: Connection, archive: Archive, folder: Path, workers: int) -> None:
    """Index everything; send how many seconds that took, of all processors too, and how many documents there are."""
    started = time.perf_counter()
    publish(folder, archive, crew=Crew(workers))
    taken = time.perf_counter() - started
    connection.send((taken, sum(os.times()[:4]), read_generation(folder).size))


def measure_changes(archive: Archive, folder: Path) -> dict[str, list[float]]:
    """Return how many milliseconds builds take that find nothing changed, and one article, until that is found."""
    index = Index(folder)
    index.current()
    found: dict[str, list[float]] = {"nothing": [], "one": []}
    for number in range(3):
        for name, title in (("nothing", f"Xyzzy{number - 1}" if number else ""), ("one", f"Xyzzy{number}")):
            started = time.perf_counter()
            publish(folder, Archive(archive.path, title))
            total = index.current().engine.search(title or "Xyzzy").total
            found[name].append(round(1000 * (time.perf_counter() - started)))
            if total != (1 if title else 0):
                raise RuntimeError(title)
    return found


def children(process: int | None) -> list[int]:
    """Return the processes that a process has started; none where Linux does not say."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(one) for one in listed.read_text(encoding="utf-8").split()]
    except OSError:
        return []


def own_memory(process: int | str | None = "self") -> float:
    """Return the memory, in MiB, that only this process has; 0 where Linux does not say."""
    try:
        said = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    sizes = [line.split() for line in said.splitlines()]
    return next((int(line[1]) for line in sizes if line[0] == "Anonymous:"), 0) / 1024


def private_memory(folder: Path, questions: list[str]) -> float:
    """Return the memory, in MiB, that only this process has after it answered."""
    engine = read_generation(folder).engine
    for question in questions:
        engine.search(question)
    return round(own_memory(), 1)


def measure_fts5(archive: Archive, questions: dict[int, list[str]], folder: Path) -> dict[str, Any]:
    """Return the figures of SQLite FTS5."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    base.execute("CREATE VIRTUAL TABLE page USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")
    started, busy = time.perf_counter(), time.process_time()
    with base:
        count = base.executemany("INSERT INTO page VALUES (?, ?)", plain_pages(archive)).rowcount
    taken, busy = time.perf_counter() - started, time.process_time() - busy

    def ask(columns: str) -> Ask:
        sql = f"SELECT {columns} FROM page WHERE page MATCH ? ORDER BY bm25(page, 2.5, 1.0) LIMIT 10"  # noqa: S608
        return lambda question: base.execute(sql, (" OR ".join(without_marks(question).split()),)).fetchall()

    found = {
        "documents_per_second": round(count / taken),
        "documents_per_processor_second": round(count / busy),
        "megabytes": megabytes(folder),
        "ranking": times(ask("rowid"), questions),
        "with_snippets": times(ask("rowid, snippet(page, 1, '<mark>', '</mark>', '…', 36)"), questions),
    }
    base.close()
    return found


def measure_tantivy(archive: Archive, questions: dict[int, list[str]], folder: Path) -> dict[str, Any] | None:
    """Return the figures of tantivy, None where it is not there."""
    if importlib.util.find_spec("tantivy") is None:
        return None
    tantivy: Any = importlib.import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, stored=False)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(num_threads=1)
    started = time.perf_counter()
    count = 0
    for title, body in plain_pages(archive):
        count += 1
        writer.add_document(tantivy.Document(title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()
    taken = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> object:
        return searcher.search(index.parse_query(without_marks(question), ["title", "body"]), 10)

    return {
        "documents_per_second": round(count / taken),
        "megabytes": megabytes(folder),
        "ranking": times(ask, questions),
    }


def main() -> None:
    """Measure all three and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--processes", type=int, nargs="+", default=CREWS)
    parser.add_argument("--alone", action="store_true")
    arguments = parser.parse_args()
    found: dict[str, Any] = {"documents": arguments.documents}
    peers = () if arguments.alone else (("fts5", measure_fts5), ("tantivy", measure_tantivy))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        print("making documents", file=sys.stderr)
        archive = Archive(Path(folder, "archive"))
        questions = make_questions(write_archive(arguments.documents, archive.path), arguments.questions)
        ours = partial(measure_ours, crews=arguments.processes)
        for name, measure in (("ours", ours), *peers):
            print(f"measuring {name}", file=sys.stderr)
            place = Path(folder, name)
            place.mkdir()
            found[name] = measure(archive, questions, place)
            shutil.rmtree(place, ignore_errors=True)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
