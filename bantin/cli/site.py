"""One site to build: its folders and settings, and Pelican as a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from bantin.cli.fault import reason, translate
from bantin.cli.parser import Parser, file, folder, place
from bantin.cli.project import (
    CONTENT,
    FAILURE,
    FINDINGS,
    OUTPUT,
    PYTHON,
    ROOT,
    SETTINGS,
    SUCCESS,
    VAR,
    CommandError,
    read_time,
    shown,
)
from bantin.messages import text

LOGS = VAR / "log"
RESIDENT = ROOT / "plugins" / "incremental_build" / "resident.py"
LOG = LOGS / "build.log"
# How a build is started: Ctrl-C is for the command in charge, which then ends the build without a word from it.
APART: dict[str, Any]
if sys.platform == "win32":
    APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    APART = {"start_new_session": True}
# How a build ends that found its state damaged (bantin.build.state).
AGAIN = 75
# A line of Pelican's log: the time or the room for it, the weight, the words, the place in the source.
_LINE = re.compile(r"(?:\[[\d:]+\])?\s+(?P<weight>ERROR|CRITICAL)\s+(?P<words>.*?)(?:\s+\w+\.py:\d+)?\s*")
# So that it does not break its lines: it takes a file for a terminal of this many columns.
_WIDE = "2000"


@dataclass(frozen=True, slots=True)
class Site:
    """What a build reads and writes, and how."""

    content: Path = CONTENT
    output: Path = OUTPUT
    settings: Path = SETTINGS
    now: str | None = None
    workers: int | None = None
    strict: bool = False
    full: bool = False

    def command(self, *, resident: bool = False) -> list[str]:
        """Return the command line that builds the site, once or, if ``resident``, whenever it is asked to."""
        program = [str(RESIDENT)] if resident else ["-m", "pelican"]
        # Held-back articles are not errors to Pelican; what it logs as an error is a fault of ours.
        pelican = [*PYTHON, *program, str(self.content), "-o", str(self.output)]
        return [*pelican, "-s", str(self.settings), "--fatal", "errors"]

    def environment(self) -> dict[str, str]:
        """Return the environment of the build: ours, and the choices that its settings read."""
        chosen = {
            "BANTIN_NOW": self.now,
            "BANTIN_WORKERS": str(self.workers) if self.workers else None,
            "BANTIN_STRICT": "1" if self.strict else None,
            "BANTIN_FULL": "1" if self.full else None,
            "COLUMNS": _WIDE,
        }
        return {**os.environ, **{name: value for name, value in chosen.items() if value}}

    def require_apart(self) -> None:
        """Raise CommandError where one of the folders lies in the other: a build would read what it wrote."""
        content, output = self.content, self.output
        if output == content or output in content.parents or content in output.parents:
            raise CommandError(text("cli.build.inside", content=shown(content), output=shown(output)))

    def require_ready(self) -> None:
        """Raise CommandError where the site cannot be made from these folders or written, before anything is read."""
        self.require_apart()
        if self.now is None:
            read_time()
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.output):
                pass
        except OSError as error:
            raise CommandError(text("cli.fault.output", path=shown(self.output), reason=reason(error))) from None

    def build(self, log: Path = LOG) -> int:
        """Build the site and return 0 (all published), 1 (some articles held back) or 2 (no site was built).

        The report and the progress, which our plugins write to standard error, are seen as they come. What
        Pelican itself says goes to `log`; why it failed is shown.
        """
        with open_log(log) as stream:
            # From the project's folder, so that what it says of a file is the same wherever it was started.
            process = subprocess.Popen(self.command(), env=self.environment(), cwd=ROOT, stdout=stream, **APART)
            with process:
                try:
                    status = process.wait()
                except BaseException:
                    stop(process.pid)
                    process.wait()
                    raise
            if status != AGAIN or self.full:
                return self.conclude(status, stream, log)
        # What it remembered was damaged, and is no more.
        print(text("cli.build.again"), file=sys.stderr)
        return replace(self, full=True).build(log)

    def conclude(self, status: int, stream: TextIO, log: Path) -> int:
        """Return 0, 1 or 2 as `build` does, from Pelican's exit status and what it said.

        A failure that no plugin of ours has explained is explained from that; `log` is where all of it will lie.
        """
        found = find_reason(stream)
        if status == SUCCESS or (status in {FINDINGS, FAILURE} and found is None):
            return status
        found = found or text("cli.build.status", status=status)
        print(text("cli.build.failed", reason=found, log=shown(log)), file=sys.stderr)
        return FAILURE


def stop(build: int) -> None:
    """End the build of this process number and, where the system knows of them, its workers."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            os.kill(build, signal.SIGTERM)
        else:
            os.killpg(build, signal.SIGTERM)


@contextlib.contextmanager
def open_log(log: Path) -> Iterator[TextIO]:
    """Open the log of one build, to write and to read; at the end it takes its place at `log`.

    Until then it has a name of its own, so that builds at the same time do not read each other's.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    own = log.with_name(f"{log.stem}-{os.getpid()}{log.suffix}")
    try:
        with own.open("w+", encoding="utf-8", errors="replace") as stream:
            yield stream
    finally:
        own.replace(log)


def find_reason(stream: TextIO) -> str | None:
    """Return why Pelican could not go on: the first error in its log, or None where nothing stopped it."""
    stream.seek(0)
    lines = [found for line in stream if (found := _LINE.fullmatch(line))]
    fatal = any(line["weight"] == "CRITICAL" for line in lines)
    return translate(lines[0]["words"]) if fatal else None


def declare_folders(parser: Parser) -> None:
    """Declare the options that say where a site is read and written."""
    name = text("cli.metavar.folder")
    parser.add_argument("--content", type=folder, default=CONTENT, metavar=name, help=text("cli.build.content"))
    parser.add_argument("--output", type=place, default=OUTPUT, metavar=name, help=text("cli.build.output"))
    name = text("cli.metavar.file")
    parser.add_argument("--settings", type=file, default=SETTINGS, metavar=name, help=text("cli.build.settings"))
