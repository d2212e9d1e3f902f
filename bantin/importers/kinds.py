"""The kinds of sources there are; a new one needs no more than a line here."""

from __future__ import annotations

from bantin.importers import article_page, json_lines, portal, syndication, text_page, wordpress
from bantin.importers.kind import Kind
from bantin.importers.word import source as word

KINDS: tuple[Kind, ...] = (
    json_lines.KIND,
    portal.ARTICLES,
    portal.PAGES,
    wordpress.KIND,
    syndication.KIND,
    # After all pages: what one of them offers is no article of its own.
    Kind("word", word.knows, word.read_word, turn=2, may_belong=True),
    text_page.KIND,
    article_page.KIND,
)
