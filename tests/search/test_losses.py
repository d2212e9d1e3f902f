"""What documents that stand no more leave."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.search import losses
from bantin.search.indexing import build_segment
from tests.search.archives import made_up


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 99), chosen=st.sets(st.integers(0, 39)))
def test_few_and_many_are_counted_alike(seed: int, chosen: set[int]) -> None:
    """Keys counted from the words of some documents are those that all postings name."""
    segment = build_segment(made_up(40, seed=seed))
    gone = np.isin(np.arange(40), sorted(chosen))
    one_by_one = losses.without(segment, gone)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(losses, "_FEW", -1)
        looked_through = losses.without(segment, gone)
    assert np.array_equal(one_by_one.lost.rows, looked_through.lost.rows)
    assert np.array_equal(one_by_one.lost.counts, looked_through.lost.counts)
    assert one_by_one.standing == 40 - len(chosen)
