from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from bantin import xml


@given(st.text())
def test_text_and_attribute_read_back_as_written(value: str) -> None:
    """Whatever the text, a parser gives it back, less the characters XML forbids."""
    root = ElementTree.fromstring(xml.document(xml.element("a", value, {"b": value})))  # noqa: S314 - our own bytes
    assert (root.text or "") == xml.clean(value)
    assert root.get("b") == xml.clean(value)


@given(st.text(alphabet="]>x<&\x00 "))
def test_cdata_reads_back_as_written(value: str) -> None:
    """No text ends its own CDATA section."""
    root = ElementTree.fromstring(f"<a>{xml.cdata(value)}</a>")  # noqa: S314 - our own bytes
    assert (root.text or "") == xml.clean(value)


def test_only_forbidden_characters_are_left_out() -> None:
    """Vietnamese letters, emoji and line breaks stay; controls, lone surrogates and non-characters go."""
    assert xml.clean("Đ\u1ea3ng\n\t🎉\x00\x08\x1b\ud800\ufffe\uffff") == "Đ\u1ea3ng\n\t🎉"


def test_groups_nest() -> None:
    """A group holds its children unescaped, one a line."""
    inner = [xml.empty("b", {"c": 1}), xml.element("d", "<")]
    assert xml.document(xml.group("a", inner)) == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<a>\n<b c="1"/>\n<d>&lt;</d>\n</a>\n'
    )
