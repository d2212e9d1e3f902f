"""Which kind of picture some bytes are, whatever their name says."""

from __future__ import annotations

_STARTS = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
# How many bytes tell.
LENGTH = 16


def picture_suffix(data: bytes) -> str:
    """Return the suffix of the picture's kind (``.jpg``, ``.png``, ``.gif``, ``.webp``, ``.avif``), empty for others.

    The signatures are those of the WHATWG MIME Sniffing standard, section 6.1, and of AVIF 1.1, section 6.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return ".avif"
    return next((suffix for start, suffix in _STARTS if data.startswith(start)), "")
