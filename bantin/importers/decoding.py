"""The bytes of a page or a text as letters, whichever way they were written."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from bantin.text.syllables import is_syllable

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# A letter of several bytes in UTF-8, as far as its form tells.
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# So many letters of UTF-8 for each byte that is none: chance makes a few in other encodings.
_MANY = 4
# A first byte that the rest of its letter was cut from.
_FIRST = 0xC2
# Windows-1258 writes the tone as a letter of its own, behind that which bears it.
_TONES = re.compile(rb"[A-Za-z\xc0-\xff][\xcc\xd2\xde\xec\xf2]")
_WORD = re.compile(r"[^\W\d_\u0300-\u036f][\w\u0300-\u036f]*")
# So many words with marks tell whether they are Vietnamese; so few may be chance.
_SAMPLE, _LEAST, _GOOD = 2000, 2, 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how many places of it were no letters in the encoding of the rest."""

    text: str
    bad: int = 0

    @property
    def losses(self) -> list[list[str]]:
        """What is to be told of the places, as a record has it."""
        return [["bad-bytes", ""]] * self.bad


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Return a sign of Windows in place of one byte that is no letter, a mark in place of a letter that was cut."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = error.object[error.start : error.end]
    sign = found.decode("cp1252", "ignore") if found[0] < _FIRST else ""
    return sign or "\ufffd", error.end


codecs.register_error("bantin.windows", _replace)


def decode(data: bytes, named: str = "") -> Decoded:
    """Return the text of a page: UTF-8 where it is any or nearly so, else as the page says, else as browsers do.

    ``named`` is the encoding that is told from outside.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(data.decode("utf-16", "replace"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found = _CHARSET.search(data, 0, _HEAD)
    if (mended := _nearly_unicode(data)) is not None:
        return mended
    said = named or (found[1].decode("ascii") if found else "")
    for name in (said, *(["cp1258"] if not said and _is_windows_vietnamese(data) else []), "cp1252"):
        try:
            return Decoded(data.decode(name))
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    # Some bytes mean nothing in that code; they are what old Vietnamese encodings put there.
    return Decoded("".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in data))


def _nearly_unicode(data: bytes) -> Decoded | None:
    """Return a text that is UTF-8 but for a few bytes, None where it is something else."""
    letters = sum(1 for _ in _LETTER.finditer(data))
    bad = data.decode("utf-8", "replace").count("\ufffd") - data.count("\ufffd".encode())
    return Decoded(data.decode("utf-8-sig", "bantin.windows"), bad) if letters > _MANY * bad else None


def _is_windows_vietnamese(data: bytes) -> bool:
    """Tell whether a text is in Windows-1258: whether its words with marks are Vietnamese then."""
    if _TONES.search(data) is None:
        return False
    marked = (one[0] for one in _WORD.finditer(data.decode("cp1258", "replace")) if not one[0].isascii())
    words = [unicodedata.normalize("NFC", one) for one in islice(marked, _SAMPLE)]
    good = {one for one in words if is_syllable(one)}
    return len(good) >= _LEAST and sum(one in good for one in words) >= _GOOD * len(words)
