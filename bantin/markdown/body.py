"""A rendered body: pieces of sanitised HTML and the figures between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from bantin.html import escape, first_words, plain_text
from bantin.report import Diagnostic, Position, Severity, diagnose

_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
# Where no paragraph begins the body, so many of its words are the lead.
LEAD_WORDS = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the body, as far as the Markdown tells of it; the file itself is not looked at."""

    source: str
    """The address as written."""
    path: PurePosixPath | None
    """The file below the content folder; None for a picture that is remote, lost or refused."""
    alt: str
    caption: str
    """Safe inline HTML, without the credit; may be empty."""
    credit: str
    """Who made the picture: plain text without the word "Ảnh:"."""
    position: Position
    inline: bool
    """Within running text: only the picture is drawn, no figure."""
    lost: str
    """The original address of a picture an importer could not have, else empty."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a Markdown source came to."""

    parts: tuple[str | Figure, ...]
    """Sanitised HTML and figures, in order."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in order."""
        return tuple(part for part in self.parts if isinstance(part, Figure))

    @property
    def text(self) -> str:
        """All words of the body, captions included, as plain text with a line for each block."""
        return plain_text(self.html(lambda figure, _number: _words(figure)))

    @property
    def first_paragraph(self) -> str:
        """The first paragraph that has words; else the first caption; else the first 40 words. Plain text."""
        for paragraph in _PARAGRAPH.finditer(self.html(lambda _figure, _number: "")):
            if words := plain_text(paragraph[1]):
                return words.replace("\n", " ")
        for figure in self.figures:
            if words := plain_text(figure.caption):
                return words.replace("\n", " ")
        return first_words(self.text, LEAD_WORDS)

    def html(self, draw: Callable[[Figure, int], str]) -> str:
        """Return the whole body; ``draw`` gets each figure and its number (0 for the first) and returns safe HTML."""
        numbers = count()
        return "".join(part if isinstance(part, str) else draw(part, next(numbers)) for part in self.parts)


def _words(figure: Figure) -> str:
    return "" if figure.inline else f"<p>{figure.caption} {escape(figure.credit)}</p>"


def wordless(figures: Iterable[Figure]) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that says nothing to those who do not see it."""
    for figure in figures:
        if figure.path and not figure.alt and not figure.caption:
            yield diagnose("images.alt-missing", figure.position, Severity.WARNING, path=figure.path)
