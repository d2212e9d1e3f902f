"""The article as every part of Bản tin sees it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from bantin.report import Position

# The version of the content format these fields are; docs/bien-tap/dinh-dang.md lists what changed.
FORMAT_VERSION = 1


class Status(StrEnum):
    """Where an article stands: being written, public, or taken back with a reason."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Category:
    """One category of ``categories.toml``; the slug is its address and never changes."""

    name: str
    slug: str
    order: int = 0
    description: str = ""

    def __lt__(self, other: Category) -> bool:
        return (self.order, self.name) < (other.order, other.name)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered beside an article; ``file`` is its path below the content folder."""

    file: PurePosixPath
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """The official document an article announces: số hiệu, ngày ban hành, cơ quan, trích yếu, file."""

    number: str = ""
    date: datetime | None = None
    issuer: str = ""
    summary: str = ""
    file: PurePosixPath | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose fields have all been read and found right.

    ``path`` is relative to the content folder. ``lines`` gives the position of each field that was written, by its
    name, ``items`` that of each attachment and alias, by its field's name and itself; ``body_line`` is the line of the
    file on which the Markdown begins. Dates carry the zone of Ho Chi Minh City.
    """

    path: PurePosixPath
    id: str
    title: str
    date: datetime
    category: Category
    body: str
    views: int = 0
    summary: str = ""
    author: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    image: PurePosixPath | None = None
    image_caption: str = ""
    image_credit: str = ""
    video: str = ""
    attachments: tuple[Attachment, ...] = ()
    document: Document | None = None
    pinned: bool = False
    status: Status = Status.PUBLISHED
    withdrawn_reason: str = ""
    modified: datetime | None = None
    expires: datetime | None = None
    slug: str = ""
    aliases: tuple[str, ...] = ()
    has_time: bool = True
    body_line: int = 1
    lines: Mapping[str, Position] = field(default_factory=dict)
    items: Mapping[tuple[str, Hashable], Position] = field(default_factory=dict)

    @property
    def updated(self) -> datetime:
        """The later of the day it was published and the day it was last changed."""
        return max(self.date, self.modified or self.date)

    @property
    def precedence(self) -> tuple[datetime, int, PurePosixPath]:
        """What decides between articles that claim the same: the least has it, being the one the world knows.

        The older comes first. Of the same day the shorter file name: a file manager names the copy of ``a.md``
        ``a - Copy.md``, which sorts before it.
        """
        return self.date, len(self.path.name), self.path

    def position(self, name: str, item: Hashable = None) -> Position:
        """Return where field ``name``, or that item of it, stands in the file, or the file's start."""
        return self.items.get((name, item)) or self.lines.get(name, Position(self.path))


@dataclass(frozen=True, slots=True)
class Page:
    """A standing page: what the office says of itself, without date or category."""

    path: PurePosixPath
    title: str
    slug: str
    body: str
    summary: str = ""
    body_line: int = 1
