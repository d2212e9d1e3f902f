"""Which entries go into which document of a feed (RFC 5005, section 4: archived feeds).

The current document holds the newest entries. Behind it lie the archive documents, each a part of one year, counted
from the year's oldest entry. A part is written once it is full or its year is over: what is left of the newest year is
fewer entries than the current document holds, so nothing is ever missing, and a reader that has fetched an archive
document need never fetch it again. A new article changes the current document and at most completes one part.

An archive document links back across years, but forward only within its year: no byte of a closed year depends on a
later one. RFC 5005 demands the link back, which alone rebuilds the feed; the link forward it only recommends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import groupby, pairwise
from typing import Any, Protocol

from bantin.dates import ZONE
from bantin.feeds.model import Channel, Format, Part, path_of

NEWEST = 20


class Planned(Protocol):
    """What the place of an entry depends on."""

    @property
    def id(self) -> str:
        """The article's identifier."""

    @property
    def published(self) -> datetime:
        """When it was published."""

    @property
    def updated(self) -> datetime:
        """When it was last changed."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a feed: its entries, newest first, and the archive documents before and behind it.

    The entries may be planned ones, of which ``filled`` makes those that are written.

    ``part`` is ``None`` for the current document. ``older`` leads to the archive document before this one in time.
    """

    channel: Channel
    entries: tuple[Any, ...]
    part: Part | None = None
    older: Part | None = None
    newer: Part | None = None

    @property
    def updated(self) -> datetime:
        """When the newest change was made: never the time of the build; without entries the authority's first day."""
        first = datetime.combine(self.channel.authority.since, time.min, ZONE)
        return max((entry.updated for entry in self.entries), default=first)

    def filled(self, make: Callable[[Any], Any]) -> Document:
        """Return the document with what ``make`` returns of each entry in its place."""
        return replace(self, entries=tuple(map(make, self.entries)))

    def path(self, kind: Format) -> str:
        """Return the document's file below the output folder."""
        return path_of(self.channel.slug, kind, self.part)

    def links(self, kind: Format) -> Iterator[tuple[str, str]]:
        """Yield relation and absolute address of the documents of this format: itself and those around it."""
        channel = self.channel
        yield "self", channel.address(kind, self.part)
        if self.part:
            yield "current", channel.address(kind)
        if self.older:
            yield "prev-archive", channel.address(kind, self.older)
        if self.newer:
            yield "next-archive", channel.address(kind, self.newer)


def _year(entry: Planned) -> int:
    return entry.published.astimezone(ZONE).year


def _parts(oldest_first: list[Planned]) -> Iterator[tuple[Part, list[Planned]]]:
    open_year = _year(oldest_first[-1]) if oldest_first else None
    for year, group in groupby(oldest_first, _year):
        entries = list(group)
        for number, start in enumerate(range(0, len(entries), NEWEST), 1):
            chunk = entries[start : start + NEWEST]
            if len(chunk) == NEWEST or year != open_year:
                yield Part(year, number), chunk


def plan(channel: Channel, entries: Iterable[Planned]) -> list[Document]:
    """Return the documents of a feed: the current one first, then the archive from the newest to the oldest.

    The order of ``entries`` does not matter: they are sorted by time, and by id where two share a moment.
    """
    ordered = sorted(entries, key=lambda entry: (entry.published, entry.id))
    parts = list(_parts(ordered))
    newest = parts[-1][0] if parts else None
    documents = [Document(channel, tuple(reversed(ordered[-NEWEST:])), older=newest)]
    before: list[Part | None] = [None, *(part for part, _ in parts)]
    after = {one: other for (one, _), (other, _) in pairwise(parts) if one.year == other.year}
    for (part, chunk), older in reversed(list(zip(parts, before, strict=False))):
        documents.append(Document(channel, tuple(reversed(chunk)), part, older, after.get(part)))
    return documents
