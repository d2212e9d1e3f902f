from __future__ import annotations

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.importers.account import Account, Outcome
from bantin.importers.run import run_import
from bantin.importers.word import faults, media, package, tree
from bantin.importers.word.faults import WordError
from tests.growth import assert_linear
from tests.importers.office import GIF, Office
from tests.importers.word.making import BULLETS, SPACES, SUB, W, document, docx, p, pack, picture, relations, table
from tests.importers.word.making import notes as footnotes
from tests.importers.word.reading import Read

GOOD = docx(p("Một đoạn."), p("Hai đoạn."))


def take(office: Office, data: bytes, name: str = "bai.docx") -> Account:
    """Import one file."""
    (office.beside / name).write_bytes(data)
    return run_import(office.beside / name, office.content)


def code(data: bytes) -> str:
    """Return why a file is not read."""
    with pytest.raises(WordError) as caught:
        Read(data)
    return caught.value.code


def outcome(data: bytes) -> str:
    """Return ``read``, or why a file is not."""
    try:
        Read(data)
    except WordError as error:
        return error.code
    return "read"


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.vn/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
)
def test_entities_are_refused_before_they_are_read(doctype: str, part: str) -> None:
    """A document type, which no Word file has, is named as what it is, in whichever part it stands."""
    assert code(docx(p("a"), parts={part: doctype + document(p("&b;"))})) == "word-hostile"


def test_a_part_that_unpacks_to_more_than_any_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is stopped after the bound, not after the memory."""
    monkeypatch.setattr("bantin.importers.word.reader.MAX_XML", 1_000_000)
    bomb = docx(parts={"word/document.xml": document(p("a")) + " " * 50_000_000})
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        assert code(bomb) == "word-too-large"
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_many_references_to_one_bomb_unpack_no_more_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """What all parts unpack to is counted together."""
    monkeypatch.setattr(package, "MAX_UNPACKED", 3_000_000)
    links = {f"p{n}": ("image", f"media/{n}.gif") for n in range(20)}
    parts: dict[str, str | bytes] = {f"word/media/{n}.gif": GIF + bytes(500_000) for n in range(20)}
    made = Read(docx(*(p(picture(name)) for name in links), links=links, parts=parts))
    assert 3 <= len(made.article.attached) <= 6
    assert made.markdown.count("![]") == 20


def test_a_picture_too_large_is_lost_by_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article comes in, and the picture that does not is named."""
    monkeypatch.setattr(media, "MAX_PICTURE", 1000)
    data = docx(
        p(picture("a")),
        p("Chữ."),
        links={"a": ("image", "media/to.gif")},
        parts={"word/media/to.gif": GIF + bytes(2000)},
    )
    account = take(office, data)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    (lost,) = [one for one in account.report if one.code == "picture-lost"]
    assert " to.gif:" in lost.text
    assert "--fetch" not in lost.fix


def test_xml_too_deep_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the stack nor the memory decides where reading ends."""
    nested = p("a")
    for _ in range(100):
        nested = table([f"<w:tc>{nested}</w:tc>"])
    assert code(docx(nested)) == "word-broken"
    monkeypatch.setattr(tree, "MAX_ELEMENTS", 100)
    assert code(docx(*(p("a") for _ in range(100)))) == "word-broken"


def test_tables_as_deep_as_the_bound_are_read() -> None:
    """What is just allowed overflows nothing."""
    nested = p("tận cùng")
    for _ in range(40):
        nested = table([f"<w:tc>{nested}</w:tc>"])
    assert "tận cùng" in Read(docx(nested)).markdown


@pytest.mark.parametrize(
    "name", ["../../../ngoai.gif", "/etc/ngoai.gif", "..\\..\\ngoai.gif", "media/../../../ngoai.gif"]
)
def test_no_name_in_the_file_is_a_path_on_the_disk(office: Office, name: str) -> None:
    """A part may be called what it likes: it is written under a name of ours, below the content folder."""
    before = files_of(office.beside.parent)
    data = docx(p(picture("a")), p("Chữ."), links={"a": ("image", name)}, parts={name: GIF})
    account = take(office, data)
    assert account.outcomes == {Outcome.WRITTEN: 1}
    new = files_of(office.beside.parent) - before - {"cu/bai.docx"}
    assert {path.partition("/")[0] for path in new} == {"content"}


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "C:\\Windows\\win.ini", "http://example.vn/a.png", "../../etc/x"]
)
def test_a_picture_outside_of_the_file_is_not_fetched(office: Office, target: str) -> None:
    """Where a picture is only linked, nothing is read from the disk or the web; it is lost by name."""
    link = picture("a").replace("r:embed", "r:link")
    account = take(office, docx(p(link), p("Chữ."), links={"a": ("image", target)}))
    assert account.pictures["lost"] == account.pictures["found"] == 1


def test_a_picture_that_lies_about_its_kind_is_named_by_what_it_is(office: Office) -> None:
    """A page called a picture is none, and a GIF called JPEG gets its own suffix."""
    links = {"a": ("image", "media/a.jpg"), "b": ("image", "media/b.png")}
    parts: dict[str, str | bytes] = {"word/media/a.jpg": GIF, "word/media/b.png": b"<html><script>1</script></html>"}
    account = take(office, docx(p(picture("a")), p(picture("b")), p("Chữ."), links=links, parts=parts))
    assert (account.pictures["unpacked"], account.pictures["lost"]) == (1, 1)
    (file,) = [path for path in office.content.rglob("images/*/*") if path.is_file()]
    assert file.suffix == ".gif"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "word-broken"),
        (bytes(2000), "word-broken"),
        (b"PK\x03\x04 kaputt", "word-broken"),
        (GOOD[: len(GOOD) // 2], "word-broken"),
        (pack({"a.txt": "kein Word"}), "word-broken"),
        (docx(parts={"word/document.xml": "<w:document"}), "word-broken"),
        (docx(parts={"word/document.xml": b"\xff\xfe\x00"}), "word-broken"),
        (docx(parts={"word/document.xml": '<?xml version="1.0" encoding="x-nobody"?><a/>'}), "word-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "word-locked"),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(office: Office, data: bytes, expected: str) -> None:
    """Nothing is written, and the error says the file, the code and a way out."""
    account = take(office, data)
    assert account.outcomes == {Outcome.SKIPPED: 1}
    (found,) = account.report
    assert (found.code, found.position.path.name) == (expected, "bai.docx")
    assert found.fix
    assert list(office.content.rglob("*.md")) == []


def test_a_file_longer_than_any_is_not_opened(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is on the file as well."""
    monkeypatch.setattr("bantin.importers.word.source.MAX_FILE", 100)
    assert [one.code for one in take(office, GOOD).report] == ["word-too-large"]


