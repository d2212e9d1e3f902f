"""Identifiers of articles: short, unique, for life."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Container

# No vowels, so no words; no 0, 1, l, o, so none is misread aloud; a letter first, so YAML never sees a number.
_FIRST = "bcdfghjkmnpqrstvwxz"
_REST = "23456789" + _FIRST
LENGTH = 8

PATTERN = re.compile(f"[{_FIRST}][{_REST}]{{{LENGTH - 1}}}")


def is_valid(value: str) -> bool:
    """Tell whether ``value`` has the form of an identifier."""
    return PATTERN.fullmatch(value) is not None


def new(taken: Container[str] = ()) -> str:
    """Return a random identifier that is not among ``taken``."""
    while True:
        made = secrets.choice(_FIRST) + "".join(secrets.choice(_REST) for _ in range(LENGTH - 1))
        if made not in taken:
            return made


def derive(origin: str) -> str:
    """Return the identifier that belongs to ``origin`` (a path, an old address): the same text, the same identifier.

    Both Unicode spellings of a text are the same. Two origins of an archive of 10,000 articles share one with a chance
    of about one in 4,000.
    """
    # Some systems write a file's name decomposed; a name in an old encoding holds bytes that are no text at all.
    name = unicodedata.normalize("NFC", origin).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(name).digest()[:16], "big")
    number, first = divmod(number, len(_FIRST))
    letters = [_FIRST[first]]
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(_REST))
        letters.append(_REST[digit])
    return "".join(letters)
