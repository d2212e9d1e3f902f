"""Text in one form, without what no reader sees."""

from __future__ import annotations

import re
import unicodedata

from bantin.text.unicode import surplus_marks

# Controls, halves of characters, and codes that are none, as the site takes them out; line ends and tabs stay.
_ENDS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
UNFIT = re.compile(f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\ufdd0-\ufdef{_ENDS}]")
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
# The same without the codes that old Vietnamese encodings have letters in.
_UNFIT_ANYWHERE = re.compile(r"[\x00\x01\x07\x08\x0b\x0c\x0e\x0f\x16-\x18\x1a\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _with_line_ends(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _composed(words: str) -> str:
    """Return the words in NFC; what bears more marks than any letter loses them."""
    surplus = set(surplus_marks(words))
    kept = "".join(one for at, one in enumerate(words) if at not in surplus) if surplus else words
    return unicodedata.normalize("NFC", kept)


def without_unseen(words: str) -> str:
    """Return the text without what no reader sees."""
    return _UNSEEN.sub("", UNFIT.sub("", words))


def clean(words: str) -> str:
    """Return the text in NFC, its line ends as one sign, without what no reader sees."""
    return _composed(without_unseen(_with_line_ends(words)))


def clean_html(html: str) -> str:
    """Return the HTML in NFC, its line ends as one sign; letters of old encodings stay, to be read in their font."""
    return _composed(_UNFIT_ANYWHERE.sub("", _with_line_ends(html)))
