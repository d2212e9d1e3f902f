from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bantin.article.front_matter import FrontMatter, FrontMatterError, compose, parse
from tests.growth import assert_linear

PATH = PurePosixPath("thong-bao/2021/a.md")
NAMES = ["id", "title", "date", "tags", "attachments", "aliases", "summary", "views", "pinned"]

# Whole files, put together of lines that belong together, in either kind of head.
on_one_line = st.text(max_size=8).map(lambda one: one.replace("\n", " "))
blocks = st.one_of(
    st.sampled_from(
        ["title: a", "Title:b", "date :  x ", "tags:\n- a\n# ghi chú\n  - b\n  tiếp", "aliases:\n\t- a", "# ghi chú"]
    ),
    st.tuples(st.sampled_from(["summary", "views", "pinned"]), on_one_line).map(": ".join),
)
fenced = st.tuples(
    st.lists(blocks | st.just(""), max_size=5), st.sampled_from(["---", "..."]), st.text(max_size=9)
).map(lambda parts: "\n".join(["---", *parts[0], parts[1], parts[2]]))
bare = st.tuples(st.lists(blocks, max_size=5), st.sampled_from(["", "\n", "\n\nbài", "\n \nbài\n"])).map(
    lambda parts: "\n".join(["id: x", *parts[0]]) + parts[1]
)
files = st.builds(
    lambda bom, text, end: bom + text.replace("\n", end),
    st.sampled_from(["", "\ufeff"]),
    fenced | bare,
    st.sampled_from(["\n", "\r\n"]),
)


def head(text: str) -> FrontMatter:
    return parse(text, PATH)


def value(front: FrontMatter, name: str) -> str | list[str]:
    field = front.field(name)
    assert field is not None
    return field.values if field.items else field.text


def fault(text: str) -> tuple[str, int, int]:
    with pytest.raises(FrontMatterError) as caught:
        head(text)
    found = caught.value.diagnostic
    return found.code, found.position.line, found.position.column


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("title: Giao ban: tháng 1", "Giao ban: tháng 1"),
        (
            'title: "Màu hoa đỏ" giữa Nghĩa trang liệt sĩ',
            '"Màu hoa đỏ" giữa Nghĩa trang liệt sĩ',
        ),
        ("title: 100% hộ # dân", "100% hộ # dân"),
        ('title: "Giao ban: tháng 1"', "Giao ban: tháng 1"),
        ("title: 'Quận ''ta'''", "Quận 'ta'"),
        ("title:Giao ban", "Giao ban"),
        ("title :  Giao ban \t", "Giao ban"),
        ("title:\tGiao ban", "Giao ban"),
        ("Title: Giao ban", "Giao ban"),
        ("title: [Ảnh] Giao ban", "[Ảnh] Giao ban"),
        ("title: - Giao ban", "- Giao ban"),
        ("title: https://a.vn/b?c=d#e", "https://a.vn/b?c=d#e"),
        ("title: | Giao ban >", "| Giao ban >"),
        ("title:", ""),
        ("title: Giao\x85ban\u2028", "Giao\x85ban"),
    ],
)
def test_a_field_is_a_name_a_colon_and_all_after_it(line: str, words: str) -> None:
    """Colons, quotes, number signs and brackets belong to the value as typed; only whole YAML quotes are taken off."""
    for text in (f"---\n{line}\n---\nbài\n", f"{line}\n\nbài\n"):
        assert value(head(text), "title") == words


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ("tags: [a, b]", ["a", "b"]),
        ("tags:\n- a\n- b", ["a", "b"]),
        ("tags:\n  - a\n  - b", ["a", "b"]),
        ("tags:\n- a\n\n# ghi chú\n- b", ["a", "b"]),
        ('tags:\n- "a: b"\n- b\n  dài thêm', ["a: b", "b dài thêm"]),
        ("tags:\n- a # b", ["a # b"]),
        ("tags: a, b", ["a", "b"]),
        ("tags:\n-\ta\n- b", ["a", "b"]),
    ],
)
def test_lists_are_read_in_both_forms(lines: str, items: list[str]) -> None:
    """`[a, b]` on the field's line and `- a` lines below it are the same list."""
    field = head(f"---\n{lines}\ntitle: x\n---\n").field("tags")
    assert field is not None
    assert field.values == items


def test_pelican_header_lines_are_read_to_the_first_empty_line() -> None:
    """An article written for Pelican is read without a fence, names in any case."""
    front = head("Title: Giao ban: tháng 1\nDate: 2021-01-06\nTags: a, b\n\nTitle: trong bài\n")
    assert [field.name for field in front.fields] == ["title", "date", "tags"]
    assert value(front, "title") == "Giao ban: tháng 1"
    assert front.body == "Title: trong bài\n"
    assert front.body_line == 5


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_reach_the_values(end: str, bom: str) -> None:
    """A file from Windows reads as the same file from elsewhere, lines and columns included."""
    front = head(bom + end.join(["---", "title: Giao ban", "tags:", "- a", "---", "", "Bài"]))
    assert (value(front, "title"), value(front, "tags"), front.body_line) == ("Giao ban", ["a"], 6)
    assert front.fields[0].position.line == 2
    assert front.fields[0].position.column == 8


