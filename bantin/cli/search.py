"""`search`: asks the index of the last build from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bantin.cli.parser import Number, Parser, place
from bantin.cli.project import OUTPUT, SUCCESS, VAR, CommandError
from bantin.html import plain_text
from bantin.messages import text
from bantin.search.engine import PAGE, Answer, Hit
from bantin.search.generations import Generation, read_generation
from bantin.search.pointer import RECORD, DamagedIndexError, index_folder
from bantin.web.answers import search, stored
from bantin.web.question import LAST_PAGE, RefusedError, read_question

# How many categories and years are named.
_MOST_NAMED = 5


def declare(parser: Parser) -> None:
    """Declare the question, what narrows and orders the results, and the site that is asked."""
    parser.add_argument("question", nargs="?", metavar=text("cli.metavar.question"), help=text("cli.search.question"))
    name = text("cli.metavar.category")
    parser.add_argument("--category", default="", metavar=name, help=text("cli.search.category"))
    name = text("cli.metavar.day")
    parser.add_argument("--from", dest="since", default="", metavar=name, help=text("cli.search.from"))
    parser.add_argument("--to", dest="until", default="", metavar=name, help=text("cli.search.to"))
    name = text("cli.metavar.order")
    parser.add_argument("--sort", default="", metavar=name, help=text("cli.search.sort"))
    name = text("cli.metavar.number")
    parser.add_argument("--page", type=Number(1, LAST_PAGE), default=1, metavar=name, help=text("cli.search.page"))
    name = text("cli.metavar.folder")
    parser.add_argument("--output", type=place, default=OUTPUT, metavar=name, help=text("cli.search.output"))
    parser.add_argument("--check", action="store_true", help=text("cli.search.check"))


def run(options: argparse.Namespace) -> int:
    """Print one page of results, or whether the index agrees with its record.

    Raises CommandError for a wrong option and where there is no whole index.
    """
    if options.check:
        return check(options.output)
    if options.question is None:
        raise CommandError(text("cli.search.no-question"))
    given = {
        "q": options.question,
        "category": options.category,
        "from": options.since,
        "to": options.until,
        "sort": options.sort,
        "page": str(options.page),
    }
    try:
        asked = read_question(given)
    except RefusedError as error:
        raise CommandError(str(error)) from None
    generation = current(options.output)
    answer = search(generation, asked)
    print("\n".join(told(answer)))
    for number, hit in enumerate(answer.hits, start=PAGE * (asked.page - 1) + 1):
        print(entry(number, hit))
    return SUCCESS


def current(output: Path) -> Generation:
    """Return the index of the site in a folder; raises CommandError where there is none that is whole."""
    try:
        return read_generation(index_folder(VAR, output))
    except DamagedIndexError as error:
        raise CommandError(text("cli.search.no-index", reason=error)) from None


def check(output: Path) -> int:
    """Print in what the index and its record differ, and return whether they do."""
    # Whoosh takes a fifth of a second to load, and answers nothing.
    from bantin.search.record.checker import check as compare  # noqa: PLC0415

    generation = current(output)
    differences = compare(index_folder(VAR, output) / RECORD, list(generation.segments.values()))
    if not differences:
        print(text("cli.search.agrees", total=generation.size))
        return SUCCESS
    print("\n".join(differences), file=sys.stderr)
    raise CommandError(text("cli.search.differs"))


def told(answer: Answer) -> list[str]:
    """Return what was done to find the results, how many there are, and where most of them are."""
    lines = [text("cli.search.meant", words=answer.query.text)] if answer.query.recovered else []
    lines += [text("cli.search.corrected", typed=one.typed, meant=one.meant) for one in answer.corrections]
    lines += [text("cli.search.also", meant=one.meant) for one in answer.expansions]
    lines += [text("cli.search.suggestion", words=answer.suggestion)] if answer.suggestion else []
    lines.append(text("cli.search.total", total=answer.total))
    categories = [f"{one.section} {one.total}" for one in answer.categories[:_MOST_NAMED]]
    years = [f"{year} {count}" for year, count in answer.years[:_MOST_NAMED]]
    lines += [text("cli.search.categories", counts=", ".join(categories))] if categories else []
    lines += [text("cli.search.years", counts=", ".join(years))] if years else []
    return lines


def entry(number: int, hit: Hit) -> str:
    """Return one result as lines of plain text: title, day and address, passage."""
    known = stored(hit)
    lines = (plain_text(hit.title), f"{known['date'][:10]}  {known['url']}".strip(), plain_text(hit.passage))
    return f"\n{number:>2}. " + "\n    ".join(line for line in lines if line)
