"""The same text published twice, under whatever title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bantin.article.model import Article, Status
from bantin.lint.site.archive import Archive
from bantin.report import Diagnostic, Position, Severity, diagnose

CODE = "text-twice"
# A draft may be a copy that somebody writes on.
_SHOWN = frozenset(Status) - {Status.DRAFT, Status.WITHDRAWN}


def check(archive: Archive) -> Iterator[Diagnostic]:
    """Yield each article that says what an older one says, word for word."""
    alike: defaultdict[bytes, list[Article]] = defaultdict(list)
    for result in archive.results.values():
        if result.words and isinstance(result.work, Article) and result.work.status in _SHOWN:
            alike[result.words].append(result.work)
    for articles in alike.values():
        first, *others = sorted(articles, key=lambda one: one.precedence)
        for other in others:
            place = Position(other.path, other.body_line)
            yield diagnose("lint.text-twice", place, Severity.WARNING, other=first.path)
