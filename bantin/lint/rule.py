"""What a rule is: a code for life, its weight, the look it takes at a sheet, and examples that are run as tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bantin.lint.sheet import Sheet
from bantin.report import Diagnostic, Position, Severity, diagnose


class Edit(NamedTuple):
    """The characters from ``start`` to ``end`` (not included) of a sheet's text become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, the values its message shows, and the edits that mend it without a doubt, if any.

    ``at`` counts the characters of the sheet's text, or is a position that is known already.
    """

    at: int | Position
    values: Mapping[str, object] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its words lie under ``lint.<code>`` in the message files.

    ``bad`` are examples it finds, ``good`` examples in which it finds nothing: bodies of an article, or lines of its
    front matter (``name: value``). An example that the rule mends comes with what becomes of it in ``mended``. A rule
    that ``reshapes`` makes something else of a text on purpose: a link, a caption, a paragraph of what was code.
    """

    code: str
    severity: Severity
    check: Callable[[Sheet], Iterator[Finding]]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    mended: tuple[str, ...] = ()
    reshapes: bool = False

    def diagnose(self, sheet: Sheet, finding: Finding) -> Diagnostic:
        """Return what is told of the finding."""
        place = finding.at if isinstance(finding.at, Position) else sheet.position(finding.at)
        return diagnose(f"lint.{self.code}", place, self.severity, **finding.values)
