"""The exact bytes of small feeds. After a wanted change: ``python -m tests.feeds.test_golden`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.feeds.archive import plan
from bantin.feeds.atom import atom
from bantin.feeds.json_feed import json_feed
from bantin.feeds.opml import opml
from bantin.feeds.rss import rss
from bantin.files import write_bytes
from tests.feeds.samples import IDENTITY, MEETING, NOTICE, PARTY, SITE

GOLDEN = Path(__file__).parent / "golden"


def made() -> dict[str, bytes]:
    """Return every golden file as the program makes it today."""
    current, archive = plan(SITE, [MEETING, NOTICE])
    return {
        "atom.xml": atom(current),
        "rss.xml": rss(current),
        "feed.json": json_feed(current),
        "archive-atom.xml": atom(archive),
        "archive-rss.xml": rss(archive),
        "archive-feed.json": json_feed(archive),
        "empty-atom.xml": atom(plan(PARTY, [])[0]),
        "feeds.opml": opml(IDENTITY, [SITE, PARTY]),
    }


@pytest.mark.parametrize("name", sorted(made()))
def test_bytes_are_as_they_were(name: str) -> None:
    """The same entries give the same bytes, today and on every machine."""
    assert made()[name].decode() == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_golden_file_is_compared() -> None:
    """No file lies in the folder that no test reads."""
    assert {path.name for path in GOLDEN.iterdir()} == set(made())


if __name__ == "__main__":
    for name, data in made().items():
        write_bytes(GOLDEN / name, data)
