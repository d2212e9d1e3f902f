"""Scripts as they are served: without what only a person reads."""

from __future__ import annotations

import re

# Comments that have their lines to themselves, empty lines, indentation.
_UNREAD = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)?\n|^[ \t]+", re.DOTALL | re.MULTILINE)


def shorten(code: str) -> str:
    """Return JavaScript without what only a person reads; no template literal of it may be longer than a line."""
    return _UNREAD.sub("", code)
