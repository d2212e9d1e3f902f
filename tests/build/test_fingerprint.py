from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from bantin.build.fingerprint import SIZE, fingerprint, joined
from bantin.dates import ZONE


@dataclass(frozen=True)
class Thing:
    """Anything that pages show."""

    name: str
    number: int = 0


def test_equal_values_have_equal_fingerprints_and_others_have_not() -> None:
    """Texts, numbers, dates and dataclasses are told apart by what they are, and by where they stand."""
    day = datetime(2021, 1, 6, tzinfo=ZONE)
    values = [(), ("",), ("a",), ("a", ""), (["a"],), (1,), ("1",), (b"1",), (day,), (Thing("a"),), (Thing("a", 1),)]
    marks = [fingerprint(*one) for one in values]
    assert len(set(marks)) == len(marks)
    assert {len(one) for one in marks} == {SIZE}
    assert fingerprint({"x": Thing("a"), "y": [day]}) == fingerprint({"x": Thing("a"), "y": [day]})


def test_what_only_says_where_it_lies_is_refused() -> None:
    """An object without a description of its own would have another fingerprint in each build."""
    for value in (object(), [object()], {"a": (object(),)}):
        with pytest.raises(TypeError):
            fingerprint(value)
    assert fingerprint("nằm ở <x at 0x7f>") == fingerprint("nằm ở <x at 0x7f>")


def test_half_a_character_has_a_fingerprint() -> None:
    """Names of files may hold bytes that are no text."""
    assert fingerprint("\udcff") != fingerprint("\udcfe")


def test_the_order_of_digests_counts() -> None:
    """Many digests have one together, another where they change places."""
    one, two = fingerprint(1), fingerprint(2)
    assert joined([one, two]) != joined([two, one])
