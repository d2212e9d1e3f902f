"""`build`: makes the site once."""

from __future__ import annotations

import argparse

from bantin.cli.building import build
from bantin.cli.parser import Number, Parser
from bantin.cli.site import Site, declare_folders
from bantin.dates import DateError, parse
from bantin.messages import text

MOST_WORKERS = 64


def declare(parser: Parser) -> None:
    """Declare the options of `build`."""
    declare_folders(parser)
    parser.add_argument("--now", type=moment, metavar=text("cli.metavar.time"), help=text("cli.build.now"))
    parser.add_argument(
        "--workers", type=Number(1, MOST_WORKERS), metavar=text("cli.metavar.number"), help=text("cli.build.workers")
    )
    parser.add_argument("--strict", action="store_true", help=text("cli.build.strict"))
    parser.add_argument("--full", action="store_true", help=text("cli.build.full"))


def run(options: argparse.Namespace) -> int:
    """Build the site; return 0 when all is published, 1 when articles are held back, 2 when there is no site."""
    folders = options.content, options.output, options.settings
    site = Site(*folders, options.now, options.workers, strict=options.strict, full=options.full)
    site.require_ready()
    return build(site)


def moment(value: str) -> str:
    """Return the moment of the build in ISO 8601, from any date that an article may have."""
    try:
        return parse(value).moment.isoformat()
    except DateError:
        raise argparse.ArgumentTypeError(text("cli.build.no-time", value=value)) from None
