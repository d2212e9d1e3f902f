"""What tells that a document changed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bantin.search.digests import SIZE, digest
from bantin.search.documents import Document

VALUES: dict[str, Any] = {"date": datetime(2021, 1, 6, tzinfo=UTC)}


@pytest.mark.parametrize("name", [field.name for field in fields(Document)])
def test_every_field_counts(name: str) -> None:
    """A change of any field is seen, and the same document is always told by the same bytes."""
    plain = Document("a", "Chợ")
    value = getattr(plain, name)
    changed: dict[str, Any] = {name: ("thêm",) if isinstance(value, tuple) else VALUES.get(name, "khác")}
    other = replace(plain, **changed)
    assert digest(other) != digest(plain)
    assert digest(replace(plain)) == digest(plain)
    assert len(digest(other)) == SIZE


def test_text_that_moves_to_the_next_field_is_a_change() -> None:
    """The same characters in other fields are another document."""
    assert digest(Document("a", "Chợ", lead="Mơ")) != digest(Document("a", "ChợMơ"))
    assert digest(Document("a", "Chợ", lead="Mơ")) != digest(Document("a", "Chợ", lead="", body="Mơ"))
    assert digest(Document("a", "x", tags=("b", "c"))) != digest(Document("a", "x", tags=("b, c",)))
