"""The head of an article's file: which field stands on which line, and how to change one without touching the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import PurePath
from typing import NamedTuple

from bantin import messages
from bantin.article import scalars
from bantin.article.labels import is_label
from bantin.report import Diagnostic, Position, diagnose

FENCE = "---"
BYTE_ORDER_MARK = "\ufeff"
# Values are stripped afterwards: a lazy group before trailing blanks takes quadratic time on a line of blanks.
_FIELD = re.compile(r"(?P<name>[^\W\d]\w*(?:-\w+)*)\s*:(?:\s+(?P<value>.*)|(?P<glued>\S.*))?")
# Our names are of one word each; an editor may have typed one of several, which is told of as any unknown field.
_LABELLED = re.compile(r"(?P<name>[^\W\d]\w*(?:[ ]\w+){1,3})\s*:(?:\s+(?P<value>.*)|(?P<glued>\S.*))?")
_ITEM = re.compile(r"\s*-(?:\s+(?P<value>.*))?")
# YAML's marks for a text on the lines below (YAML 1.2, 8.1 "Block Scalar Styles").
_BLOCKS = frozenset({"|", "|-", "|+", ">", ">-", ">+"})
_DASHES = re.compile(r"[-\u2010-\u2015\u2500=]{1,80}")

Value = str | Sequence[str] | int | bool


class Item(NamedTuple):
    """Some words of a field, and where they begin."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Field:
    """One field as typed: its name in small letters, its text line by line or its ``- `` items, and where they stand.

    ``first`` and ``last`` count lines of the head from 0.
    """

    name: str
    words: tuple[Item, ...]
    items: tuple[Item, ...]
    position: Position
    first: int
    last: int

    @property
    def typed(self) -> str:
        """The text as typed, its lines joined by spaces."""
        return " ".join(one.text for one in self.words)

    @property
    def text(self) -> str:
        """What the field says, quotes of YAML taken off."""
        return scalars.read(self.typed)

    @property
    def values(self) -> list[str]:
        """What the field says where it may hold several values."""
        return [one.text for one in self.entries]

    @property
    def entries(self) -> list[Item]:
        """The same values, each with the place where it begins."""
        if self.items:
            return [Item(scalars.read(one.text), one.position) for one in self.items]
        starts = list(accumulate((len(one.text) + 1 for one in self.words), initial=0))
        entries = []
        for index, value in scalars.read_list(self.typed):
            line = bisect_right(starts, index) - 1
            begin = self.words[line].position
            entries.append(Item(value, replace(begin, column=begin.column + index - starts[line])))
        return entries


class FrontMatterError(ValueError):
    """A head that cannot be read; ``diagnostic`` says where and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file taken apart: ``head`` and ``body`` joined are the file, byte for byte."""

    head: tuple[str, ...]
    body: str
    fields: tuple[Field, ...]
    fenced: bool

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins."""
        return len(self.head) + 1

    def text(self) -> str:
        """Return the whole file."""
        return "".join(self.head) + self.body

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((one for one in self.fields if one.name == name), None)

    def with_field(self, name: str, value: Value, path: PurePath) -> FrontMatter:
        """Return the file with that one field changed or added; every other byte stays, comments in a list too."""
        newline = "\r\n" if self.head and self.head[0].endswith("\r\n") else "\n"
        lines = [line + newline for line in _field_lines(name, value)]
        old = self.field(name)
        if old is not None:
            self._put_comments(lines, old)
            before, after = self.head[: old.first], self.head[old.last + 1 :]
        else:
            end = max((one.last + 1 for one in self.fields), default=1 if self.fenced else 0)
            before, after = self.head[:end], self.head[end:]
        start = "".join(before)
        if not start and self.head[0].startswith(BYTE_ORDER_MARK):
            start = BYTE_ORDER_MARK
        elif start and not start.endswith("\n"):
            start += newline
        return parse("".join([start, *lines, *after]) + self.body, path)

    def _put_comments(self, lines: list[str], old: Field) -> None:
        """Put the comments between the old field's lines among the new ones, below as many items as they stood."""
        at = 0
        for line in self.head[old.first : old.last + 1]:
            if line.startswith("#"):
                lines.insert(at, line)
            at += at == 0 or line.startswith("#") or bool(_ITEM.fullmatch(line.rstrip("\r\n")))


def _split(lines: list[str], path: PurePath) -> tuple[int, int, int, bool]:
    """Return first and last field line, the first line of the body, and whether the head is fenced."""
    if lines and lines[0].removeprefix(BYTE_ORDER_MARK).rstrip() == FENCE:
        for index, line in enumerate(lines[1:], start=1):
            if line.rstrip() in (FENCE, "..."):
                return 1, index, index + 1, True
        raise FrontMatterError(diagnose("article.front-matter-open", Position(path, 1)))
    if not lines or not _FIELD.fullmatch(lines[0].removeprefix(BYTE_ORDER_MARK).rstrip("\r\n")):
        raise FrontMatterError(_missing(lines, path))
    for index, line in enumerate(lines):
        if not line.strip():
            return 0, index, index + 1, False
    return 0, len(lines), len(lines), False


