"""One build at a time into one folder."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from pathlib import Path

from bantin.build.folder import FolderError
from bantin.messages import text

# Seconds: enough for a build that is nearly done.
PATIENCE = 10.0


def take_turn(output: Path, state: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Return once no other build writes to the folder ``output``; others wait until the connection is closed.

    The lock lies in the folder ``state``. It is SQLite's, which works on every system and ends with the process that
    holds it, however that ends. Raises FolderError where the other build goes on for longer than ``patience``, in
    seconds, and OSError or sqlite3.Error where the state cannot be written.
    """
    name = hashlib.sha256(str(output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    turns = state / "turns"
    turns.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(turns / f"{name}.sqlite", timeout=0, isolation_level=None)
    if not _lock(connection):
        print(text("build.folder-wait", path=output), file=sys.stderr, flush=True)
        connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
        if not _lock(connection):
            connection.close()
            raise FolderError(text("build.folder-busy", path=output))
    return connection


def _lock(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True
