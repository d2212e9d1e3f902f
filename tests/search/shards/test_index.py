from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.search.documents import Document
from bantin.search.indexing import build_segment
from bantin.search.pointer import INDEX
from bantin.search.segment import Segment, find_gone
from bantin.search.shards import index
from bantin.search.shards.index import every_file
from bantin.search.shards.layout import packed, unpacked
from bantin.search.shards.packs import Packs
from bantin.search.shards.pages import EXCERPT, excerpt
from bantin.search.shards.tiers import Tier
from tests.search.archives import changed, made_up

OPEN = 2021


def shards(folder: Path, segments: Sequence[Segment], open_year: int = OPEN) -> dict[str, bytes]:
    """Return the files made of the segments, by their paths."""
    return {one.path: one.data for one in every_file(segments, find_gone(segments), open_year, {}, Packs(folder))}


def told(files: dict[str, bytes]) -> Any:
    """Return what the index says."""
    return json.loads(zlib.decompress(files[INDEX], -15))


def test_files_follow_from_what_stands(tmp_path: Path) -> None:
    """A base with changes makes the same files, byte for byte, as an index of what is left, built at once."""
    segments, standing = changed(made_up(120, seed=1))
    assert shards(tmp_path / "a", segments) == shards(tmp_path / "b", [build_segment(standing)])


@settings(max_examples=10)
@given(st.permutations(range(30)), st.integers(1, 30))
def test_the_cut_into_segments_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], at: int
) -> None:
    """In whatever order and in how many segments documents come, the files are the same."""
    documents = made_up(30, seed=2)
    some = [documents[number] for number in order]
    folder = tmp_path_factory.mktemp("packs")
    parts = [build_segment(some[:at]), build_segment(some[at:])]
    assert shards(folder / "a", parts) == shards(folder / "b", [build_segment(documents)])


def test_an_article_of_the_open_year_leaves_the_years_before_alone(tmp_path: Path) -> None:
    """What the closed years hold lies in files of its own, which a new article does not touch."""
    documents = made_up(60, seed=3)
    old = [replace(one, date=one.date and one.date.replace(year=2015)) for one in documents[:40]]
    before = shards(tmp_path, [build_segment([*old, *documents[40:59]])])
    after = shards(tmp_path, [build_segment([*old, *documents[40:]])])
    kept = {path for path in before if after.get(path) == before[path]}
    base = told(after)["tiers"][-1]["path"]
    assert len(told(after)["tiers"]) == 2
    assert {path for path in after if path.startswith(base)} <= kept
    assert not any(path.startswith(told(after)["tiers"][0]["path"]) for path in kept)


def test_no_article_makes_an_index_that_answers_nothing(tmp_path: Path) -> None:
    """A site without articles has an index too."""
    files = shards(tmp_path, [build_segment(())])
    tier = told(files)["tiers"][0]
    assert tier["size"] == 0
    # Abbreviations stand apart from the table of words, which is empty.
    table, _, also = zlib.decompress(files[f"{tier['path']}w/000.bin"], -15).partition(b"\0")[0].partition(b"\n\n")
    assert table == b""
    assert "=UBND\tỦy ban nhân dân\t0" in also.decode().split("\n")


def test_what_stands_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the files come from the state folder; damaged there, they are made anew."""
    segments = [build_segment(made_up(40, seed=4))]
    first = shards(tmp_path, segments)
    made: list[Tier] = []
    original = index._tier_files

    def noted(tier: Tier) -> Any:
        made.append(tier)
        return original(tier)

    monkeypatch.setattr(index, "_tier_files", noted)
    assert shards(tmp_path, segments) == first
    assert made == []
    for pack in tmp_path.glob("*.zip"):
        # Within a file, past its own small head; the list of files stands at the end.
        data = bytearray(pack.read_bytes())
        data[60] ^= 1
        pack.write_bytes(data)
    assert shards(tmp_path, segments) == first
    assert len(made) == len(told(first)["tiers"])


def test_packs_of_other_articles_are_taken_away(tmp_path: Path) -> None:
    """The state folder keeps what the last build used and no more."""
    shards(tmp_path, [build_segment(made_up(20, seed=5))])
    files = shards(tmp_path, [build_segment(made_up(21, seed=5))])
    names = {one["path"].removesuffix("/") for one in told(files)["tiers"]}
    assert {path.stem for path in tmp_path.glob("*.zip")} == names


@given(st.text(st.sampled_from("a bà\n"), max_size=3 * EXCERPT))
def test_excerpts_are_short_and_end_with_a_word(text: str) -> None:
    """The beginning of a text is cut between words, and says that there is more."""
    line = " ".join(text.split())
    found = excerpt(text)
    assert len(found) <= EXCERPT + 1
    assert line.startswith(found.removesuffix("…"))
    assert found == line or found.endswith("…")


def test_two_pairs_of_one_hash_in_one_document_count_once() -> None:
    """A document that holds both is listed once for them, with the higher of its levels."""
    found = unpacked([packed(np.array([7, 7, 8]), np.array([3, 3, 3]), np.array([2, 5, 1], np.uint8))])
    assert (found.of.tolist(), found.documents.tolist(), found.levels.tolist()) == ([7, 8], [3, 3], [5, 1])
    assert found.gaps().tolist() == [3, 3]


def test_documents_that_look_alike_are_told_apart() -> None:
    """Equal titles, dates and texts: the id decides the order, here as in the service."""
    same = [Document(id, "Giao ban") for id in ("b", "a")]
    assert build_segment(same).ids == ("a", "b")
