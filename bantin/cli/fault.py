"""What the system says when a file cannot be read or written, in words for the person who gave the command."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from bantin.cli.project import shown
from bantin.messages import text

# Errors of our own whose text is Vietnamese already; their names say nothing to an editor.
_OURS = re.compile(r"(?:CrewError|DamagedStateError|FolderError|SettingsError|UnwritableStateError): (?P<words>.+)")
# As Python writes an error of the system: its number, what it says, the file and perhaps the one it should become.
_SYSTEM = re.compile(r"\w+: \[Errno (?P<number>\d+)\] (?P<said>.*?)(?:: '(?P<path>.*?)'(?: -> '.*')?)?")
_DATE = re.compile(r"DateError: date-\w+: '(?P<value>.*)'")
_KNOWN = {"EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EEXIST", "EISDIR", "ENOTDIR", "ENOENT", "ENAMETOOLONG"}


def explain(error: OSError, place: Path) -> str:
    """Return what could not be read or written, why, and what to do; ``place`` where the error names no file."""
    path = Path(error.filename) if isinstance(error.filename, str) else place
    return text("cli.fault.file", path=shown(path), reason=reason(error))


def reason(error: OSError) -> str:
    """Return why the system refused."""
    return _reason(error.errno or 0, error.strerror or str(error))


def translate(words: str) -> str:
    """Return what Pelican says of the error that ended it, in Vietnamese where it is one that may happen to anyone."""
    if ours := _OURS.fullmatch(words):
        return ours["words"]
    if date := _DATE.fullmatch(words):
        return text("cli.build.no-time", value=date["value"])
    if system := _SYSTEM.fullmatch(words):
        why = _reason(int(system["number"]), system["said"])
        return text("cli.fault.file", path=system["path"], reason=why) if system["path"] else why
    return words


def _reason(number: int, said: str) -> str:
    name = errno.errorcode.get(number, "")
    return text(f"cli.fault.{name}") if name in _KNOWN else text("cli.fault.other", said=said)
