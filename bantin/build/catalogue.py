"""All that a content folder holds, brought up to date: what has changed is read, the rest is known from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.article.addresses import url
from bantin.article.categories import Categories
from bantin.article.folder import Folder, sort_files
from bantin.build.crew import spread
from bantin.build.entry import Facts
from bantin.build.reading import Reading, hash_file, read_work, render_work
from bantin.build.shelf import READ, RENDERED, Rows, Shelf, rows_of
from bantin.build.snapshot import scan
from bantin.build.state import State
from bantin.digests import TICK, Stamp

# With fewer files to read, starting processes takes longer than reading.
FEW = 40
# Files a process is given at once.
_BATCH = 20

Telling = Callable[[int, int], None]


@dataclass(slots=True)
class Catalogue:
    """The facts of every article and page by its file, the folder they lie in, and how many files were read."""

    folder: Folder
    facts: dict[str, Facts]
    shelf: Shelf
    read: int


class Refresher:
    """Brings what a state knows of a content folder up to date."""

    def __init__(self, content: Path, state: State, categories: Categories, workers: int) -> None:
        self._content = content
        self._state = state
        self._categories = categories
        self._workers = workers
        self._known: dict[str, Facts] = {}

    def run(self, reading: Telling) -> Catalogue:
        """Return the catalogue."""
        state, seen = self._state, scan(self._content, self._state)
        folder = sort_files(seen.stamps)
        self._known = dict(state.held("entry", lambda values: Facts(*values)))
        kinds = {**dict.fromkeys(folder.articles, True), **dict.fromkeys(folder.pages, False)}
        self._forget(self._known.keys() - kinds.keys())
        moved = self._moved(folder)
        before = state.get("meta", "scanned") or 0
        waiting = [one for one in kinds if self._must_read(one, folder.stamps[one], before, moved)]
        for done, rows in enumerate(self._read(waiting, kinds, folder), start=1):
            self._take(rows)
            reading(min(done * _BATCH, len(waiting)), len(waiting))
        facts = {file: self._known[file] for file in kinds}
        state.put("meta", "scanned", seen.at)
        state.put("meta", "others", {name: folder.stamps[name] for name in folder.others})
        return Catalogue(folder, facts, Shelf(state), len(waiting))

    def _moved(self, folder: Folder) -> set[str]:
        """Return the files that are none of ours to read and came, went or changed since the last build."""
        before: dict[str, Stamp] = self._state.get("meta", "others") or {}
        return {
            name for name in before.keys() | set(folder.others) if before.get(name) != folder.stamps.get(name, None)
        }

    def _must_read(self, file: str, stamp: Stamp, before: int, moved: set[str]) -> bool:
        """Tell whether the file, or one that it gives out, is not as it was; the same bytes are not read again."""
        facts = self._known.get(file)
        # Of one that could not be used nobody knows which file it lacks.
        if facts is None or not facts.path or (moved and not moved.isdisjoint(facts.files)):
            return True
        if facts.stamp == stamp and stamp[1] + TICK < before:
            return False
        if not facts.source or hash_file(self._content / file, stamp) != facts.source:
            return True
        if facts.stamp != stamp:
            facts.stamp = stamp
            self._state.put("entry", file, facts.packed())
        return False

    def _read(self, files: Sequence[str], kinds: Mapping[str, bool], folder: Folder) -> Iterable[Rows]:
        def read(file: str) -> Rows:
            stamp = folder.stamps[file]
            reading = read_work(self._content, file, stamp, self._categories, is_article=kinds[file])
            return rows_of(file, reading)

        def work(batch: Sequence[str]) -> Rows:
            return _merged(map(read, batch))

        yield from self._spread(files, work)

    def _spread(self, files: Sequence[str], work: Callable[[Sequence[str]], Rows]) -> Iterable[Rows]:
        batches = [files[at : at + _BATCH] for at in range(0, len(files), _BATCH)]
        return spread(batches, work, workers=self._workers, least=FEW // _BATCH)

    def resolve(self, catalogue: Catalogue, targets: Mapping[str, str]) -> None:
        """Render those works anew whose links to other works lead elsewhere than they did; ``targets`` by file."""
        moved = [
            file
            for file, facts in catalogue.facts.items()
            if any(targets.get(asked, "") != address for asked, address in facts.asked)
        ]
        find = Answers(targets)
        # Copies of this process read the works by connections of their own.
        self._state.save()

        def work(batch: Sequence[str]) -> Rows:
            return _merged(rows_of(file, self._again(catalogue, file, find)) for file in batch)

        for rows in self._spread(moved, work):
            self._take(rows)
        catalogue.facts.update({file: self._known[file] for file in moved})
        # Those at hand are the ones before.
        catalogue.shelf.work.cache_clear()
        self._state.save()

    def _again(self, catalogue: Catalogue, file: str, find: Callable[[str], str]) -> Reading:
        work, _ = catalogue.shelf.work(file)
        facts = replace(catalogue.facts[file])
        said = self._state.get("said", f"{READ}:{file}") or []
        reading = Reading(facts, work=work, read=said)
        render_work(reading, find)
        return reading

    def _take(self, rows: Rows) -> None:
        files = [file for file, _ in rows["entry"]]
        self._state.drop("said", [f"{kind}:{file}" for file in files for kind in (READ, RENDERED)])
        for table, some in rows.items():
            self._state.put_sealed(table, some)
        for file in files:
            self._known[file] = Facts(*self._state.get("entry", file))

    def _forget(self, files: Iterable[str]) -> None:
        gone = list(files)
        for table in ("entry", "card", "work"):
            self._state.drop(table, gone)
        self._state.drop("said", [f"{kind}:{file}" for file in gone for kind in (READ, RENDERED)])


class Answers:
    """Answers where the work of a file has its page."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self._targets = targets

    def __call__(self, file: str) -> str:
        """Return the address as it was found, "" where no such work goes out."""
        return self._targets.get(file, "")


def addresses(facts: Mapping[str, Facts], going_out: Iterable[str]) -> dict[str, str]:
    """Return the address of each work that goes out, by its file."""
    return {file: url(facts[file].path) for file in going_out}


def _merged(many: Iterable[Rows]) -> Rows:
    merged: Rows = {}
    for rows in many:
        for table, some in rows.items():
            merged.setdefault(table, []).extend(some)
    return merged
