"""However a site came about, by one build or by many, it is the same, byte for byte."""

from __future__ import annotations

import os
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from desk import Desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from trees import Sites, differences

# Sequences and edits of each: few where every test is run, as many as one likes by hand.
SEQUENCES = int(os.environ.get("BANTIN_SEQUENCES", "2"))
EDITS = int(os.environ.get("BANTIN_EDITS", "8"))
ARTICLES = int(os.environ.get("BANTIN_ARTICLES", "24"))
LARGEST = 1 << 32


# A smaller seed is no simpler a sequence; the few of every run are always the same, those of a long run never.
@settings(
    phases=[Phase.generate],
    derandomize="BANTIN_SEQUENCES" not in os.environ,
    max_examples=SEQUENCES,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    print_blob=True,
    database=None,
)
@given(st.integers(0, LARGEST))
def test_after_any_edits_the_site_is_that_of_a_first_build(root: Path, seed: int) -> None:
    """Edits of every kind, one after the other: after each, all files and the index are as if there had been none."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        chance = random.Random(seed)  # noqa: S311 -- an example, no secret
        sites = Sites(root, folder, Desk(root, folder, chance, ARTICLES))
        edits: list[str] = []
        for _ in range(EDITS):
            again, index = sites.build_again(chance.choice((1, 1, 2)), stays=chance.random() < 0.7)
            afresh, other = sites.build_afresh()
            assert differences(again, afresh) == [], (seed, edits)
            assert index == other, (seed, edits)
            edits.append(sites.desk.edit())
