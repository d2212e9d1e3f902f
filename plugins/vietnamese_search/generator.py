"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence, Set
from functools import cache, partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import SEARCH
from bantin.build.fingerprint import fingerprint
from bantin.build.full import Full
from bantin.dates import ZONE
from bantin.search.crew import Crew
from bantin.search.documents import Document
from bantin.search.generations import PACKS, RECORD, read_generation
from bantin.search.pointer import DamagedIndexError, index_folder, read_pointer
from bantin.search.publishing import Changes, Stored, publish, publish_changes, take_stock
from bantin.search.script import language_data, script
from bantin.search.segment import find_gone
from bantin.search.shards.index import INDEX, Shards
from bantin.search.shards.packs import Packs
from vietnamese_search.attached import AttachedFiles
from vietnamese_search.documents import document

# Where the files for browsers lie, below the search page.
FOLDER = "chi-muc"
# More changed articles than this are published like a first build.
_MANY = 500
# About as many files has a tier of some thousand articles.
_FILES = 1_000


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_output(self, writer: Any) -> None:
        """Publish a new generation where an article, a file of it, or how they are read, has changed.

        Then write what browsers search in, if the site is to have that.
        """
        folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        generation = self._publish(folder)
        if self.settings["VIETNAMESE_SEARCH"].in_browser:
            self._write_browser_files(writer, folder, generation)

    def _publish(self, folder: Path) -> str:
        """Bring the index up to date, and return the digest of all that is in it."""
        state, articles = self.context["state"], self.context["articles"]
        marks = {one.id: one.shown for one in articles}
        known, before = state.get("meta", "indexed") or ("", {})
        files = AttachedFiles(self.context["edition"], state, self.settings)
        if known != _current(folder) or marks != before or not (folder / RECORD).is_dir():
            changed = [one for one in articles if before.get(one.id) != marks[one.id]]
            if not self._publish_some(folder, known, changed, before.keys() - marks.keys(), files):
                self._publish_all(folder, files)
            state.put("meta", "indexed", (_current(folder), marks))
        files.tell(articles)
        return _current(folder)

    def _publish_some(
        self, folder: Path, base: str, changed: Sequence[Any], removed: Set[str], files: AttachedFiles
    ) -> bool:
        """Publish what has changed since the generation ``base``; return False where that is not the current one."""
        if base != _current(folder) or not (folder / RECORD).is_dir():
            return False
        # Much is taken in as it comes, and spread over processes, by the other way.
        if len(changed) > _MANY:
            return False
        files.read(changed)
        changes = Changes(base, [self._document(one, files) for one in changed], removed)
        return publish_changes(folder, changes, products=[partial(_keep_record, folder / RECORD)])

    def _publish_all(self, folder: Path, files: AttachedFiles) -> None:
        articles = self.context["articles"]
        files.read(articles)
        documents = (self._document(one, files) for one in articles)
        crew, keep = Crew(self.settings["WORKERS"]), partial(_keep_record, folder / RECORD)
        if not publish(folder, documents, products=[keep], warn=_warn, crew=crew):
            keep(take_stock(folder).stored)

    def _document(self, entry: Any, files: AttachedFiles) -> Document:
        full = Full(entry, self.context["edition"])
        return document(full, full.source_body, self.env.globals["link"](entry.path), files.texts(entry, full.record))

    def _write_browser_files(self, writer: Any, folder: Path, generation: str) -> None:
        """Write the files with which browsers search: each tier is a unit, and most changes are in the smaller one."""
        year = self.context["edition"].clock.now.astimezone(ZONE).year
        shards = cache(partial(_open_shards, folder, year))
        state = self.context["state"]
        known, names = state.get("meta", "tiers") or ("", [])
        if known != (generation, year):
            names = shards().names
            state.put("meta", "tiers", ((generation, year), names))
        for number, name in enumerate(names):
            writer.unit(f"search:{number}", name.encode(), partial(self._write, writer, shards, name), size=_FILES)
        writer.file(f"{SEARCH}/{FOLDER}/{INDEX}", lambda: shards().index(language_data()).data, fingerprint(names))
        writer.file(f"{SEARCH}/{script_name()}", lambda: script().encode(), fingerprint(script_name()))

    def _write(self, writer: Any, shards: Callable[[], Shards], name: str) -> None:
        for path, data in shards().files(name):
            writer.file(f"{SEARCH}/{FOLDER}/{path}", partial(bytes, data), name.encode())


def _open_shards(folder: Path, year: int) -> Shards:
    segments = list(read_generation(folder).segments.values())
    return Shards(segments, find_gone(segments), year, Packs(folder / PACKS))


def _current(folder: Path) -> str:
    """Return the digest of what is in the index, "" where there is none."""
    try:
        return read_pointer(folder).digest
    except DamagedIndexError:
        return ""


def _warn(said: str) -> None:
    print(said, file=sys.stderr)


def _keep_record(folder: Path, stored: Sequence[Stored]) -> None:
    """Bring the index of record to what the segments hold."""
    # Whoosh takes a fifth of a second to load, and most builds change nothing.
    from bantin.search.record.folder import write  # noqa: PLC0415

    write(folder, [one.segment for one in stored])


def script_name() -> str:
    """Return the name of the script, which changes with it."""
    return f"search.{hashlib.sha256(script().encode()).hexdigest()[:10]}.js"


def assets(link: Callable[[str], str]) -> dict[str, str]:
    """Return the addresses of the script and of the index that it asks."""
    return {"script": link(f"{SEARCH}/{script_name()}"), "index": link(f"{SEARCH}/{FOLDER}/{INDEX}")}