def test_a_fenced_head_may_end_with_dots_and_holds_comments_and_empty_lines() -> None:
    """`...` closes the head as YAML allows; comments and empty lines are passed over."""
    front = head("---\n# ghi chú: không phải trường\n\ntitle: a\n...\nbài\n---\n")
    assert [field.name for field in front.fields] == ["title"]
    assert front.body == "bài\n---\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "front-matter-missing", 1, 1),
        ("\n", "front-matter-missing", 1, 1),
        ("\x00", "front-matter-missing", 1, 1),
        ("Chỉ có nội dung.\n", "front-matter-missing", 1, 1),
        ("----\ntitle: a\n---\n", "front-matter-fence", 1, 1),
        ("—\ntitle: a\n", "front-matter-fence", 1, 1),
        ("\n---\ntitle: a\n---\n", "front-matter-fence", 1, 1),
        ("---\nKính gửi các phường: a\n---\n", "front-matter-line", 2, 1),
        ("---", "front-matter-open", 1, 1),
        ("---\ntitle: a\n\nnội dung\n", "front-matter-open", 1, 1),
        ("---\ntitle: a\nkhông phải trường\n---\n", "front-matter-line", 3, 1),
        ("---\n  thụt vào\n---\n", "front-matter-line", 2, 3),
        ("---\n- mục\n---\n", "front-matter-line", 2, 1),
        ("---\ntitle: a\n- mục\n---\n", "front-matter-line", 3, 1),
        ("---\n\x00title: a\n---\n", "front-matter-line", 2, 1),
    ],
)
def test_a_broken_head_is_named_with_its_place(text: str, code: str, line: int, column: int) -> None:
    """A file without a head, with an open one or with a line that is no field says which line to mend."""
    assert fault(text) == (code, line, column)


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">+"])
def test_a_text_on_the_lines_below_is_read_without_the_mark_of_yaml(mark: str) -> None:
    """Editors who know YAML write a long summary so; alone on its line the mark is what was typed."""
    assert value(head(f"---\nsummary: {mark}\n  Một\n  hai\n---\n"), "summary") == "Một hai"
    assert value(head(f"---\nsummary: {mark}\n---\n"), "summary") == mark


def test_only_a_fence_is_a_head_without_fields() -> None:
    """Two fences and nothing else are an empty head and an empty body."""
    front = head("---\n---\n")
    assert (front.fields, front.body, front.text()) == ((), "", "---\n---\n")


@given(files)
def test_an_unchanged_file_is_written_back_byte_for_byte(text: str) -> None:
    """Whatever can be read at all comes back as it was."""
    assert head(text).text() == text


@given(files, st.sampled_from(NAMES), st.text(max_size=12) | st.integers(0, 9) | st.booleans())
def test_changing_a_field_changes_only_its_lines(text: str, name: str, new: str | int | bool) -> None:
    """All lines before and after the field, and comments within it, stay; the field says what was given."""
    front = head(text)
    changed = front.with_field(name, new, PATH)
    old, field = front.field(name), changed.field(name)
    assert field is not None
    assert field.text == (str(new).lower() if isinstance(new, bool) else str(new))
    first, last = (old.first, old.last + 1) if old else (field.first, field.first)
    comments = "".join(line for line in front.head[first:last] if line.startswith("#"))
    kept = "".join(front.head[:first]).removeprefix("\ufeff"), "".join([comments, *front.head[last:], front.body])
    now = "".join(changed.head[: field.first]).removeprefix("\ufeff")
    assert now in (kept[0], kept[0] + "\n", kept[0] + "\r\n")
    assert "".join(changed.head[field.last + 1 :]) + changed.body == kept[1]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["- a", "# của trang cũ", "- b"], ["a", "b", "c"], ["- a", "# của trang cũ", "- b", "- c"]),
        (["# một", "- a", "", "  tiếp", "# hai", "- b"], ["c", "d"], ["# một", "- c", "# hai", "- d"]),
        (["- a", "- b", "# ba", "# bốn", "- c"], ["a"], ["- a", "# ba", "# bốn"]),
        (["- a", "# sau"], ["b"], ["- b", "# sau"]),
    ],
)
def test_comments_in_a_list_stay_when_it_changes(end: str, old: list[str], new: list[str], expected: list[str]) -> None:
    """What an editor noted between the items of a list stands below as many items as before, or at the list's end."""
    front = head(end.join(["---", "attachments:", *old, "title: a", "---", "bài"]))
    assert front.with_field("attachments", new, PATH).text() == end.join(
        ["---", "attachments:", *expected, "title: a", "---", "bài"]
    )


def test_a_byte_order_mark_stays_when_the_first_line_changes() -> None:
    """The mark belongs to the file, not to the field beside it."""
    changed = head("\ufeffTitle: a\n\nbài").with_field("title", "b", PATH)
    assert changed.text() == "\ufefftitle: b\n\nbài"


