"""Opens an edition: the archive brought up to date, and everything known of each work told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bantin import files
from bantin.article.archive import RESERVED
from bantin.article.categories import FILE, read_categories
from bantin.article.folder import strays
from bantin.article.model import Article
from bantin.build.catalogue import Catalogue, Refresher, addresses
from bantin.build.edition import Edition
from bantin.build.links import SITE
from bantin.build.shelf import READ, RENDERED
from bantin.build.state import State
from bantin.clock import Clock
from bantin.identity import read_identity
from bantin.messages import text
from bantin.progress import Progress
from bantin.report import Diagnostic, Position, Severity, diagnose


def open_edition(content: Path, state: State, clock: Clock, *, strict: bool = False, workers: int = 0) -> Edition:
    """Return the edition of the content folder; what the state knows already is not read again.

    Raises SettingsError where site.toml or categories.toml cannot be used, and
    DamagedStateError where the state cannot be read.
    """
    categories = read_categories(content / FILE)
    identity = read_identity(content / SITE)
    refresher = Refresher(content, state, categories, workers)
    catalogue = refresher.run(Progress(text("build.reading")))
    edition = Edition(
        content,
        clock,
        identity,
        categories,
        catalogue.shelf,
        catalogue.facts,
        len(catalogue.folder.articles),
        catalogue.read,
        strict,
    )
    for entry in edition.entries.values():
        if entry.facts.files:
            entry.seen = repr([catalogue.folder.stamps.get(file) for file in entry.facts.files]).encode()
    _settle(edition)
    targets = addresses(edition.facts, [one.file for one in (*edition.articles(), *edition.pages())])
    refresher.resolve(catalogue, targets)
    for entry in edition.entries.values():
        entry.facts = catalogue.facts[entry.file]
    _tell(edition, catalogue, state)
    return edition


def _settle(edition: Edition) -> None:
    """Decide between works that claim the same: of two articles with one id the first by precedence keeps it."""
    owners: dict[str, str] = {}
    works = list(edition.entries.values())
    for entry in sorted((one for one in works if one.facts.is_article), key=lambda one: one.precedence):
        owner = owners.setdefault(entry.id, entry.file)
        if owner != entry.file:
            work, _ = edition.work(entry)
            place = work.position("id") if isinstance(work, Article) else Position(work.path)
            edition.hold(entry.file, diagnose("article.id-twice", place, id=entry.id, other=owner))
    taken: dict[str, str] = {}
    for entry in (one for one in works if not one.facts.is_article):
        place, other = Position(PurePosixPath(entry.file)), taken.setdefault(entry.path, entry.file)
        if entry.path in RESERVED:
            edition.hold(entry.file, diagnose("article.page-reserved", place, value=entry.path))
        elif other != entry.file:
            edition.hold(entry.file, diagnose("article.page-twice", place, value=entry.path, other=other))


def _tell(edition: Edition, catalogue: Catalogue, state: State) -> None:
    """Tell what was found in each work, and of files that only look like one."""
    rendered: list[tuple[str, list[Diagnostic]]] = []
    for key, said in sorted(state.items("said")):
        kind, _, file = key.partition(":")
        if kind == READ:
            edition.report.extend(said)
        elif kind == RENDERED and file in edition.entries:
            rendered.append((file, said))
    for file, said in rendered:
        edition.take(file, said)
    offered = {file for one in edition.entries.values() for file in one.facts.files}
    edition.report.extend(strays(catalogue.folder.others, offered))
    edition.report.extend(_without_emblem(edition))


def _without_emblem(edition: Edition) -> Iterator[Diagnostic]:
    """Leave out an emblem that is not there, and say so."""
    emblem = edition.identity.emblem.lstrip("/")
    is_there = not files.is_hidden(PurePosixPath(emblem)) and files.is_file(edition.content / emblem)
    if emblem and not is_there:
        yield diagnose("article.file-missing", Position(SITE), Severity.WARNING, value=emblem)
        edition.identity = replace(edition.identity, emblem="")
