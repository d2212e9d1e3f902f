"""What a worker process does with one PDF file: it reads its pages one by one, as many as it may."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject

from bantin.digests import Stamp, stamp
from bantin.html import UNPRINTABLE
from bantin.pdf.result import PdfText, Trouble
from bantin.pdf.spelling import is_old_font, is_torn, torn

# Raised by one whenever the same file gives another result than before.
RECIPE = 1
MOST_PAGES = 300
MOST_CHARACTERS = 200_000
# A page with more characters is not read a second time, by places: that is slow, and no sheet of paper holds so many.
MOST_BY_PLACES = 20_000
# A page with a picture and fewer letters is a scan: so many a digital signature prints on it, or the scanner.
FEWEST_BESIDE_PICTURE = 150

# Lines break after the hyphens and strokes of 14/KL-TTr, which is one word still.
_BROKEN_CODE = re.compile(r"(?<=\w[-/])\s*\n\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, with its stamp when it was hashed, and the most seconds that may take."""

    source: Path
    seen: Stamp
    key: str
    seconds: float


def read_text(task: Task) -> PdfText | OSError:
    """Return what can be read of one file; OSError: the file itself cannot be, or is being written."""
    try:
        content = task.source.read_bytes()
        if stamp(task.source) != task.seen:
            return OSError(task.source)
    except OSError as error:
        return error
    try:
        return extract(content)
    except (FileNotDecryptedError, DependencyError):
        # Without a password, or with AES, for which there is no library here.
        return PdfText(trouble=Trouble.ENCRYPTED)
    except (MemoryError, RecursionError, LimitReachedError):
        return PdfText(trouble=Trouble.TOO_HARD)
    except Exception:  # a file made to, or by chance, gets any exception out of pypdf
        return PdfText(trouble=Trouble.BROKEN)


def extract(content: bytes) -> PdfText:
    """Return the text of the first pages; a page that cannot be read is left out.

    Raises whatever pypdf does where none can be.
    """
    reader = PdfReader(BytesIO(content))
    pages = len(reader.pages)
    pieces: list[str] = []
    without_words = 0
    failure: Exception = ValueError("no pages")
    for number in range(min(pages, MOST_PAGES)):
        try:
            piece, has_words = _read_page(reader.pages[number])
        except Exception as error:  # as above; the other pages may be whole
            failure = error
            continue
        pieces.append(piece)
        without_words += not has_words
        if sum(map(len, pieces)) >= MOST_CHARACTERS:
            break
    if not pieces:
        raise failure
    text = "\n".join(filter(None, pieces))[:MOST_CHARACTERS]
    if without_words * 2 > len(pieces):
        return PdfText(text, pages, Trouble.SCAN)
    return PdfText("", pages, Trouble.OLD_FONT) if is_old_font(text) else PdfText(text, pages)


def _read_page(page: PageObject) -> tuple[str, bool]:
    """Return the page's text and whether that is what the page is about."""
    text = clean(page.extract_text())
    if len(text) <= MOST_BY_PLACES and is_torn(text):
        text = _closer(text, _read_by_places(page))
    letters = sum(map(str.isalpha, text))
    return text, letters >= (FEWEST_BESIDE_PICTURE if _has_picture(page) else 1)


def _read_by_places(page: PageObject) -> str:
    try:
        return clean(page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False))
    except Exception:  # as above; there is the plain reading
        return ""


def _closer(plain: str, laid_out: str) -> str:
    """Return that of two readings which is nearer to Vietnamese.

    Plain reading follows the order in which the page was drawn and puts a space where the font changes within a word.
    Reading by places keeps words whole, and leaves out what lies in forms, as pages shown on a page are called.
    """
    is_whole = len(laid_out.replace(" ", "")) > 0.95 * len(plain.replace(" ", ""))
    return laid_out if is_whole and torn(laid_out) < torn(plain) else plain


def clean(text: str) -> str:
    """Return the words of a page with one space between them, and codes that a line's end cut whole again."""
    return " ".join(UNPRINTABLE.sub(" ", _BROKEN_CODE.sub("", text)).split())


def _has_picture(page: PageObject) -> bool:
    objects = _entries(_entries(page, "/Resources"), "/XObject")
    return any(_entries(objects, name).get("/Subtype") == "/Image" for name in objects)


def _entries(of: DictionaryObject, name: str) -> DictionaryObject:
    """Return the dictionary under this name, an empty one where there is none."""
    found = of[name] if name in of else None  # noqa: SIM401 -- get gives a reference, not what it leads to
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
