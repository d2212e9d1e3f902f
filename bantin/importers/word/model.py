"""What a Word file says, without how it says it: paragraphs and tables of running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from bantin.importers.runs import PLAIN, Break, Picture, Run, Token


class Role(Enum):
    """What the style of a paragraph says it is for."""

    TEXT = auto()
    TITLE = auto()
    LEAD = auto()
    CAPTION = auto()


class Mark(Enum):
    """How an item of a list begins: with a sign, a number that Markdown can write, or words of Word's own making."""

    BULLET = auto()
    NUMBER = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """What Word puts before a paragraph of a list: ``words`` as shown, ``number`` where it is counted."""

    mark: Mark
    words: str
    number: int
    list_id: str
    level: int
    indent: int


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote in the text; ``key`` is the number it gets in the article."""

    key: str


@dataclass(frozen=True, slots=True)
class Capitals(Run):
    """Words that Word shows in capitals alone; ``typed`` is how they were written."""

    typed: str = ""


Piece = Token | Note


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``heading`` is its level, 0 for none, ``boxes`` what stands in frames that hang on it."""

    pieces: list[Piece]
    role: Role = Role.TEXT
    heading: int = 0
    label: Label | None = None
    centred: bool = False
    indent: int = 0
    boxes: list[Block] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What a reader sees, tabs and line ends kept, without the label."""
        shown = (one.text if isinstance(one, Run) else "\n" * isinstance(one, Break) for one in self.pieces)
        return "".join(shown).strip()

    @property
    def typed(self) -> str:
        """The same words in the letters they were written in."""
        written = [Run(one.typed) if isinstance(one, Capitals) else one for one in self.pieces]
        return Paragraph(written).words

    @property
    def pictures(self) -> list[Picture]:
        """The pictures in it."""
        return [one for one in self.pieces if isinstance(one, Picture)]

    @property
    def is_bare(self) -> bool:
        """Tell whether it holds nothing but words, if even those."""
        return not (self.pictures or self.label or self.boxes)

    @property
    def links(self) -> list[str]:
        """Where words of it lead."""
        return [one.style.href for one in self.pieces if isinstance(one, Run) and one.style.href and one.text.strip()]

    @property
    def leads_on(self) -> bool:
        """Tell whether it leads anywhere, be it to a note: its words alone do not."""
        return bool(self.links) or any(isinstance(one, Note) for one in self.pieces)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return self.is_bare and not self.words

    @classmethod
    def of_words(cls, words: str, other: Paragraph) -> Paragraph:
        """Return a paragraph of some of the words of another, which look as the first of them."""
        style = next((one.style for one in other.pieces if isinstance(one, Run) and one.text.strip()), PLAIN)
        return cls([Run(words, style)], other.role, centred=other.centred)

    def is_all(self, name: str) -> bool:
        """Tell whether every word is ``bold`` or ``italic``."""
        runs = [one for one in self.pieces if isinstance(one, Run) and one.text.strip()]
        return bool(runs) and all(getattr(one.style, name) for one in runs)


@dataclass(slots=True)
class Cell:
    """One cell of a table."""

    blocks: list[Block]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Table:
    """One table; ``heads`` is how many rows repeat on each page, ``ruled`` whether any line is drawn."""

    rows: list[list[Cell]]
    heads: int = 0
    ruled: bool = True


Block = Paragraph | Table


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs, also those in tables and frames."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            yield from paragraphs(block.boxes)
        else:
            yield from paragraphs(inner for row in block.rows for cell in row for inner in cell.blocks)
