"""What an article could not bring along: named, so that nothing disappears unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bantin.messages import UnknownMessageError, text
from bantin.report import Diagnostic, Position, Severity, diagnose


def is_kind(kind: str) -> bool:
    """Tell whether there are words for a kind of loss."""
    try:
        return bool(kind) and bool(text(f"importers.loss.{kind}"))
    except UnknownMessageError:
        return False


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that was given up; ``kind`` is its message (``importers.loss.<kind>``), ``detail`` which one it was."""

    kind: str
    detail: str = ""


@dataclass(slots=True)
class Losses:
    """The losses of one article and how often each happened."""

    counts: Counter[Loss] = field(default_factory=Counter)

    def add(self, kind: str, detail: str = "") -> None:
        """Note one loss; a long detail is cut."""
        self.counts[Loss(kind, detail if len(detail) <= 200 else detail[:199] + "…")] += 1

    def __iter__(self) -> Iterator[tuple[Loss, int]]:
        """Yield each loss with its number, in the order they were first met."""
        return iter(self.counts.items())


def tell_losses(losses: Losses, position: Position) -> Iterator[Diagnostic]:
    """Yield a hint for each loss of the article at that place."""
    for loss, count in losses:
        what, detail = text(f"importers.loss.{loss.kind}"), loss.detail and f": {loss.detail}"
        yield diagnose("importers.markup-lost", position, Severity.HINT, what=what, detail=detail, count=count)
