"""Vietnamese written as the old fonts had it typed."""

from __future__ import annotations

from bantin.legacy.encodings import LETTERS, Encoding


def typed(text: str, encoding: Encoding) -> str:
    """Return a text as its bytes in the encoding show in Latin-1; what the encoding lacks stays."""
    codes = {letter: written for written, letter in reversed(list(LETTERS[encoding].items()))}
    return "".join(codes.get(one, one) for one in text)
