"""Measure the index of record: written by us and by Whoosh itself, checked, changed and asked.

    python -m benchmarks.record [--documents 10000] [--stock 1000] [--questions 200]

The documents are those of benchmarks/search.py. Prints one JSON line: seconds, sizes in MB, documents a second, and
answers in milliseconds as [p50, p95] for 1, 3 and 5 words.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from whoosh import index

from bantin.search.documents import FIELDS, Document, fields
from bantin.search.indexing import build_segment, build_segments
from bantin.search.query import words_of
from bantin.search.ranking import terms_of
from bantin.search.record.analyzer import FIELD_END
from bantin.search.record.checker import check
from bantin.search.record.folder import write
from bantin.search.record.schema import make_schema
from bantin.search.record.scoring import ImpactWeighting, names_of, rank
from bantin.search.segment import Segment
from benchmarks.search import Archive, make_questions, megabytes, times, write_archive


def seconds(act: Callable[[], object]) -> float:
    """Return how long it takes."""
    started = time.perf_counter()
    act()
    return round(time.perf_counter() - started, 2)


def measure_writing(segments: list[Segment], changed: Segment, folder: Path) -> dict[str, Any]:
    """Return the figures of our writer, without the pairs of neighbours and with them, of a change and of the check."""
    plain, paired = folder / "plain", folder / "pairs"
    found: dict[str, Any] = {"seconds": seconds(lambda: write(plain, segments)), "megabytes": megabytes(plain)}
    found["change_seconds"] = seconds(lambda: write(plain, [*segments, changed]))
    found["check_seconds"] = seconds(lambda: agree(plain, [*segments, changed]))
    found["pairs_seconds"] = seconds(lambda: write(paired, segments, pairs=True))
    found["pairs_megabytes"] = megabytes(paired)
    return found


def agree(folder: Path, segments: list[Segment]) -> None:
    """Raise RuntimeError where the index and the arrays differ."""
    if differences := check(folder, segments):
        raise RuntimeError(differences)


def measure_stock(documents: list[Document], folder: Path) -> dict[str, Any]:
    """Return how many documents a second Whoosh's own writer takes in, with the same fields and stages."""
    folder.mkdir()
    found = index.create_in(folder, make_schema(pairs=False))

    def add() -> None:
        writer = found.writer()
        for one in documents:
            texts = list(fields(one))
            together = dict.fromkeys(("exact", "folded", "numbers"), FIELD_END.join(texts))
            named = dict(zip((field.name for field in FIELDS), texts, strict=True))
            writer.add_document(id=one.id, section=one.section, url=one.url, **named, **together)
        writer.commit()

    return {"documents": len(documents), "documents_per_second": round(len(documents) / seconds(add))}


def measure_asking(questions: dict[int, list[str]], folder: Path) -> dict[str, list[float]]:
    """Return how long Whoosh's searcher takes with our weights, for exact and folded words and their pairs."""
    with index.open_dir(folder).searcher(weighting=ImpactWeighting()) as searcher:

        def ask(question: str) -> object:
            run = words_of(question)
            return rank(searcher, terms_of(run, marked=True), names_of([run]), 10)

        return times(ask, questions)


def main() -> None:
    """Measure all and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--stock", type=int, default=1_000)
    parser.add_argument("--questions", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        titles = write_archive(arguments.documents, folder / "archive")
        questions = make_questions(titles, arguments.questions)
        print("indexing", file=sys.stderr)
        documents = list(Archive(folder / "archive"))
        segments = list(build_segments(documents))
        changed = build_segment([replace(documents[0], title="Xyzzy")])
        print("measuring", file=sys.stderr)
        found = {
            "documents": len(documents),
            "ours": measure_writing(segments, changed, folder),
            "stock": measure_stock(documents[: arguments.stock], folder / "stock"),
            "ranking_without_pairs": measure_asking(questions, folder / "plain"),
            "ranking_with_pairs": measure_asking(questions, folder / "pairs"),
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
