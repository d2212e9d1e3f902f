"""What is read of one PDF file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from pypdf import PageObject

from bantin.digests import stamp
from bantin.pdf import PdfText, Trouble
from bantin.pdf.text import MOST_CHARACTERS, MOST_PAGES, Task, clean, extract, read_text
from tests.pdf import samples

NOTICE = "ỦY BAN NHÂN DÂN QUẬN\nSố: 316/KL-\nSTNMT-TTr\nVề việc sửa chữa sân vận động phường Bảy"
WORDS = "ỦY BAN NHÂN DÂN QUẬN Số: 316/KL-STNMT-TTr Về việc sửa chữa sân vận động phường Bảy"
# The beginning of a decision as .VnTime and as VNI-Times store it.
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nQuyÕt ®Þnh vÒ viÖc phª duyÖt kÕ ho¹ch"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nQuyeát ñònh veà vieäc pheâ duyeät"
GERMAN = (
    "Die Bürger der Stadt reichen ihre Anträge bis zum Ende des Monats im Rathaus ein, sonst gilt die alte Ordnung."
)


def read(content: bytes, folder: Path) -> PdfText | OSError:
    """Return what a worker makes of this content."""
    source = folder / "a.pdf"
    source.write_bytes(content)
    return read_text(Task(source, stamp(source), "k", 30))


def test_the_words_of_a_page_come_out_whole() -> None:
    """Lines are joined by a space, and a number that a line's end cut at its hyphen is one word again."""
    assert extract(samples.with_text(NOTICE)) == PdfText(WORDS, 1)


def test_pages_follow_each_other() -> None:
    """The text of each page stands on a line of its own."""
    assert extract(samples.with_text("Trang một", "Trang hai")) == PdfText("Trang một\nTrang hai", 2)


def test_what_a_browser_prints_is_read(browser: Browser) -> None:
    """Vietnamese that Chromium prints comes out letter for letter, whichever fonts it takes the letters from."""
    words = "Ủy ban nhân dân phường thường xuyên sửa chữa, nâng cấp đường ngõ: kỷ niệm, ngữ nghĩa, khuya khoắt, giếng"
    page = browser.new_page()
    page.set_content(f'<meta charset="utf-8"><p style="font-family: serif; width: 60em">{words}</p>')
    found = extract(page.pdf())
    page.close()
    assert (unicodedata.normalize("NFC", found.text), found.trouble) == (words, None)


def test_words_of_two_fonts_are_not_torn() -> None:
    """Where some letters of each word come from a second font, no spaces stand in the words."""
    words = ["chương", "trình", "nghệ", "thuật", "của", "phường"]
    assert extract(samples.with_fonts_mixed(words)) == PdfText(" ".join(words), 1)


@pytest.mark.parametrize("pages", [1, 3])
def test_a_scan_is_told_from_a_text(pages: int) -> None:
    """Pictures of pages have pages and no text, and are called what they are."""
    assert extract(samples.scan(pages)) == PdfText("", pages, Trouble.SCAN)


def test_a_signature_makes_no_text_of_a_scan() -> None:
    """A scan that was signed digitally is a scan; the words of the signature are kept."""
    words = "Ký bởi: Văn phòng Ủy ban nhân dân quận"
    assert extract(samples.signed_scan(words)) == PdfText(words, 1, Trouble.SCAN)


def test_a_page_without_words_makes_no_scan_of_a_text() -> None:
    """A text of which half the pages at most are empty is a text."""
    assert extract(samples.with_text("Sân vận động phường Bảy", "")).trouble is None


@pytest.mark.parametrize("words", [TCVN3, VNI])
def test_the_fonts_before_unicode_give_no_text(words: str) -> None:
    """What nobody can type is not searched, and the cause is named."""
    assert extract(samples.with_plain_font(words)) == PdfText("", 1, Trouble.OLD_FONT)


@pytest.mark.parametrize("words", ["The committee meets on the first Monday of each month", GERMAN])
def test_other_languages_are_read(words: str) -> None:
    """A text in another language is no text in an old font."""
    assert extract(samples.with_plain_font(words)) == PdfText(words, 1)


