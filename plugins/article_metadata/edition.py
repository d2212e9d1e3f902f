"""Opens an edition: reads the archive and renders the Markdown of what goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from bantin import files
from bantin.article.addresses import article_path, page_path, url
from bantin.article.archive import read_archive
from bantin.article.categories import FILE, read_categories
from bantin.article.model import Article, Page
from bantin.build.edition import Edition
from bantin.clock import read_clock
from bantin.identity import read_identity
from bantin.markdown.pictures import locate
from bantin.markdown.render import render
from bantin.markdown.sanitise import ID_PREFIX
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Position, Severity, diagnose

SITE = "site.toml"


def open_edition(content: Path, *, strict: bool) -> Edition:
    """Return the edition of the content folder, every body rendered.

    Raises SettingsError where site.toml or categories.toml cannot be used, DateError where the clock's text cannot.
    """
    categories = read_categories(content / FILE)
    identity = read_identity(content / SITE)
    archive = read_archive(content, categories, Progress(text("build.reading")))
    emblem = identity.emblem.lstrip("/")
    if emblem and not files.is_file(content / emblem):
        place = Position(PurePosixPath(SITE))
        archive.report.add(diagnose("article.file-missing", place, Severity.WARNING, value=emblem))
        identity = replace(identity, emblem="")
    edition = Edition(content, read_clock(), identity, categories, archive, strict)
    links = _link_finder(edition)
    works = edition.works()
    progress = Progress(text("build.rendering"))
    for done, work in enumerate(works, start=1):
        _render(edition, work, links)
        progress(done, len(works))
    return edition


def _link_finder(edition: Edition) -> Callable[[PurePosixPath, str], str | None]:
    """Return what gives the address of the article or page whose file a link means, or None where there is none."""
    targets = {one.path: article_path(one) for one in edition.articles()}
    targets |= {one.path: page_path(one) for one in edition.pages()}

    def find(folder: PurePosixPath, link: str) -> str | None:
        file, mark, heading = link.partition("#")
        path = locate(file, folder)
        target = targets.get(path) if path else None
        return url(target) + (f"#{ID_PREFIX}{heading}" if mark else "") if target else None

    return find


def _render(edition: Edition, work: Article | Page, links: Callable[[PurePosixPath, str], str | None]) -> None:
    try:
        own = partial(links, work.path.parent)
        body = render(work.body, path=work.path, first_line=work.body_line, links=own)
    except Exception as error:  # whatever one article does to the parser, the others go out
        place = Position(work.path, work.body_line)
        edition.take(work.path, [diagnose("build.render-failed", place, reason=repr(error))])
        return
    edition.take(work.path, body.diagnostics)
    edition.bodies[work.path] = body
