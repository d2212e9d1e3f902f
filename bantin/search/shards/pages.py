"""The files of what results show: title, address, day and the beginning of the text, a few documents in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bantin.search.segment import Segment
from bantin.search.shards.layout import File, compressed
from bantin.search.shards.tiers import Tier

# Ten results lie in nearly ten files, whatever their order: of few documents each, little is fetched in vain.
DOCUMENTS = 4
# As much text as two or three lines on a telephone.
EXCERPT = 170


def write_pages(tier: Tier) -> Iterator[File]:
    """Yield the files, each the JSON of its documents in order."""
    pages = (_page(segment, number) for segment, number in tier.segments())
    number = 0
    while some := list(islice(pages, DOCUMENTS)):
        yield File(
            f"r/{number:x}.bin", compressed(json.dumps(some, ensure_ascii=False, separators=(",", ":")).encode())
        )
        number += 1


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
