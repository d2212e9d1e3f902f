"""A new generation of the index from the documents of a build: what changed is added, and nothing else is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

from bantin.messages import text
from bantin.search.crew import Build, Crew, Merge
from bantin.search.digests import digest
from bantin.search.documents import Document
from bantin.search.generations import name_of
from bantin.search.pointer import POINTER, SEGMENTS, DamagedIndexError, Pointer, read_pointer, switch, total
from bantin.search.policy import Size, plan_merges
from bantin.search.segment import Mask, Segment, find_gone
from bantin.search.store import load, stamp_files


class Stored(NamedTuple):
    """A segment and the name of its folder."""

    name: str
    segment: Segment


_NO_POINTER = Pointer("", {}, [], 1)
_CREW, _ALONE = Crew(), Crew(workers=1)

# Makes something else of a new generation, from all its segments, before it becomes the current one.
Product = Callable[[Sequence[Stored]], None]


@dataclass(frozen=True, slots=True)
class Stock:
    """What stands of an index: its segments that are whole, the pointer, and what was found damaged."""

    stored: list[Stored]
    pointer: Pointer
    damages: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether there is an index, and nothing of it is damaged."""
        return bool(self.stored) and not self.damages

    def marks(self, ids: Collection[str]) -> dict[str, bytes]:
        """Return the digests of those documents of these ids that stand."""
        found: dict[str, bytes] = {}
        unknown = set(ids)
        for _, segment in reversed(self.stored):
            if here := unknown.intersection(segment.ids):
                rows = {id: number for number, id in enumerate(segment.ids) if id in here}
                found |= {id: segment.digests[number].tobytes() for id, number in rows.items()}
            unknown -= here | set(segment.removed)
        return found

    def digests(self) -> dict[str, bytes]:
        """Return the digest of each document that stands, by its id."""
        segments = [one.segment for one in self.stored]
        found = {}
        for segment, gone in zip(segments, find_gone(segments), strict=True):
            for number, id in enumerate(segment.ids):
                if gone is None or not gone[number]:
                    found[id] = segment.digests[number].tobytes()
        return found


