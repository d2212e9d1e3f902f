"""The account of an import: what came in, what became of it, and everything that was lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bantin.messages import text
from bantin.report import Diagnostic, Report

# So many findings of one kind are shown in full; the rest stand in the full account.
SHOWN = 5


class Outcome(StrEnum):
    """What became of a record: a new file, a renewed one, the same as before, the editor's own kept, or none."""

    WRITTEN = "written"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Account:
    """The numbers and findings of one import; ``read`` counts every line that was not empty."""

    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    drafts: int = 0
    pictures: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    categories: list[str] = field(default_factory=list)
    new_site: bool = False
    report: Report = field(default_factory=Report)

    def note(self, outcome: Outcome) -> None:
        """Count one record."""
        self.read += 1
        self.outcomes[outcome] += 1

    @property
    def is_complete(self) -> bool:
        """Tell whether every record has its article."""
        return not self.outcomes[Outcome.SKIPPED]

    def as_json(self) -> str:
        """Return everything as JSON: the numbers by name, and each finding with its place in the imported file."""
        content = {
            "read": self.read,
            **{one.value: self.outcomes[one] for one in Outcome},
            "drafts": self.drafts,
            "pictures": dict(self.pictures),
            "losses": dict(self.losses),
            "ignored_fields": dict(self.ignored),
            "categories_added": self.categories,
            "findings": json.loads(self.report.as_json()),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

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
            yield text("importers.account.loss", what=text(f"importers.loss.{kind}"), count=count)
        if self.pictures["found"]:
            names = ("found", "copied", "fetched", "unpacked", "kept", "lost")
            yield text("importers.account.pictures", **{name: self.pictures[name] for name in names})
        numbers = {one.value: self.outcomes[one] for one in Outcome}
        yield text("importers.account.total", read=self.read, drafts=self.drafts, **numbers)
