from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bantin.dates import ZONE
from bantin.feeds.archive import NEWEST, Document, plan
from bantin.feeds.atom import atom
from bantin.feeds.json_feed import json_feed
from bantin.feeds.model import Entry, Format, Part, path_of
from bantin.feeds.rss import rss
from tests.feeds.samples import MEETING, NOTICE, PARTY, ROOT, SITE, many

COUNTS = st.lists(st.integers(0, 70), max_size=4)


def years(counts: list[int]) -> list[Entry]:
    return [entry for offset, count in enumerate(counts) for entry in many(2018 + offset, count)]


def written(documents: list[Document]) -> dict[str, bytes]:
    writers = {Format.ATOM: atom, Format.RSS: rss, Format.JSON: json_feed}
    return {one.path(kind): write(one) for one in documents for kind, write in writers.items()}


def ids(document: Document) -> list[str]:
    return [entry.id for entry in document.entries]


def test_paths_tell_channel_year_and_part() -> None:
    """Site and category, current and archive documents each have an address that never changes."""
    assert path_of("", Format.ATOM) == "feed/atom.xml"
    assert path_of("dang-doan-the", Format.RSS) == "dang-doan-the/feed/rss.xml"
    assert path_of("", Format.JSON, Part(2021, 3)) == "feed/2021/3/feed.json"
    assert PARTY.address(Format.JSON, Part(2021, 1)) == f"{ROOT}dang-doan-the/feed/2021/1/feed.json"


def test_the_current_document_holds_the_newest_twenty() -> None:
    """However the entries arrive, the newest twenty come first, newest at the top."""
    entries = many(2021, 45)
    current = plan(SITE, reversed(entries))[0]
    assert current.part is None
    assert ids(current) == [entry.id for entry in entries[:20]]


def test_parts_count_from_the_oldest_and_only_full_ones_of_the_newest_year_are_written() -> None:
    """45 entries of the newest year make two archive documents; the last five wait in the current one."""
    documents = plan(SITE, many(2021, 45))
    assert [one.part for one in documents] == [None, Part(2021, 2), Part(2021, 1)]
    assert ids(documents[2])[-1] == "b2021001"


def test_a_year_that_is_over_is_archived_to_its_last_entry() -> None:
    """Once a later year has begun, what was left of the year before becomes its last part."""
    documents = plan(SITE, [*many(2020, 23), *many(2021, 1)])
    assert [one.part for one in documents] == [None, Part(2020, 2), Part(2020, 1)]
    assert len(documents[1].entries) == 3


def test_links_lead_back_across_years_and_forward_within_one() -> None:
    """The current document leads to the newest part, each part to the one before; forward only inside a year."""
    current, second, first, last_year = plan(SITE, [*many(2020, 3), *many(2021, 40)])
    assert dict(current.links(Format.ATOM)) == {
        "self": f"{ROOT}feed/atom.xml",
        "prev-archive": f"{ROOT}feed/2021/2/atom.xml",
    }
    assert (second.older, second.newer) == (Part(2021, 1), None)
    assert (first.older, first.newer) == (Part(2020, 1), Part(2021, 2))
    assert dict(last_year.links(Format.RSS)) == {
        "self": f"{ROOT}feed/2020/1/rss.xml",
        "current": f"{ROOT}feed/rss.xml",
    }


@given(COUNTS)
def test_following_the_links_back_finds_every_entry(counts: list[int]) -> None:
    """A reader that starts at the current document and follows prev-archive misses nothing and meets no dead end."""
    entries = years(counts)
    documents = {one.part: one for one in plan(SITE, entries)}
    found: set[str] = set()
    one = documents.pop(None)
    while True:
        assert len(one.entries) <= NEWEST
        found.update(ids(one))
        if one.older is None:
            break
        one = documents.pop(one.older)
    assert found == {entry.id for entry in entries}
    assert not documents


@given(COUNTS, st.integers(1, 45))
def test_a_later_year_changes_no_byte_of_a_closed_one(counts: list[int], later: int) -> None:
    """What has been written for the years before stays as it was, whatever a new year brings."""
    before = written(plan(SITE, [*years(counts), *many(2030, 1)]))
    after = written(plan(SITE, [*years(counts), *many(2030, 1), *many(2031, later)]))
    closed = {path for path in before if "/20" in path}
    assert {path: before[path] for path in closed} == {path: after[path] for path in closed}


@given(st.integers(0, 60))
def test_a_new_entry_changes_no_entries_of_a_written_part(count: int) -> None:
    """A part, once written, keeps its entries when the year goes on."""
    parts = {one.part: one.entries for one in plan(SITE, many(2021, count)) if one.part}
    grown = {one.part: one.entries for one in plan(SITE, many(2021, count + 1)) if one.part}
    assert {part: grown[part] for part in parts} == parts


def test_the_year_is_that_of_ho_chi_minh_city() -> None:
    """An article of the first hours of 1 January belongs to the new year, whatever zone its date is written in."""
    entry = replace(NOTICE, published=datetime(2020, 12, 31, 18, 0, tzinfo=UTC))
    assert plan(SITE, [entry, *many(2022, 1)])[1].part == Part(2021, 1)


def test_the_feed_was_updated_when_its_newest_change_was_made() -> None:
    """The date of a feed comes from its entries; an empty feed carries the first day of the office's identifiers."""
    assert plan(SITE, [MEETING, NOTICE])[0].updated == MEETING.updated
    assert plan(SITE, [])[0].updated == datetime(2019, 3, 1, tzinfo=ZONE)


def test_entries_of_one_moment_keep_one_order() -> None:
    """Two entries of the same minute stand in the same order whichever was read first."""
    twin = replace(NOTICE, id="z9z9z9z9")
    assert plan(SITE, [NOTICE, twin]) == plan(SITE, [twin, NOTICE])
