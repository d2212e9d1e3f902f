"""`clean`: removes what can be made again."""

from __future__ import annotations

import argparse
import shutil

from bantin.cli.fault import reason
from bantin.cli.parser import Parser
from bantin.cli.project import OUTPUT, SUCCESS, VAR, CommandError, shown
from bantin.messages import text


def declare(_parser: Parser) -> None:
    """`clean` has no options: it never touches anything but the two folders it names."""


def run(_options: argparse.Namespace) -> int:
    """Remove the built site and the working state, saying what; content is never touched."""
    standing = [path for path in (OUTPUT, VAR) if path.exists()]
    if not standing:
        print(text("cli.clean.nothing"))
    for path in standing:
        print(text("cli.clean.removing", path=shown(path)), flush=True)
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise CommandError(text("cli.clean.failed", path=shown(path), error=reason(error))) from None
    return SUCCESS
