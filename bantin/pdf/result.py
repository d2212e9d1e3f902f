"""What was read of a PDF file, and why it may be little."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why the text of a file cannot be searched: words under ``pdf.<value>`` in the message files."""

    SCAN = "pdf-scan"
    OLD_FONT = "pdf-old-font"
    ENCRYPTED = "pdf-encrypted"
    BROKEN = "pdf-broken"
    TOO_LARGE = "pdf-too-large"
    # Too much time or memory, or the death of the process.
    TOO_HARD = "pdf-too-hard"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a file and how many pages it has; of a scan the few words that lie beside its pictures."""

    text: str = ""
    pages: int = 0
    trouble: Trouble | None = None
