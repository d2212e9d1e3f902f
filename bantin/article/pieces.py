"""The pieces an office writes again and again, as drafts to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bantin.messages import text


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of piece: its name on the command line, and the fields an editor fills in."""

    name: str
    blank: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is, for a person."""
        return text(f"pieces.{self.name}.title")

    def body(self, now: datetime) -> str:
        """Return the body of a draft: paragraphs with "…" where something is to be said, hints as comments."""
        return text(f"pieces.{self.name}.body", year=f"{now:%Y}", day=f"{now:%d/%m/%Y}")


_DOCUMENT = ("document_number", "document_date", "document_issuer", "document_summary", "document_file")
PIECES = (
    Piece("hoi-nghi", ("summary", "tags", "author", "source")),
    Piece("thong-bao", ("summary", "expires", *_DOCUMENT)),
    Piece("tin-phuong", ("summary", "tags", "author")),
    Piece("dan-van-kheo", ("summary", "tags", "author", "source")),
)


def find_piece(name: str) -> Piece | None:
    """Return the kind of piece of that name."""
    return next((one for one in PIECES if one.name == name), None)
