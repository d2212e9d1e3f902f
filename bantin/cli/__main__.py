"""Runs one command: `python -m bantin.cli COMMAND`."""

from __future__ import annotations

import importlib
import io
import signal
import sys
from types import ModuleType

from bantin.cli.fault import explain
from bantin.cli.parser import Parser
from bantin.cli.project import FAILURE, INTERRUPTED, ROOT, SUCCESS, CommandError
from bantin.messages import text
from bantin.settings import SettingsError, nearest

# The command and its module: only the one that is asked for is imported.
COMMANDS = {
    "serve": "serve",
    "build": "build",
    "search": "search",
    "new": "new",
    "lint": "lint",
    "import": "importing",
    "test": "testing",
    "check": "check",
    "evaluate": "evaluate",
    "clean": "clean",
    "lock": "lock",
}


def main(arguments: list[str]) -> int:
    """Run the command the arguments name and return its exit status; 2 where it cannot be run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        release_interrupt()
        return choose(arguments)
    except KeyboardInterrupt:
        # Through an `exec` of text, as dataclasses do while they are imported, Python remembers the interrupt
        # and would end itself by the signal; text that runs to its end makes it forget.
        exec("")  # noqa: S102 - nothing is run
        print(text("cli.stopped"), file=sys.stderr)
        return INTERRUPTED


def release_interrupt() -> None:
    """Let a Ctrl-C through that the front door held back while nobody here could answer it."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def choose(arguments: list[str]) -> int:
    """Run the command the arguments name, or say which there are."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(overview())
        return SUCCESS
    name, *rest = arguments
    if name not in COMMANDS:
        print(unknown(name), file=sys.stderr)
        return FAILURE
    return run(name, importlib.import_module(f"bantin.cli.{COMMANDS[name]}"), rest)


def run(name: str, command: ModuleType, arguments: list[str]) -> int:
    """Run a command with its arguments; what stops it is said in a sentence."""
    parser = Parser(name)
    command.declare(parser)
    options, others = parser.parse_known_args(arguments)
    if getattr(command, "PASSES_ON", False):
        options.others = others
    elif others:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    try:
        status: int = command.run(options)
    except (CommandError, SettingsError) as error:
        print(text("cli.error", reason=error), file=sys.stderr)
        return FAILURE
    except OSError as error:
        print(text("cli.error", reason=explain(error, ROOT)), file=sys.stderr)
        return FAILURE
    return status


def overview() -> str:
    """Return the help of all commands together: each with its summary."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {text(f'cli.{name}.summary')}" for name in COMMANDS]
    return text("cli.overview", commands="\n".join(lines))


def unknown(name: str) -> str:
    """Return the error for a command that is not there, with the nearest one that is."""
    guess = nearest(name, list(COMMANDS))
    hint = text("cli.did-you-mean", guess=guess) if guess else text("cli.see-all")
    return text("cli.error", reason=text("cli.unknown-command", name=name, hint=hint))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
