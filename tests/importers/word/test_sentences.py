"""Nothing that a reader of the Word file saw is missing on the page."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.office import GIF
from tests.importers.word.making import (
    AGAIN,
    BULLETS,
    CLAUSES,
    NUMBERS,
    SUB,
    W,
    cell,
    docx,
    notes,
    p,
    picture,
    run,
    table,
)
from tests.importers.word.reading import Read
from tests.importers.word.test_office_block import bold, head

# The state's name and motto, and what a figure sets apart ("Ảnh: Văn A").
UNCOMPARED = re.compile(r"[\W_]+|ảnh")
FORMAL = ("cộnghòaxãhộichủnghĩaviệtnam", "độclậptựdohạnhphúc")


def squash(words: str) -> str:
    return UNCOMPARED.sub("", unicodedata.normalize("NFC", words).casefold())


def sentences(data: bytes) -> Iterator[str]:
    """Yield every sentence of the text and of the notes that are referred to, found without our own reader."""
    archive = zipfile.ZipFile(BytesIO(data))
    root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 -- our own files, and real ones
    used = {one.get(f"{{{W}}}id") for one in root.iter(f"{{{W}}}footnoteReference")}
    parts: list[ET.Element] = [root]
    if used:
        found = ET.fromstring(archive.read("word/footnotes.xml"))  # noqa: S314
        parts += [one for one in found if one.get(f"{{{W}}}id") in used]
    for part in parts:
        for paragraph in part.iter(f"{{{W}}}p"):
            words = "".join(_letters(paragraph))
            yield from filter(squash, re.split(r"(?<=[.!?…])\s+|\n", words))


def _letters(element: ET.Element) -> Iterator[str]:
    for one in element:
        if one.tag == f"{{{W}}}t":
            yield one.text or ""
        elif one.tag in {f"{{{W}}}br", f"{{{W}}}tab"}:
            yield "\n"
        elif one.tag != f"{{{W}}}p":
            yield from _letters(one)


def shown(data: bytes) -> str:
    """Return all that the article shows: title, lead, the fields of its document, the page."""
    made = Read(data)
    article = made.article
    fields = [article.title, article.lead]
    if article.office:
        fields += [f"Số: {article.office.number}", article.office.issuer, article.office.summary]
        fields += [f"{article.office.date:ngày %d tháng %m năm %Y}" if article.office.date else ""]
    page = BeautifulSoup(made.page, "html.parser").get_text()
    return squash(" ".join([*fields, page]))


def missing(data: bytes) -> list[str]:
    """Return the sentences that are nowhere."""
    page = shown(data)
    return [one for one in sentences(data) if squash(one) not in page and squash(one) not in FORMAL]


SAYINGS = (
    "Quận ủy|hội nghị|năm 2021|“Dân vận khéo”|100%|a_b*c|1.|- Giao|* Đối với:|<p>|&amp;|[x](y)|V/v|Số: 12|#|`|Nơi nhận:"
    "|tổ dân phố.|Kết thúc!|R&D|Ảnh: Văn A|:|---"
)
WORDS = st.lists(st.sampled_from([*SAYINGS.split("|"), "|"]), min_size=1, max_size=8).map(" ".join)
LOOKS = st.sampled_from([(), ("b",), ("i",), ("b", "i"), ("strike",)])
RUNS = st.lists(st.builds(lambda words, look: run(words + " ", *look), WORDS, LOOKS), min_size=1, max_size=3).map(
    "".join
)
STYLED = st.sampled_from(["", "", "", "Heading1", "Heading2", "Title", "Subtitle", "Caption", "Dam"])
PARAGRAPHS = st.builds(lambda content, name, mid: p(content, style=name, centred=mid), RUNS, STYLED, st.booleans())
ITEMS = st.builds(
    lambda content, number, at, left: p(content, item=(number, at), left=left),
    RUNS,
    st.sampled_from([BULLETS, NUMBERS, AGAIN, CLAUSES, SUB]),
    st.integers(0, 3),
    st.sampled_from([0, 360, 900]),
)
UNDER_ITEMS = st.builds(lambda content, left: p(content, left=left), RUNS, st.sampled_from([360, 900]))
LISTS = st.lists(st.one_of(ITEMS, ITEMS, UNDER_ITEMS), min_size=2, max_size=5).map("".join)
NOTED = RUNS.map(lambda content: p(content, "<w:r><w:footnoteReference w:id='1'/></w:r>"))
PICTURES = st.builds(lambda name, mid: p(picture(name, "Ảnh chụp"), centred=mid), st.sampled_from("ab"), st.booleans())
FRAMED = RUNS.map(
    lambda content: p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p(content)}</w:txbxContent></v:textbox></w:pict></w:r>")
)
SIMPLE = st.one_of(PARAGRAPHS, ITEMS, PICTURES)
CELLS = st.builds(
    lambda blocks, span, merge: cell(*blocks, span=span, merge=merge),
    st.lists(SIMPLE, max_size=2),
    st.integers(1, 2),
    st.sampled_from(["", "", "restart", "continue"]),
)
TABLES = st.builds(
    lambda rows, ruled, head: table(*rows, ruled=ruled, head=head),
    st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
BLOCKS = st.lists(st.one_of(PARAGRAPHS, LISTS, ITEMS, NOTED, PICTURES, FRAMED, TABLES), min_size=1, max_size=8)


OFFICE = head("UBND QUẬN", "VĂN PHÒNG", "Số: 12/TB-UBND", "(Dự thảo)", day="ngày 06 tháng 01 năm 2021")
HEADS = st.sampled_from(["", "", OFFICE, OFFICE + bold("THÔNG BÁO"), OFFICE + bold("KẾ HOẠCH") + bold("Tổng vệ sinh")])


@settings(max_examples=120)
@given(HEADS, BLOCKS, WORDS)
def test_every_sentence_is_on_the_page(top: str, blocks: list[str], note: str) -> None:
    """Whatever stands next to whatever: title, lead, page and fields hold every sentence of the file."""
    links = {name: ("image", f"media/{name}.gif") for name in "ab"}
    parts = {f"word/media/{name}.gif": GIF for name in "ab"} | {"word/footnotes.xml": notes("footnote", {"1": note})}
    assert missing(docx(top, *blocks, links=links, parts=parts)) == []


@pytest.mark.real_data
def test_every_sentence_of_real_files_is_on_the_page(real_data: Path) -> None:
    """Forms that offices hand out come through whole."""
    found = sorted((real_data / "docx").glob("*.docx"))
    assert len(found) >= 7
    assert {path.name: missing(path.read_bytes()) for path in found} == {path.name: [] for path in found}
