"""The account of an import: what came in, what became of it, and everything that was lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bantin.article.model import Status
from bantin.article.scalars import storable
from bantin.importers.articles import Draft
from bantin.importers.losses import summarise
from bantin.messages import text
from bantin.report import Diagnostic, Report

# So many findings of one kind are shown in full; the rest stand in the full account.
SHOWN = 5
# What becomes of the files that are found: read for articles, of which some hold none, or passed over, and why.
FILES = ("found", "read", "empty", "belonging", "unused", "switched", "unknown", "unreadable", "hidden")
_WAYS = ("found", "copied", "fetched", "unpacked", "kept", "lost")


class Outcome(StrEnum):
    """What became of a record: a new file, a renewed one, the same as before, the editor's own kept, or none.

    A repeated one tells of an article that another record has given.
    """

    WRITTEN = "written"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REPEATED = "repeated"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Account:
    """The numbers and findings of one import; ``read`` counts every line that was not empty."""

    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    dates: Counter[str] = field(default_factory=Counter)
    views: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    attachments: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    categories: list[str] = field(default_factory=list)
    new_site: bool = False
    dry_run: bool = False
    report: Report = field(default_factory=Report)

    def note(self, outcome: Outcome) -> None:
        """Count one record."""
        self.read += 1
        self.outcomes[outcome] += 1

    def describe(self, draft: Draft) -> None:
        """Count what is known of an article: its date, with or without a time, its views, whether it can go out."""
        self.drafts += draft.status is Status.DRAFT
        self.dates["missing" if draft.date is None else "time" if draft.date.has_time else "day"] += 1
        self.views["kept" if draft.record.views else "missing"] += 1

    @property
    def is_complete(self) -> bool:
        """Tell whether every record has its article."""
        return not self.outcomes[Outcome.SKIPPED]

    def as_json(self) -> str:
        """Return everything as JSON: the numbers by name, and each finding with its place in the imported file.

        What it quotes, a file's name or a field, may hold half a character; the account can be written all the same.
        """
        content = {
            "read": self.read,
            **{one.value: self.outcomes[one] for one in Outcome},
            "dry_run": self.dry_run,
            "files": dict(self.files),
            "drafts": self.drafts,
            "dates": dict(self.dates),
            "views": dict(self.views),
            "pictures": dict(self.pictures),
            "attachments": dict(self.attachments),
            "losses": dict(self.losses),
            "ignored_fields": dict(self.ignored),
            "categories_added": self.categories,
            "findings": json.loads(self.report.as_json()),
        }
        return storable(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"

    def as_text(self) -> str:
        """Return the account for a person: the findings, at most SHOWN of a kind, then the numbers."""
        return "\n".join([*self._findings(), *self._numbers()])

    def _findings(self) -> Iterator[str]:
        kinds: dict[str, list[Diagnostic]] = {}
        for one in self.report:
            kinds.setdefault(one.code, []).append(one)
        for found in kinds.values():
            yield from map(str, found[:SHOWN])
            if len(found) > SHOWN:
                yield text("importers.account.more", count=len(found) - SHOWN, code=found[0].code)

    def _numbers(self) -> Iterator[str]:
        if self.new_site:
            yield text("importers.account.new-site")
        if self.categories:
            yield text("importers.account.categories", count=len(self.categories), names=", ".join(self.categories))
        if self.ignored:
            fields = ", ".join(f"{name} ({count})" for name, count in self.ignored.most_common())
            yield text("importers.account.ignored", fields=fields)
        for kind, count in self.losses.most_common():
            yield summarise(kind, count)
        for kind in ("pictures", "attachments"):
            counts: Counter[str] = getattr(self, kind)
            if counts["found"]:
                yield text(f"importers.account.{kind}", **{name: counts[name] for name in _WAYS})
        if self.dates:
            yield text("importers.account.dates", **{name: self.dates[name] for name in ("time", "day", "missing")})
            yield text("importers.account.views", **{name: self.views[name] for name in ("kept", "missing")})
        if self.files["found"] > 1:
            yield text("importers.account.files", **{name: self.files[name] for name in FILES})
        numbers = {one.value: self.outcomes[one] for one in Outcome}
        if self.dry_run:
            yield text("importers.account.dry-run")
        yield text("importers.account.total", read=self.read, drafts=self.drafts, **numbers)