def test_a_field_is_added_below_a_last_line_without_an_end() -> None:
    """A header that ends with the file gets its new field on a line of its own."""
    changed = head("Title: a").with_field("id", "k7m2q9xb", PATH)
    assert [(field.name, field.text) for field in changed.fields] == [("title", "a"), ("id", "k7m2q9xb")]


names = st.sampled_from(["title", "summary", "author", "source", "document_summary", "date"])
AWKWARD = [
    "null",
    "1e3",
    "0x1f",
    "2021-01-06",
    "12:30:45",
    "=",
    "<<",
    "---",
    "- x",
    "[",
    "{",
    "|",
    ">",
    "%",
    "@",
    "a\x85b",
]
words = st.text() | st.sampled_from(AWKWARD)


@given(
    st.dictionaries(names, words.filter(bool), max_size=4),
    st.dictionaries(st.sampled_from(["tags", "attachments", "aliases"]), st.lists(words.filter(bool), min_size=1)),
    st.integers(0, 10**9),
    st.text(),
)
def test_what_is_composed_reads_the_same_for_us_and_for_yaml(
    texts: dict[str, str], lists: dict[str, list[str]], views: int, body: str
) -> None:
    """Any texts, lists and numbers, written as an article, come back from a YAML 1.2 parser and from us."""
    text = compose({**texts, "views": views, **lists}, body)
    front = head(text)
    assert {name: value(front, name) for name in texts} == texts
    assert {field.name: field.values for field in front.fields if field.name in lists} == lists
    fenced = text.split("\n---\n", 1)[0].removeprefix("---\n")
    assert YAML(typ="safe", pure=True).load(fenced) == {**texts, "views": views, **lists}
    assert front.body.strip("\n") == body.strip("\n")


def test_dates_are_written_as_editors_write_them() -> None:
    """A moment stands without quotes, and YAML 1.2 still reads it as text."""
    text = compose({"date": "2021-01-06 17:07"}, "")
    assert text == "---\ndate: 2021-01-06 17:07\n---\n\n\n"
    assert YAML(typ="safe", pure=True).load("date: 2021-01-06 17:07") == {"date": "2021-01-06 17:07"}


def test_empty_values_are_left_out_and_zero_is_not() -> None:
    """A field without a value gets no line; 0 is a value."""
    fields: dict[str, Any] = {"title": "a", "summary": "", "tags": [], "pinned": False, "views": 0}
    assert compose(fields, "b") == "---\ntitle: a\nviews: 0\n---\n\nb\n"


def test_a_text_with_half_a_character_can_be_saved() -> None:
    """What UTF-8 cannot hold is replaced in head and body."""
    assert compose({"title": "a\udc80"}, "b\ud800").encode("utf-8") == b"---\ntitle: a?\n---\n\nb?\n"


@pytest.mark.parametrize(
    "inside",
    [
        ("title: a", " ", "b\n"),
        ("tags:\n", "- a\n", ""),
        ("tags:\n- a\n", " a\n", ""),
        ("summary: a\n", " aaaa\n", ""),
        ("tags:\n-", " ", "b\n"),
        ("tags: [a,\n", " b, c,\n", " d]\n"),
        ("", "a", "\n"),
    ],
    ids=["blanks", "items", "long-item", "long-value", "blanks-in-item", "long-list", "no-colon"],
)
def test_a_monstrous_head_is_read_in_linear_time(inside: tuple[str, str, str]) -> None:
    """No head of a file within the size limit holds up the build; quadratic reading would take minutes."""
    before, again, after = inside

    def read(size: int) -> None:
        try:
            fields = head(f"---\n{before}{again * (size // len(again))}{after}---\n").fields
        except FrontMatterError as error:
            assert error.diagnostic.code == "front-matter-line"  # noqa: PT017 - most of these heads are read
        else:
            assert all(field.values for field in fields)

    assert_linear(read, 400_000)


@pytest.mark.real_data
def test_real_titles_and_leads_read_the_same_for_us_and_for_yaml(real_data: Path) -> None:
    """Every title and lead of the real articles survives being written and read, by us and by a YAML 1.2 parser."""
    lines = (real_data / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 500
    for row in rows:
        texts = {"title": row.get("title") or "x", "summary": row.get("lead") or "x"}
        text = compose(texts, row.get("body") or "")
        front = head(text)
        assert {name: value(front, name) for name in texts} == texts
        assert YAML(typ="safe", pure=True).load(text.split("\n---\n", 1)[0].removeprefix("---\n")) == texts


def test_an_item_below_its_mark_stands_where_it_is() -> None:
    """The words of an item may begin on the line after its dash; that is the place they have."""
    field = parse("---\naliases:\n-\n  /tin/1.html\n---\n", PurePosixPath("a.md")).fields[0]
    assert field.values == ["/tin/1.html"]
    assert (field.items[0].position.line, field.items[0].position.column) == (4, 3)
