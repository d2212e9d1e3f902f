"""Makes the index when the pages it leads to are written; what few changes make of it is prepared meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import SEARCH
from bantin.build.crew import Aside, CrewError
from bantin.build.fingerprint import fingerprint
from bantin.build.full import Full
from bantin.search.documents import Document
from bantin.search.pointer import RECORD, DamagedIndexError, index_folder, read_pointer, switch
from bantin.search.script import script
from vietnamese_search.amendment import Amendment, Wanted
from vietnamese_search.attached import AttachedFiles
from vietnamese_search.browser_files import FOLDER, find_standing, script_name, write_browser_files
from vietnamese_search.documents import document

# More changed articles than this are published like a first build: taken in as they come, and spread over processes.
_MANY = 500


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_context(self) -> None:
        """Find what has changed, and begin with it where it is little."""
        state, self._articles = self.context["state"], self.context["articles"]
        self._folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        self._files = AttachedFiles(self.context["edition"], state, self.settings)
        self._marks = {one.id: one.shown for one in self._articles}
        known, before = state.get("meta", "indexed") or ("", {})
        is_whole = known == _current(self._folder) and (self._folder / RECORD).is_dir()
        self._stands = is_whole and self._marks == before
        changed = [one for one in self._articles if before.get(one.id) != self._marks[one.id]]
        self._amendment: Aside[Amendment | None] | None = None
        if is_whole and not self._stands and len(changed) <= _MANY:
            standing = find_standing(state) if self._in_browser else None
            wanted = Wanted(known, list(self._documents(changed)), before.keys() - self._marks.keys(), standing)
            self._amendment = Aside(partial(_amend, self._folder, wanted), self.settings["WORKERS"])

    def generate_output(self, writer: Any) -> None:
        """Publish a new generation where an article, a file of it, or how they are read, has changed.

        Then write what browsers search in, if the site is to have that. Both when all pages stand: nobody waits for it.
        """
        if self._in_browser:
            writer.file(f"{SEARCH}/{script_name()}", lambda: script().encode(), fingerprint(script_name()))
        writer.later(FOLDER, partial(self._index, writer))

    @property
    def _in_browser(self) -> bool:
        found: bool = self.settings["VIETNAMESE_SEARCH"].in_browser
        return found

    def _index(self, writer: Any) -> None:
        amendment = None if self._stands else self._publish()
        self._files.tell(self._articles)
        if self._in_browser:
            files, size = amendment and amendment.files, len(self._articles)
            write_browser_files(writer, self.context["state"], self._folder, files, size)

    def _publish(self) -> Amendment | None:
        """Bring the index up to date; return what was prepared, where that was all."""
        amendment = self._prepared()
        if amendment:
            switch(self._folder, amendment.pointer)
        else:
            from vietnamese_search.publisher import publish_all  # noqa: PLC0415 -- most builds change little

            publish_all(self._folder, self._documents(self._articles), self.settings["WORKERS"])
        self.context["state"].put("meta", "indexed", (_current(self._folder), self._marks))
        return amendment

    def _prepared(self) -> Amendment | None:
        try:
            return self._amendment.result() if self._amendment else None
        except CrewError:
            # Whoever made it was ended, by want of memory or by hand: all is looked at anew.
            return None

    def _documents(self, articles: list[Any]) -> Iterator[Document]:
        """Yield the documents of some articles, with what their files say."""
        self._files.read(articles)
        link = self.env.globals["link"]
        for one in articles:
            full = Full(one, self.context["edition"])
            yield document(full, full.source_body, link(one.path), self._files.texts(one, full.record))


def _amend(folder: Path, wanted: Wanted) -> Amendment | None:
    # What does it takes a while to load, and most builds change nothing.
    from vietnamese_search.publisher import amend  # noqa: PLC0415

    return amend(folder, wanted)


def _current(folder: Path) -> str:
    """Return the digest of what is in the index, "" where there is none."""
    try:
        return read_pointer(folder).digest
    except DamagedIndexError:
        return ""
