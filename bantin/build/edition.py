"""One build in memory: the works that go out, those held back, and what everyone is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bantin.article.categories import Categories
from bantin.article.model import Status
from bantin.build.entry import Entry, Facts, count_from_epoch
from bantin.build.head import PageHead
from bantin.build.reading import Work
from bantin.build.shelf import Shelf
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

    ``entries`` are the works that could be read, by file; ``found`` counts the articles' files, ``read`` those of all
    works that had to be read. ``heads`` are the functions that complete the head of every page, ``details`` those that
    complete a work that is shown in full, ``everywhere`` what every page may show; ``related`` returns the other
    articles shown below one, ``near`` at least all those below some of one category.
    """

    content: Path
    clock: Clock
    identity: Identity
    categories: Categories
    shelf: Shelf
    facts: dict[str, Facts]
    found: int
    read: int = 0
    strict: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    heads: list[HeadFiller] = field(default_factory=list)
    details: list[Callable[[Any], None]] = field(default_factory=list)
    everywhere: list[object] = field(default_factory=list)
    related: Callable[[Entry], list[Entry]] = lambda _entry: []
    near: Callable[[Sequence[Entry]], list[Entry]] = lambda _entries: []
    _held: set[str] = field(default_factory=set)
    _waiting: dict[str, Severity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the entries; hold back, under ``strict``, what reading already warned of."""
        now = count_from_epoch(self.clock.now) or 0
        by_slug = {one.slug: one for one in self.categories}
        for file, facts in self.facts.items():
            if not facts.path:
                continue
            state = _state(facts, now)
            if state == "waiting":
                self._waiting[file] = Severity.HINT if facts.status == Status.DRAFT else Severity.WARNING
            self.entries[file] = Entry(file, facts, by_slug.get(facts.category), state, self.shelf.card)
            if self.strict and facts.is_warned:
                self._held.add(file)

    def articles(self) -> list[Entry]:
        """Return the articles that go out now: written to the end, their time come, nothing wrong with them."""
        return [one for one in self.entries.values() if one.facts.is_article and self._goes_out(one)]

    def pages(self) -> list[Entry]:
        """Return the standing pages that go out."""
        return [one for one in self.entries.values() if not one.facts.is_article and self._goes_out(one)]

    def _goes_out(self, entry: Entry) -> bool:
        return entry.state != "waiting" and entry.file not in self._held

    def works(self) -> list[Entry]:
        """Return what goes out, and the articles that wait for their time or are being written."""
        return [one for one in self.entries.values() if one.state == "waiting" or one.file not in self._held]

    def hold(self, file: str, diagnostic: Diagnostic) -> None:
        """Keep a work from going out, and from being seen by what follows, with the reason."""
        self.report.add(diagnostic)
        self.entries.pop(file, None)

    def take(self, file: str, diagnostics: Iterable[Diagnostic]) -> bool:
        """Take in what was found about the article or page in ``file``; return whether it still goes out.

        An error holds it back; under ``strict`` a warning does so too. Of an article that does not go out yet it is
        a warning, of a draft a hint: there is time to mend it.
        """
        found = list(diagnostics)
        if file in self._waiting:
            most = self._waiting[file]
            self.report.extend(one if one.severity is Severity.HINT else replace(one, severity=most) for one in found)
            return False
        self.report.extend(found)
        grave = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        if any(one.severity in grave for one in found):
            self._held.add(file)
        return file not in self._held

    def work(self, entry: Entry) -> tuple[Work, Body]:
        """Return the article or page itself, and its body."""
        return self.shelf.work(entry.file)

    def totals(self) -> Totals:
        """Return how every article's file ended."""
        good = [one for one in self.entries.values() if one.facts.is_article and one.file not in self._held]
        published = sum(one.state != "waiting" for one in good)
        drafts = sum(one.facts.status == Status.DRAFT for one in good)
        held = self.found - len(good)
        return Totals(self.found, published, held, len(good) - published - drafts, drafts)

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


def _state(facts: Facts, now: int) -> str:
    """Return where a work stands at this moment."""
    if not facts.is_article:
        return "published"
    if facts.status == Status.DRAFT or facts.date is None or facts.date > now:
        return "waiting"
    if facts.status == Status.WITHDRAWN:
        return "withdrawn"
    return "expired" if facts.expires is not None and facts.expires <= now else "published"
