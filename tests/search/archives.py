"""Made-up archives for the tests of the index of record."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bantin.dates import ZONE
from bantin.search.documents import Document
from bantin.search.indexing import build_segment
from bantin.search.segment import Segment

FIRST_DAY = datetime(2021, 3, 1, 8, 30, tzinfo=ZONE)
ONSETS = ("b", "c", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x")
RHYMES = ("a", "à", "ạ", "án", "ăn", "ất", "ơi", "ưu", "ông", "ước")


def made_up(count: int, seed: int) -> list[Document]:
    """Return articles of made-up words, some of them common, most of them rare, with all fields and codes."""
    chance = random.Random(seed)  # noqa: S311
    words = [onset + rhyme for rhyme in RHYMES for onset in ONSETS]

    def some(length: int) -> str:
        return " ".join(words[min(int(chance.paretovariate(0.4)), len(words)) - 1] for _ in range(length))

    return [
        Document(
            f"bai-{number:04}",
            some(10).capitalize(),
            lead=f"{some(20)}. Theo quyết định {number % 90}/QĐ-UBND, {some(10)}",
            body="\n\n".join(some(chance.randrange(20, 200)) for _ in range(3)),
            captions=(some(8),) if number % 3 else (),
            category=f"Mục {number % 5}",
            section=f"muc-{number % 5}",
            tags=("đất đai", some(2)),
            author=some(2).title() if number % 2 else "",
            date=FIRST_DAY + timedelta(hours=number) if number % 7 else None,
            views=number * 7,
            url=f"/{number}/",
        )
        for number in range(count)
    ]


def changed(documents: Sequence[Document]) -> tuple[list[Segment], list[Document]]:
    """Return a base with two changes, and the documents that then stand.

    One article is written anew, one twice, one taken away, and one comes.
    """
    first, second = replace(documents[3], title="Tiêu đề khác"), replace(documents[4], body="ngắn hơn")
    last, new = replace(first, lead="lần hai"), replace(documents[0], id="bai-moi")
    segments = [
        build_segment(documents),
        build_segment([first, second], removed=[documents[7].id]),
        build_segment([last, new]),
    ]
    kept = [one for number, one in enumerate(documents) if number not in {3, 4, 7}]
    return segments, [*kept, second, last, new]
