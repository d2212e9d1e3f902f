"""The part of an address that is made from words."""

from __future__ import annotations

import re
import unicodedata

# NFD does not take the stroke off đ; ð (eth) is a look-alike that some keyboards give.
_STROKES = str.maketrans("đĐðÐ", "dDdD")
_SEPARATORS = re.compile(r"[^a-z0-9]+")

# Long enough for a title's sense, short enough for a printed address.
MAX_LENGTH = 80


def slugify(words: str) -> str:
    """Return ``words`` in small ASCII letters and digits joined by hyphens, at most MAX_LENGTH characters.

    The words are brought to NFC first, so both Unicode spellings of a syllable give one slug; cut is at a
    syllable's end. A text without letters or digits gives an empty string.
    """
    plain = unicodedata.normalize("NFC", words).translate(_STROKES)
    bare = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    slug = _SEPARATORS.sub("-", bare.lower()).strip("-")
    if len(slug) <= MAX_LENGTH:
        return slug
    head, _, _ = slug[: MAX_LENGTH + 1].rpartition("-")
    return head or slug[:MAX_LENGTH]
