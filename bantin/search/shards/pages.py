"""The files of what results show: title, address, moment and the beginning of the text, a few documents in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np

from bantin.search.segment import Segment
from bantin.search.shards.layout import File, Numbers, compressed
from bantin.search.shards.places import Places

# A day of a small portal: ten results lie in nearly ten files, and of few documents each little is fetched in vain.
PLACES = 8
# As much text as two or three lines on a telephone.
EXCERPT = 170


def page_files(places: Places, numbers: Numbers) -> Iterator[File]:
    """Yield those files that have these numbers: the JSON of places in order.

    A place without a document is 0 in it; a file without any is left out.
    """
    wanted = np.isin(places.at // PLACES, numbers)
    chosen = [places.order[at] for at in np.flatnonzero(wanted).tolist()]
    found = zip(places.at[wanted].tolist(), chosen, strict=True)
    for number, some in groupby(found, lambda one: one[0] // PLACES):
        pages: list[Any] = [0] * PLACES
        for place, (part, document) in some:
            pages[place % PLACES] = _page(places.parts[part].segment, document)
        said = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
        yield File(page_path(number), compressed(said.encode()))


def page_path(number: int) -> str:
    """Return the path of the file of that number."""
    return f"r/{number:x}.bin"


def _page(segment: Segment, number: int) -> tuple[str, str, str, str]:
    text, record = segment.page_text(number), segment.record(number)
    title = text[: int(segment.title_ends[number])]
    return title, _string(record, "url"), _string(record, "date"), excerpt(text[int(segment.lead_starts[number]) :])


def _string(record: dict[str, Any], name: str) -> str:
    return str(record.get(name, ""))


def excerpt(text: str) -> str:
    """Return the beginning of a text, cut between words, with an ellipsis where something is left out."""
    line = " ".join(text[: 2 * EXCERPT].split())
    if len(line) <= EXCERPT:
        return line
    return line[:EXCERPT].rpartition(" ")[0] + "…"
