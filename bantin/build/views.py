"""Small things the templates show; docs/templates.md lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file to take home: its path below the output folder as it stands in an address, size in bytes, kind ("PDF")."""

    title: str
    path: str
    size: int
    kind: str


@dataclass(frozen=True, slots=True)
class DocumentBox:
    """An official document: số hiệu, ngày ban hành, cơ quan, trích yếu, tệp."""

    number: str
    date: datetime | None
    issuer: str
    summary: str
    file: File | None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page to here."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month, a day or a tag with its page and how many articles stand there."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Block:
    """A category with the articles the home page shows of it."""

    category: Any
    articles: Sequence[Any]
