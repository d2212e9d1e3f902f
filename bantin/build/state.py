"""What a build remembers for the next one: sealed values by table and key, in one SQLite file that may be thrown away.

Every value carries a check sum over itself and its name: a bit that tipped over on the disk is noticed, and never
becomes a page.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from bantin.messages import text

T = TypeVar("T")

# Of how values are laid out; a state of another number is not read.
FORMAT = 1
TABLES = ("meta", "entry", "card", "work", "said", "picture", "unit")
_SUM = 4
# How long another process may write at once, in seconds.
PATIENCE = 30.0


class StateError(Exception):
    """A state that is of no use to this build."""


class UnwritableStateError(StateError):
    """A state that is whole and cannot be written to now: somebody else writes, or the disk is full."""


class DamagedStateError(StateError):
    """A state that cannot be read, and is no more; the text is for the person who looks after the site.

    ``exitcode`` is what Pelican ends with: the build is to be tried again (EX_TEMPFAIL of sysexits.h).
    """

    exitcode = 75


class State:
    """The state in one file; ``stamp`` names what it was made by, and one made by anything else starts empty.

    Without a stamp it is taken as it is. A process that was forked opens the file anew. Raises sqlite3.Error where
    nothing can be written there.
    """

    def __init__(self, path: Path, stamp: str | None = None, *, afresh: bool = False) -> None:
        self._path = path
        self._connections: dict[int, sqlite3.Connection] = {}
        self._held: dict[str, dict[str, Any]] = {}
        # Of the tables that are held the keys that were put or dropped since.
        self._moved: dict[str, set[str]] = {}
        # The file and the count of others' changes to it, when the last build ended.
        self._left = (0, 0)
        # What is told of a state that was there and is not used.
        self.notice = ""
        path.parent.mkdir(parents=True, exist_ok=True)
        if stamp is not None and (afresh or not self._is_of(stamp)):
            self._start(stamp)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The folder the state lies in."""
        return self._path.parent

    def _is_of(self, stamp: str) -> bool:
        if not self._path.exists():
            return False
        try:
            found = self.get("meta", "stamp")
        except DamagedStateError as error:
            self.notice = str(error)
            return False
        return bool(found == (FORMAT, stamp))

    def _start(self, stamp: str) -> None:
        """Put an empty state in the place of what is there."""
        self.forget()
        tables = "".join(
            f"CREATE TABLE {name} (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
            if name not in _LARGE
            else f"CREATE TABLE {name} (key BLOB PRIMARY KEY, value BLOB NOT NULL);"
            for name in TABLES
        )
        self._connection.executescript(f"PRAGMA journal_mode = WAL; {tables}")
        self.put("meta", "stamp", (FORMAT, stamp))
        self.save()

    def forget(self) -> None:
        """Take the file away."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(f"{self._path.name}{ending}").unlink(missing_ok=True)

    def end(self) -> None:
        """Save, and let go of the file, unless this process keeps what it knows for its next build."""
        self.save()
        if _keeps_open:
            for other in _KEPT.values():
                other.close()
            _KEPT.clear()
            _KEPT[self._path] = self
            self._left = self._stand()
        else:
            self.close()

    def stands(self, stamp: str) -> bool:
        """Tell whether nobody has replaced the state, or written to it, since a build ended that kept it open."""
        return self._left == self._stand() and self._is_of(stamp)

    def _stand(self) -> tuple[int, int]:
        try:
            [version] = self._connection.execute("PRAGMA data_version").fetchone()
            return self._path.stat().st_ino, version
        except (OSError, sqlite3.Error):
            return -1, -1

    def close(self) -> None:
        """Let go of the file; what was not saved is lost."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one taken over from the process before must not be used."""
        found = self._connections.get(os.getpid())
        if found is None:
            found = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
            # In this mode a machine that loses its power loses the last builds, and never the order of two.
            found.execute("PRAGMA synchronous = NORMAL")
            self._connections[os.getpid()] = found
        return found

    def get(self, table: str, key: str) -> Any:
        """Return the value, None where there is none; raises DamagedStateError."""
        with self._guarded():
            row = self._connection.execute(f"SELECT value FROM {table} WHERE key = ?", (_named(key),)).fetchone()  # noqa: S608
            return None if row is None else unsealed(table, key, row[0])

    def items(self, table: str) -> Iterator[tuple[str, Any]]:
        """Yield all keys and values of a table, in no order that means anything; raises DamagedStateError."""
        with self._guarded():
            rows = self._connection.execute(f"SELECT key, value FROM {table}").fetchall()  # noqa: S608
            for name, data in rows:
                key = name.decode("utf-8", "surrogateescape")
                yield key, unsealed(table, key, data)

    def held(self, table: str, make: Callable[[Any], T]) -> Mapping[str, T]:
        """Return all values of a table by their keys, each as ``make``, always the same, makes it of what is kept.

        In a state that is kept open those that stand are the very objects of the build before.
        """
        known = self._held.get(table)
        if known is None:
            known = self._held[table] = {key: make(value) for key, value in self.items(table)}
        for key in self._moved.pop(table, ()):
            value = self.get(table, key)
            if value is None:
                known.pop(key, None)
            else:
                known[key] = make(value)
        return known

    def put(self, table: str, key: str, value: Any) -> None:
        """Keep a value; it counts once it is saved."""
        self.put_sealed(table, [(key, sealed(table, key, value))])

    def put_sealed(self, table: str, rows: Collection[tuple[str, bytes]]) -> None:
        """Keep values that are sealed already, in this or another process."""
        values = [(_named(key), data) for key, data in rows]
        self._note(table, [key for key, _ in rows])
        with self._guarded():
            self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", values)  # noqa: S608

    def drop(self, table: str, keys: Collection[str]) -> None:
        """Forget values; it counts once it is saved."""
        self._note(table, keys)
        names = [(_named(key),) for key in keys]
        with self._guarded():
            self._connection.executemany(f"DELETE FROM {table} WHERE key = ?", names)  # noqa: S608

    def _note(self, table: str, keys: Iterable[str]) -> None:
        if table in self._held:
            self._moved.setdefault(table, set()).update(keys)

    def save(self) -> None:
        """Make all that was put and dropped count, in one step."""
        with self._guarded():
            self._connection.commit()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, DamagedStateError) as error:
            if isinstance(error, sqlite3.OperationalError) and _passes(error):
                raise UnwritableStateError(text("build.state-unwritable", path=self._path, reason=error)) from error
            self.forget()
            raise DamagedStateError(text("build.state-damaged", path=self._path, reason=error)) from error


