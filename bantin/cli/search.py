"""`search`: asks the index of the last build from the command line."""

from __future__ import annotations

import argparse

from bantin.cli.parser import Parser, place
from bantin.cli.project import OUTPUT, SUCCESS, VAR, CommandError
from bantin.html import plain_text
from bantin.messages import text
from bantin.search.engine import Hit
from bantin.search.generations import index_folder, read_generation
from bantin.search.store import DamagedIndexError


def declare(parser: Parser) -> None:
    """Declare the question and the site that is asked."""
    parser.add_argument("question", metavar=text("cli.metavar.question"), help=text("cli.search.question"))
    name = text("cli.metavar.folder")
    parser.add_argument("--output", type=place, default=OUTPUT, metavar=name, help=text("cli.search.output"))


def run(options: argparse.Namespace) -> int:
    """Print the first ten results; raises CommandError where there is no whole index."""
    try:
        generation = read_generation(index_folder(VAR, options.output))
    except DamagedIndexError as error:
        raise CommandError(text("cli.search.no-index", reason=error)) from None
    answer = generation.engine.search(options.question)
    for correction in answer.corrections:
        print(text("cli.search.corrected", typed=correction.typed, meant=correction.meant))
    for expansion in answer.expansions:
        print(text("cli.search.also", meant=expansion.meant))
    print(text("cli.search.total", total=answer.total))
    for number, hit in enumerate(answer.hits, start=1):
        print(entry(number, hit))
    return SUCCESS


def entry(number: int, hit: Hit) -> str:
    """Return one result as lines of plain text: title, day and address, passage."""
    lines = (plain_text(hit.title), f"{hit.record['date'][:10]}  {hit.record['url']}", plain_text(hit.passage))
    return f"\n{number:>2}. " + "\n    ".join(line for line in lines if line)
