"""Articles and pages as Pelican's generators and the templates see them.

Not subclasses of Pelican's own contents: those guess dates, slugs, authors and addresses from metadata, with seven
formattings an article, and all of it is known here already.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from bantin.article.addresses import article_path, page_path, tag_path, url
from bantin.article.model import Article, Page, Status
from bantin.article.values import clean
from bantin.build.edition import Edition
from bantin.build.views import DocumentBox, File, Tag
from bantin.html import Markup, first_words

_LEAD_WORDS = 60


class _Portal:
    """What Pelican's generators ask of a content object, answered without its own reading of metadata."""

    settings: dict[str, Any]
    in_default_lang = True
    status = "published"

    def __init__(self, edition: Edition, path: str, save_as: str) -> None:
        self.source_path = str(edition.content / path)
        self.relative_source_path = path
        self.path = self.save_as = save_as
        self.url = url(save_as).lstrip("/")
        self.slug = save_as
        self.metadata: dict[str, Any] = {}
        self.translations: list[Any] = []

    def get_relative_source_path(self, _source_path: str | None = None) -> str:
        return self.relative_source_path

    def get_static_links(self) -> set[str]:
        return set()

    def refresh_metadata_intersite_links(self) -> None:
        """Our links are right from the start."""


def _file(edition: Edition, path: Any, title: str) -> File:
    source = edition.content / path
    # A name may hold "#", "?" and "%", which mean something else in an address.
    return File(title, quote(str(path)), source.stat().st_size, source.suffix.lstrip(".").upper())


class PortalArticle(_Portal):
    """One article; docs/templates.md lists its attributes."""

    def __init__(self, record: Article, edition: Edition) -> None:
        super().__init__(edition, record.path.as_posix(), article_path(record))
        body = edition.bodies[record.path]
        self.record = record
        self.id, self.title, self.date, self.has_time = record.id, record.title, record.date, record.has_time
        self.expires = record.expires
        self.modified, self.updated = record.modified, record.updated
        self.author, self.source, self.video = record.author, record.source, record.video
        self.category, self.pinned = record.category, record.pinned
        self.withdrawn_reason = record.withdrawn_reason
        self.tags = [Tag(name, tag_path(name)) for name in record.tags]
        self.state = self._state(edition)
        # What was withdrawn is shown nowhere, not even in the description of the page that says so.
        lead = record.summary or first_words(body.first_paragraph, _LEAD_WORDS)
        self.lead = "" if self.state == "withdrawn" else lead
        # Many editors repeat the lead as the first paragraph; a page shows it once.
        self.own_lead = "" if clean(body.first_paragraph) == record.summary else record.summary
        self.attachments = [_file(edition, one.file, one.title) for one in record.attachments]
        self.document = self._document(edition)
        self.status = "published" if self.state == "published" else "hidden"
        self.template = "article" if self.state == "published" else "notice"
        self.body = Markup("")
        self.figure = Markup("")
        self.picture: Any = None
        self.related: list[PortalArticle] = []

    def _document(self, edition: Edition) -> DocumentBox | None:
        given = self.record.document
        if given is None:
            return None
        file = _file(edition, given.file, Path(given.file.name).stem) if given.file else None
        return DocumentBox(given.number, given.date, given.issuer, given.summary, file)

    def _state(self, edition: Edition) -> str:
        if self.record.status is Status.WITHDRAWN:
            return "withdrawn"
        return "expired" if edition.is_expired(self.record) else "published"


class PortalPage(_Portal):
    """One standing page."""

    template = "standing"

    def __init__(self, record: Page, edition: Edition) -> None:
        super().__init__(edition, record.path.as_posix(), page_path(record))
        self.record = record
        self.id = record.slug
        self.title, self.summary = record.title, record.summary
        self.body = Markup("")