@pytest.mark.real_data
def test_a_real_file_in_an_old_font_is_recognised(real_data: Path) -> None:
    """A ministry's report of 2007, written in .VnTime, gives no garbage."""
    source = real_data / "legacy-encoding/public-domain/tcvn3/2007-1AF57_02-2007.pdf"
    assert extract(source.read_bytes()) == PdfText("", 4, Trouble.OLD_FONT)


def test_a_file_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    """Without a password to open it a file is read as any reader's program does."""
    assert read(samples.encrypted(samples.with_text(NOTICE), ""), tmp_path) == PdfText(WORDS, 1)


def test_a_file_with_a_password_is_not_read(tmp_path: Path) -> None:
    """A file that nobody can open without its password is called encrypted."""
    content = samples.encrypted(samples.with_text(NOTICE), "mật khẩu")
    assert read(content, tmp_path) == PdfText(trouble=Trouble.ENCRYPTED)


def test_a_file_with_a_cipher_unknown_here_is_called_encrypted(tmp_path: Path) -> None:
    """AES needs a library that the project does without: such a file is not called broken."""
    content = samples.encrypted_with_aes(samples.with_text(NOTICE))
    assert read(content, tmp_path) == PdfText(trouble=Trouble.ENCRYPTED)


def test_a_page_that_cannot_be_read_by_places_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where words are torn and the second reading fails, the first stands."""
    content = samples.with_fonts_mixed(["chương", "trình"])

    def fail(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(PageObject, "_layout_mode_text", fail)
    assert extract(content).text == "c h ư ơ n g t r ì n h"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", NOTICE.encode(), b"PK\x03\x04" * 99, samples.with_text(NOTICE)[:200], samples.assembled()],
)
def test_what_is_no_whole_file_is_called_broken(content: bytes, tmp_path: Path) -> None:
    """Nothing, text, another format or the beginning of a file gives no text, and no exception."""
    assert read(content, tmp_path) == PdfText(trouble=Trouble.BROKEN)


def test_a_page_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    """Of a file with a damaged page the others are read."""
    content = samples.with_text("Trang một", "Trang hai").replace(b"/Contents 8 0 R", b"/Contents (x) R")
    found = read(content, tmp_path)
    assert isinstance(found, PdfText)
    assert (found.text, found.trouble) == ("Trang hai", None)


def test_only_the_first_pages_are_read() -> None:
    """Of a very long file the first pages are searched; how many it has is still known."""
    found = extract(samples.with_text(*(f"Trang số {number}" for number in range(MOST_PAGES + 2))))
    assert found.pages == MOST_PAGES + 2
    assert found.text.endswith(f"Trang số {MOST_PAGES - 1}")


def test_only_so_much_text_is_kept() -> None:
    """Text beyond the most that one file may add to the index is left out."""
    found = extract(samples.with_plain_font("\n".join(["mot hai ba bon nam " * 50] * 250)))
    assert (len(found.text), found.trouble) == (MOST_CHARACTERS, None)


def test_a_file_that_is_being_written_is_not_read(tmp_path: Path) -> None:
    """A file that is another by now than when it was hashed has no result that might be kept."""
    source = tmp_path / "a.pdf"
    source.write_bytes(samples.with_text(NOTICE))
    assert isinstance(read_text(Task(source, (1, 1, 1), "k", 30)), OSError)
    assert isinstance(read_text(Task(tmp_path / "none.pdf", (1, 1, 1), "k", 30)), OSError)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(min_size=1, max_size=4)), max_size=12), st.integers(0, 9999))
def test_a_damaged_file_never_raises(tmp_path_factory: pytest.TempPathFactory, damage: object, cut: int) -> None:
    """Whatever bytes of a file are others or missing, there is a result."""
    content = bytearray(samples.with_text("Sân vận động", "phường Bảy"))
    assert isinstance(damage, list)
    for place, with_bytes in damage:
        content[place : place + len(with_bytes)] = with_bytes
    assert isinstance(read(bytes(content[: len(content) - cut // 5]), tmp_path_factory.getbasetemp()), PdfText)


@given(st.text())
def test_cleaning_leaves_letters_and_single_spaces(text: str) -> None:
    """Cleaned text is clean, and no letter of it is lost."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "".join(filter(str.isalnum, cleaned)) == "".join(filter(str.isalnum, text))
    assert "  " not in cleaned
