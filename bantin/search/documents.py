"""What can be found: one document, its fields, and how much each of them weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bantin.html import UNPRINTABLE


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the index takes it in: plain text, no markup.

    ``id`` is the article's for life: a later document of the same id replaces the earlier. ``category`` is the name a
    reader sees and ``section`` the word that ``category:`` asks for; ``files`` are the texts of the files it offers;
    ``url`` is only handed back.
    """

    id: str
    title: str
    lead: str = ""
    body: str = ""
    captions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    category: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    date: datetime | None = None
    views: int = 0
    url: str = ""


class Field(NamedTuple):
    """How one field counts.

    A word in it weighs ``weight``, divided by ``1 - slope + slope * length / reference`` with the field's length in
    words: BM25F's normalisation, except that the reference is a fixed number and not the archive's average, so that
    what is stored of one article never changes with another.
    """

    name: str
    weight: float
    reference: int
    slope: float


# In the order of the page text: the title, what is searched without being shown, and from LEAD on what snippets show.
# References: about the medians of 600 real news articles, in syllables.
FIELDS = (
    Field("title", 2.5, 13, 0.3),
    Field("category", 0.4, 4, 0.3),
    Field("tags", 1.0, 8, 0.3),
    Field("author", 0.6, 4, 0.3),
    Field("lead", 1.5, 45, 0.5),
    Field("body", 1.0, 400, 0.75),
    Field("captions", 0.7, 30, 0.5),
    Field("files", 0.4, 400, 0.75),
)
TITLE, LEAD = 0, 4


def fields(document: Document) -> Iterator[str]:
    """Yield the text of each field in the order of FIELDS, without characters that no page may hold."""
    yield from (
        UNPRINTABLE.sub(" ", value)
        for value in (
            document.title,
            document.category,
            ", ".join(document.tags),
            document.author,
            document.lead,
            document.body,
            "\n".join(document.captions),
            "\n".join(document.files),
        )
    )
