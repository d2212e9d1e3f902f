"""The application: the site, and beside it whatever answers requests of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount

from bantin.messages import text
from bantin.web.headers import SecurityHeaders
from bantin.web.live import Live
from bantin.web.pages import Pages

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def create_app(
    output: Path,
    *,
    routes: Sequence[BaseRoute] = (),
    live: Live | None = None,
    lifespan: Lifespan | None = None,
) -> Starlette:
    """Return the application that serves the site in `output`.

    `routes` come before the files: a service adds its addresses here. `live` makes open pages reload, and
    `lifespan` holds what runs as long as the server does.
    """
    developing = live.routes() if live else []
    return Starlette(
        routes=[*developing, *routes, Mount("/", Pages(output, live))],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={HTTPException: refuse},
        lifespan=lifespan,
    )


async def refuse(_request: Request, error: Exception) -> Response:
    """Return a refusal in words."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    known = {404: "not-found", 405: "not-allowed"}
    return PlainTextResponse(text(f"web.{known.get(status, 'refused')}"), status, headers)
