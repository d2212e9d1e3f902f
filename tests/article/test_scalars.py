from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from bantin.article import scalars

# Texts that some YAML parser takes for something else, and characters that end or begin something.
AWKWARD = [
    *("null", "~", "true", "No", "1e3", "0x1f", "0o17", ".inf", ".NaN", "2021-01-06", "12:30:45", "=", "<<", "-", "?"),
    *("---", "...", "- x", "[", "]", "{a}", "|", ">", "%TAG", "@a", "`a`", "&a", "*a", "!a", "a: b", "a:", "a #b", "#"),
    *("a, b", '"', "'", "\\", "a\\nb", '"Màu hoa đỏ" giữa', "a\x85b", "a\u2028b", "\ufeffa", "🎉", "a\u0301", "\xa0a "),
    *("Giao ban: tháng 1", "100% hộ # dân", "a\nb", "a\tb", "a\rb", "\x00\x1b", "\uffff\ufffe", "\U0010ffff"),
]
texts = st.text() | st.sampled_from(AWKWARD) | st.text(alphabet=" :#-[]{},\"'\\\n\tđaNx0&*!|>%@`?")


def yaml_reads(text: str) -> object:
    return YAML(typ="safe", pure=True).load(text)


@given(texts)
def test_a_written_text_is_read_back_by_us_and_by_yaml(value: str) -> None:
    """What we write as a field's value, a YAML 1.2 parser and we read as the same text."""
    written = scalars.write(value)
    assert "\n" not in written
    assert scalars.read(written) == value
    assert yaml_reads(f"a: {written}\nb: c\n") == {"a": value, "b": "c"}
    assert yaml_reads(f"a:\n- {written}\n") == {"a": [value]}


@given(st.lists(texts.filter(bool), max_size=4))
def test_a_written_list_is_read_back_by_us_and_by_yaml(values: list[str]) -> None:
    """What we write between brackets, a YAML 1.2 parser and we read as the same list, each item at its place."""
    written = f"[{', '.join(scalars.write(one, in_list=True) for one in values)}]"
    found = scalars.read_list(written)
    assert [value for _, value in found] == values
    assert all(
        scalars.write(value, in_list=True) == written[at:][: len(scalars.write(value, in_list=True))]
        for at, value in found
    )
    assert yaml_reads(f"a: {written}\n") == {"a": values}


@given(texts, st.sampled_from([DoubleQuotedScalarString, SingleQuotedScalarString]))
@example("a\x85\xa0\u2028\u2029\a\b\v\f\x1b\x00", DoubleQuotedScalarString)
def test_what_yaml_writes_in_quotes_is_read_as_yaml_does(value: str, quoted: type[str]) -> None:
    """A value another program put into YAML's quotes, with any of YAML's escapes, is read as that program meant it."""
    yaml = YAML(pure=True)
    yaml.width = 10**6
    stream = StringIO()
    yaml.dump({"a": quoted(value)}, stream)
    line = stream.getvalue()
    if len(line.splitlines()) == 1 and yaml_reads(line) == {"a": value}:
        assert scalars.read(line.removeprefix("a: ")) == value


@pytest.mark.parametrize(
    "typed",
    [
        '"Màu hoa đỏ" giữa Nghĩa trang liệt sĩ',
        '"Màu hoa đỏ" và "Bầu trời xanh"',
        "100% hộ # dân",
        "Giao ban: tháng 1",
        "[Ảnh] Hội nghị",
        'đường dẫn "C:\\quận',
        r'"một dấu \q lạ"',
        r'"nửa chữ \ud800"',
        r'"quá xa \U00110000"',
        "'không đóng",
        '"',
    ],
)
def test_a_value_that_only_begins_like_yaml_stays_as_typed(typed: str) -> None:
    """Quotes, brackets and signs that do not enclose the whole value are the editor's own."""
    assert scalars.read(typed) == typed


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("[a, b]", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ('["a, b", c]', ["a, b", "c"]),
        ("['a, b' , c]", ["a, b", "c"]),
        ("[a,, b,]", ["a", "b"]),
        ("[]", []),
        ("", []),
        ('["a" b, c]', ['"a" b', "c"]),
        ("[cải cách hành chính]", ["cải cách hành chính"]),
        ("['', \"\"]", []),
    ],
)
def test_a_list_on_one_line_is_taken_apart(typed: str, items: list[str]) -> None:
    """Commas part items, save those within quotes; empty items fall away."""
    assert [item for _, item in scalars.read_list(typed)] == items


def test_a_list_with_endless_blanks_is_read_at_once() -> None:
    """A slip of the keyboard in a list cannot hold up a build: reading takes linear time."""
    blanks = " " * 300_000
    assert scalars.read_list(f"[a{blanks}b,{blanks}c]") == [(1, f"a{blanks}b"), (600_004, "c")]


@pytest.mark.parametrize(
    ("typed", "starts"),
    [("[a, b]", [1, 4]), ("a,b", [0, 2]), ('  [ "a, b" ,, c]', [4, 14]), ("[a b , 'c' d]", [1, 7]), ("[]", [])],
)
def test_each_item_of_a_list_has_its_place(typed: str, starts: list[int]) -> None:
    """Where an item begins is known, its quote included, blanks and empty items before it counted."""
    assert [at for at, _ in scalars.read_list(typed)] == starts


def test_half_a_character_is_written_as_a_question_mark() -> None:
    """A lone surrogate, which no UTF-8 file can hold, never reaches a file."""
    assert scalars.write("a\ud800b") == "a?b"
