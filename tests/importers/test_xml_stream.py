from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from bantin.importers.xml_stream import XmlError, read_elements

BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">
{entities}]><rss><channel><item><title>&z;</title></item></channel></rss>"""


def write(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "a.xml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def fail(path: Path) -> XmlError:
    with pytest.raises(XmlError) as caught:
        list(read_elements(path, {"item"}))
    return caught.value


def test_elements_come_one_by_one_with_their_lines(tmp_path: Path) -> None:
    """Wanted elements are whole, those within one are part of it, and all else is passed over."""
    path = write(tmp_path, "<r>\n<item><a>1</a><item>2</item></item>\n<x><item>3</item></x>\n</r>")
    found = list(read_elements(path, {"item"}))
    assert [(one.line, "".join(one.element.itertext())) for one in found] == [(2, "12"), (3, "3")]


def test_names_of_html_are_read(tmp_path: Path) -> None:
    """Old channels hold &nbsp; and &agrave; without declaring them."""
    (found,) = read_elements(write(tmp_path, "<r><item>t&agrave;i&nbsp;li&#7879;u &amp; &khong;</item></r>"), {"item"})
    assert found.element.text == "tài\xa0liệu & &khong;"


@pytest.mark.parametrize(
    "declared",
    [
        "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(25)),
        '<!ENTITY z SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://example.vn/a.dtd"> %p;',
    ],
)
def test_a_file_that_declares_entities_is_refused(tmp_path: Path, declared: str) -> None:
    """Neither a bomb nor a request for another file is let in; the place is named."""
    error = fail(write(tmp_path, BOMB.format(entities=declared)))
    assert (error.code, error.line) == ("xml-entities", 1)


def test_a_broken_file_gives_what_comes_before_the_fault(tmp_path: Path) -> None:
    """What was whole is there, and where it breaks is said."""
    path = write(tmp_path, "<r>\n<item>1</item>\n<item>2</itm></r>")
    found: list[str | None] = []

    def read() -> None:
        found.extend(one.element.text for one in read_elements(path, {"item"}))

    with pytest.raises(XmlError) as caught:
        read()
    assert (caught.value.code, caught.value.line) == ("xml-broken", 3)
    assert found == []


@pytest.mark.parametrize("name", ["UT-8", "shift_jis", "idna"])
def test_a_code_page_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """One that is none, and one that the parser does not know."""
    error = fail(write(tmp_path, f'<?xml version="1.0" encoding="{name}"?><r><item>a</item></r>'))
    assert (error.code, error.line) == ("xml-broken", 1)
    assert error.reason


def test_endless_depth_and_endless_text_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An element in an element in an element …, and an article that never ends in any way."""
    assert fail(write(tmp_path, "<item>" + "<a>" * 100_000)).code == "xml-too-deep"
    monkeypatch.setattr("bantin.importers.xml_stream.MAX_CHARACTERS", 1000)
    for endless in ("a" * 2000, "<a/>" * 20, f"<a b='{'c' * 2000}'/>"):
        assert fail(write(tmp_path, f"<r><item>{endless}</item></r>")).code == "xml-too-large"


def test_a_long_file_takes_little_memory(tmp_path: Path) -> None:
    """A thousand elements are never all there at once."""
    path = write(tmp_path, "<r>" + ("<item>" + "a" * 5000 + "</item>") * 1000 + "</r>")
    tracemalloc.start()
    assert sum(1 for _ in read_elements(path, {"item"})) == 1000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
