"""How long after a change a resident server has the new page, and tells the open pages that the build is done."""

from __future__ import annotations

import contextlib
import http.client
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

from benchmarks.building import processes
from benchmarks.building.dialects import Change, Twins, page
from benchmarks.building.processes import RunError
from benchmarks.building.sides import PEER, Side

# Seconds: between two requests, without work until a server is at rest, and until we give up.
POLL, REST, PATIENCE = 0.01, 0.6, 1800


class Events(threading.Thread):
    """Listens to our server's stream of builds and keeps when each was told; ``count`` is how many were made."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self._port = port
        self.count, self.told_at = 0, 0.0

    def run(self) -> None:
        """Listen until the server ends."""
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", self._port)
            connection.request("GET", "/_dev/events")
            for line in connection.getresponse():
                if found := re.match(rb"data: \w+-(\d+)", line):
                    self.told_at, self.count = time.perf_counter(), int(found[1])


def wait(condition: Callable[[], bool], patience: float = PATIENCE) -> float:
    """Return the moment at which the condition came true; raises RunError where it does not."""
    end = time.perf_counter() + patience
    while not condition():
        if time.perf_counter() > end:
            raise RunError("A server does not do what is waited for.")
        time.sleep(POLL)
    return time.perf_counter()


class Resident:
    """A server of one side that is running."""

    def __init__(self, side: Side, process: subprocess.Popen[bytes], port: int) -> None:
        self.side, self._process, self._port = side, process, port
        self._events = Events(port) if side.name != PEER else None
        wait(lambda: self.get("/") is not None)
        if self._events:
            self._events.start()
            events = self._events
            # Every start begins with a build.
            wait(lambda: events.count > 0)
        self.rest()

    def get(self, path: str) -> str | None:
        """Return a page, or None where the server has none."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            if self._process.poll() is not None:
                raise RunError(f"The server of {self.side.name} has ended.") from None
            return None
        else:
            return text if answer.status == http.HTTPStatus.OK else None
        finally:
            connection.close()

    def rest(self) -> None:
        """Wait until the server has worked off everything."""
        before = -1.0
        while (now := processes.cpu(self._process.pid)) - before > 0.03:
            before = now
            time.sleep(REST)

    def memory(self) -> float:
        """Return the memory in MiB that the server has now."""
        return processes.memory(self._process.pid)

    def measure(self, change: Change, twins: Twins) -> dict[str, float]:
        """Make the change; return seconds until its page is right (``page``) and all is said to be (``told``), and CPU.

        Hugo tells nobody by itself. It goes on serving the page of what was deleted: there the list must have lost it.
        """
        events, builds = self._events, self._events.count if self._events else 0
        self.get(change.listed)
        used, started = processes.cpu(self._process.pid), time.perf_counter()
        change.apply(twins)
        found = {"page": wait(lambda: self._shows(change)) - started}
        if events:
            wait(lambda: events.count > builds)
            found["told"] = events.told_at - started
        self.rest()
        return {**found, "cpu": processes.cpu(self._process.pid) - used}

    def _shows(self, change: Change) -> bool:
        if not change.mark and self.side.name == PEER:
            return change.article.title not in (self.get(change.listed) or change.article.title)
        text = self.get(f"/{page(change.article)}")
        return text is None if not change.mark else change.mark in (text or "")


@contextlib.contextmanager
def resident(side: Side) -> Iterator[Resident]:
    """Start the server of a side, give it when its first build is done, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = processes.start((*side.server, str(port)), side.environment, side.folder)
    try:
        yield Resident(side, process, port)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
