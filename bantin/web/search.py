"""Asking the archive over HTTP: JSON for programs, a page that needs no script for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bantin.article.addresses import SEARCH
from bantin.messages import text
from bantin.search.generations import Generation, Index
from bantin.search.pointer import DamagedIndexError
from bantin.web.answers import answer_record, search, suggest, suggestion_record, tag
from bantin.web.live import Live
from bantin.web.pages import Pages
from bantin.web.question import MOST_CHARACTERS, Asked, RefusedError, read_question
from bantin.web.result_page import ResultPage
from bantin.web.results import Shown, show
from bantin.web.workers import BusyError, Workers

OPENAPI = Path(__file__).with_name("openapi.json")
# When to ask again after a refusal, in seconds.
_LATER = {"Retry-After": "10"}
_FRESH = {"Cache-Control": "no-cache"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request has no answer: the status and what to say."""

    status: int
    reason: str

    def as_json(self) -> JSONResponse:
        """Return it as programs read it."""
        return JSONResponse({"error": self.reason}, self.status, _LATER if self.status == 503 else None)


class Service:
    """Answers questions about the site in ``output`` from its index, with pages drawn as its theme draws them."""

    def __init__(
        self, index: Index, output: Path, theme: Path, live: Live | None = None, workers: Workers | None = None
    ) -> None:
        self.index = index
        self.page = ResultPage(output / SEARCH / "index.html", theme)
        self.pages = Pages(output, live)
        self.live = live
        self.workers = workers or Workers()

    def routes(self) -> list[Route]:
        """Return the addresses of the service."""
        return [
            Route("/api/search", self.answer),
            Route("/api/suggest", self.complete),
            Route("/api/openapi.json", self.describe),
            Route("/healthz", self.tell_health),
            Route(f"/{SEARCH}/", self.show_page),
        ]

    async def answer(self, request: Request) -> Response:
        """Answer a program; 400 for what is beyond the limits, 503 where there is no index or no time."""
        try:
            asked = read_question(request.query_params)
        except RefusedError as error:
            return Refusal(400, str(error)).as_json()
        return await self._record(request, asked, lambda generation: answer_record(asked, search(generation, asked)))

    async def complete(self, request: Request) -> Response:
        """Answer a page on which someone is typing."""
        typed = request.query_params.get("q", "")
        if len(typed) > MOST_CHARACTERS:
            return Refusal(400, text("websearch.too-long", most=MOST_CHARACTERS)).as_json()
        return await self._record(request, typed, lambda generation: suggestions_record(generation, typed))

    async def describe(self, _request: Request) -> Response:
        """Say what programs may ask, as OpenAPI."""
        return Response(OPENAPI.read_bytes(), media_type="application/json", headers=_FRESH)

    async def tell_health(self, _request: Request) -> Response:
        """Say whether questions can be answered, and from how many articles."""
        try:
            generation = await self.workers.run(self.index.current)
        except (DamagedIndexError, BusyError) as error:
            return JSONResponse({"status": "busy" if isinstance(error, BusyError) else "no-index"}, 503)
        return JSONResponse({"status": "ok", "documents": generation.size, "generation": generation.digest[:16]})

    async def _record(
        self, request: Request, asked: Asked | str, make: Callable[[Generation], dict[str, Any]]
    ) -> Response:
        """Return what ``make`` makes of the index, or that the one who asks has it already."""
        try:
            generation = await self.workers.run(self.index.current)
            headers = _FRESH | {"ETag": tag(generation, request.url.path, asked)}
            if is_known(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
            return JSONResponse(await self.workers.run(make, generation), headers=headers)
        except (DamagedIndexError, BusyError) as error:
            return unavailable(error).as_json()

    async def show_page(self, request: Request) -> Response:
        """Answer a person with the site's own search page, the results in their place."""
        stamp = self.page.stamp()
        if stamp is None:
            return await self.pages.get_response(f"{SEARCH}/index.html", request.scope)
        try:
            asked = read_question(request.query_params)
        except RefusedError as error:
            typed = Asked(request.query_params.get("q", "")[:MOST_CHARACTERS])
            return self._page(400, Shown(typed, trouble=str(error)))
        try:
            generation = await self.workers.run(self.index.current)
            mark = tag(generation, asked, stamp)
            if is_known(request, mark) and not self.live:
                return Response(status_code=304, headers=_FRESH | {"ETag": mark})
            return self._page(200, await self.workers.run(shown, generation, asked), mark)
        except (DamagedIndexError, BusyError) as error:
            return self._page(503, Shown(asked, trouble=unavailable(error).reason))

    def _page(self, status: int, shown: Shown, mark: str = "") -> Response:
        page = self.page.draw(shown)
        if self.live:
            return HTMLResponse(self.live.inject(page), status, {"Cache-Control": "no-store"})
        headers = _FRESH | ({"ETag": mark} if mark else {}) | (_LATER if status == 503 else {})
        return HTMLResponse(page, status, headers)


def is_known(request: Request, mark: str) -> bool:
    """Tell whether the browser holds the answer of this ETag (RFC 9110, 13.1.2)."""
    held = (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(","))
    return mark in held


def unavailable(error: DamagedIndexError | BusyError) -> Refusal:
    """Return what is said where there is no index, or no time to ask it."""
    return Refusal(503, text("websearch.busy" if isinstance(error, BusyError) else "websearch.no-index"))


def shown(generation: Generation, asked: Asked) -> Shown:
    """Return what the page says of a question."""
    return Shown(asked, is_empty=True) if asked.is_empty else show(generation.engine, asked, search(generation, asked))


def suggestions_record(generation: Generation, typed: str) -> dict[str, Any]:
    """Return what completes the words typed, as ``/api/suggest`` gives it."""
    return {"query": typed, "suggestions": [suggestion_record(one) for one in suggest(generation, typed)]}
