"""What machines are told of the site, its publisher and its pages; every address is absolute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bantin.identity import Identity


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site: address, size in pixels, alternative text."""

    href: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb: what it says and where it leads."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """The office that answers for the site; ``parent`` is the office above it."""

    name: str
    logo: Picture | None = None
    parent: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The site: ``root`` ends in a slash; ``search`` is the address of the search page up to the words, or empty."""

    name: str
    root: str
    publisher: Publisher
    description: str = ""
    search: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """An article as machines are told of it; ``pictures`` begins with the lead picture."""

    href: str
    headline: str
    published: datetime
    updated: datetime
    section: str
    description: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class StandingPage:
    """Any other page of the sitemap; ``updated`` is ``None`` where nobody knows."""

    href: str
    updated: datetime | None = None


def describe_site(identity: Identity, root: str, search: str = "", logo: Picture | None = None) -> Site:
    """Return what ``content/site.toml`` says of the site and its publisher."""
    publisher = Publisher(
        name=identity.responsible_body or identity.name,
        logo=logo,
        parent=identity.parent,
        address=identity.address,
        phone=identity.phone,
        email=identity.email,
    )
    return Site(identity.name, root, publisher, identity.description, search)
