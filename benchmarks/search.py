"""Measure the search beside SQLite FTS5 and tantivy: the same made-up documents, the same questions, one process.

    python benchmarks/search.py [--documents 10000] [--questions 200]

Tantivy is measured where it can be imported (``pip install --target var/peers tantivy`` and PYTHONPATH=var/peers); it
is no dependency. All three get the words without marks; ours indexes the exact words and the pairs besides. Questions
are neighbouring words of titles, all of them optional (OR). Prints one JSON line: indexing in documents a second, sizes
in MB, answers in milliseconds as [p50, p95] for 1, 3 and 5 words, private memory of a process that only answers in MiB,
and how long it takes until a changed article is found.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment, build_segments
from bantin.search.store import load, save
from bantin.text.fold import without_marks
from benchmarks.corpus import CATEGORIES, DAYS, FIRST_DAY, Writer, syllables

# About 500 syllables, as in the notes all figures so far were taken from.
SYLLABLES = 500
WORDS = (1, 3, 5)
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


def make_documents(count: int) -> list[Document]:
    """Return the archive."""
    words = syllables()
    weights: list[float] = []
    for rank in range(1, len(words) + 1):
        weights.append((weights[-1] if weights else 0.0) + 1 / rank)
    return [document(number, words, weights) for number in range(count)]


def make_questions(documents: list[Document], count: int) -> dict[int, list[str]]:
    """Return questions by how many words they have."""
    chance = random.Random(7)
    questions: dict[int, list[str]] = {}
    for size in WORDS:
        for one in chance.choices(documents, k=count):
            words = one.title.split()
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


def measure_ours(documents: list[Document], questions: dict[int, list[str]], folder: Path) -> dict[str, Any]:
    """Return the figures of the search of this project."""
    started = time.perf_counter()
    for number, segment in enumerate(build_segments(documents)):
        save(segment, folder / str(number))
    taken = time.perf_counter() - started
    engine = Engine([load(path) for path in sorted(folder.iterdir())])
    toneless = {size: [without_marks(question) for question in some] for size, some in questions.items()}
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        memory = pool.apply(private_memory, (folder, [one for some in questions.values() for one in some]))
    return {
        "documents_per_second": round(len(documents) / taken),
        "megabytes": megabytes(folder),
        "files_megabytes": {
            name: round(sum(path.stat().st_size for path in folder.glob(f"*/{name}.npy")) / 1e6, 1)
            for name in ("keys", "starts", "documents", "impacts", "words", "places", "text")
        },
        "postings": sum(len(load(path).documents) for path in folder.iterdir()),
        "ranking_typed": times(engine.rank, questions),
        "ranking_toneless": times(engine.rank, toneless),
        "whole_typed": times(engine.search, questions),
        "whole_toneless": times(engine.search, toneless),
        "private_mib": memory,
        "change_ms": measure_change(documents, folder),
    }


def measure_change(documents: list[Document], folder: Path) -> float:
    """Return how many milliseconds pass until a changed article is indexed, saved, loaded and found."""
    bases = [load(path) for path in sorted(folder.iterdir())]
    started = time.perf_counter()
    save(build_segment([replace(documents[0], title="Xyzzy")]), folder / "delta")
    engine = Engine([*bases, load(folder / "delta")])
    found = engine.search("xyzzy").hits[0].id
    taken = 1000 * (time.perf_counter() - started)
    if found != documents[0].id:
        raise RuntimeError(found)
    return round(taken, 1)


def private_memory(folder: Path, questions: list[str]) -> float | None:
    """Return the memory, in MiB, that only this process has after it answered; None where Linux does not say."""
    status = Path("/proc/self/smaps_rollup")
    engine = Engine([load(path) for path in sorted(folder.iterdir())])
    for question in questions:
        engine.search(question)
    if not status.exists():
        return None
    sizes = [line.split() for line in status.read_text(encoding="utf-8").splitlines()]
    return round(next(int(line[1]) for line in sizes if line[0] == "Anonymous:") / 1024, 1)


def measure_fts5(documents: list[Document], questions: dict[int, list[str]], folder: Path) -> dict[str, Any]:
    """Return the figures of SQLite FTS5."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    base.execute("CREATE VIRTUAL TABLE page USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")
    started = time.perf_counter()
    with base:
        base.executemany("INSERT INTO page VALUES (?, ?)", plain_pages(documents))
    taken = time.perf_counter() - started

    def ask(columns: str) -> Ask:
        sql = f"SELECT {columns} FROM page WHERE page MATCH ? ORDER BY bm25(page, 2.5, 1.0) LIMIT 10"  # noqa: S608
        return lambda question: base.execute(sql, (" OR ".join(without_marks(question).split()),)).fetchall()

    found = {
        "documents_per_second": round(len(documents) / taken),
        "megabytes": megabytes(folder),
        "ranking": times(ask("rowid"), questions),
        "with_snippets": times(ask("rowid, snippet(page, 1, '<mark>', '</mark>', '…', 36)"), questions),
    }
    base.close()
    return found


def measure_tantivy(documents: list[Document], questions: dict[int, list[str]], folder: Path) -> dict[str, Any] | None:
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
    for title, body in plain_pages(documents):
        writer.add_document(tantivy.Document(title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()
    taken = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> object:
        return searcher.search(index.parse_query(without_marks(question), ["title", "body"]), 10)

    return {
        "documents_per_second": round(len(documents) / taken),
        "megabytes": megabytes(folder),
        "ranking": times(ask, questions),
    }


def main() -> None:
    """Measure all three and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=200)
    arguments = parser.parse_args()
    print("making documents", file=sys.stderr)
    documents = make_documents(arguments.documents)
    questions = make_questions(documents, arguments.questions)
    found: dict[str, Any] = {"documents": len(documents)}
    for name, measure in (("ours", measure_ours), ("fts5", measure_fts5), ("tantivy", measure_tantivy)):
        print(f"measuring {name}", file=sys.stderr)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            found[name] = measure(documents, questions, Path(folder))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
