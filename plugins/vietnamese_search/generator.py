"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from bantin.article.addresses import SEARCH
from bantin.build.fingerprint import fingerprint
from bantin.dates import ZONE
from bantin.search.pointer import INDEX, RECORD, DamagedIndexError, index_folder, read_pointer
from bantin.search.script import language_data, script
from vietnamese_search.attached import AttachedFiles

if TYPE_CHECKING:
    from bantin.search.shards.index import Shards

# Where the files for browsers lie, below the search page.
FOLDER = "chi-muc"
# The files of so many documents take as long as one page: they only have to be copied.
_LIGHT = 10


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
            from vietnamese_search.publisher import Publisher  # noqa: PLC0415 -- most builds change nothing

            link, workers = self.env.globals["link"], self.settings["WORKERS"]
            publisher = Publisher(folder, self.context["edition"], files, link, workers)
            changed = [one for one in articles if before.get(one.id) != marks[one.id]]
            if not publisher.publish_some(known, changed, before.keys() - marks.keys()):
                publisher.publish_all(articles)
            state.put("meta", "indexed", (_current(folder), marks))
        files.tell(articles)
        return _current(folder)

    def _write_browser_files(self, writer: Any, folder: Path, generation: str) -> None:
        """Write the files with which browsers search: each tier is a unit, and most changes are in the smaller one."""
        year = self.context["edition"].clock.now.astimezone(ZONE).year
        shards = cache(partial(_open_shards, folder, year))
        state = self.context["state"]
        known, sizes = state.get("meta", "tiers") or ("", {})
        if known != (generation, year):
            sizes = shards().sizes
            state.put("meta", "tiers", ((generation, year), sizes))
        for number, (name, size) in enumerate(sizes.items()):
            write = partial(self._write, writer, shards, name)
            writer.unit(f"search:{number}", name.encode(), write, size=size // _LIGHT + 1)
        writer.file(f"{SEARCH}/{FOLDER}/{INDEX}", lambda: shards().index(language_data()).data, fingerprint(sizes))
        writer.file(f"{SEARCH}/{script_name()}", lambda: script().encode(), fingerprint(script_name()))

    def _write(self, writer: Any, shards: Callable[[], Shards], name: str) -> None:
        for path, data in shards().files(name):
            writer.file(f"{SEARCH}/{FOLDER}/{path}", partial(bytes, data), name.encode())


def _open_shards(folder: Path, year: int) -> Shards:
    from vietnamese_search.publisher import open_shards  # noqa: PLC0415 -- most builds change nothing

    return open_shards(folder, year)


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
    return {"script": link(f"{SEARCH}/{script_name()}"), "index": link(f"{SEARCH}/{FOLDER}/{INDEX}")}
