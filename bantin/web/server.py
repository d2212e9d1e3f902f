"""uvicorn, made quiet and quick to stop."""

from __future__ import annotations

import asyncio
import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from bantin.web.live import Live


class Server(uvicorn.Server):
    """Serves an application until it is interrupted; open event streams do not hold it up."""

    def __init__(self, app: ASGIApp, live: Live) -> None:
        config = uvicorn.Config(
            app,
            lifespan="on",
            log_level="error",
            server_header=False,
            # A browser that keeps a connection open is waited for this long, in seconds.
            timeout_graceful_shutdown=2,
        )
        super().__init__(config)
        self.live = live

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until interrupted."""
        self.loop = asyncio.get_running_loop()
        await super().serve(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the event streams with the rest."""
        # A signal comes in between any two steps of the loop, so the loop is asked to do it.
        self.loop.call_soon_threadsafe(self.live.close)
        super().handle_exit(sig, frame)
