"""Segments made one."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.search import merging
from bantin.search.documents import Document
from bantin.search.engine import Engine
from bantin.search.indexing import build_segment
from bantin.search.keys import BOUNDARY, exact_key
from bantin.search.merging import Part, merge_segments
from bantin.search.segment import Segment, find_gone

WORDS = st.sampled_from(
    ["đất", "dat", "đường", "chợ", "316/KL-STNMT", "TP.HCM", "năm 2020", "Chợ", "5kg", "ngày 6/1/2021"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12)


def apart(segment: Segment) -> dict[str, object]:
    """Return what a segment says, whatever the numbers of its words."""
    said = {
        field.name: getattr(segment, field.name)
        for field in fields(Segment)
        if field.name not in {"words", "codes", "word_exact", "word_folded", "vocabulary", "vocabulary_starts", "lost"}
    }
    said["exact"], said["folded"] = (keys[segment.words] for keys in (segment.word_exact, segment.word_folded))
    said["codes"] = segment.word_exact[segment.codes]
    said["vocabulary"] = np.sort(segment.word_exact)
    said["spellings"] = sorted(segment.spellings())
    assert segment.word_exact.tolist() == [exact_key(word) if word else BOUNDARY for word in segment.spellings()]
    return said


def check_alike(one: Segment, other: Segment) -> None:
    """Compare all arrays of two segments."""
    for (name, found), wanted in zip(apart(one).items(), apart(other).values(), strict=True):
        assert np.array_equal(found, wanted), name  # type: ignore[arg-type]
        if isinstance(found, np.ndarray):
            assert found.dtype == wanted.dtype, name  # type: ignore[attr-defined]


@given(TEXTS, st.lists(st.integers(0, 11), max_size=4), st.integers(1, 3), st.booleans())
def test_a_merged_segment_is_the_one_that_would_have_been_built(
    texts: list[str], again: list[int], count: int, small: bool
) -> None:
    """Whatever was replaced or removed on the way, and however small the blocks, the arrays are the same."""
    latest = {f"{n:02}": Document(f"{n:02}", one, body=one * 2, section=f"m{n % 3}") for n, one in enumerate(texts)}
    stages = [list(latest.values())[start::count] for start in range(count)]
    for number in again:
        if (id := f"{number:02}") in latest:
            latest[id] = replace(latest[id], title=f"{latest[id].title} mới")
            stages.append([latest[id]])
    removed = sorted(latest)[:1]
    segments = [*map(build_segment, stages), build_segment([], removed)]
    for id in removed:
        del latest[id]
    parts = [Part(*one) for one in zip(segments, find_gone(segments), strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        if small:
            patch.setattr(merging, "_BLOCK", 3)
        merged = merge_segments(parts)
    check_alike(merged, build_segment(list(latest.values())))


def test_too_many_documents_do_not_fit(monkeypatch: pytest.MonkeyPatch, archive: list[Document]) -> None:
    """No segment is made whose documents could not be numbered."""
    monkeypatch.setattr(merging, "MOST_DOCUMENTS", 30)
    parts = [Part(build_segment(archive[:20]), None), Part(build_segment(archive[20:]), None)]
    with pytest.raises(ValueError, match="40 documents"):
        merge_segments(parts)


@pytest.mark.parametrize("filler", ["dài " * 17_000, " ".join(f"từ{number}x" for number in range(66_000))])
def test_long_pages_and_many_words_keep_their_numbers(filler: str) -> None:
    """Places and words beyond two bytes are kept whole, also where a segment of small numbers is merged with them."""
    long = Document("dài", "Chợ xa", body=f"{filler} cuối cùng")
    short = Document("ngắn", "Chợ gần", body="ở đầu")
    parts = [Part(build_segment([one]), None) for one in (short, long)]
    merged = merge_segments(parts)
    check_alike(merged, build_segment([short, long]))
    assert "<mark>cuối cùng</mark>" in Engine([merged]).search("cuối cùng").hits[0].passage
    assert "ở <mark>đầu</mark>" in Engine([merged]).search("đầu").hits[0].passage
