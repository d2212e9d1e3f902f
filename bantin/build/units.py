"""Deciding what is made: a unit of outputs is skipped where what it is made from, and its files, stand as they were.

A unit is the pages of one category and year, the feeds of one year, one tag: outputs that change together. Most builds
change few of them, and only of these is each output looked at. Whatever it is, the same fingerprint must mean the same
bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bantin.build.crew import CrewError, is_alone, is_copy, spread
from bantin.build.folder import MARKER, OutputFolder
from bantin.build.output import Output
from bantin.build.standing import Row, Standing, row_of, stamp_folders
from bantin.build.state import State
from bantin.messages import text
from bantin.progress import Progress

# Below so many outputs, starting processes takes longer than making them.
FEW = 200
# Of a unit that stands so many outputs are likely to be others now, however large it is.
_LIKELY = 10


@dataclass(slots=True)
class Unit:
    """Outputs that are decided on together; ``size`` is about how many they are.

    ``keeps`` tells whether those of ``before`` that are not written again stay.
    """

    name: str
    mark: bytes
    make: Callable[[], None]
    size: int
    before: dict[str, Row] = field(default_factory=dict)
    keeps: bool = False
    rows: list[Row] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def end(self) -> list[Row]:
        """Take over what stays; return its rows."""
        written = {row.path for row in self.rows} | self.gone
        kept = [row for path, row in self.before.items() if path not in written] if self.keeps else []
        self.rows += kept
        return kept


class Since(NamedTuple):
    """The mark of what a unit was made from, and what then makes of its outputs those, about ``size``, that changed."""

    mark: bytes
    make: Callable[[], None]
    size: int = 1


@dataclass(slots=True)
class Counts:
    """How many outputs were rendered, left as they stood, and written since they were others."""

    rendered: int = 0
    skipped: int = 0
    written: int = 0

    def add(self, other: Counts) -> None:
        """Add what another process counted."""
        self.rendered += other.rendered
        self.skipped += other.skipped
        self.written += other.written


class Units:
    """The outputs of one build into one folder, against what the state says of the build before.

    Raises what the folder and the state raise, and CrewError.
    """

    def __init__(self, folder: OutputFolder, state: State, workers: int = 0) -> None:
        self.folder = folder
        self.counts = Counts()
        self._state = state
        self._workers = workers
        self._before = state.held("unit", _known)
        # A build that did not come to its end may have written anything.
        is_trusted = state.get("meta", "building") is False
        self._folders = state.get("meta", "folders") if is_trusted else None
        self._standing = Standing(folder.root, self._folders)
        self._kept: set[str] = set()
        self._queue: list[Unit] = []
        self._made: dict[str, Unit] = {}
        self._current: Unit | None = None
        self._has_begun = False
        self._cleared: set[str] = set()

    def unit(self, name: str, mark: bytes, make: Callable[[], None], size: int = 1, since: Since | None = None) -> None:
        """Have the outputs made that ``make`` writes, unless they stand; at once or, at the latest, by ``flush``.

        Where they stand as ``since`` says it is asked instead, and what it neither writes nor takes away stays.
        """
        before, rows = self._before.get(name, (b"", []))
        if mark and before == mark and self._standing.holds(rows):
            self._kept.add(name)
            self.folder.keep(row.path for row in rows)
            self.counts.skipped += len(rows)
            return
        unit = Unit(name, mark, make, size, {row.path: row for row in rows})
        if since and before and before == since.mark and self._standing.holds(rows):
            unit.make, unit.size, unit.keeps = since.make, since.size, True
        self._queue.append(unit)

    @property
    def standing(self) -> Set[str]:
        """The paths of the unit that is being made which stay if they are neither written nor taken away."""
        return self._current.before.keys() if self._current and self._current.keeps else set()

    def take_away(self, path: str) -> None:
        """Let an output of the unit that is being made be one no longer."""
        if self._current:
            self._current.gone.add(path)

    def write(self, output: Output) -> None:
        """Write one output of the unit that is being made, or one that is a unit of its own."""
        if self._current is None:
            self.unit(f"file:{output.path}", output.mark, lambda: self.write(output))
            return
        unit, before = self._current, self._current.before.get(output.path)
        if before and output.mark and before.mark == output.mark and self._standing.has(before):
            self.folder.keep([output.path])
            unit.rows.append(before)
            self.counts.skipped += 1
            return
        if is_alone():
            raise CrewError
        self.counts.rendered += 1
        self.counts.written += self.folder.write(output)
        unit.rows.append(row_of(self.folder.root, output.path, output.mark))

    def flush(self) -> None:
        """Make all that is waiting to be made: in several processes where it is much."""
        queue, self._queue = sorted(self._queue, key=lambda one: -one.size), []
        if not queue:
            return
        self._begin()
        total = sum(one.size for one in queue)
        progress, done = Progress(text("build.writing")), 0
        order = {one.name: one for one in queue}
        likely = sum(min(one.size, _LIKELY) if one.before else one.size for one in queue)
        least = 2 if likely >= FEW else len(queue) + 1
        for name, rows, counts in spread(queue, self._make, workers=self._workers, least=least):
            unit = order[name]
            if counts is not None:
                unit.rows = rows
                self.folder.note(row.path for row in unit.rows)
                self.counts.add(counts)
            self._made[name] = unit
            done += unit.size
            progress(done, total)

    def _make(self, unit: Unit) -> tuple[str, list[Row], Counts | None]:
        """Make the outputs of a unit; return its name and what a copy of this process has to hand back of them."""
        if is_copy():
            self.counts = Counts()
        self._current = unit
        try:
            unit.make()
        finally:
            self._current = None
        kept = unit.end()
        self.folder.keep(row.path for row in kept)
        self.counts.skipped += len(kept)
        return (unit.name, list(unit.rows), self.counts) if is_copy() else (unit.name, [], None)

    def _begin(self) -> None:
        """Note, before the first file is written, that what stands is no longer what the state says."""
        if not self._has_begun:
            self._has_begun = True
            self._state.put("meta", "building", True)
            self._state.save()

    def settle(self, later: Collection[str]) -> None:
        """Make what is waiting; remove what the site no longer has, save from the folders ``later``, filled next."""
        self.flush()
        if self._folders is not None:
            below = tuple(f"{folder}/" for folder in later)
            self._remove({path for path in self._orphans() if not path.startswith(below)})

    def close(self) -> int:
        """Make what is waiting, remove what the site no longer has, and keep what there is to know of it.

        Return how many files were removed.
        """
        self.settle(())
        removed = self.folder.remove_orphans() if self._folders is None else len(self._cleared)
        gone = self._before.keys() - self._kept - self._made.keys()
        if not (self._made or gone or removed) and self._folders is not None and not self._standing.touched:
            return 0
        self._begin()
        self._state.drop("unit", gone)
        for name, unit in self._made.items():
            self._state.put("unit", name, (unit.mark, [tuple(row) for row in unit.rows]))
        self._state.put("meta", "folders", self._stamps())
        self._state.put("meta", "building", False)
        self._state.save()
        return removed

    def _stamps(self) -> dict[str, int]:
        """Return the times of all folders; of those in which this build did nothing as they were when it began."""
        if self._folders is None:
            return stamp_folders(self.folder.root, self.folder.written, {})
        made = (row.path for unit in self._made.values() for row in unit.rows if unit.before.get(row.path) != row)
        touched = (f"{folder}/" for folder in self._standing.touched)
        return stamp_folders(self.folder.root, (*made, *self._cleared, *touched), self._folders)

    def _orphans(self) -> set[str]:
        """Return what a build that is trusted left, or somebody else, and this one has not written."""
        names = [name for name in self._before if name not in self._kept]
        before = {row.path for name in names for row in self._before[name][1]}
        return (before - self.folder.written) | set(self._standing.strangers(self.folder.written | {MARKER}))

    def _remove(self, orphans: set[str]) -> None:
        standing = {path for path in orphans if os.path.lexists(self.folder.root / path)}
        if standing:
            self._begin()
            self.folder.remove(standing)
            self._cleared |= standing


def _known(value: tuple[bytes, list[tuple[Any, ...]]]) -> tuple[bytes, list[Row]]:
    mark, rows = value
    return mark, [Row(*row) for row in rows]


def recorded(state: State, name: str) -> tuple[bytes, set[str]]:
    """Return what a unit was last made from, and the paths of its outputs: b"" and none of one that never was."""
    mark, rows = state.get("unit", name) or (b"", ())
    return mark, {Row(*row).path for row in rows}


def open_units(output: Path, state: State, workers: int) -> Units:
    """Return the units of a site in the folder ``output``; raises FolderError where it belongs to someone else."""
    return Units(OutputFolder(output), state, workers)
