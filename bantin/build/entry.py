"""An article or standing page as far as every build has to know it: what lists, feeds and the clock ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from bantin.article.model import Category, Status
from bantin.build.fingerprint import digest
from bantin.build.views import Tag
from bantin.dates import ZONE
from bantin.digests import Stamp

# Moments are kept as microseconds from here on, since what ``marshal`` knows is read fastest.
_EPOCH = datetime(1970, 1, 1, tzinfo=ZONE)


@dataclass(slots=True)
class Facts:
    """What is kept of one file from build to build, in plain values.

    ``source`` is the digest of the file, ``stamp`` its size and time of change. Of a file that cannot be used nothing
    else is known. ``pictures`` are all that it shows, its own first, and ``is_wordless`` says that one has no words;
    ``files`` are what it gives out, ``links`` the files of the site its body leads to, ``asked`` the files of other
    works it links, with the address of each or "". ``card`` is the digest of what lists show of it, its picture apart.
    """

    source: bytes
    stamp: Stamp
    is_article: bool
    is_good: bool = False
    is_warned: bool = False
    id: str = ""
    path: str = ""
    date: int | None = None
    updated: int | None = None
    expires: int | None = None
    status: str = Status.PUBLISHED.value
    category: str = ""
    pinned: bool = False
    views: int = 0
    tags: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    is_wordless: bool = False
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    card: bytes = b""

    def packed(self) -> tuple[Any, ...]:
        """Return the facts as they are kept."""
        return tuple([getattr(self, name) for name in _NAMES])


_NAMES = tuple(one.name for one in fields(Facts))


def count_from_epoch(moment: datetime | None) -> int | None:
    """Return the moment in microseconds since 1970 in the portal's zone."""
    return None if moment is None else (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(count: int | None) -> datetime | None:
    """Return the moment that was counted so."""
    return None if count is None else _EPOCH + timedelta(microseconds=count)


class Entry:
    """One work in a build. What lists show of it and is not known here is read when it is first asked for.

    ``state`` is "published", "expired", "withdrawn", or "waiting" where its time has not come. Set by those who know
    them, before anything is written: ``views``, ``picture``, which has a ``mark`` of sixteen bytes, and ``seen``, what
    changes with the pictures and files that the page shows.
    """

    __slots__ = (
        "_card",
        "_listed",
        "_read",
        "_shown",
        "category",
        "date",
        "facts",
        "file",
        "id",
        "path",
        "picture",
        "seen",
        "state",
        "views",
    )

    def __init__(
        self, file: str, facts: Facts, category: Category | None, state: str, read: Callable[[str], Mapping[str, Any]]
    ) -> None:
        self.file = file
        self.facts = facts
        self.id, self.path = facts.id, facts.path
        self.category: Any = category
        self.date: Any = moment_of(facts.date)
        self.state = state
        self.views = facts.views
        self.picture: Any = None
        self._read = read
        self._card: Mapping[str, Any] | None = None
        self.seen = b""
        self._listed = self._shown = b""

    def __getattr__(self, name: str) -> Any:
        """Return what is kept of the work for lists (``title``, ``lead``, …); raises AttributeError."""
        if name.startswith("_"):
            raise AttributeError(name)
        if self._card is None:
            self._card = self._read(self.file)
        try:
            return self._card[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        """Say what is shown of the work in lists, for the fingerprint of what shows it."""
        return f"<{self.path} {self.listed.hex()}>"

    @property
    def listed(self) -> bytes:
        """Sixteen bytes that change with anything that a list shows of the work, what was counted apart."""
        if not self._listed:
            self._listed = digest(self.facts.card + self.state.encode() + getattr(self.picture, "mark", b""))
        return self._listed

    @property
    def shown(self) -> bytes:
        """Sixteen bytes that change with anything that the page of the work shows, other works apart."""
        if not self._shown:
            links = repr(self.facts.asked).encode("utf-8", "surrogatepass")
            self._shown = digest(b"".join([self.facts.source, self.listed, self.seen, links]))
        return self._shown

    @property
    def pinned(self) -> bool:
        """Whether the article stays on top."""
        return self.facts.pinned

    @property
    def tags(self) -> list[Tag]:
        """The tags and their pages."""
        return [Tag(name, path) for name, path in self.facts.tags]

    @property
    def expires(self) -> datetime | None:
        """When the article's time is over."""
        return moment_of(self.facts.expires)

    @property
    def updated(self) -> Any:
        """The later of the day it was published and the day it was last changed."""
        return moment_of(self.facts.updated)

    @property
    def published(self) -> Any:
        """When it was published."""
        return self.date

    @property
    def precedence(self) -> tuple[Any, int, str]:
        """What decides between articles that claim the same, as ``Article.precedence``."""
        return self.facts.date, len(self.file.rpartition("/")[2]), self.file
