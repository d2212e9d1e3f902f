"""The theme's one style sheet, put together from its layers and its components."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

# Strings and url(…) are kept as they are; only what lies between them is shortened.
_TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\))|(?P<comment>/\*.*?\*/)|(?P<space>\s+)""",
    re.DOTALL | re.VERBOSE,
)
_AROUND = re.compile(r" ?([{};,]) ?")


def _plain(css: str) -> str:
    return _AROUND.sub(r"\1", css).replace(";}", "}")


# A process that builds again and again has mostly the same files before it.
@lru_cache(256)
def shorten(css: str) -> str:
    """Return ``css`` without comments and without blank space that has no meaning.

    Spaces are dropped only around braces, semicolons and commas: around a colon or an operator one may matter.
    """
    kept: list[str] = []
    plain: list[str] = [""]
    end = 0
    for match in _TOKEN.finditer(css):
        plain[-1] += css[end : match.start()]
        end = match.end()
        if match["kept"] is not None:
            kept.append(match["kept"])
            plain.append("")
        else:
            plain[-1] += " "
    plain[-1] += css[end:]
    pieces = [_plain(re.sub(" +", " ", piece)) for piece in plain]
    return "".join(a + b for a, b in zip(pieces, [*kept, ""], strict=True)).strip()


def sources(theme: Path) -> list[Path]:
    """Return the style files in their order: the numbered layers of ``css``, then each component's own."""
    return sorted((theme / "css").glob("*.css")) + sorted((theme / "components").glob("*/*.css"))


def bundle(theme: Path) -> bytes:
    """Return the style sheet of the theme in the folder ``theme``, ready to be served.

    Raises OSError or UnicodeDecodeError where a file cannot be read.
    """
    parts = [shorten(path.read_text(encoding="utf-8")) for path in sources(theme)]
    return ("\n".join(parts) + "\n").encode("utf-8")
