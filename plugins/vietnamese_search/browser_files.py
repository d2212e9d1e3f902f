"""The files in which browsers search, as outputs of the site: a unit for each kind, and what names them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bantin.article.addresses import SEARCH
from bantin.build.fingerprint import fingerprint
from bantin.build.state import State
from bantin.build.units import Since, recorded
from bantin.search.pointer import INDEX, KINDS, Pointer, read_pointer
from bantin.search.script import script
from vietnamese_search.amendment import BrowserFiles, Standing

if TYPE_CHECKING:
    from bantin.search.shards.index import Shards

# Where they lie, below the search page.
FOLDER = f"{SEARCH}/chi-muc"


def script_name() -> str:
    """Return the name of the script, which changes with it."""
    return f"search.{hashlib.sha256(script().encode()).hexdigest()[:10]}.js"


def assets(link: Callable[[str], str]) -> dict[str, str]:
    """Return the addresses of the script and of the index that it asks."""
    return {"script": link(f"{SEARCH}/{script_name()}"), "index": link(f"{FOLDER}/{INDEX}")}


def find_standing(state: State) -> Standing | None:
    """Return which files stand, None where there are none or they are not all of one index."""
    before, paths = _before(state), {}
    for kind in KINDS:
        mark, found = recorded(state, _unit(kind))
        if before is None or mark != _mark(before, kind):
            return None
        paths[kind] = {path.removeprefix(f"{FOLDER}/") for path in found}
    return Standing(before, paths) if before else None


def write_browser_files(writer: Any, state: State, folder: Path, prepared: BrowserFiles | None, size: int) -> None:
    """Write the files of the index in ``folder``, which has ``size`` documents.

    Of those that stand only what a change has touched: what is ``prepared``, or what comparing finds.
    """
    before, current = _before(state), read_pointer(folder)
    shards = cache(partial(_open_shards, folder, before))
    if before and before.digest != current.digest and not prepared:
        # Before the processes that make them are copied from this one.
        shards()
    for kind in KINDS:
        make = partial(_write, writer, shards, kind)
        change = partial(_change, writer, shards, kind, prepared)
        writer.data(_unit(kind), _mark(current, kind), make, size=size, since=Since(_mark(before, kind), change))

    def index() -> bytes:
        return prepared.index if prepared else _index_of(shards(), current)

    writer.file(f"{FOLDER}/{INDEX}", index, _mark(current, INDEX))
    if before is None or before.digest != current.digest:
        state.put("meta", "shards", asdict(current))


def _write(writer: Any, shards: Callable[[], Shards], kind: str) -> None:
    _put(writer, shards().files(kind))


def _change(writer: Any, shards: Callable[[], Shards], kind: str, prepared: BrowserFiles | None) -> None:
    standing = {path.removeprefix(f"{FOLDER}/") for path in writer.units.standing}
    _put(writer, prepared.changed[kind] if prepared else shards().changed_files(kind, standing))


def _put(writer: Any, files: Iterable[tuple[str, bytes]]) -> None:
    for path, data in files:
        if data:
            writer.file(f"{FOLDER}/{path}", partial(bytes, data), hashlib.sha256(data).digest())
        else:
            writer.units.take_away(f"{FOLDER}/{path}")


# What these need takes a while to load, and most builds change nothing.
def _open_shards(folder: Path, before: Pointer | None) -> Shards:
    from vietnamese_search.publisher import open_shards  # noqa: PLC0415

    return open_shards(folder, read_pointer(folder), before)


def _index_of(shards: Shards, pointer: Pointer) -> bytes:
    from vietnamese_search.publisher import index_of  # noqa: PLC0415

    return index_of(shards, pointer)


def _before(state: State) -> Pointer | None:
    """Return the index that the files were made of."""
    known = state.get("meta", "shards")
    return Pointer(**known) if known else None


def _unit(kind: str) -> str:
    return f"search:{kind}"


def _mark(pointer: Pointer | None, kind: str) -> bytes:
    return fingerprint(pointer.digest, kind) if pointer else b""
