"""The process that builds for `serve`: it stays, since to load Pelican takes longer than to build what has changed."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Iterable
from pathlib import Path

from bantin.cli.project import FAILURE, ROOT
from bantin.cli.site import AGAIN, APART, Site, open_log, stop

# Changes there need another process: what it has loaded stays as it is.
_PROGRAM = ("bantin", "plugins")
# What the process says before its answer; see plugins/incremental_build/resident.py.
_WRITTEN = b"written"


class Resident:
    """Builds one site, in one process for as long as the program and the settings stay as they are.

    ``tell`` is called in each build when all pages are written; the search index may still be in the making.
    """

    def __init__(self, site: Site, log: Path, tell: Callable[[], None]) -> None:
        self._site = site
        self._log = log
        self._tell = tell
        self._process: Process | None = None

    async def build(self, changed: Iterable[Path] = ()) -> int:
        """Build after these changes, and return 0, 1 or 2 as Site.build does; cancelled, the build is stopped."""
        if any(self._is_program(path) for path in changed):
            await self.stop()
        with open_log(self._log) as stream:
            try:
                status = await self._ask(stream.name)
            except asyncio.CancelledError:
                await self.stop()
                raise
            if status == AGAIN:
                # What it remembered was damaged, and is no more.
                status = await self._ask(stream.name)
            return self._site.conclude(status, stream, self._log)

    async def _ask(self, log: str) -> int:
        """Have the process build once, and return its answer; a process that ended is one that failed."""
        process = self._process or await self._start()
        if process.stdin is None or process.stdout is None:
            return FAILURE
        try:
            process.stdin.write(f"{log}\n".encode())
            await process.stdin.drain()
            while (answer := await process.stdout.readline()).strip() == _WRITTEN:
                self._tell()
        except (ConnectionResetError, BrokenPipeError):
            answer = b""
        if not answer.strip().isdigit():
            await self.stop()
            return FAILURE
        return int(answer)

    async def _start(self) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            *self._site.command(resident=True), env=self._site.environment(), cwd=ROOT, stdin=PIPE, stdout=PIPE, **APART
        )
        return self._process

    async def stop(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            stop(process.pid)
            # Nobody is left to take note of its end once the loop is closed.
            await process.wait()

    def _is_program(self, path: Path) -> bool:
        # Settings may be read from more files than the one that is named.
        return path.suffix == ".py" or any(path.is_relative_to(ROOT / name) for name in _PROGRAM)
