"""Where the index of a site lies, and the file that names what is asked now. Known without loading any array."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bantin import files
from bantin.messages import text
from bantin.site_name import site_name

# The file that names what is asked now.
POINTER = "current.json"
# The folder of its segments, each in one of its own.
SEGMENTS = "segments"
# The folder of the same index in Whoosh's format.
RECORD = "record"
# The file that browsers ask for first; it alone of theirs has a name that stays.
INDEX = "index.bin"
# The kinds of the others: each can be made by itself.
KINDS = ("words", "pairs", "pages", "titles")
_BITS = 256


class DamagedIndexError(Exception):
    """What holds no whole index of our format; the text is for the person who looks after the site.

    ``reason`` is what is wrong with it, without what to do about it.
    """

    def __init__(self, said: str, reason: object = "") -> None:
        super().__init__(said)
        self.reason = str(reason or said)

    @classmethod
    def at(cls, path: Path, reason: object) -> DamagedIndexError:
        """Return the error of something damaged at ``path``."""
        return cls(text("search.damaged", path=path, reason=reason), reason)


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the file says: a digest of all documents, each segment's seal by its name, and names that may be in use.

    ``before`` are the segments of the generation before; ``next`` is the first number that no segment has had;
    ``stamps`` tell by the segment's name what its files looked like when their sums were last found right.
    """

    digest: str
    seals: dict[str, str]
    before: list[str]
    next: int
    stamps: dict[str, str] = field(default_factory=dict)


def index_folder(state: Path, output: Path) -> Path:
    """Return where the index of the site in ``output`` lies; never in the site itself."""
    return state / "search" / site_name(state, output)


def read_pointer(folder: Path) -> Pointer:
    """Return what the index is made of now; raises DamagedIndexError where that cannot be read."""
    try:
        said = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        seals, stamps = (
            {str(name): str(mark) for name, mark in said.get(kind, {}).items()} for kind in ("seals", "stamps")
        )
        before = [str(name) for name in said["before"]]
        return Pointer(str(said["digest"]), seals, before, int(said["next"]), stamps)
    except FileNotFoundError:
        raise DamagedIndexError(text("websearch.no-index")) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndexError.at(folder / POINTER, error) from error


def switch(folder: Path, pointer: Pointer) -> None:
    """Make what the pointer names the current generation, in one step, and take away what no reader can have.

    Those just told of the generation before may read that still. Raises OSError.
    """
    files.write_text(folder / POINTER, json.dumps(asdict(pointer)))
    kept = {*pointer.seals, *pointer.before}
    for old in (folder / SEGMENTS).iterdir():
        if old.name not in kept:
            # Windows does not remove what is mapped; a later build will.
            shutil.rmtree(old, ignore_errors=True)


def total(added: Iterable[tuple[str, bytes]], removed: Iterable[tuple[str, bytes]] = (), base: str = "") -> str:
    """Return the digest of documents, each its id and digest: that of ``base`` with some ``added`` and ``removed``.

    It is the sum of their hashes modulo 2 ** 256, the same in whatever order they come and go. Sums can be made to
    meet by who chooses the documents on purpose (Wagner, "A Generalized Birthday Problem", 2002), with millions of
    them; here it only has to tell one state of an honest archive from another.
    """
    found = int(base or "0", 16) + sum(map(_hash, added)) - sum(map(_hash, removed))
    return f"{found % (1 << _BITS):064x}"


def _hash(document: tuple[str, bytes]) -> int:
    id, mark = document
    return int.from_bytes(hashlib.sha256(f"{id}\0".encode("utf-8", "surrogatepass") + mark).digest(), "big")
