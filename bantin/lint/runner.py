"""A whole content folder checked: what has changed is read, the rest is known from before."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.article.categories import FILE, read_categories
from bantin.article.folder import sort_files
from bantin.clock import Clock
from bantin.digests import file_system_time
from bantin.files import Root
from bantin.identity import read_identity
from bantin.lint.crew import RARELY, Checked, check_all
from bantin.lint.memory import Kept, Memory, unpack
from bantin.lint.overlay import stamps
from bantin.lint.reading import NOT_COMPOSED, Result
from bantin.lint.rules import RULES
from bantin.lint.settings import read_settings
from bantin.lint.sheet import Desk
from bantin.lint.site import SITE_CODES, check_site
from bantin.lint.site.archive import Archive
from bantin.report import Report

SITE = "site.toml"
# What may be turned off: the codes that only the lint has.
CODES = (NOT_COMPOSED, *(rule.code for rule in RULES), *SITE_CODES)
Telling = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Check:
    """What was found in a content folder: all findings, the result of each file, and how many had to be read."""

    report: Report
    results: dict[str, Result]
    read: int


def open_desk(content: Root) -> Desk:
    """Return what the files of a content folder are checked by.

    Raises SettingsError where its categories.toml, lint.toml or site.toml cannot be used.
    """
    settings = read_settings(content, CODES)
    if (content / SITE).is_file():
        settings = replace(settings, phones=(*settings.phones, read_identity(content / SITE).phone))
    return Desk(content, read_categories(content / FILE), settings)


@contextlib.contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for rubbish more seldom: it would look through ten thousand results again and again."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_few_collections()
def check(desk: Desk, memory: Path, clock: Clock, progress: Telling, workers: int = 0) -> Check:
    """Return what is found in the content folder of the desk; what was found before is kept in the file ``memory``.

    ``progress`` is told how many of how many files are read, ``workers`` is the number of processes, 0 for one a core.
    Raises OSError where the memory cannot be written.
    """
    memory.parent.mkdir(parents=True, exist_ok=True)
    known = Memory(memory, desk)
    at = file_system_time(memory.parent)
    folder = sort_files(stamps(desk.content))
    results: dict[str, Result] = {}
    waiting: list[str] = []
    for name in (*folder.articles, *folder.pages):
        if found := known.recall(name, desk.content, folder.stamps):
            results[name] = found
        else:
            waiting.append(name)
    read = 0

    def take(checked: Checked) -> None:
        nonlocal read
        name, digest, packed = checked
        results[name] = result = unpack(packed)
        if digest and result.is_lasting:
            known.keep(name, Kept(digest, folder.stamps[name], at, packed))
        read += 1
        progress(read, len(waiting))

    check_all(waiting, desk, take, workers)
    if waiting:
        known.save(set(results))
    # By path, whatever the order they came in.
    results = {name: results[name] for name in (*folder.articles, *folder.pages)}
    report = Report([found for one in results.values() for found in one.diagnostics])
    report.extend(check_site(Archive(desk, folder, results, clock)))
    return Check(report, results, len(waiting))
