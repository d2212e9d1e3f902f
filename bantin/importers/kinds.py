"""The kinds of sources there are; a new one needs no more than a line here."""

from __future__ import annotations

from bantin.importers import article_page, json_lines, portal, syndication, text_page, wordpress
from bantin.importers.kind import Kind

KINDS: tuple[Kind, ...] = (
    json_lines.KIND,
    portal.ARTICLES,
    portal.PAGES,
    wordpress.KIND,
    syndication.KIND,
    text_page.KIND,
    article_page.KIND,
)
