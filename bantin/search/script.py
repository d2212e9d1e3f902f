"""The search's one script for the browser, put together from its parts, and the words that its language needs.

The parts say in JavaScript what bantin/text and bantin/search say in Python, with the same results.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bantin.javascript import shorten
from bantin.text.abbreviations import listed, short_key
from bantin.text.keystrokes import foreign_words

_FOLDER = Path(__file__).with_name("browser")
# What the keys of an input method can type, of an abbreviation with đ.
_STROKED = re.compile("[0-9a-zđ]*đ[0-9a-zđ]*")


def sources() -> list[Path]:
    """Return the parts of the script in their order; they share one scope."""
    return sorted(_FOLDER.glob("*.js"))


@cache
def script() -> str:
    """Return the whole script, ready to be served as a module."""
    return "".join(shorten(path.read_text(encoding="utf-8")) for path in sources())


def language_data() -> dict[str, dict[str, str] | str]:
    """Return the words by which the script tells keys of Telex and VNI from other words, ready for JSON.

    ``foreign`` are the words of foreign_words.toml, ``strokes`` the abbreviations with đ, each list between spaces.
    """
    words = foreign_words()
    lists = {"always": words.always, "alone": words.alone, "numbered": words.numbered}
    strokes = {key for one in listed() if _STROKED.fullmatch(key := short_key(one.short))}
    return {
        "foreign": {name: " ".join(sorted(one)) for name, one in lists.items()},
        "strokes": " ".join(sorted(strokes)),
    }
