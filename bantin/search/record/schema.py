"""The schema of the index of record.

Each field of a document is searched by its exact words, counted. Three fields hold all of them together and weigh each
word as the arrays do (impacts, 1 to 255): ``exact``, ``folded`` without marks, and, where wanted, ``pairs`` of
neighbours without marks. ``numbers`` holds document numbers, dates and their like.
"""

from __future__ import annotations

from whoosh.analysis import Composable
from whoosh.fields import DATETIME, ID, STORED, TEXT, FieldType, Schema
from whoosh.formats import Existence

from bantin.search.documents import FIELDS
from bantin.search.record import analyzer

# What a result shows besides its title; the record of a segment holds the same.
SHOWN = ("category", "tags", "author")


class Impacts(FieldType):
    """A field of which it is only known in which documents a word stands, and how much it weighs there."""

    def __init__(self, stages: Composable) -> None:
        super().__init__(Existence(), stages, multitoken_query="and")


def make_schema(*, pairs: bool) -> Schema:
    """Return the schema, with the field of pairs or without."""
    texts = {
        field.name: TEXT(analyzer.WORDS, phrase=False, stored=field.name in {"title", *SHOWN}, multitoken_query="and")
        for field in FIELDS
    }
    together = {"exact": Impacts(analyzer.EXACT), "folded": Impacts(analyzer.FOLDED)}
    if pairs:
        together["pairs"] = Impacts(analyzer.PAIRS)
    return Schema(
        id=ID(unique=True, stored=True),
        section=ID(stored=True),
        # In Vietnamese time, as Whoosh's dates know no zone.
        date=DATETIME(stored=True, sortable=True),
        numbers=Impacts(analyzer.CODES),
        views=STORED(),
        url=STORED(),
        **texts,
        **together,
    )
