"""The search in the browser, asked in a real page: its files are served as a static host serves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, Route

from bantin.search.script import language_data, script
from bantin.search.segment import Segment, find_gone
from bantin.search.shards.index import every_file

SITE = "http://site.test/"
_LOAD = """async () => {
  const { Index, search, suggest } = await import("/search.js");
  Object.assign(globalThis, { search, suggest, index: await Index.open(new URL("/index.bin", location)) });
}"""
_ASK = """async (asked) => {
  const nothing = { words: "", category: "", year: "", from: "", to: "", byDate: false, page: 1 };
  const answer = await search(index, { ...nothing, ...asked });
  const { query, total, categories, years, corrections, expansions, hits } = answer;
  return {
    total,
    categories: categories.map(({ slug, name, count }) => [slug, name, count]),
    years,
    corrections,
    recovered: query.recovered,
    also: expansions.map(({ meant }) => meant),
    addresses: hits.map(({ address }) => address),
    titles: hits.map(({ title }) => title),
    passages: hits.map(({ passage }) => passage),
  };
}"""


class BrowserSearch:
    """An archive in a page; ``files`` are what may be fetched, ``fetched`` the sizes of what was."""

    def __init__(self, segments: Sequence[Segment], page: Page) -> None:
        self.page = page
        made = every_file(segments, find_gone(segments), language_data(), "1")
        self.files = {one.path: one.data for one in made}
        self.fetched: dict[str, int] = {}
        page.route(f"{SITE}**", self._serve)
        page.goto(SITE)
        page.evaluate(_LOAD)

    def _serve(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        if path in self.files:
            self.fetched[path] = len(self.files[path])
            route.fulfill(body=self.files[path], content_type="application/octet-stream")
        elif path == "search.js":
            route.fulfill(body=script(), content_type="text/javascript; charset=utf-8")
        else:
            page = "<!doctype html><title>Trang</title>"
            route.fulfill(body=page, content_type="text/html", status=404 if path else 200)

    def ask(self, words: str, **asked: Any) -> dict[str, Any]:
        """Return the answer; titles and passages are pieces, [text, whether it was asked for]."""
        found: dict[str, Any] = self.page.evaluate(_ASK, {"words": words, **asked})
        return found

    def leave(self) -> None:
        """Serve nothing more in this page."""
        self.page.unroute(f"{SITE}**")
