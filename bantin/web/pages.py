"""Serving the files of a built site."""

from __future__ import annotations

import os
from mimetypes import guess_type
from pathlib import Path, PurePath

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from bantin.messages import text
from bantin.web.live import Live

# What a site is made of, so that no machine's own table decides: Windows takes it from its registry.
CONTENT_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".opml": "text/x-opml; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
STAND_IN = Path(__file__).with_name("stand_in.html")


def content_type(path: PurePath) -> str:
    """Return the media type of a file, with the character set where it has one."""
    known = CONTENT_TYPES.get(path.suffix.lower())
    return known or guess_type(path.name)[0] or "application/octet-stream"


def is_hidden(path: str) -> bool:
    """Return whether a path leads to a hidden file: a half-written one or a system's own."""
    return any(part.startswith(".") and part not in {".", ".well-known"} for part in PurePath(path).parts)


class Pages(StaticFiles):
    """The files below `output`, which need not be there yet.

    A folder is served by its index.html; what is not there is answered by 404.html. With `live`, pages
    reload themselves after a build, and before the first one a page says that it is being made.
    """

    def __init__(self, output: Path, live: Live | None = None) -> None:
        super().__init__(directory=output, html=True, check_dir=False)
        self.output = output
        self.live = live

    async def check_config(self) -> None:
        """Ask for nothing: the folder may be made after the server starts."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return the file under `path` and what the system says of it; a hidden one is not there."""
        return ("", None) if is_hidden(path) else super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file under `path`, or the page that stands in for it."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code == 404 and self.live and not (self.output / "index.html").is_file():
                return stand_in("failed" if self.live.has_failed else "waiting")
            raise
        # For a file that is not there, Starlette takes another way than file_response().
        if isinstance(response, FileResponse) and response.stat_result and response.status_code == 404:
            return self.file_response(response.path, response.stat_result, scope, 404)
        return response

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file at `full_path`, or the answer that the browser's copy still holds."""
        path = Path(full_path)
        kind = content_type(path)
        # The browser keeps what it got but asks each time whether it still holds.
        fresh = {"Cache-Control": "no-cache"}
        response = FileResponse(path, status_code, fresh, kind, stat_result=stat_result)
        if status_code == 200 and self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        if self.live and path.suffix == ".html":
            return Response(self.live.inject(path.read_bytes()), status_code, {"Cache-Control": "no-store"}, kind)
        return response


def stand_in(state: str) -> Response:
    """Return the page that is shown while there is no site, the first build running or failed; it asks again."""
    page = STAND_IN.read_text(encoding="utf-8")
    page = page.format(title=text(f"web.{state}.title"), text=text(f"web.{state}.text"))
    return HTMLResponse(page, 503, {"Retry-After": "1", "Cache-Control": "no-store"})