def test_a_zip_that_lies_about_lengths_is_broken() -> None:
    """The directory says ten bytes where there are more."""
    lying = bytearray(GOOD)
    at = lying.find(b"PK\x01\x02")
    while at >= 0:
        lying[at + 24 : at + 28] = struct.pack("<L", 10)
        at = lying.find(b"PK\x01\x02", at + 4)
    assert code(bytes(lying)) == "word-broken"


def test_an_encrypted_part_is_broken() -> None:
    """The flag alone is enough: nobody can read it."""
    locked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(signature, at + 4)
    assert code(bytes(locked)) == "word-broken"


def test_more_parts_than_any_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million empty parts cost memory too."""
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    assert code(GOOD) == "word-broken"


def test_styles_that_go_round_in_a_circle_end() -> None:
    """A style based on itself is a style."""
    styles = f"<w:styles {SPACES}>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba", "cc")
    )
    made = Read(docx(p("Một.", style="a"), p("Hai.", style="c"), parts={"word/styles.xml": styles + "</w:styles>"}))
    assert made.markdown == "Một.\n\nHai."


def test_the_strict_form_is_read_as_the_other() -> None:
    """ISO 29500 Strict has other name spaces for the same things."""
    strict = document(p("Chặt chẽ.")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert Read(docx(parts={"word/document.xml": strict})).markdown == "Chặt chẽ."


def test_names_in_other_case_and_other_folders_are_found() -> None:
    """Some programs write the parts elsewhere, in capitals or with the separators of Windows."""
    data = pack(
        {
            "_rels/.rels": relations({"d": ("officeDocument", "/Doc/Main.XML")}),
            "doc\\main.xml": document(p("Ở chỗ khác.")),
        },
        zipfile.ZIP_STORED,
    )
    assert Read(data).markdown == "Ở chỗ khác."


@settings(max_examples=80)
@given(st.data())
def test_whatever_bytes_change_the_file_is_read_or_named(draw: st.DataObject) -> None:
    """Damaged anywhere, a file is either read or refused; nothing else ever happens."""
    damaged = bytearray(docx(p("Một", style="Heading1"), table(["a", "b"])))
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = draw.draw(st.integers(0, 255))
    assert outcome(bytes(damaged)) in {"read", "word-broken", "word-hostile", "word-too-large"}


PIECES = st.sampled_from(
    [
        *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>chữ</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>"),
        *(
            "</w:tc>",
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:fldChar w:fldCharType="end"/>',
            "<w:br/>",
            "<w:drawing/>",
        ),
        *('<w:vMerge w:val="x"/>', '<w:sym w:char="zz"/>', "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>"),
        *("<mc:AlternateContent>", "</mc:AlternateContent>", '<w:footnoteReference w:id="9"/>', "<w:txbxContent>"),
    ]
)


@settings(max_examples=100)
@given(st.lists(PIECES, max_size=25))
def test_whatever_order_the_elements_come_in_the_file_is_read_or_named(pieces: list[str]) -> None:
    """Elements where the standard allows none do no harm."""
    assert outcome(docx("".join(pieces))) in {"read", "word-broken"}


def test_the_bounds_hold_a_long_report() -> None:
    """What offices write is far within them."""
    assert package.MAX_XML >= 40 * faults.MEGABYTE
    made = Read(docx(*(p(f"Đoạn {n} của báo cáo.") for n in range(1500))))
    assert made.markdown.count("\n\n") == 1499


def test_spaces_without_end_in_a_cell_are_read_once() -> None:
    """Whether a cell has several lines is told as soon for a hundred thousand spaces as for as many letters."""
    assert_linear(lambda size: Read(docx(table([p(f"a{' ' * size}b"), "c"]))), 100_000)


def test_lists_that_stand_ever_deeper_are_read() -> None:
    """No list goes deeper than Word's own, however far its items are moved to the right."""
    items = (p(f"mục {at}", item=(BULLETS if at % 2 else SUB, 0), left=at * 100) for at in range(600))
    made = Read(docx(*items)).markdown
    assert made.count("mục") == 600
    assert " " * 36 not in made


def test_fields_and_notes_without_end_are_read_once() -> None:
    """Neither is each open field asked for each run, nor each note for each note."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    def read(count: int) -> None:
        shown = [p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "chữ") for _ in range(count)]
        referred = (f'<w:r><w:footnoteReference w:id="{key}"/></w:r>' for key in range(count))
        notes = {"word/footnotes.xml": footnotes("footnote", {str(key): "Lời" for key in range(count)})}
        made = Read(docx(*shown, p(begin * 5 * count), p(*referred), parts=notes)).markdown
        assert (made.count("chữ"), made.count("Lời")) == (count, count)

    assert_linear(read, 2000)
