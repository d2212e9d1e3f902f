from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.article import identifiers


class _FirstFewTaken:
    """Claims to hold the first identifiers it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __contains__(self, one: object) -> bool:
        self.asked.append(str(one))
        return len(self.asked) < 4


def test_new_identifiers_are_valid_and_differ() -> None:
    """A thousand new identifiers have the right form and are all different."""
    made = {identifiers.new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(identifiers.is_valid(one) for one in made)


def test_a_taken_identifier_is_not_given_again() -> None:
    """Where an identifier is taken, another one is made."""
    taken = _FirstFewTaken()
    assert identifiers.new(taken) == taken.asked[-1]
    assert len(taken.asked) == 4


@given(st.text(alphabet=st.characters()))
def test_a_derived_identifier_is_valid_and_the_same_in_both_spellings(origin: str) -> None:
    """A path has one identifier for ever, also where the file system writes its marks apart."""
    made = identifiers.derive(origin)
    assert identifiers.is_valid(made)
    assert identifiers.derive(unicodedata.normalize("NFD", origin)) == made


def test_a_name_in_an_old_encoding_has_an_identifier() -> None:
    """A file name whose bytes are no UTF-8 still gives a valid identifier."""
    assert identifiers.is_valid(identifiers.derive(b"tin/\xff\xb5.md".decode("utf-8", "surrogateescape")))


def test_derived_identifiers_are_spread() -> None:
    """Ten thousand paths of one archive give ten thousand identifiers; the derivation itself never changes."""
    assert len({identifiers.derive(f"thong-bao/2021/{n}.md") for n in range(10_000)}) == 10_000
    assert identifiers.derive("thong-bao/2021/giao-ban.md") == "sfw22tdn"


@pytest.mark.parametrize(
    "value", ["", "k7m2q9x", "k7m2q9xbc", "27m2q9xb", "K7m2q9xb", "k7m2q9x0", "k7m2q9xa", "k7m2q9xl", "k7m2q9xb\n"]
)
def test_other_forms_are_refused(value: str) -> None:
    """Eight characters, a letter first, and none that is misread or makes words."""
    assert not identifiers.is_valid(value)
