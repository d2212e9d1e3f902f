"""Articles dated in the future: without a time of day, or so far ahead that the year is more likely a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bantin.article.model import Status
from bantin.dates import display_day
from bantin.lint.site.archive import Archive
from bantin.report import Diagnostic, Severity, diagnose

CODE = "date-ahead"
_FAR = timedelta(days=180)


def check(archive: Archive) -> Iterator[Diagnostic]:
    """Yield each article that waits for a day and may not be meant to."""
    for article in archive.articles:
        wait = article.date - archive.clock.now
        if article.status is not Status.PUBLISHED or wait <= timedelta() or (article.has_time and wait < _FAR):
            continue
        yield diagnose(
            "lint.date-ahead",
            article.position("date"),
            Severity.WARNING,
            date=display_day(article.date),
            days=wait.days,
        )
