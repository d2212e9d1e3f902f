"""Building a site again and again while it is being served."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from watchfiles import Change, awatch

from bantin.cli.project import FAILURE, ROOT, SUCCESS, shown
from bantin.cli.resident import Resident
from bantin.cli.site import LOGS, Site
from bantin.cli.sources import QUIET, SourceFilter
from bantin.messages import text
from bantin.web.live import Live

# What a site is made from, besides its content and its settings.
SOURCES = ("theme", "plugins", "bantin")
# Beside that of `build`, which may run at the same time for another folder.
LOG = LOGS / "serve.log"


class Rebuilder:
    """Builds a site at the start and after each change, and tells the open pages as soon as all pages are written."""

    def __init__(self, site: Site, live: Live) -> None:
        self.site = site
        self.live = live
        self.resident = Resident(site, LOG, self._tell)
        self._has_told = False
        # One entry asks for one build and says why; the first has no reason but the start.
        self.requests: asyncio.Queue[set[Path]] = asyncio.Queue()

    @contextlib.asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Watch and build as long as the server runs."""
        self.requests.put_nowait(set())
        tasks = [asyncio.create_task(self.watch()), asyncio.create_task(self.rebuild())]
        for task in tasks:
            task.add_done_callback(report_crash)
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.resident.stop()

    async def watch(self) -> None:
        """Ask for a build at each change of a source."""
        places = [self.site.content, self.site.settings, *(ROOT / name for name in SOURCES)]
        standing = [place for place in places if place.exists()]
        async for changes in awatch(*standing, watch_filter=SourceFilter(), step=QUIET):
            self.requests.put_nowait(changed_paths(changes))

    async def rebuild(self) -> None:
        """Build whenever it is asked for; what changes during a build asks for one more, not for many."""
        while True:
            changed = await self.requests.get()
            while not self.requests.empty():
                changed |= self.requests.get_nowait()
            say(reason(changed))
            started, self._has_told = time.monotonic(), False
            status = await self.resident.build(changed)
            seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
            if status == FAILURE:
                self.live.fail()
                say(text("cli.serve.kept"))
            else:
                say(text("cli.serve.done" if status == SUCCESS else "cli.serve.held-back", seconds=seconds))
                # Settings without our plugins know of no moment when the pages are written.
                if not self._has_told:
                    self._tell()

    def _tell(self) -> None:
        self._has_told = True
        self.live.announce()


def report_crash(task: asyncio.Task[None]) -> None:
    """Print the traceback of a task that ended by a fault of ours: the server goes on without it."""
    if not task.cancelled() and (error := task.exception()):
        traceback.print_exception(error)


def changed_paths(changes: set[tuple[Change, str]]) -> set[Path]:
    """Return the files of a set of changes."""
    return {Path(path) for _, path in changes}


def reason(changed: set[Path]) -> str:
    """Return why the site is built now."""
    if not changed:
        return text("cli.serve.started")
    first = shown(min(changed))
    if len(changed) == 1:
        return text("cli.serve.changed", path=first)
    return text("cli.serve.changed-many", path=first, count=len(changed) - 1)


def say(sentence: str) -> None:
    """Print a line beside the reports of the builds."""
    print(sentence, file=sys.stderr, flush=True)
