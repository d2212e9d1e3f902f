"""What lists of articles say: more of those that have a page of their own, and all there is of those that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.report import Position

# The mark of a record that stands in a list: the field and what it holds, which nothing that is read from a file can
# be. Its other fields are those of any record, and it has a ``key``.
LISTED, MARK = "listed", object()
# What a list may know better than the article's page, which may lack it.
_COMPLETED = ("date", "views", "category", "category_name", "lead")


@dataclass(slots=True)
class _Entry:
    position: Position
    values: dict[str, Any]


@dataclass(slots=True)
class Listed:
    """The entries of all lists by the key of their article; of two the first is kept, and takes what it lacks."""

    entries: dict[str, _Entry] = field(default_factory=dict)

    @staticmethod
    def is_entry(values: Mapping[str, Any]) -> bool:
        """Tell whether a record is an entry of a list."""
        return values.get(LISTED) is MARK

    def note(self, position: Position, values: Mapping[str, Any]) -> bool:
        """Take in one entry; return whether its article is met for the first time."""
        entry = self.entries.get(values["key"])
        if entry is None:
            kept = {name: one for name, one in values.items() if name != LISTED}
            self.entries[values["key"]] = _Entry(position, kept)
            return True
        _fill(entry.values, values, (*_COMPLETED, "title", "images", "url"))
        _join_addresses(entry.values, values)
        return False

    def complete(self, values: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
        """Return a record with what lists know besides, and whether one has told of it; no list tells of it again."""
        entry = self.entries.pop(str(values.get("key", "")), None)
        if entry is None:
            return values, False
        whole = dict(values)
        _fill(whole, entry.values, _COMPLETED)
        _join_addresses(whole, entry.values)
        return whole, True

    def left(self) -> Iterator[tuple[Position, Mapping[str, Any]]]:
        """Yield, as records known in part, the entries whose article has no page."""
        for entry in self.entries.values():
            yield entry.position, {**entry.values, "partial": True}


def _fill(values: dict[str, Any], other: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if not values.get(name) and other.get(name):
            values[name] = other[name]


def _join_addresses(values: dict[str, Any], other: Mapping[str, Any]) -> None:
    known = values.get("aliases") or []
    known = known.split(",") if isinstance(known, str) else known
    if not isinstance(known, list):
        # Whoever reads the record names it.
        return
    own = [values.get("url", ""), *known]
    more = [one for one in (other.get("url", ""), *other.get("aliases", [])) if one and one not in own]
    if more:
        values["aliases"] = [*known, *dict.fromkeys(more)]
