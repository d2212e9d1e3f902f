"""What few changes make of an index: prepared beside the making of the pages, and put in place after them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from bantin.search.documents import Document
from bantin.search.pointer import Pointer


class Standing(NamedTuple):
    """The files for browsers that stand: the index they were made of, and by their kind the paths of all."""

    before: Pointer
    paths: Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has changed since the generation whose digest is ``base``.

    Without ``standing`` no file for browsers is made.
    """

    base: str
    documents: list[Document]
    removed: Set[str]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class BrowserFiles:
    """Those files for browsers that may be others, by their kind, each its path and bytes; and the one that names all.

    A file without bytes is to be taken away.
    """

    changed: Mapping[str, list[tuple[str, bytes]]]
    index: bytes


class Amendment(NamedTuple):
    """A generation to switch to; ``files`` are None where nearly all files for browsers are others, or none stand."""

    pointer: Pointer
    files: BrowserFiles | None
