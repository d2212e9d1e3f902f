"""`import`: takes in the articles of another system."""

from __future__ import annotations

import argparse
from pathlib import Path

from bantin import files
from bantin.cli.fault import reason
from bantin.cli.parser import Parser, file, place
from bantin.cli.project import FINDINGS, SUCCESS, CommandError, shown
from bantin.dates import DateError, ParsedDate, parse
from bantin.importers.fetching import Fetcher
from bantin.importers.ledger import FOLDER
from bantin.importers.run import run_import
from bantin.messages import text
from bantin.progress import Progress


def declare(parser: Parser) -> None:
    """Declare the arguments of `import`."""
    name = text("cli.metavar.file")
    parser.add_argument("file", type=file, metavar=name, help=text("cli.import.file"))
    parser.add_argument(
        "--into", type=place, required=True, metavar=text("cli.metavar.folder"), help=text("cli.import.into")
    )
    parser.add_argument(
        "--default-date", type=date, metavar=text("cli.metavar.time"), help=text("cli.import.default-date")
    )
    parser.add_argument("--fetch", action="store_true", help=text("cli.import.fetch"))
    parser.add_argument("--report", type=place, metavar=name, help=text("cli.import.report"))


def run(options: argparse.Namespace) -> int:
    """Import the file, print the account and write it in full; return 1 when a record was skipped."""
    fetcher = Fetcher() if options.fetch else None
    report = options.report or options.into / FOLDER / "reports" / f"{options.file.name}.json"
    if options.into.exists() and not options.into.is_dir():
        raise CommandError(text("cli.argument.no-folder", path=shown(options.into)))
    progress = Progress(text("importers.progress"))
    try:
        account = run_import(
            options.file, options.into, default=options.default_date, fetcher=fetcher, progress=progress
        )
        files.write_text(report, account.as_json())
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else options.into
        raise CommandError(text("importers.failed", path=shown(path), reason=reason(error))) from None
    print(account.as_text())
    print(text("importers.account.full", path=shown(report)))
    return SUCCESS if account.is_complete else FINDINGS


def date(value: str) -> ParsedDate:
    """Return the date of articles that have none, from any form that an article may have."""
    try:
        return parse(value)
    except DateError:
        raise argparse.ArgumentTypeError(text("cli.build.no-time", value=value)) from None