# What says nothing against the state, by the first byte of the code; of the faults of the disk, those of reading do.
_PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_UNREADABLE = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}


def _passes(error: sqlite3.OperationalError) -> bool:
    """Tell whether the state is likely to be as it was, and as good, when the machine has room or time for it."""
    # What Python itself says of values it cannot read has no code.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _PASSING and code not in _UNREADABLE


# Whether states stay open between the builds of this process, and the one that does.
_keeps_open = False
_KEPT: dict[Path, State] = {}


def keep_open() -> None:
    """Have this process keep what it knows from build to build; not on Windows, where nobody could replace the file."""
    global _keeps_open  # noqa: PLW0603 -- a process stays, or it does not
    _keeps_open = sys.platform != "win32"


def open_state(path: Path, stamp: str, *, afresh: bool = False) -> State:
    """Return the state in a file, as ``State`` does; the one that this process has kept, where it is as it was."""
    kept = _KEPT.pop(path, None)
    if kept:
        if not afresh and kept.stands(stamp):
            return kept
        kept.close()
    return State(path, stamp, afresh=afresh)


def _named(key: str) -> bytes:
    # The name of a file may hold bytes that are no text.
    return key.encode("utf-8", "surrogateescape")


# Values of these tables are objects of ours, and large; those of the others plain tuples.
_LARGE = frozenset({"card", "work", "said", "picture"})


def sealed(table: str, key: str, value: Any) -> bytes:
    """Return the value as it is kept."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL) if table in _LARGE else marshal.dumps(value)
    return _sum(table, key, data) + data


def unsealed(table: str, key: str, data: bytes) -> Any:
    """Return the value that was sealed so; raises DamagedStateError where a bit of it is not as it was."""
    if data[:_SUM] != _sum(table, key, data[_SUM:]):
        raise DamagedStateError(f"{table}/{key}")
    # Nobody but this program writes there, and what it wrote is whole.
    return pickle.loads(data[_SUM:]) if table in _LARGE else marshal.loads(data[_SUM:])  # noqa: S301, S302


def _sum(table: str, key: str, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(f"{table}\0{key}".encode("utf-8", "surrogatepass"))).to_bytes(_SUM, "big")
