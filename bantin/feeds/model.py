"""What a feed is made of: the channel, its entries, and the addresses and names it goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from bantin.article.addresses import FEED
from bantin.messages import text
from bantin.settings import SettingsError

# RFC 4151, "DNSname", in the lower case it asks for.
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


class Format(Enum):
    """A format of feed: its file's name, its media type, and what readers call it."""

    ATOM = ("atom.xml", "application/atom+xml", "Atom")
    RSS = ("rss.xml", "application/rss+xml", "RSS 2.0")
    JSON = ("feed.json", "application/feed+json", "JSON Feed")

    def __init__(self, file: str, type_: str, label: str) -> None:
        self.file = file
        self.type = type_
        self.label = label


@dataclass(frozen=True, slots=True)
class Authority:
    """Who mints identifiers: a host the office held on the day ``since``. Both are settings, and never change again.

    The site may move to another host and keep them: an identifier names, it does not lead anywhere. Raises
    SettingsError where ``host`` is no name of a host, such as an address with ``https://``.
    """

    host: str
    since: date

    def __post_init__(self) -> None:
        if not _HOST.fullmatch(self.host):
            raise SettingsError(text("feeds.wrong-host", host=self.host))

    def uri(self, specific: str) -> str:
        """Return the tag URI (RFC 4151) of ``specific``, a path of ASCII letters, digits and hyphens."""
        return f"tag:{self.host},{self.since.isoformat()}:{specific}"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One archive document: the year, and its number within the year, counted from the oldest."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The picture that goes with an entry: absolute address, media type, true length in bytes, size in pixels."""

    href: str
    type: str
    length: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as feeds show it.

    ``id`` is the article's own; ``href`` is absolute; ``summary`` is plain text; ``content`` is safe HTML in which
    every address is absolute. An empty ``author`` means the publisher.
    """

    id: str
    title: str
    href: str
    published: datetime
    updated: datetime
    category: str
    category_slug: str
    content: str
    summary: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """The site (``slug`` is empty) or one category as a source of feeds.

    ``root`` is the absolute address of the output folder and ends in a slash; ``home`` is the page the feed belongs to.
    ``label`` is its name among the channels of the same site.
    """

    slug: str
    title: str
    description: str
    home: str
    root: str
    publisher: str
    authority: Authority
    language: str = "vi"
    rights: str = ""
    icon: str = ""
    label: str = ""

    @property
    def id(self) -> str:
        """The identifier that every document of this feed carries, the archives too: they are one feed."""
        return self.authority.uri(f"feed/{self.slug}" if self.slug else "feed")

    def entry_id(self, entry: Entry) -> str:
        """Return the entry's identifier: the same in every feed, whatever becomes of title, category and address."""
        return self.authority.uri(f"article/{entry.id}")

    def address(self, kind: Format, part: Part | None = None) -> str:
        """Return the absolute address of the current document, or of the archive document ``part``."""
        return self.root + path_of(self.slug, kind, part)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed as a page announces it: title, absolute address, media type."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of one channel on the page that lists all feeds."""

    title: str
    feeds: tuple[FeedLink, ...]


def path_of(slug: str, kind: Format, part: Part | None = None) -> str:
    """Return a feed document's file below the output folder.

    ``feed/atom.xml`` is the site's current document, ``dang-doan-the/feed/rss.xml`` a category's,
    ``dang-doan-the/feed/2021/3/feed.json`` the third archive document of 2021.
    """
    folders = [slug] if slug else []
    folders.append(FEED)
    if part:
        folders += [str(part.year), str(part.number)]
    return "/".join([*folders, kind.file])
