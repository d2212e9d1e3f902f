"""Links from one page of the site to another that lead nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterator

from bantin.build.edition import Edition
from bantin.build.entry import Entry
from bantin.build.links import SITE, menu_links
from bantin.markdown.own_links import placed_links
from bantin.report import Diagnostic, Position, Severity, diagnose


def shown_works(edition: Edition) -> list[Entry]:
    """Return the articles and pages whose body a reader sees; of a withdrawn article only the reason is shown."""
    return [*(one for one in edition.articles() if one.state != "withdrawn"), *edition.pages()]


def dead_links(edition: Edition, files: Container[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each link of a body or a menu to a file that is not among ``files``, the site's own."""
    for entry in shown_works(edition):
        if all(file in files for file in entry.facts.links):
            continue
        work, body = edition.work(entry)
        for address, file, place in placed_links(work, body):
            if file not in files:
                yield diagnose("build.link-dead", place, Severity.WARNING, link=address)
    for address, file in menu_links(edition.identity):
        if file and file not in files:
            yield diagnose("build.link-dead", Position(SITE), Severity.WARNING, link=address)
