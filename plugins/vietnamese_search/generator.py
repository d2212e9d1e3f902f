"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from bantin.article.addresses import SEARCH
from bantin.build.fingerprint import fingerprint
from bantin.build.units import Since
from bantin.search.pointer import INDEX, KINDS, RECORD, DamagedIndexError, Pointer, index_folder, read_pointer
from bantin.search.script import language_data, script
from vietnamese_search.attached import AttachedFiles

if TYPE_CHECKING:
    from bantin.search.shards.index import Shards

# Where the files for browsers lie, below the search page.
_BELOW = f"{SEARCH}/chi-muc"
# So much of the index's digest tells browsers one state of it from another.
_VERSION = 12


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_output(self, writer: Any) -> None:
        """Publish a new generation where an article, a file of it, or how they are read, has changed.

        Then write what browsers search in, if the site is to have that. Both when all pages stand: nobody waits for it.
        """
        if self.settings["VIETNAMESE_SEARCH"].in_browser:
            writer.file(f"{SEARCH}/{script_name()}", lambda: script().encode(), fingerprint(script_name()))
        writer.later(_BELOW, partial(self._index, writer))

    def _index(self, writer: Any) -> None:
        folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        self._publish(folder)
        if self.settings["VIETNAMESE_SEARCH"].in_browser:
            self._write_browser_files(writer, folder)

    def _publish(self, folder: Path) -> None:
        """Bring the index up to date."""
        state, articles = self.context["state"], self.context["articles"]
        marks = {one.id: one.shown for one in articles}
        known, before = state.get("meta", "indexed") or ("", {})
        files = AttachedFiles(self.context["edition"], state, self.settings)
        if known != _current(folder) or marks != before or not (folder / RECORD).is_dir():
            from vietnamese_search.publisher import Publisher  # noqa: PLC0415 -- most builds change nothing

            link, workers = self.env.globals["link"], self.settings["WORKERS"]
            publisher = Publisher(folder, self.context["edition"], files, link, workers)
            changed = [one for one in articles if before.get(one.id) != marks[one.id]]
            if not publisher.publish_some(known, changed, before.keys() - marks.keys()):
                publisher.publish_all(articles)
            state.put("meta", "indexed", (_current(folder), marks))
        files.tell(articles)

    def _write_browser_files(self, writer: Any, folder: Path) -> None:
        """Write the files with which browsers search: of those that stand only what a change has touched."""
        state, current = self.context["state"], read_pointer(folder)
        known = state.get("meta", "shards")
        before = Pointer(**known) if known else None
        shards = cache(partial(_open_shards, folder, before))
        size = len(self.context["articles"])
        if before and before.digest != current.digest:
            # Before the processes that make them are copied from this one.
            shards()
        for kind in KINDS:
            make = partial(self._write, writer, shards, kind)
            since = Since(_mark(before, kind), partial(self._amend, writer, shards, kind))
            writer.data(f"search:{kind}", _mark(current, kind), make, size=size, since=since)
        version = current.digest[:_VERSION]

        def index() -> bytes:
            return shards().index(language_data(), version).data

        writer.file(f"{_BELOW}/{INDEX}", index, _mark(current, INDEX))
        if before is None or before.digest != current.digest:
            state.put("meta", "shards", asdict(current))

    def _write(self, writer: Any, shards: Callable[[], Shards], kind: str) -> None:
        for path, data in shards().files(kind):
            _put(writer, path, data)

    def _amend(self, writer: Any, shards: Callable[[], Shards], kind: str) -> None:
        standing = {path.removeprefix(f"{_BELOW}/") for path in writer.units.standing}
        for path, data in shards().changed_files(kind, standing):
            if data:
                _put(writer, path, data)
            else:
                writer.units.take_away(f"{_BELOW}/{path}")


def _put(writer: Any, path: str, data: bytes) -> None:
    writer.file(f"{_BELOW}/{path}", partial(bytes, data), hashlib.sha256(data).digest())


def _open_shards(folder: Path, before: Pointer | None) -> Shards:
    from vietnamese_search.publisher import open_shards  # noqa: PLC0415 -- most builds change nothing

    return open_shards(folder, before)


def _mark(pointer: Pointer | None, kind: str) -> bytes:
    return fingerprint(pointer.digest, kind) if pointer else b""


def _current(folder: Path) -> str:
    """Return the digest of what is in the index, "" where there is none."""
    try:
        return read_pointer(folder).digest
    except DamagedIndexError:
        return ""


def script_name() -> str:
    """Return the name of the script, which changes with it."""
    return f"search.{hashlib.sha256(script().encode()).hexdigest()[:10]}.js"


def assets(link: Callable[[str], str]) -> dict[str, str]:
    """Return the addresses of the script and of the index that it asks."""
    return {"script": link(f"{SEARCH}/{script_name()}"), "index": link(f"{_BELOW}/{INDEX}")}