def _missing(lines: list[str], path: PurePath) -> Diagnostic:
    """Return why there is no head: a first line that was meant for the fence is shown."""
    typed = next((line for line in lines if line.strip(f"{BYTE_ORDER_MARK} \t\r\n")), "")
    if not _DASHES.fullmatch(typed.strip(f"{BYTE_ORDER_MARK} \t\r\n")):
        return diagnose("article.front-matter-missing", Position(path, 1))
    shown = typed.strip() if typed == lines[0] else messages.text("article.blank-line")
    return diagnose("article.front-matter-fence", Position(path, 1), line=shown)


@dataclass(slots=True)
class _Growing:
    """A field while its lines are read: the words of its text, and those of each item."""

    name: str
    position: Position
    first: int
    last: int
    words: list[Item]
    items: list[tuple[Position, list[str]]]

    def take(self, line: str, index: int) -> bool:
        """Take in one more line; return False where it does not belong to the field."""
        item = _ITEM.fullmatch(line)
        if item and not self.words:
            column = (len(line) if item["value"] is None else item.start("value")) + 1
            self.items.append((Position(self.position.path, index + 1, column), [(item["value"] or "").rstrip()]))
            self.last = index
            return True
        if not line[:1].isspace():
            return False
        position = Position(self.position.path, index + 1, len(line) - len(line.lstrip()) + 1)
        if not self.items:
            self.words.append(Item(line.strip(), position))
        elif self.items[-1][1] == [""]:
            # The item begins on the line below its mark.
            self.items[-1] = position, [line.strip()]
        else:
            self.items[-1][1].append(line.strip())
        self.last = index
        return True

    def field(self) -> Field:
        """Return the field as read."""
        items = tuple(Item(" ".join(words).strip(), position) for position, words in self.items)
        is_block = len(self.words) > 1 and self.words[0].text in _BLOCKS
        return Field(self.name, tuple(self.words[is_block:]), items, self.position, self.first, self.last)


def _read_field(line: str, index: int, path: PurePath) -> _Growing:
    match = _FIELD.fullmatch(line)
    if match is None and (labelled := _LABELLED.fullmatch(line)) and is_label(labelled["name"]):
        match = labelled
    if match is None:
        column = len(line) - len(line.lstrip()) + 1
        shown = line.strip()[:60]
        raise FrontMatterError(diagnose("article.front-matter-line", Position(path, index + 1, column), line=shown))
    group = "value" if match["value"] is not None else "glued"
    column = (match.start(group) if match[group] else match.end("name") + 1) + 1
    typed = (match[group] or "").rstrip()
    position = Position(path, index + 1, column)
    words = [Item(typed, position)] if typed else []
    return _Growing(match["name"].lower(), position, index, index, words, [])


def parse(text: str, path: PurePath) -> FrontMatter:
    """Return the file's head and body.

    Read are fields between two lines ``---``, and Pelican's header lines up to the first empty line. A field is a
    name, a colon, and everything after it as typed; ``- `` lines below an empty field are its items; an indented
    line goes on with the one before; ``#`` lines are comments. Raises FrontMatterError where there is no such head.
    """
    # Not splitlines: it also cuts at characters that stand inside a line.
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    first, last, body, fenced = _split(lines, path)
    fields: list[_Growing] = []
    for index in range(first, last):
        line = lines[index].rstrip("\r\n")
        if index == 0:
            line = line.removeprefix(BYTE_ORDER_MARK)
        if not line.strip() or line.startswith("#"):
            continue
        if not (fields and fields[-1].take(line, index)):
            fields.append(_read_field(line, index, path))
    read = tuple(field.field() for field in fields)
    return FrontMatter(tuple(lines[:body]), "".join(lines[body:]), read, fenced)


def _field_lines(name: str, value: Value) -> list[str]:
    if isinstance(value, bool):
        return [f"{name}: {str(value).lower()}"]
    if isinstance(value, int):
        return [f"{name}: {value}"]
    if isinstance(value, str):
        return [f"{name}: {scalars.write(value)}"]
    if name in _INLINE_LISTS:
        return [f"{name}: [{', '.join(scalars.write(item, in_list=True) for item in value)}]"]
    return [f"{name}:", *(f"- {scalars.write(item)}" for item in value)]


_INLINE_LISTS = frozenset({"tags"})


def compose(fields: Mapping[str, Value], body: str, blank: Sequence[str] = ()) -> str:
    """Return the text of an article's file: the fields in the order given, fenced, then the body.

    Empty texts and lists and False are left out; what a YAML 1.2 parser reads is what was given. The fields named in
    ``blank`` come last, without a value, for an editor to fill in.
    """
    lines = [FENCE]
    for name, value in fields.items():
        if value is False or value == "" or (not isinstance(value, (str, int)) and not value):
            continue
        lines.extend(_field_lines(name, value))
    lines.extend(f"{name}:" for name in blank)
    return "\n".join([*lines, FENCE, "", scalars.storable(body).strip("\n"), ""])
