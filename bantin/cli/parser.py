"""A command line that speaks Vietnamese, help and errors alike."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from bantin.cli.project import FAILURE
from bantin.messages import text

# What argparse says, and the key under which we say it.
_ERRORS = (
    (r"the following arguments are required: (?P<names>.+)", "required"),
    (r"unrecognized arguments: (?P<names>.+)", "unrecognized"),
    (r"argument (?P<name>\S+): expected (?:one|at least one) argument", "expected"),
    (r"argument (?P<name>\S+): ignored explicit argument (?P<value>.+)", "ignored"),
    (r"argument (?P<name>\S+): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)", "choice"),
    (r"argument (?P<name>\S+): (?P<reason>.+)", "invalid"),
)


class VietnameseFormatter(argparse.HelpFormatter):
    """Help with a Vietnamese heading of the usage line."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Add the usage line under our own heading."""
        super().add_usage(usage, actions, groups, text("cli.usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """The parser of one command; `name` is the command and the key of its texts in the messages."""

    def __init__(self, name: str) -> None:
        super().__init__(
            prog=f"tasks.py {name}",
            description=text(f"cli.{name}.description"),
            formatter_class=VietnameseFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.name = name
        self._positionals.title = text("cli.positionals")
        self._optionals.title = text("cli.options")
        self.add_argument("-h", "--help", action="help", help=text("cli.help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and end with status 2."""
        self.print_usage(sys.stderr)
        self.exit(FAILURE, text("cli.error", reason=translate(message)) + "\n")


def translate(message: str) -> str:
    """Return what argparse says in Vietnamese, or as it is where it says something new."""
    for pattern, key in _ERRORS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return text(f"cli.argument.{key}", **found.groupdict())
    return message


def folder(value: str) -> Path:
    """Return the path of a folder that exists; argparse turns the error into its own."""
    path = Path(value)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(text("cli.argument.no-folder", path=value))
    return path.resolve()


def file(value: str) -> Path:
    """Return the path of a file that exists."""
    path = Path(value)
    if not path.is_file():
        raise argparse.ArgumentTypeError(text("cli.argument.no-file", path=value))
    return path.resolve()


def existing(value: str) -> Path:
    """Return the path of a file or folder that exists."""
    path = Path(value)
    if not path.exists():
        raise argparse.ArgumentTypeError(text("cli.argument.nothing-there", path=value))
    return path.resolve()


def place(value: str) -> Path:
    """Return an absolute path, of something that need not be there yet."""
    return Path(value).resolve()


class Number:
    """Reads a whole number between two bounds."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, value: str) -> int:
        """Return the number, or say between which bounds it must lie."""
        if value.isascii() and value.isdigit() and self.least <= int(value) <= self.most:
            return int(value)
        bounds = {"least": self.least, "most": self.most}
        raise argparse.ArgumentTypeError(text("cli.argument.no-number", value=value, **bounds))