def publish(
    folder: Path,
    documents: Iterable[Document],
    *,
    products: Sequence[Product] = (),
    warn: Callable[[str], None] = lambda _said: None,
    crew: Crew = _CREW,
) -> bool:
    """Make a generation of the documents the current one; return False where they are what stands already.

    ``warn`` is told, as a sentence, what was found damaged; only that is then indexed again. Raises OSError; the
    generation before is then the current one still.
    """
    stock = take_stock(folder)
    for said in stock.damages:
        warn(said)
    digests = stock.digests()
    folders = _new_folders(folder, stock)
    builds = _builds(documents, digests, folders, crew.piece, must=not stock.stored)
    added = [Stored(path.name, load(path)) for path in crew.run(builds)]
    if stock.is_whole and not added:
        return False
    switch(folder, _finish(_Generation(folder, stock, added, folders), total(digests.items()), products, crew))
    return True


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be changed in the generation whose digest is ``base``: documents new and changed, and ids removed."""

    base: str
    documents: Sequence[Document]
    removed: Collection[str]


def publish_changes(folder: Path, changes: Changes, *, products: Sequence[Product] = (), crew: Crew = _CREW) -> bool:
    """Make a generation of the current one and some changes; return False where it is another, or not whole.

    Then all documents have to be published. What is as it was among the changes is passed over.
    """
    made = prepare_changes(folder, changes, products=products, crew=crew)
    if made:
        switch(folder, made)
    return made is not None


def prepare_changes(
    folder: Path, changes: Changes, *, products: Sequence[Product] = (), crew: Crew = _CREW
) -> Pointer | None:
    """Do all that ``publish_changes`` does, but leave the current generation as it is; return what ``switch`` takes."""
    stock = take_stock(folder)
    changed, base = changes.documents, changes.base
    if not stock.is_whole or stock.pointer.digest != base:
        return None
    marks = {one.id: digest(one) for one in changed}
    before = stock.marks({*marks, *changes.removed})
    fresh = [one for one in changed if before.get(one.id) != marks[one.id]]
    gone = tuple(sorted(before.keys() - marks.keys()))
    if not fresh and not gone:
        return stock.pointer
    folders = _new_folders(folder, stock)
    pieces = [fresh[at : at + crew.piece] for at in range(0, len(fresh), crew.piece)] or [[]]
    builds = [Build(next(folders), piece, gone if piece is pieces[-1] else ()) for piece in pieces]
    added = [Stored(path.name, load(path)) for path in crew.run(builds)]
    new = [(one.id, marks[one.id]) for one in fresh]
    old = [(id, before[id]) for id in (*(one.id for one in fresh), *gone) if id in before]
    return _finish(_Generation(folder, stock, added, folders), total(new, old, base), products, crew)


class _Generation(NamedTuple):
    """What a new generation is made of: what stands, what is added, and the folders that are free."""

    folder: Path
    stock: Stock
    added: list[Stored]
    folders: Iterator[Path]


def _new_folders(folder: Path, stock: Stock) -> Iterator[Path]:
    return (folder / SEGMENTS / name_of(number) for number in count(_first_number(folder, stock)))


def _finish(made: _Generation, said: str, products: Sequence[Product], crew: Crew) -> Pointer:
    """Merge what is due, make the products, and return what names it all; ``said`` is the digest of all documents."""
    folder, stock = made.folder, made.stock
    stored = _merge(folder, [*stock.stored, *made.added], made.folders, crew)
    for product in products:
        product(stored)
    known, paths = stock.pointer, {one.name: folder / SEGMENTS / one.name for one in stored}
    seals = {one.name: one.segment.seal for one in stored}
    stamps = {name: stamp_files(path) for name, path in paths.items()}
    return Pointer(said, seals, list(known.seals), int(next(made.folders).name), stamps)


def take_stock(folder: Path) -> Stock:
    """Return what stands of the index in the folder; all that is damaged is told and left out."""
    if not (folder / POINTER).exists():
        return Stock([], _NO_POINTER, [])
    try:
        pointer = read_pointer(folder)
    except DamagedIndexError as error:
        return Stock([], _NO_POINTER, [text("search.mending-all", reason=error.reason)])
    stored, damages = [], []
    for name, sealed in pointer.seals.items():
        try:
            path, stamp = folder / SEGMENTS / name, pointer.stamps.get(name, "")
            stored.append(Stored(name, load(path, sealed, stamp)))
        except DamagedIndexError as error:
            damages.append(text("search.mending", name=name, reason=error.reason))
    return Stock(stored, pointer, damages)


def _first_number(folder: Path, stock: Stock) -> int:
    """Return the first number that no segment has, not even one of a build that was killed."""
    found = (folder / SEGMENTS).iterdir() if (folder / SEGMENTS).is_dir() else ()
    return max([stock.pointer.next, *(int(one.name) + 1 for one in found if one.name.isdecimal())])


def _builds(
    documents: Iterable[Document], digests: dict[str, bytes], folders: Iterator[Path], piece: int, *, must: bool
) -> Iterator[Build]:
    """Yield the segments of what is new, changed and removed against ``digests``, and bring these up to date.

    Where there are no documents at all one segment that is empty is yielded still if there ``must`` be one: every
    question is answered, by nothing.
    """
    seen: set[str] = set()
    waiting: list[Document] = []
    for document in documents:
        mark = digest(document)
        seen.add(document.id)
        if digests.get(document.id) == mark:
            continue
        digests[document.id] = mark
        if len(waiting) == piece:
            yield Build(next(folders), waiting)
            waiting = []
        waiting.append(document)
    removed = tuple(sorted(digests.keys() - seen))
    for id in removed:
        del digests[id]
    if waiting or removed or must:
        yield Build(next(folders), waiting, removed)


def _merge(folder: Path, stored: list[Stored], folders: Iterator[Path], crew: Crew) -> list[Stored]:
    """Return the segments of which the generation is made, the earliest first, after those merges that are due."""
    gone = find_gone([one.segment for one in stored])
    sizes = [_size(one.segment, mask) for one, mask in zip(stored, gone, strict=True)]
    groups = plan_merges(sizes)
    jobs = [
        Merge(
            next(folders),
            [(folder / SEGMENTS / stored[at].name, gone[at]) for at in group],
            _removed_elsewhere(stored, group, gone),
        )
        for group in groups
    ]
    is_small = sum(sizes[at].standing for group in groups for at in group) <= crew.piece
    made = [Stored(path.name, load(path)) for path in (_ALONE if is_small else crew).run(jobs)]
    # What replaces another document comes after it still.
    merged = {max(group): one for group, one in zip(groups, made, strict=True)}
    left_out = {at for group in groups for at in group} - merged.keys()
    return [merged.get(at, one) for at, one in enumerate(stored) if at not in left_out]


def _size(segment: Segment, gone: Mask | None) -> Size:
    lost = 0 if gone is None else int(gone.sum())
    return Size(len(segment) - lost, lost)


def _removed_elsewhere(stored: Sequence[Stored], group: Sequence[int], gone: Sequence[Mask | None]) -> tuple[str, ...]:
    """Return the ids that a group of segments has to keep from being found in those that are not of it."""
    removed = {id for at in group for id in stored[at].segment.removed}
    if not removed:
        return ()
    segments = [one.segment for one in stored]
    standing = (
        id
        for segment, mask in zip(segments, gone, strict=True)
        for number, id in enumerate(segment.ids)
        if mask is None or not mask[number]
    )
    others = {id for at, one in enumerate(segments) if at not in group for id in one.ids}
    return tuple(sorted(removed & others - set(standing)))
