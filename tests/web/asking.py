"""A small archive, and what asks the service about it without a server."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from bantin.dates import ZONE
from bantin.search.documents import Document
from bantin.search.generations import Index
from bantin.web.app import create_app
from bantin.web.live import Live
from bantin.web.search import Service
from bantin.web.workers import Workers

DAY = datetime(2021, 1, 6, tzinfo=ZONE)
EVIL = "<script>alert(1)</script>"
PLACE = '<section class="stack" data-search-results><p>chưa có dịch vụ</p></section>'
PAGE = f"<html><body><h1>Tìm</h1>{PLACE}<p>chân</p></body></html>"


class Browser:
    """Asks an application for pages, without a server."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def get(
        self, address: str, params: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Return the answer to one request."""

        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
                return await client.get(address, params=params, headers=headers)

        return asyncio.run(request())


def document(number: int, title: str, **fields: Any) -> Document:
    """Return an article of one category, a day older than that of the number before."""
    given = {"category": "Tin phường", "section": "tin-phuong", "date": DAY - timedelta(days=number), **fields}
    return Document(f"bai-{number:02}", title, url=f"/bai-{number:02}.html", **given)


DOCUMENTS = [
    document(
        0,
        "Giải phóng mặt bằng đường ven sông",
        lead="Giải phóng mặt bằng từ thứ hai.",
        body="Người dân nhận tiền đền bù.",
    ),
    document(1, f"Bàn về {EVIL} trong tin", body=f"Chữ {EVIL} & “lạ”."),
    document(2, "Giải phóng mặt bằng chợ", category="Kinh tế", section="kinh-te", date=DAY - timedelta(days=900)),
    *(document(number, f"Họp tổ liên gia số {number}") for number in range(10, 35)),
]


def client(index: Path, output: Path, root: Path, live: Live | None = None, workers: Workers | None = None) -> Browser:
    """Return what asks the application of a site with the service."""
    service = Service(Index(index), output, root / "theme", live, workers)
    return Browser(create_app(output, routes=service.routes(), live=live))
