"""One build in memory: the articles that go out, those held back, and what everyone is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bantin.article.archive import Archive
from bantin.article.categories import Categories
from bantin.article.model import Article, Page, Status
from bantin.build.head import PageHead
from bantin.clock import Clock
from bantin.identity import Identity
from bantin.markdown.body import Body
from bantin.messages import text
from bantin.report import Diagnostic, Report, Severity

HeadFiller = Callable[[PageHead, dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class Totals:
    """How the articles' files ended: ``found`` is the sum of the rest."""

    found: int
    published: int
    held: int
    scheduled: int
    drafts: int


@dataclass(slots=True)
class Edition:
    """What one build works on.

    ``bodies`` holds the rendered Markdown of each of its works, by its path below the content
    folder; ``heads`` are the functions that complete the head of every page.
    """

    content: Path
    clock: Clock
    identity: Identity
    categories: Categories
    archive: Archive
    strict: bool = False
    bodies: dict[PurePosixPath, Body] = field(default_factory=dict)
    heads: list[HeadFiller] = field(default_factory=list)
    _held: set[PurePosixPath] = field(default_factory=set)
    _waiting: dict[PurePosixPath, Severity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hold back, under ``strict``, what reading the fields already warned of; note what does not go out yet."""
        for one in self.archive.articles:
            if not self._is_due(one):
                self._waiting[one.path] = Severity.HINT if one.status is Status.DRAFT else Severity.WARNING
        warned = {one.position.path for one in self.report if one.severity is Severity.WARNING}
        if self.strict:
            self._held.update(one.path for one in self.archive.articles if one.path in warned)
            self._held.update(one.path for one in self.archive.pages if one.path in warned)

    @property
    def report(self) -> Report:
        """What was found wrong so far."""
        return self.archive.report

    def _is_due(self, article: Article) -> bool:
        return article.status is not Status.DRAFT and self.clock.has_come(article.date)

    def articles(self) -> list[Article]:
        """Return the articles that go out now: written to the end, their time come, nothing wrong with them."""
        return [one for one in self.archive.articles if self._is_due(one) and one.path not in self._held]

    def pages(self) -> list[Page]:
        """Return the standing pages that go out."""
        return [one for one in self.archive.pages if one.path not in self._held]

    def works(self) -> list[Article | Page]:
        """Return what goes out, and the articles that wait for their time or are being written."""
        waiting = (one for one in self.archive.articles if one.path in self._waiting)
        return [*self.articles(), *self.pages(), *waiting]

    def take(self, path: PurePosixPath, diagnostics: Iterable[Diagnostic]) -> bool:
        """Take in what was found about the article or page at ``path``; return whether it still goes out.

        An error holds it back; under ``strict`` a warning does so too. Of an article that does not go out yet it is
        a warning, of a draft a hint: there is time to mend it.
        """
        found = list(diagnostics)
        if path in self._waiting:
            most = self._waiting[path]
            self.report.extend(one if one.severity is Severity.HINT else replace(one, severity=most) for one in found)
            return False
        self.report.extend(found)
        grave = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        if any(one.severity in grave for one in found):
            self._held.add(path)
        return path not in self._held

    def is_expired(self, article: Article) -> bool:
        """Tell whether the article's time is over."""
        return article.expires is not None and self.clock.has_come(article.expires)

    def totals(self) -> Totals:
        """Return how every article's file ended."""
        good = [one for one in self.archive.articles if one.path not in self._held]
        published = sum(self._is_due(one) for one in good)
        drafts = sum(one.status is Status.DRAFT for one in good)
        held = self.archive.found - len(good)
        return Totals(self.archive.found, published, held, len(good) - published - drafts, drafts)

    def summary(self) -> str:
        """Return the last line of a build: what was published and what was held back."""
        totals = self.totals()
        key = "build.totals-held" if totals.held else "build.totals"
        return text(
            key,
            found=totals.found,
            published=totals.published,
            held=totals.held,
            scheduled=totals.scheduled,
            drafts=totals.drafts,
        )
