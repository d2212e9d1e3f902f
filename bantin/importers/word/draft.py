"""One Word file as the draft an editor goes on with: its words as Markdown, its pictures in the content folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from bantin.importers.blocks import write_blocks
from bantin.importers.carrier import Carrier
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import tell_losses
from bantin.importers.pictures import Pictures
from bantin.importers.word.package import Package
from bantin.importers.word.reader import WordArticle, read_article
from bantin.importers.word.source import pack
from bantin.report import Diagnostic, Position


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What a Word file gives an article besides its title: further fields, the body, what was lost."""

    fields: Mapping[str, str]
    body: str
    findings: tuple[Diagnostic, ...]


def open_file(path: Path) -> WordArticle:
    """Return what the file at ``path`` says; raises WordError where it cannot be read, and OSError."""
    return read_article(Package(pack(path, PurePath(path.name))))


def make_draft(article: WordArticle, path: Path, content: Path, year: str) -> WordDraft:
    """Return the draft of what the file at ``path`` says, its pictures put into those of that year below ``content``.

    Raises OSError.
    """
    carrier = Carrier(content, path.parent, {}, year=year, mend="draft")
    place = Pictures(carrier, attached=article.attached).place
    body = write_blocks(read_html(article.html, "", place, article.losses), place)
    position = Position(PurePath(path.name))
    findings = (*tell_losses(article.losses, position), *carrier.tell_losses(position))
    return WordDraft({"summary": article.lead} | article.fields, body, findings)
