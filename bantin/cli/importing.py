"""`import`: takes in the articles of another system."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bantin import files
from bantin.cli.fault import reason
from bantin.cli.parser import Parser, existing, place
from bantin.cli.project import FINDINGS, SUCCESS, CommandError, shown
from bantin.dates import DateError, ParsedDate, parse
from bantin.importers.account import Account
from bantin.importers.fetching import Fetcher
from bantin.importers.intake import Wishes
from bantin.importers.ledger import FOLDER
from bantin.importers.run import run_import
from bantin.messages import text
from bantin.progress import Progress

# Of the 255 bytes that file systems take for a name some are for an ending; a letter takes four at most.
_LONGEST, _SHORT = 240, 60


def declare(parser: Parser) -> None:
    """Declare the arguments of `import`."""
    name = text("cli.metavar.file")
    parser.add_argument("source", type=existing, metavar=text("cli.metavar.source"), help=text("cli.import.source"))
    parser.add_argument(
        "--into", type=place, required=True, metavar=text("cli.metavar.folder"), help=text("cli.import.into")
    )
    parser.add_argument(
        "--default-date", type=date, metavar=text("cli.metavar.time"), help=text("cli.import.default-date")
    )
    parser.add_argument("--dry-run", action="store_true", help=text("cli.import.dry-run"))
    parser.add_argument("--fetch", action="store_true", help=text("cli.import.fetch"))
    parser.add_argument("--report", type=place, metavar=name, help=text("cli.import.report"))


def run(options: argparse.Namespace) -> int:
    """Import the file or folder, print the account and write it in full; return 1 when a record was skipped."""
    if options.into.exists() and not options.into.is_dir():
        raise CommandError(text("cli.argument.no-folder", path=shown(options.into)))
    wishes = Wishes(options.default_date, Fetcher() if options.fetch else None, options.dry_run)
    account = Account(dry_run=options.dry_run)
    try:
        try:
            progress = Progress(text("importers.progress"))
            run_import(options.source, options.into, wishes, progress=progress, account=account)
        finally:
            # Also of an import that was stopped: what came in until then is in the folder.
            if account.read or not sys.exc_info()[0]:
                print(account.as_text())
                _write_report(account, options)
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else options.into
        raise CommandError(text("importers.failed", path=shown(path), reason=reason(error))) from None
    return SUCCESS if account.is_complete else FINDINGS


def _write_report(account: Account, options: argparse.Namespace) -> None:
    """Write the account in full and say where; a dry run leaves no trace but where it was told to."""
    report = options.report or options.into / FOLDER / "reports" / f"{_fitting(options.source.name)}.json"
    if options.report or not options.dry_run:
        files.write_text(report, account.as_json())
        print(text("importers.account.full", path=shown(report)))


def _fitting(name: str) -> str:
    """Return the name, its beginning where file systems would take no more behind it."""
    return name if len(os.fsencode(name)) <= _LONGEST else name[:_SHORT]


def date(value: str) -> ParsedDate:
    """Return the date of articles that have none, from any form that an article may have."""
    try:
        return parse(value)
    except DateError:
        raise argparse.ArgumentTypeError(text("cli.build.no-time", value=value)) from None
