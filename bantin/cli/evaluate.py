"""`evaluate`: how good the search is, on questions whose right documents are known (BEIR's layout)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bantin.cli.parser import Parser, file
from bantin.cli.project import SUCCESS, CommandError, shown
from bantin.messages import text
from bantin.progress import Progress
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.evaluation import Question, evaluate
from bantin.search.indexing import build_segments


def declare(parser: Parser) -> None:
    """Declare the files of a test set."""
    name = text("cli.metavar.file")
    for option in ("docs", "queries", "qrels"):
        parser.add_argument(f"--{option}", type=file, required=True, metavar=name, help=text(f"cli.evaluate.{option}"))


def run(options: argparse.Namespace) -> int:
    """Index the documents, ask all questions in all ways, and print the measures as the last line, in JSON."""
    gains = read_gains(options.qrels)
    questions = [read_question(record, gains) for record in records(options.queries)]
    indexing = Progress(text("search.indexing"))
    engine = Engine(list(build_segments(counted((read_document(one) for one in records(options.docs)), indexing))))
    indexing.end()
    measures = evaluate(engine, questions, Progress(text("search.asking")))
    print(json.dumps(measures, ensure_ascii=False))
    return SUCCESS


def counted(documents: Iterator[Document], progress: Progress) -> Iterator[Document]:
    """Yield the documents, telling how many there were."""
    for number, document in enumerate(documents, start=1):
        progress(number)
        yield document


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file; raises CommandError at the first without an ``_id``."""
    for number, line in lines(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise CommandError(text("search.bad-line", path=shown(path), line=number, reason=error)) from None
        if not isinstance(record, dict) or "_id" not in record:
            raise CommandError(text("search.bad-line", path=shown(path), line=number, reason=text("search.no-id")))
        yield record


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are not empty, with their numbers; raises CommandError where it is none."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(text("search.unreadable", path=shown(path), reason=error)) from None


def read_document(record: dict[str, Any]) -> Document:
    """Return the document of a record; Wikipedia's titles have underscores for spaces."""
    title = str(record.get("title") or "").replace("_", " ")
    return Document(str(record["_id"]), title, body=str(record.get("text") or ""))


def read_question(record: dict[str, Any], gains: dict[str, dict[str, int]]) -> Question:
    """Return the question of a record."""
    number = str(record["_id"])
    return Question(number, str(record.get("text") or ""), gains.get(number, {}), str(record.get("style") or ""))


def read_gains(path: Path) -> dict[str, dict[str, int]]:
    """Return the gain of each document for each question, from lines of question, document and gain.

    A first line that names the columns is passed over. Raises CommandError for any other line that is none.
    """
    gains: dict[str, dict[str, int]] = {}
    for number, line in lines(path):
        question, *others = line.split("\t")
        try:
            document, gain = others
            gains.setdefault(question, {})[document] = int(float(gain))
        except (ValueError, OverflowError):
            if number > 1:
                reason = text("search.no-gain")
                raise CommandError(text("search.bad-line", path=shown(path), line=number, reason=reason)) from None
    return gains
