"""Scripts as they are served: without what only a person reads."""

from __future__ import annotations

import re

# Comments that have their lines to themselves, empty lines, indentation.
_UNREAD = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)?\n|^[ \t]+", re.DOTALL | re.MULTILINE)
# What stands beside these needs no space, in a line that holds no text and no pattern.
_AROUND = re.compile(r" *([=<>!&|?:;,(){}\[\]*%^]+) *")
_WORDED = re.compile(r"[\"'`/]")


def shorten(code: str) -> str:
    """Return JavaScript without comments and needless space; no template literal of it may be longer than a line."""
    lines = _UNREAD.sub("", code).splitlines(keepends=True)
    return "".join(line if _WORDED.search(line) else _AROUND.sub(r"\1", line) for line in lines)
