"""Asking the archive over HTTP: JSON for programs, a page that needs no script for people."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bantin.article.addresses import SEARCH
from bantin.html import UNPRINTABLE
from bantin.messages import text
from bantin.search.engine import PAGE, Answer, Hit
from bantin.search.generations import Generation, Index
from bantin.search.store import DamagedIndexError
from bantin.web.live import Live
from bantin.web.pages import Pages
from bantin.web.results import ResultPage, Shown

# What one may ask: nobody types more, and nobody reads further.
MOST_CHARACTERS, LAST_PAGE = 200, 50
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CATEGORY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_CATEGORY = 80


class RefusedError(ValueError):
    """A question that is not answered; the text is for whoever asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: the words, a category's slug, a year, and which page of the results (from 1)."""

    words: str
    category: str = ""
    year: str = ""
    page: int = 1

    @property
    def filters(self) -> str:
        """The chosen filters as they may be typed; before the words, where no open quotation mark can hold them."""
        chosen = (("category", self.category), ("năm", self.year))
        return "".join(f"{name}:{value} " for name, value in chosen if value)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked at all."""
        return not (self.words or self.category or self.year)

    def address(self, page: int) -> str:
        """Return the address of another page of the same results."""
        given = {"q": self.words, "category": self.category, "year": self.year, "page": page if page > 1 else ""}
        return f"/{SEARCH}/?" + urlencode({name: value for name, value in given.items() if value})


def read_question(params: QueryParams) -> Asked:
    """Return what the parameters of an address ask for; raises RefusedError for what is beyond the limits."""
    words = " ".join(UNPRINTABLE.sub(" ", params.get("q", "")).split())
    category, year, page = params.get("category", ""), params.get("year", ""), params.get("page", "1")
    if len(words) > MOST_CHARACTERS:
        raise RefusedError(text("websearch.too-long", most=MOST_CHARACTERS))
    if category and not (len(category) <= _LONGEST_CATEGORY and _CATEGORY.fullmatch(category)):
        raise RefusedError(text("websearch.no-category"))
    if year and not _YEAR.fullmatch(year):
        raise RefusedError(text("websearch.no-year"))
    if not re.fullmatch(r"[0-9]{1,2}", page) or not 1 <= int(page) <= LAST_PAGE:
        raise RefusedError(text("websearch.no-page", most=LAST_PAGE))
    return Asked(words, category, year, int(page))


class Service:
    """Answers questions about the site in ``output`` from its index, with pages drawn as its theme draws them."""

    def __init__(self, index: Index, output: Path, theme: Path, live: Live | None = None) -> None:
        self.index = index
        self.page = ResultPage(output / SEARCH / "index.html", theme)
        self.pages = Pages(output, live)
        self.live = live

    def routes(self) -> list[Route]:
        """Return the addresses of the service."""
        return [
            Route("/api/search", self.as_json),
            Route("/healthz", self.as_health),
            Route(f"/{SEARCH}/", self.as_page),
        ]

    async def as_json(self, request: Request) -> Response:
        """Answer a program; 400 for what is beyond the limits, 503 where there is no index."""
        try:
            asked = read_question(request.query_params)
            generation = await run_in_threadpool(self.index.current)
        except RefusedError as error:
            return JSONResponse({"error": str(error)}, 400)
        except DamagedIndexError:
            return JSONResponse({"error": text("websearch.no-index")}, 503, {"Retry-After": "10"})
        headers = {"Cache-Control": "no-cache", "ETag": tag(generation, asked)}
        if is_known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        answer = await run_in_threadpool(search, generation, asked)
        return JSONResponse(as_record(asked, answer), headers=headers)

    async def as_health(self, _request: Request) -> Response:
        """Say whether questions can be answered, and from how many articles."""
        try:
            generation = await run_in_threadpool(self.index.current)
        except DamagedIndexError:
            return JSONResponse({"status": "no-index"}, 503)
        return JSONResponse({"status": "ok", "documents": generation.size, "generation": generation.digest[:16]})

    async def as_page(self, request: Request) -> Response:
        """Answer a person with the site's own search page, the results in their place."""
        stamp = self.page.stamp()
        if stamp is None:
            return await self.pages.get_response(f"{SEARCH}/index.html", request.scope)
        try:
            asked = read_question(request.query_params)
        except RefusedError as error:
            return self._page(400, Shown(request.query_params.get("q", "")[:MOST_CHARACTERS], trouble=str(error)))
        try:
            generation = await run_in_threadpool(self.index.current)
        except DamagedIndexError:
            return self._page(503, Shown(asked.words, trouble=text("websearch.no-index")))
        mark = tag(generation, asked, stamp)
        if is_known(request, mark) and not self.live:
            return Response(status_code=304, headers={"Cache-Control": "no-cache", "ETag": mark})
        answer = None if asked.is_empty else await run_in_threadpool(search, generation, asked)
        return self._page(200, Shown(asked.words) if answer is None else as_shown(asked, answer), mark)

    def _page(self, status: int, shown: Shown, mark: str = "") -> Response:
        page = self.page.draw(shown)
        if self.live:
            return HTMLResponse(self.live.inject(page), status, {"Cache-Control": "no-store"})
        return HTMLResponse(page, status, {"Cache-Control": "no-cache"} | ({"ETag": mark} if mark else {}))


