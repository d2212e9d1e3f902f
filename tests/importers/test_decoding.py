from __future__ import annotations

import unicodedata

import pytest

from bantin.importers.account import Outcome
from bantin.importers.decoding import Decoded, decode
from bantin.importers.run import run_import
from bantin.legacy.encodings import Encoding
from bantin.legacy.repair import repair_lines
from tests.importers.office import Office
from tests.legacy.writing import typed

WORDS = "Hội nghị tổng kết năm 2020 của phường Chợ Mây đã diễn ra sáng nay, có đông đủ bà con dự."
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_windows(words: str) -> bytes:
    """Return the words as Windows-1258 writes them: each tone behind its letter."""
    letters: list[str] = []
    for one in words:
        parts = unicodedata.normalize("NFD", one)
        tone = "".join(mark for mark in parts if mark in TONES)
        letters += [unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)), tone]
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize(
    ("bad", "shown"), [(b"\x96", "–"), (b"\x81", "\ufffd"), (b"\xe1\xbb", "\ufffd"), (b"\x93x\x94", "“x”")]
)
def test_a_bad_byte_spoils_no_other_letter(bad: bytes, shown: str) -> None:
    """A text that is UTF-8 but for a few bytes is read as such; a sign of Windows is one, half a letter none."""
    data = f"{WORDS} ".encode() + bad + f" {WORDS}".encode()
    assert decode(data) == Decoded(f"{WORDS} {shown} {WORDS}", 2 if len(shown) == 3 else 1)


@pytest.mark.parametrize("named", ["", '<meta charset="utf-8">'])
@pytest.mark.parametrize("encoding", Encoding)
def test_an_old_encoding_is_left_to_be_read_in_its_font(encoding: Encoding, named: str) -> None:
    """What has hardly a letter of UTF-8 in it is none, whatever the page says; nor is it Windows-1258."""
    data = f"{named}\n{typed(WORDS, encoding)}".encode("latin-1")
    assert repair_lines(decode(data).text).text.casefold() == f"{named}\n{WORDS}".casefold()


@pytest.mark.parametrize("words", [WORDS, WORDS.upper()])
def test_windows_1258_is_known_by_its_words(words: str) -> None:
    """A page that does not say so is read in it where its words are Vietnamese then, and French ones are French."""
    assert unicodedata.normalize("NFC", decode(as_windows(words)).text) == words
    french = "L'été à la plage où il fût né, déjà prêt. Ò bò."
    assert decode(french.encode("cp1252")).text == french


def test_bad_bytes_are_told_of_their_article(office: Office) -> None:
    """The article comes in and a warning says how many bytes were bad, in a page as in a text."""
    line = "<p>Ngày đăng 06/01/2021</p>"
    page = f"<html><article><h1>Tiêu đề</h1>{line}<p>{WORDS} \x00</p></article></html>".encode().replace(
        b"\x00", b"\x96"
    )
    text = f"Tít\n\nNgày đăng 06/01/2021\n\n{WORDS}\n\n{WORDS} \x00".encode().replace(b"\x00", b"\x96")
    for name, data in (("a.html", page), ("b.txt", text)):
        (office.beside / name).write_bytes(data)
        account = run_import(office.beside / name, office.content)
        assert account.outcomes == {Outcome.WRITTEN: 1}
        assert [(one.code, one.severity.value) for one in account.report] == [("bad-bytes", "warning")]
    assert all(f"{WORDS} –" in office.text(one) for one in office.files)
