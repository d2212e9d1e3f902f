"""The figures of one run: kept as they come, shown as a table of medians, written as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.building.sides import MINIMAL, PEER, REAL

# What stands in a cell, in this order, where it was measured.
_SHOWN = {"wall": "{:.2f} s", "page": "{:.2f} s", "told": "told {:.2f} s", "mib": "{:.0f} MiB", "cpu": "CPU {:.2f}"}
# What the ratio is taken of: the first of these that was measured.
_COMPARED = ("wall", "page", "mib")
_HEAD = "| work | like for like | Hugo | ratio | real site | ratio |\n|---|---|---|---|---|---|"


@dataclass(slots=True)
class Figures:
    """Every measurement of one size of archive: by work, by side, by what was measured (seconds, MiB)."""

    articles: int
    rounds: int
    found: dict[str, dict[str, dict[str, list[float]]]] = field(default_factory=dict)

    def add(self, work: str, side: str, measured: Mapping[str, float]) -> None:
        """Take in one measurement and tell of it."""
        for name, value in measured.items():
            self.found.setdefault(work, {}).setdefault(side, {}).setdefault(name, []).append(round(value, 3))
        told = " ".join(f"{name}={value:.2f}" for name, value in measured.items())
        print(f"{self.articles:>7} {work}: {side} {told}", file=sys.stderr, flush=True)

    def typical(self, work: str, side: str) -> dict[str, float]:
        """Return the medians of all that was measured."""
        return {name: median(values) for name, values in self.found.get(work, {}).get(side, {}).items()}

    def subtract(self, work: str, whole: str, part: tuple[str, str]) -> None:
        """Add as ``work`` of the real site by how much its ``whole`` is more than ``part``, a work and a side."""
        more, less = self.typical(whole, REAL), self.typical(*part)
        if more and less:
            self.add(work, REAL, {name: more[name] - less[name] for name in more})

    def table(self) -> str:
        """Return the medians as a Markdown table; a ratio is that of ours to Hugo's."""
        return "\n".join([f"{self.articles:,} articles:\n", _HEAD, *self._rows()])

    def _rows(self) -> Iterator[str]:
        for work in self.found:
            ours, peer, real = (self.typical(work, side) for side in (MINIMAL, PEER, REAL))
            cells = [work, _cell(ours), _cell(peer), _ratio(ours, peer), _cell(real), _ratio(real, peer)]
            yield f"| {' | '.join(cells)} |"

    def as_json(self) -> dict[str, Any]:
        """Return every measurement and the medians."""
        medians = {work: {side: self.typical(work, side) for side in sides} for work, sides in self.found.items()}
        return {"articles": self.articles, "rounds": self.rounds, "medians": medians, "measured": self.found}


def _cell(measured: Mapping[str, float]) -> str:
    return ", ".join(form.format(measured[name]) for name, form in _SHOWN.items() if name in measured)


def _ratio(ours: Mapping[str, float], peer: Mapping[str, float]) -> str:
    both: Iterable[str] = (name for name in _COMPARED if name in ours and name in peer)
    name = next(iter(both), None)
    return f"{ours[name] / peer[name]:.2f}" if name else ""
