"""One file as the rules see it: read once, for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath
from typing import NamedTuple

from bantin.article.categories import Categories
from bantin.article.front_matter import BYTE_ORDER_MARK, FrontMatter
from bantin.article.model import Article, Page
from bantin.digests import Stamp, stamp
from bantin.files import Root
from bantin.lint.pictures import Shown, shown_pictures
from bantin.lint.prose import FILLER, mask_code, mask_file
from bantin.lint.settings import LintSettings
from bantin.lint.words import Judgements, judge_all
from bantin.markdown.body import Body
from bantin.report import Position

_BREAK = re.compile(r"\n(?:[ \t\r]*\n)+|\n(?=[ \t]*(?:[-+]|\d{1,9}[.)]|\0)[ \t])")


@dataclass(frozen=True, slots=True)
class Desk:
    """What all files of a content folder are checked by."""

    content: Root
    categories: Categories
    settings: LintSettings


class Span(NamedTuple):
    """A stretch of a text, from ``start`` to ``end`` (not included)."""

    start: int
    end: int


class Files:
    """The files an article leads to, and how each of them was found: its stamp, None where there is none."""

    def __init__(self, content: Root) -> None:
        self._content = content
        self.seen: dict[str, Stamp | None] = {}

    def look(self, path: PurePosixPath) -> Stamp | None:
        """Return the stamp of the file below the content folder, None where no file is."""
        name = path.as_posix()
        if name not in self.seen:
            self.seen[name] = self._stamp(path)
        return self.seen[name]

    def _stamp(self, path: PurePosixPath) -> Stamp | None:
        try:
            return stamp(self._content / path) if (self._content / path).is_file() else None
        except (OSError, ValueError):
            return None


@dataclass
class Sheet:
    """A file taken apart: its ``text`` (in NFC), its head, its work where the fields are right, and its body."""

    path: PurePosixPath
    text: str
    front: FrontMatter
    work: Article | Page | None
    body: Body
    desk: Desk
    files: Files

    @cached_property
    def prose(self) -> str:
        """What citizens read of the text, in its place, every space a plain one; the rest is filler."""
        return mask_file(self.markdown, self.front).replace("\xa0", " ")

    @cached_property
    def markdown(self) -> str:
        """The text as it is written, but for the code in its body, which is filler: nobody is to mend that."""
        return self.text[: self.body_start] + mask_code(self.text[self.body_start :])

    @cached_property
    def body_start(self) -> int:
        """Where in the text the body begins."""
        return sum(map(len, self.front.head))

    @cached_property
    def words(self) -> list[str]:
        """What stands between spaces and signs of Markdown in the prose, in order: words with the marks beside them."""
        return [*self.prose[: self.body_start].replace(FILLER, " ").split(), *self.body_words]

    @cached_property
    def body_words(self) -> list[str]:
        """Those of the body."""
        return self.prose[self.body_start :].replace(FILLER, " ").split()

    @property
    def bare_words(self) -> list[str]:
        """The words in small letters, without the marks behind them."""
        return self._judged[0]

    @property
    def judgements(self) -> Judgements:
        """What the judges of ``bantin.lint.words`` say of the words, by their numbers."""
        return self._judged[1]

    @cached_property
    def _judged(self) -> tuple[list[str], Judgements]:
        return judge_all(self.words)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, items and fields of the prose that hold anything, in order."""
        return tuple(self._paragraphs())

    @property
    def right_words(self) -> tuple[str, ...]:
        """The words that the office knows to be right, in small letters."""
        return self.desk.settings.words

    @cached_property
    def pictures(self) -> tuple[Shown, ...]:
        """The pictures the work shows, its own first, each file once."""
        pictures = shown_pictures(self.work, self.body, self.desk.content)
        for one in pictures:
            self.files.look(one.path)
        return pictures

    def _paragraphs(self) -> Iterator[Span]:
        start = 0
        ends = [*_BREAK.finditer(self.prose, self.body_start)]
        head = [*re.compile("\n").finditer(self.prose, 0, self.body_start)]
        for found in (*head, *ends):
            if self.prose[start : found.start()].strip(f"{FILLER} \t\r\n"):
                yield Span(start, found.start())
            start = found.end()
        if self.prose[start:].strip(f"{FILLER} \t\r\n"):
            yield Span(start, len(self.prose))

    def position(self, at: int) -> Position:
        """Return the line and column of a place in the text."""
        line = bisect_right(self._lines, at)
        # The mark at the beginning of a file is no column of it.
        begins = self.text.startswith(BYTE_ORDER_MARK) if line == 1 else self._lines[line - 1]
        return Position(self.path, line, at - begins + 1)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line of the text begins."""
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def shown(self, start: int, end: int) -> str:
        """Return what stands between two places of the prose as one line for a message."""
        return " ".join(self.prose[start:end].replace(FILLER, " ").split())

    def places(self, sign: str) -> Iterator[int]:
        """Yield where a sign stands in the prose; a rare one is found much sooner than by a pattern."""
        at = self.prose.find(sign)
        while at >= 0:
            yield at
            at = self.prose.find(sign, at + 1)

    def find(self, words: str) -> Iterator[Span]:
        """Yield where the words stand in the prose with no letter or digit beside them."""
        at = self.prose.find(words)
        while at >= 0:
            end = at + len(words)
            if not (self.prose[at - 1 : at].isalnum() or self.prose[end : end + 1].isalnum()):
                yield Span(at, end)
            at = self.prose.find(words, end)
