"""What the tests of the search share."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bantin.dates import ZONE
from bantin.search.documents import Document

WORDS = [
    "đường",
    "phố",
    "chợ",
    "đất",
    "nước",
    "dân",
    "quận",
    "phường",
    "họp",
    "ngày",
    "tháng",
    "năm",
    "giải",
    "phóng",
    "mặt",
    "bằng",
    "thuỷ",
    "hoà",
    "bán",
    "bản",
]


@pytest.fixture
def archive() -> list[Document]:
    """Return forty made-up articles, a day apart, with some words of their own and many in common."""
    return [
        Document(
            f"bai-{number:02}",
            f"Tin số {number} về {WORDS[number % 20]} {WORDS[number * 7 % 20]}",
            lead=" ".join(WORDS[number % 5 : number % 5 + 6]),
            body=" ".join(WORDS[number * step % 20] for step in range(1, 30 + number)),
            category="Tin phường" if number % 3 else "Kinh tế",
            section="tin-phuong" if number % 3 else "kinh-te",
            date=datetime(2020, 12, 1, tzinfo=ZONE) + timedelta(days=number),
            url=f"/tin/{number}/",
        )
        for number in range(40)
    ]
