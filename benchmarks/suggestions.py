"""Measure the suggestions while typing, over the same made-up archive as benchmarks/search.py.

    python -m benchmarks.suggestions [--documents 10000]

Prints one JSON line: how long it takes to put the titles in order, what that keeps in memory in MB, and answers in
milliseconds as [p50, p95, highest] to the beginnings of 300 titles without marks: 1, 2, 3, 5, 8, 13 and 20 characters.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import tracemalloc
from pathlib import Path

from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segments
from bantin.text.fold import without_marks
from benchmarks.search import Archive, write_archive

BEGINNINGS = (1, 2, 3, 5, 8, 13, 20)
TITLES = 300


def answer_times(engine: Engine, documents: list[Document]) -> list[float]:
    """Return the median, the 95th of a hundred and the highest time of an answer, in milliseconds."""
    taken = []
    for one in documents[:TITLES]:
        typed = without_marks(one.title).lower()
        for size in BEGINNINGS:
            started = time.perf_counter()
            engine.suggester.suggest(typed[:size])
            taken.append(1000 * (time.perf_counter() - started))
    taken.sort()
    return [round(taken[len(taken) * share // 100 - (share == 100)], 2) for share in (50, 95, 100)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive"
        write_archive(count, path)
        documents = list(Archive(path))
    segments = list(build_segments(documents))
    engine = Engine(segments)
    started = time.perf_counter()
    engine.suggester.suggest("g")
    load = 1000 * (time.perf_counter() - started)
    found = {"load_ms": round(load, 1), "answer_ms": answer_times(engine, documents)}
    tracemalloc.start()
    held = Engine(segments).suggester
    found["kept_mb"] = round(tracemalloc.get_traced_memory()[0] / 1e6, 1)
    del held
    print(json.dumps({"documents": len(documents), **found}))


if __name__ == "__main__":
    main()
