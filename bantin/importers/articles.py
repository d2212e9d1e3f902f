"""One record as an article's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import urlsplit

from bantin.article.front_matter import compose
from bantin.article.model import Status
from bantin.article.redirects import LONGEST_ALIAS, as_sent
from bantin.dates import DateError, ParsedDate, parse, written
from bantin.html import first_words, plain_text
from bantin.importers.blocks import Block, Figure, Text, caption_within, write_blocks
from bantin.importers.embeds import with_absolute
from bantin.importers.html_inline import Attach, keep
from bantin.importers.html_markdown import read_html
from bantin.importers.losses import Losses
from bantin.importers.plain_text import add_pictures, read_text
from bantin.importers.records import Record, RecordPicture
from bantin.importers.runs import Picture
from bantin.report import Diagnostic, Position, Severity, diagnose

TITLE_WORDS = 12
# What has no spaces would be one word without end.
_TITLE_LENGTH = 150
# The folder of articles and pictures whose year nobody knows.
NO_YEAR = "khong-ngay"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way: what is known of it before it has an id, a category and a place."""

    record: Record
    title: str
    date: ParsedDate | None
    status: Status
    losses: Losses
    diagnostics: tuple[Diagnostic, ...]

    @property
    def year(self) -> str:
        """The year of its folder."""
        return f"{self.date.moment.year:04d}" if self.date else NO_YEAR


def _read_date(
    record: Record, default: ParsedDate | None, position: Position
) -> tuple[ParsedDate | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    if record.date:
        try:
            return parse(record.date), found
        except DateError:
            found.append(diagnose("importers.date-bad", position, Severity.WARNING, value=record.date[:40]))
    code = "date-default" if default else "date-missing"
    found.append(diagnose(f"importers.{code}", position, Severity.WARNING))
    return default, found


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article is given where it is put; ``slug`` only where the file's name is not the article's slug."""

    identifier: str
    category: str
    slug: str


def _first_words(record: Record) -> str:
    """Return what stands in for a title, empty where the article has no words."""
    if record.lead:
        return _shorten(record.lead)
    blocks = _read_body(record, lambda picture: picture.addresses[0], Losses())
    spoken = (block.words if isinstance(block, Text) else block.caption for block in blocks)
    # An article may be a table and nothing else.
    written = (_plain(block.markdown) for block in blocks if isinstance(block, Text))
    return _shorten(next(filter(None, chain(spoken, written)), ""))


def _plain(markdown: str) -> str:
    """Return the words of a heading, list or table without its signs."""
    return " ".join(re.findall(r"\S*\w\S*", re.sub(r"[\\|#*>]", " ", plain_text(markdown))))


def _shorten(words: str) -> str:
    short = first_words(words, TITLE_WORDS)
    return short if len(short) <= _TITLE_LENGTH else f"{short[:_TITLE_LENGTH]}…"


def _is_bare(record: Record) -> bool:
    """Tell whether an article has nothing to read but its title."""
    told = record.lead or record.body or record.images or record.document_number or plain_text(record.content_html)
    return not (told or record.partial or _read_body(record, lambda picture: picture.addresses[0], Losses()))


def prepare(record: Record, default: ParsedDate | None, position: Position) -> Draft | Diagnostic:
    """Return the draft of a record, or why no article can be made of it."""
    date, diagnostics = _read_date(record, default, position)
    title = record.title or _first_words(record)
    if not title:
        return diagnose("importers.empty", position)
    if not record.title:
        diagnostics.append(diagnose("importers.title-missing", position, Severity.WARNING, title=title))
    if record.partial:
        diagnostics.append(diagnose("importers.body-missing", position, Severity.WARNING, title=title))
    is_bare = _is_bare(record)
    if is_bare:
        diagnostics.append(diagnose("importers.body-empty", position, Severity.WARNING, title=title))
    is_ready = record.title and date and not (is_bare or record.partial or record.draft)
    status = Status.PUBLISHED if is_ready else Status.DRAFT
    losses = Losses()
    for kind, detail in record.losses:
        losses.add(kind, detail)
    return Draft(record, title, date, status, losses, tuple(diagnostics))


def _extra_pictures(
    record: Record, blocks: list[Block], placed: Mapping[str, str], losses: Losses
) -> list[RecordPicture]:
    """Return the record's pictures that its HTML does not show; to those shown their captions are given.

    ``placed`` are pictures within ready Markdown, by each of their addresses where they lie now.
    """
    shown = {address: block for block in blocks if isinstance(block, Figure) for address in block.picture.addresses}
    extra = []
    for one in record.images:
        if not one.picture.addresses:
            losses.add("picture-address", one.caption)
        picture = Picture(with_absolute(one.picture.addresses, record.url), one.picture.alt)
        twin = next((shown[address] for address in picture.addresses if address in shown), None)
        within = next((placed[address] for address in picture.addresses if address in placed), None)
        if twin is not None:
            twin.caption = twin.caption or one.caption
        elif within is not None:
            caption_within(blocks, within, one.caption)
        else:
            extra.append(replace(one, picture=picture))
    return extra


def _read_body(record: Record, place: Callable[[Picture], str], losses: Losses, attach: Attach = keep) -> list[Block]:
    placed: dict[str, str] = {}

    def note(picture: Picture) -> str:
        lies = place(picture)
        placed.update(dict.fromkeys(picture.addresses, lies))
        return lies

    blocks = read_html(record.content_html, record.url, note, losses, attach) if record.content_html else []
    blocks = blocks or read_text(record.body)
    blocks = add_pictures(blocks, _extra_pictures(record, blocks, placed, losses))
    first = blocks[0] if blocks else None
    # Many portals show the lead once more as the first paragraph.
    if isinstance(first, Text) and first.words and first.words == record.lead and not first.has_links:
        del blocks[0]
    return blocks


def _alias(url: str, losses: Losses) -> str:
    """Return the old address from the root, empty where it is none that may lead here."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if path in ("", "/"):
        return ""
    if not path.startswith("/") or ".." in parts.path.split("/") or len(as_sent(path)) > LONGEST_ALIAS:
        losses.add("alias", url)
        return ""
    return path


def write_article(draft: Draft, frame: Frame, place: Callable[[Picture], str], attach: Attach = keep) -> str:
    """Return the text of the article's file; ``place`` says where pictures lie now and ``attach`` where links lead."""
    record = draft.record
    body = write_blocks(_read_body(record, place, draft.losses, attach), place)
    date = ""
    if draft.date:
        date = written(draft.date.moment)
        date = date if draft.date.has_time else date.partition(" ")[0]
    fields: dict[str, str | int | list[str]] = {
        "id": frame.identifier,
        "title": draft.title,
        "date": date,
        "category": frame.category,
        "views": record.views or "",
        "summary": " ".join(record.lead.split()),
        "author": record.author,
        "source": record.source,
        "tags": list(record.tags),
        "document_number": record.document_number,
        "document_date": record.document_date,
        "document_issuer": record.document_issuer,
        "document_summary": record.document_summary,
        "status": draft.status.value if draft.status is Status.DRAFT else "",
        "slug": frame.slug,
        "aliases": _aliases(record, draft.losses),
    }
    return compose(fields, body)


def _aliases(record: Record, losses: Losses) -> list[str]:
    written = (_alias(url, losses) for url in (record.url, *record.aliases) if url)
    return list(dict.fromkeys(filter(None, written)))
