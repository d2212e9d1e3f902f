"""One Word file from its bytes to the fields of a record."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bantin.html import Markup
from bantin.importers.losses import Losses
from bantin.importers.word.body import BodyReader
from bantin.importers.word.html import write_blocks, write_note
from bantin.importers.word.inline import Inline
from bantin.importers.word.media import Media
from bantin.importers.word.model import Block, Note, paragraphs
from bantin.importers.word.numbering import Numbering
from bantin.importers.word.office_block import OfficeBlock, take_office_block
from bantin.importers.word.opening import read_opening
from bantin.importers.word.package import MAX_XML, Link, Package
from bantin.importers.word.styles import Styles
from bantin.importers.word.tree import child, parse

_NOTE_PARTS = {"w:footnoteReference": ("footnotes", "w:footnote"), "w:endnoteReference": ("endnotes", "w:endnote")}


@dataclass(slots=True)
class WordArticle:
    """What a Word file says, its head where it is an official document, its pictures and what was lost."""

    title: str = ""
    lead: str = ""
    html: str = ""
    office: OfficeBlock | None = None
    attached: Mapping[str, bytes] = field(default_factory=dict)
    losses: Losses = field(default_factory=Losses)

    @property
    def fields(self) -> dict[str, str]:
        """The fields of an article that the head of a document fills; none where there is no head."""
        office = self.office
        if office is None:
            return {}
        return {
            "document_number": office.number,
            "document_date": f"{office.date:%Y-%m-%d}" if office.date else "",
            "document_issuer": office.issuer,
            "document_summary": office.summary,
        }


class _Reader:
    """Reads one file."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main()
        self.links = package.links(self.main)
        self.losses = Losses()
        self.media = Media(package)
        self.styles = Styles(self._root("styles"))
        self.numbering = Numbering(self._root("numbering"))
        self._notes: dict[tuple[str, str], Note] = {}
        self._met: list[tuple[str, str]] = []
        self._note_parts: dict[str, tuple[str, dict[str, ET.Element]]] = {}

    def _part(self, kind: str) -> str:
        """Return the name of the part of that kind, empty where the file has none."""
        named = [one.target for one in self.links.values() if one.kind == kind and not one.outside]
        return next(filter(self.package.has, named), "")

    def _root(self, kind: str) -> ET.Element | None:
        part = self._part(kind)
        return parse(self.package.read(part, MAX_XML), part) if part else None

    def _body_reader(self, links: Mapping[str, Link]) -> BodyReader:
        inline = Inline(self.styles, links, self.losses, self.note, self.media.address)
        return BodyReader(self.styles, self.numbering, inline)

    def blocks(self) -> list[Block]:
        """Return the blocks of the text."""
        root = parse(self.package.read(self.main, MAX_XML), self.main)
        body = child(root, "w:body")
        return list(self._body_reader(self.links).blocks(body)) if body is not None else []

    def note(self, name: str, key: str) -> Note | None:
        """Return the mark of a note, numbered as it is met; None where the file has no such note."""
        if key not in self._note_elements(name)[1]:
            return None
        if (name, key) not in self._notes:
            self._met.append((name, key))
            self._notes[name, key] = Note(str(len(self._met)))
        return self._notes[name, key]

    def _note_elements(self, name: str) -> tuple[str, dict[str, ET.Element]]:
        """Return the part that holds the notes of a kind, and them by their id."""
        if name not in self._note_parts:
            kind, tag = _NOTE_PARTS[name]
            root = self._root(kind)
            # The others are the lines Word draws above the notes.
            notes = [one for one in root if one.tag == tag and "w:type" not in one.attrib] if root is not None else []
            self._note_parts[name] = (self._part(kind), {one.get("w:id", ""): one for one in notes})
        return self._note_parts[name]

    def note_links(self, before: Sequence[Block], after: Sequence[Block]) -> None:
        """Note where words led that have become title and fields."""
        kept = {link for one in paragraphs(after) for link in one.links}
        for link in dict.fromkeys(link for one in paragraphs(before) for link in one.links):
            if link not in kept:
                self.losses.add("opening-link", link)

    def notes(self) -> Iterator[Markup]:
        """Yield the notes the text refers to, in the order of their numbers; a note may lead to further ones."""
        for name, key in self._met:
            part, elements = self._note_elements(name)
            blocks = self._body_reader(self.package.links(part)).blocks(elements[key])
            yield write_note(self._notes[name, key].key, list(blocks))

    def note_furniture(self) -> None:
        """Note the words at the edges of the pages, which no article has: head, foot, and remarks in the margin."""
        for link in self.links.values():
            if link.kind in {"header", "footer"} and not link.outside and self.package.has(link.target):
                self._note_words("page-edge", parse(self.package.read(link.target, MAX_XML), link.target))
        remarks = self._root("comments")
        for remark in remarks if remarks is not None else ():
            self._note_words("remark", remark)

    def _note_words(self, kind: str, element: ET.Element) -> None:
        words = "".join(
            " " if one.tag == "w:p" else one.text or "" for one in element.iter() if one.tag in {"w:p", "w:t"}
        )
        if any(one.isalpha() for one in words):
            self.losses.add(kind, " ".join(words.split()))


def read_article(package: Package) -> WordArticle:
    """Return what the file says; its pictures are attached by their addresses. Raises WordError."""
    reader = _Reader(package)
    whole = reader.blocks()
    office, blocks = take_office_block(whole)
    opening = read_opening(blocks, office.title if office else "")
    left = [*(office.left_over if office else ()), *opening.blocks]
    reader.note_links(whole, left)
    body = write_blocks(left)
    html = Markup("\n").join([body, *reader.notes()])
    reader.note_furniture()
    return WordArticle(opening.title, opening.lead, str(html), office, reader.media.attached, reader.losses)
