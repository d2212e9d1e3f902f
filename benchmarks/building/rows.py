"""The works that are measured, one function each; the sides take turns, another first in each round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from benchmarks.building import processes
from benchmarks.building.comparing import compare, digest, require
from benchmarks.building.dialects import Change, Editor, Twins
from benchmarks.building.figures import Figures
from benchmarks.building.processes import RunError
from benchmarks.building.serving import resident
from benchmarks.building.sides import MINIMAL, PEER, UNSEARCHED, Side, share_pictures

FIRST, COLD, INDEX, NOTHING = "first build, pictures too", "cold build", "of it the search index", "nothing changed"


@dataclass(slots=True)
class Run:
    """One size of archive being measured. ``digests`` tells what each of our sites was after its first build."""

    twins: Twins
    sides: Sequence[Side]
    editor: Editor
    figures: Figures
    digests: dict[str, str]

    def in_turn(self, round_number: int, *, cold: bool = False) -> Iterator[Side]:
        """Yield the sides, those without the search only for cold builds."""
        sides = [one for one in self.sides if cold or one.name != UNSEARCHED]
        at = round_number % len(sides)
        yield from (*sides[at:], *sides[:at])

    def build(self, work: str, side: Side) -> None:
        """Build and keep what it took."""
        used = processes.run(side.build, side.environment, side.folder)
        self.figures.add(work, side.name, {"wall": used.wall, "cpu": used.cpu})

    def peak(self, work: str, side: Side) -> None:
        """Build and keep the most memory: a run of its own, as looking costs time."""
        self.figures.add(work, side.name, {"mib": processes.peak(side.build, side.environment, side.folder)})

    def require_same(self) -> None:
        """Raise RunError where one of our sites, its articles being as they were, is not as it was, byte for byte."""
        for side in self.in_turn(0):
            if side.name != PEER and digest(side.output) != self.digests[side.name]:
                raise RunError(f"{side.name}: the site is not what the first build made of the same articles")


def prepare(twins: Twins, sides: Sequence[Side], figures: Figures) -> Run:
    """Write the articles and build every side once; raises RunError where the peers' sites are not the same."""
    moments: list[tuple[datetime, int]] = twins.fill(figures.articles)
    run = Run(twins, sides, Editor(twins, moments), figures, {})
    for side in run.in_turn(0):
        run.build(FIRST, side)
        run.digests[side.name] = digest(side.output)
    share_pictures(sides)
    outputs = {side.name: side.output for side in sides}
    if PEER in outputs and MINIMAL in outputs:
        compare(outputs[MINIMAL], outputs[PEER])
    return run


def measure_cold(run: Run) -> None:
    """Build from nothing but pictures; the index is what the real site takes more than the same without its search."""
    for number in range(run.figures.rounds):
        for side in run.in_turn(number, cold=True):
            side.forget()
            run.build(COLD, side)
    run.figures.subtract(INDEX, COLD, (COLD, UNSEARCHED))


def measure_nothing(run: Run) -> None:
    """Build over what stands."""
    for number in range(run.figures.rounds):
        for side in run.in_turn(number):
            run.build(NOTHING, side)


def measure_edits(run: Run) -> None:
    """Change an article and build as a new process; at last all is taken back and the site must be what it was."""
    for number in range(run.figures.rounds):
        for change in run.editor.changes():
            change.apply(run.twins)
            for side in run.in_turn(number):
                run.build(change.name, side)
                require(change, side)
    run.editor.take_back()
    for side in run.in_turn(0):
        processes.run(side.build, side.environment, side.folder)
    run.require_same()


def measure_served(run: Run) -> None:
    """Change an article while a server runs; one server at a time, as each takes what it can."""
    for side in run.in_turn(0):
        with resident(side) as server:
            for _ in range(run.figures.rounds):
                for change in run.editor.changes():
                    run.figures.add(f"served: {change.name}", side.name, server.measure(change, run.twins))
            run.figures.add("served: memory afterwards", side.name, {"mib": server.memory()})
            run.editor.take_back()
            server.rest()


def measure_memory(run: Run) -> None:
    """Look at the memory of a build after one edit, and of a cold build."""
    change: Change = next(run.editor.changes(("edited",)))
    change.apply(run.twins)
    for side in run.in_turn(0):
        run.peak("memory: edited, recent", side)
    run.editor.take_back()
    for side in run.in_turn(0):
        side.forget()
        run.peak("memory: cold build", side)


ROWS: dict[str, Callable[[Run], None]] = {
    "cold": measure_cold,
    "nothing": measure_nothing,
    "edits": measure_edits,
    "memory": measure_memory,
    "served": measure_served,
}
