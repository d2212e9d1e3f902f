"""What only all files together show: two with one id, links that lead nowhere, a text published twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bantin.article.archive import apart, offered_files, without_twins
from bantin.article.folder import Folder, strays
from bantin.article.model import Article, Page
from bantin.clock import Clock
from bantin.lint.reading import Result
from bantin.lint.sheet import Desk
from bantin.report import Diagnostic, Report

SITE_CODES: tuple[str, ...] = ()


def check_site(desk: Desk, folder: Folder, results: Mapping[str, Result], clock: Clock) -> Iterator[Diagnostic]:
    """Yield what is found in the files of a content folder taken together."""
    works = [one.work for one in results.values() if one.work is not None]
    report = Report()
    articles = without_twins([one for one in works if isinstance(one, Article)], report)
    offered = {file.as_posix() for one in articles for file in offered_files(one)}
    report.extend(strays(folder.others, offered))
    list(apart((one for one in works if isinstance(one, Page)), report))
    yield from report
