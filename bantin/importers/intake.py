"""Records in, articles out, nothing an editor typed touched, and what the next import must know of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bantin import files
from bantin.article import identifiers
from bantin.article.model import Status
from bantin.article.slugs import slugify
from bantin.article.source import MAX_BYTES
from bantin.dates import ParsedDate
from bantin.html import first_words
from bantin.importers.account import Account, Outcome
from bantin.importers.articles import TITLE_WORDS, Draft, Frame, prepare, write_article
from bantin.importers.attachments import Attachments
from bantin.importers.carrier import Carrier
from bantin.importers.categories import DEVICES, CategoryFile
from bantin.importers.fetching import Fetcher
from bantin.importers.ledger import Entry, articles_by_id, digest, read_ledger
from bantin.importers.losses import tell_losses
from bantin.importers.pictures import Pictures
from bantin.importers.records import Record, read_record
from bantin.importers.relinking import OldAddresses, relink
from bantin.importers.site import ensure_site
from bantin.messages import text
from bantin.report import Diagnostic, Position, Severity, diagnose


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever imports wants: a date for articles without one, missing pictures fetched, nothing written."""

    default: ParsedDate | None = None
    fetcher: Fetcher | None = None
    dry_run: bool = False


class Intake:
    """Takes records into the folder ``content``; addresses of files are looked up in the folder ``root``."""

    def __init__(self, root: Path, content: Path, wishes: Wishes, account: Account | None = None) -> None:
        self.content = content
        self.wishes = wishes
        self.account = account or Account(dry_run=wishes.dry_run)
        self.categories = CategoryFile(content)
        self.ledger = read_ledger(content)
        self.carrier = Carrier(content, root, self.ledger.pictures, wishes.fetcher, wishes.dry_run)
        self.pictures = Pictures(self.carrier, self.account.pictures)
        self.attachments = Attachments(self.carrier, self.account.attachments)
        self.files = dict(articles_by_id(content))
        self.old = OldAddresses(self.ledger.addresses, self.files)
        self.ids = {entry.origin: key for key, entry in self.ledger.entries.items()}
        self.seen: dict[str, tuple[Position, str]] = {}

    def take(self, values: Mapping[str, Any], position: Position) -> Outcome:
        """Take in one record and return what became of it."""
        record, diagnostics = read_record(values, position)
        self.account.report.extend(diagnostics)
        self.account.ignored.update(record.ignored)
        origin = record.origin or digest(_serialise(record))
        said = digest(f"{record.title}\n{record.content_html}\n{record.body}") if record.key else ""
        if origin in self.seen:
            first, before = self.seen[origin]
            if said and said == before:
                # A copy under another category or language of an old portal.
                return Outcome.REPEATED
            return self.skip(diagnose("importers.duplicate", position, place=_place(first, position)))
        self.seen[origin] = (position, said)
        draft = prepare(record, self.wishes.default, position)
        if isinstance(draft, Diagnostic):
            return self.skip(draft)
        self.account.report.extend(draft.diagnostics)
        self.account.describe(draft)
        return self._put(draft, self._identify(origin, record), origin, position)

    def skip(self, diagnostic: Diagnostic) -> Outcome:
        """Note why a record has no article."""
        self.account.report.add(diagnostic)
        return Outcome.SKIPPED

    def _identify(self, origin: str, record: Record) -> str:
        """Return the id of the article that comes from ``origin``, the same at every import."""
        if origin in self.ids:
            return self.ids[origin]
        if known := self._known_before(record):
            return known
        owners = {key: entry.origin for key, entry in self.ledger.entries.items()} if self._is_taken(origin) else {}
        made, number = identifiers.derive(origin), 1
        while owners.get(made, origin) != origin:
            number += 1
            made = identifiers.derive(f"{origin} {number}")
        return made

    def _known_before(self, record: Record) -> str:
        """Return the id under which the same record was taken in by what told it then, empty where it was not."""
        if not record.former:
            return ""
        before = record.before
        said = digest(_serialise(before))
        known = self.ids.get(before.origin or said, "")
        return known if known and self.ledger.entries[known].record == said else ""

    def _is_taken(self, origin: str) -> bool:
        return identifiers.derive(origin) in self.ledger.entries

    def _put(self, draft: Draft, identifier: str, origin: str, position: Position) -> Outcome:
        """Write the article's file, unless it stands already or is no longer ours."""
        category = self.categories.resolve(draft.record.category, draft.record.category_name)
        entry, file = self.ledger.entries.get(identifier), self.files.get(identifier)
        if entry is not None and file is None:
            return self.skip(diagnose("importers.deleted", position, title=draft.title))
        slug = slugify(draft.title)
        path = file or self._free_path(f"{category.slug}/{draft.year}", slug, identifier)
        kept_slug = slug if path.stem == f"{slug}-{identifier}" else ""
        self.carrier.turn_to(position.path.parent, draft.year)
        self.pictures.attached = draft.record.attached
        frame = Frame(identifier, category.slug, kept_slug)
        self.old.begin()
        self.old.note((draft.record.url, *draft.record.aliases), identifier, public=draft.status is Status.PUBLISHED)
        written = write_article(draft, frame, self.pictures.place, self._lead)
        self._report_losses(draft, position)
        if len(written.encode("utf-8")) > MAX_BYTES:
            words = {"title": first_words(draft.title, TITLE_WORDS), "limit": MAX_BYTES // 1_000_000}
            return self.skip(diagnose("importers.too-long", position, **words))
        made = Entry(origin, digest(_serialise(draft.record)), digest(written))
        outcome = self._compare(path, written, entry)
        if outcome is Outcome.KEPT:
            if entry is None or entry.record not in (made.record, digest(_serialise(draft.record.before))):
                shown = path.relative_to(self.content).as_posix()
                self.account.report.add(diagnose("importers.edited", position, Severity.WARNING, file=shown))
            return outcome
        if outcome is not Outcome.UNCHANGED and not self.wishes.dry_run:
            files.write_text(path, written)
        self.ledger.entries[identifier] = made
        self.files[identifier] = path
        self.old.keep(identifier)
        return outcome

    def _lead(self, written: str, address: str) -> str:
        """Return where a link leads from now on: to a file that came along, to an imported article, or where it did."""
        return self.old.lead(self.attachments.place(written, address))

    def _relink(self) -> None:
        """Let the links of this import lead to articles that came in after them."""
        for identifier, places in self.old.relinked():
            path, entry = self.files[identifier], self.ledger.entries[identifier]
            before = path.read_text(encoding="utf-8")
            if digest(before) == entry.file:
                after = relink(before, places)
                files.write_text(path, after)
                self.ledger.entries[identifier] = replace(entry, file=digest(after))

    def _compare(self, path: Path, written: str, entry: Entry | None) -> Outcome:
        """Return what is to become of the file at ``path``."""
        if not path.exists():
            return Outcome.WRITTEN
        stands = digest(path.read_bytes())
        if stands == digest(written):
            return Outcome.UNCHANGED
        return Outcome.UPDATED if entry is not None and stands == entry.file else Outcome.KEPT

    def _free_path(self, folder: str, slug: str, identifier: str) -> Path:
        """Return a path where no file stands: named by the title, and by the id as well where that is taken."""
        path = self.content / folder / f"{slug or identifier}.md"
        if path.exists() or slug in DEVICES:
            path = path.with_name(f"{slug}-{identifier}.md" if slug else f"{identifier}-{identifier}.md")
        return path

    def _report_losses(self, draft: Draft, position: Position) -> None:
        for loss, count in draft.losses:
            self.account.losses[loss.kind] += count
        self.account.report.extend(tell_losses(draft.losses, position))
        self.account.report.extend(self.carrier.tell_losses(position))

    def remember(self) -> None:
        """Write down what was taken in so far; raises OSError."""
        if not self.wishes.dry_run:
            self.ledger.save()

    def finish(self) -> None:
        """Write what later imports and the build need to know; raises OSError and SettingsError."""
        self.account.categories = [one.name for one in self.categories.added]
        if self.wishes.dry_run:
            return
        self._relink()
        self.categories.save()
        self.account.new_site = ensure_site(self.content)
        self.ledger.save()


def _place(first: Position, other: Position) -> str:
    """Return where the first of two records stands, as seen from the other."""
    if first.path == other.path:
        return text("importers.line", line=first.line)
    return f"{first.path.as_posix()}:{first.line}"


def _serialise(record: Record) -> str:
    """Return all that is known of a record; what is empty is left out, so that a new field changes no old record."""
    # The addresses of attached pictures change with their bytes.
    plain = replace(record, attached={}, former={})
    known = {name: value for name, value in asdict(plain).items() if value}
    return json.dumps(known, ensure_ascii=False, sort_keys=True)