def tag(generation: Generation, asked: Asked, *more: object) -> str:
    """Return the ETag of an answer: the same as long as index and question are."""
    told = "\0".join(map(str, (generation.digest, asked, *more)))
    return f'"{hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]}"'


def is_known(request: Request, mark: str) -> bool:
    """Tell whether the browser holds the answer of this ETag (RFC 9110, 13.1.2)."""
    held = (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(","))
    return mark in held


def search(generation: Generation, asked: Asked) -> Answer:
    """Return the answer to a question, its filters applied."""
    return generation.engine.search(asked.filters + asked.words, page=asked.page)


def pages(answer: Answer) -> int:
    """Return how many pages of results may be asked for."""
    return min(LAST_PAGE, -(-answer.total // PAGE))


def understood(asked: Asked, answer: Answer) -> str:
    """Return the words that were looked for, keys of an input method read as the letters they stand for."""
    return answer.query.text.removeprefix(asked.filters) if asked.words else ""


def as_record(asked: Asked, answer: Answer) -> dict[str, Any]:
    """Return an answer as programs read it; titles and snippets are HTML, the words found in ``<mark>``."""
    return {
        "query": understood(asked, answer),
        "corrections": [{"typed": one.typed, "meant": one.meant} for one in answer.corrections],
        "expansions": [{"typed": one.typed, "meant": one.meant} for one in answer.expansions],
        "total": answer.total,
        "page": asked.page,
        "pages": pages(answer),
        "results": [as_result(hit) for hit in answer.hits],
    }


def as_result(hit: Hit) -> dict[str, str]:
    """Return one result as programs read it."""
    stored = hit.record
    return {
        "title": str(hit.title),
        "snippet": str(hit.passage),
        "path": stored["url"],
        "date": stored["date"],
        "category": stored["category"],
    }


def as_shown(asked: Asked, answer: Answer) -> Shown:
    """Return an answer as the page shows it."""
    meant = understood(asked, answer)
    return Shown(
        asked.words,
        is_answer=True,
        meant=meant if answer.query.recovered else "",
        corrections=answer.corrections,
        also=tuple(dict.fromkeys(one.meant for one in answer.expansions)),
        total=answer.total,
        first=(asked.page - 1) * PAGE + 1,
        hits=answer.hits,
        previous=asked.address(asked.page - 1) if asked.page > 1 else "",
        following=asked.address(asked.page + 1) if asked.page < pages(answer) else "",
    )
