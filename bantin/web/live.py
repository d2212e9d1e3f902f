"""Telling the pages that are open in a browser that the site was built again; for developing only."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

SCRIPT = Path(__file__).with_name("reload.js")


class Live:
    """The build that is being served, and the pages that wait for the next one.

    A page asks for `/_dev/reload.js` with the name of the build it came from; the script listens to
    `/_dev/events` and loads the page again when another build is named there.
    """

    def __init__(self) -> None:
        # Another start of the server is another build, for pages left open meanwhile.
        self._start = secrets.token_hex(4)
        self._count = 0
        self._open = True
        # Whether the last build gave no site.
        self.has_failed = False
        self._changed = asyncio.Event()

    @property
    def build(self) -> str:
        """The name of the build that is being served."""
        return f"{self._start}-{self._count}"

    def announce(self) -> None:
        """Say that a new build is being served."""
        self._count += 1
        self.has_failed = False
        self._wake()

    def fail(self) -> None:
        """Say that a build gave no site: what was served before still is."""
        self.has_failed = True

    def close(self) -> None:
        """End all streams, so that the server can stop."""
        self._open = False
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def events(self) -> AsyncIterator[str]:
        """Yield the name of the build, now and at each new one, as Server-Sent Events."""
        while self._open:
            changed = self._changed
            yield f"data: {self.build}\n\n"
            await changed.wait()

    def inject(self, page: bytes) -> bytes:
        """Return the page with the script that reloads it."""
        tag = f'<script src="/_dev/reload.js?build={self.build}" defer></script>'.encode()
        head, end, rest = page.rpartition(b"</body>")
        return head + tag + end + rest if end else page + tag

    def routes(self) -> list[Route]:
        """Return the addresses under which the script and its events are served."""
        return [Route("/_dev/events", self._stream), Route("/_dev/reload.js", self._script)]

    async def _stream(self, _request: Request) -> Response:
        return StreamingResponse(self.events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _script(self, _request: Request) -> Response:
        return FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
