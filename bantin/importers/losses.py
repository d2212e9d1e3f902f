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


# What is told of an article although nothing of it is lost: something became something else.
CHANGES = frozenset({"old-encoding", "embed", "revision", "table-picture", "table-grid"})
# What needs words, and weight, of its own.
_OWN = {"two-articles": Severity.WARNING, "old-encoding-left": Severity.WARNING, "bad-bytes": Severity.WARNING}


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
    """Yield what is to be told of each loss of the article at that place, most as hints."""
    for loss, count in losses:
        what, detail = text(f"importers.loss.{loss.kind}"), loss.detail and f": {loss.detail}"
        code = loss.kind if loss.kind in _OWN else "markup-changed" if loss.kind in CHANGES else "markup-lost"
        severity = _OWN.get(loss.kind, Severity.HINT)
        yield diagnose(f"importers.{code}", position, severity, what=what, detail=detail, count=count)


def summarise(kind: str, count: int) -> str:
    """Return what the account says of all losses of a kind."""
    key = "change" if kind in CHANGES | _OWN.keys() else "loss"
    return text(f"importers.account.{key}", what=text(f"importers.loss.{kind}"), count=count)
