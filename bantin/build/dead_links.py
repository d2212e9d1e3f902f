"""Links from one page of the site to another that lead nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterator

from bantin.article.model import Article, Page
from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.build.links import SITE, links_of, menu_links
from bantin.report import Diagnostic, Position, Severity, diagnose


def shown_works(edition: Edition) -> list[Entry]:
    """Return the articles and pages whose body a reader sees; of a withdrawn article only the reason is shown."""
    return [*(one for one in edition.articles() if one.state != "withdrawn"), *edition.pages()]


def _place(work: Article | Page, address: str) -> Position:
    """Return where the address stands in the work's file; the body's start where it was written otherwise."""
    at = work.body.find(address)
    if at < 0:
        return Position(work.path, work.body_line)
    return Position(work.path, work.body_line + work.body.count("\n", 0, at), at - work.body.rfind("\n", 0, at))


def dead_links(edition: Edition, files: Container[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each link of a body or a menu to a file that is not among ``files``, the site's own."""
    for entry in shown_works(edition):
        if all(file in files for file in entry.facts.links):
            continue
        work, body = edition.work(entry)
        for address, file in links_of(work, body):
            if file and file not in files:
                yield diagnose("build.link-dead", _place(work, address), Severity.WARNING, link=address)
    for address, file in menu_links(edition.identity):
        if file and file not in files:
            yield diagnose("build.link-dead", Position(SITE), Severity.WARNING, link=address)
