"""What two files claim and one can have: an id, an address; and files nobody reads. A build says the same."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.article.archive import apart, offered_files, without_twins
from bantin.article.folder import strays
from bantin.article.model import Status
from bantin.article.redirects import plan_redirects
from bantin.lint.site.archive import Archive
from bantin.report import Diagnostic, Report


def check(archive: Archive) -> Iterator[Diagnostic]:
    """Yield each claim that cannot stand."""
    report = Report()
    articles = without_twins(archive.articles, report)
    list(apart(archive.pages, report))
    offered = {file.as_posix() for one in articles for file in offered_files(one)}
    report.extend(strays(archive.folder.others, offered))
    claiming = [one for one in articles if one.aliases and one.status is not Status.DRAFT]
    report.extend(plan_redirects(claiming, archive.living).diagnostics)
    yield from report.diagnostics
