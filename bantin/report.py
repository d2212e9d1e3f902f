"""What went wrong, where, and what to do: the one form in which every part speaks to an editor."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePath

from bantin.messages import diagnostic_texts, text


class Severity(StrEnum):
    """How much a finding weighs: an error holds the article back, a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file an editor can open; line and column count from 1, in characters."""

    path: PurePath
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its place, its weight, a code for life, what is wrong, and what to do."""

    position: Position
    severity: Severity
    code: str
    text: str
    fix: str

    def __str__(self) -> str:
        label = text(f"report.{self.severity}")
        return f"{self.position}: {label} [{self.code}] {self.text}\n    → {self.fix}"


def diagnose(key: str, position: Position, severity: Severity = Severity.ERROR, /, **values: object) -> Diagnostic:
    """Return the diagnostic whose words lie under ``area.code`` in the message files."""
    wrong, fix = diagnostic_texts(key, **values)
    return Diagnostic(position, severity, key.partition(".")[2], wrong, fix)


@dataclass(slots=True)
class Report:
    """The findings of one run, in the order they were made."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take in one finding."""
        self.diagnostics.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in several findings."""
        self.diagnostics.extend(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings by file and place, whatever the order they were made in."""
        return iter(sorted(self.diagnostics, key=lambda one: (one.position, one.code)))

    def below(self, folder: PurePath) -> Report:
        """Return the same findings with every path put below ``folder``."""
        places = (replace(one.position, path=folder / one.position.path) for one in self.diagnostics)
        return Report([replace(one, position=at) for one, at in zip(self.diagnostics, places, strict=True)])

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh this much."""
        return sum(one.severity is severity for one in self.diagnostics)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything has to be held back."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    def as_text(self, most: int | None = None) -> str:
        """Return the findings as lines for a person, without the totals.

        Every error is told; of the warnings and hints of one code at most ``most``, and how many there are besides.
        """
        lines: list[str] = []
        told: Counter[tuple[Severity, str]] = Counter()
        for one in self:
            kind = (one.severity, one.code)
            told[kind] += 1
            if most is None or one.severity is Severity.ERROR or told[kind] <= most:
                lines.append(str(one))
        for (severity, code), count in told.items():
            if most is not None and severity is not Severity.ERROR and count > most:
                lines.append(text("report.more", count=count - most, kind=text(f"report.{severity}"), code=code))
        return "\n".join(lines)

    def as_json(self) -> str:
        """Return all findings as a JSON array, one object each."""
        rows = [
            {
                "path": one.position.path.as_posix(),
                "line": one.position.line,
                "column": one.position.column,
                "severity": one.severity.value,
                "code": one.code,
                "text": one.text,
                "fix": one.fix,
            }
            for one in self
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2)

    def as_ci(self) -> str:
        """Return all findings as annotations that GitHub, Gitea and Forgejo show beside the lines of a change.

        The form is that of workflow commands:
        https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
        """
        return "\n".join(map(_annotation, self))


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def _annotation(one: Diagnostic) -> str:
    place = one.position
    where = {"file": place.path.as_posix(), "line": place.line, "col": place.column, "title": one.code}
    values = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
    return f"::{_LEVELS[one.severity]} {values}::{_escaped(f'{one.text} → {one.fix}')}"


def _escaped(words: str, more: str = "") -> str:
    return "".join(f"%{ord(one):02X}" if one in f"%\r\n{more}" else one for one in words)
