"""Elements of an XML file, one after another, however long the file is; nothing a file declares is ever expanded."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from bantin.html import unescape

# An article with more is none; nor is one whose elements lie deeper in one another.
MAX_CHARACTERS = 20_000_000
_MAX_DEPTH = 200
# An element takes as much room as so many of them, besides what stands in its attributes.
_ELEMENT = 100
_CHUNK = 65_536


class XmlError(Exception):
    """A file that cannot be read on: ``code`` is that of the finding, with its place and what the parser says."""

    def __init__(self, code: str, line: int, column: int, reason: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.reason = code, line, column, reason


@dataclass(frozen=True, slots=True)
class Found:
    """An element, whole, and the line it began in."""

    line: int
    element: Element


def _full(name: str) -> str:
    return f"{{{name}" if "}" in name else name


class _Reader:
    """Builds the wanted elements; their names are ``{uri}local`` where they have a namespace."""

    def __init__(self, names: Container[str]) -> None:
        self.names = names
        self.found: list[Found] = []
        self._builder: TreeBuilder | None = None
        self._depth = self._within = self._line = self._size = 0
        self.parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        # Names such as &nbsp; are HTML's; without this they would end the reading.
        parser.UseForeignDTD(True)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.DefaultHandlerExpand = self._other
        # A file that declares entities can make itself as large as it likes, or ask for other files.
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = lambda *_: 1

    def _refuse(self, *_: object) -> NoReturn:
        raise XmlError("xml-entities", self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _full(name)
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise XmlError("xml-too-deep", self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if self._builder is None and name in self.names:
            self._builder, self._within, self._size = TreeBuilder(), self._depth, 0
            self._line = self.parser.CurrentLineNumber
        if self._builder is not None:
            self._grow(_ELEMENT + sum(map(len, attributes.values())))
            self._builder.start(name, {_full(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(_full(name))
            if self._depth == self._within:
                self.found.append(Found(self._line, self._builder.close()))
                self._builder = None
        self._depth -= 1

    def _text(self, words: str) -> None:
        if self._builder is None:
            return
        self._grow(len(words))
        self._builder.data(words)

    def _grow(self, characters: int) -> None:
        self._size += characters
        if self._size > MAX_CHARACTERS:
            raise XmlError("xml-too-large", self._line, 1)

    def _other(self, words: str) -> None:
        if words.startswith("&"):
            self._text(unescape(words))


def read_elements(path: Path, names: Container[str]) -> Iterator[Found]:
    """Yield the elements of these names, the outermost of each alone; raises OSError and XmlError."""
    reader = _Reader(names)
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                reader.parser.Parse(chunk, False)
                yield from reader.found
                reader.found.clear()
            reader.parser.Parse(b"", True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise XmlError("xml-broken", error.lineno, error.offset + 1, reason) from None
        except (LookupError, ValueError) as error:
            # A code page that is none, or one in which a letter is several bytes.
            raise XmlError("xml-broken", 1, 1, str(error)) from None
    yield from reader.found
