"""The records of a JSON Lines file (https://jsonlines.org), each line read for itself: a broken one spoils no other."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from bantin.importers.kind import Item, Kind
from bantin.report import Diagnostic, Position, diagnose

_BOM = b"\xef\xbb\xbf"
# Two thousand pages of text; a longer line is no article, and would fill the memory.
MAX_BYTES = 20_000_000

_OBJECT = re.compile(rb"\{\s*[\"}]")
_CUT_SHORT = (EOFError, zlib.error, gzip.BadGzipFile)


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _decode(data: bytes, position: Position) -> dict[str, Any] | Diagnostic:
    try:
        record = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        column = len(data[: error.start].decode("utf-8")) + 1
        return diagnose("importers.bad-encoding", Position(position.path, position.line, column))
    except json.JSONDecodeError as error:
        return diagnose("importers.bad-json", Position(position.path, position.line, error.colno), reason=error.msg)
    except (ValueError, RecursionError) as error:
        return diagnose("importers.bad-json", position, reason=error)
    if not isinstance(record, dict):
        return diagnose("importers.no-object", position)
    return record


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MAX_BYTES):
        yield line
        while len(line) == MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)


def count_lines(path: Path) -> int:
    """Return how many lines of the file are not empty, as far as it can be read; raises OSError."""
    count = 0
    with _open(path) as stream:
        try:
            for line in _lines(stream):
                count += bool(line.strip())
        except _CUT_SHORT:
            count += 1
    return count


def read_lines(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield for each line that is not empty its place and its record, or what is wrong with it.

    The file may be packed by gzip; ``name`` is how the findings call it. Raises OSError where it cannot be opened; one
    that ends before its time yields what could be read and then a finding.
    """
    number = 0
    with _open(path) as stream:
        try:
            for number, data in enumerate(_lines(stream), start=1):
                line = data.removeprefix(_BOM) if number == 1 else data
                position = Position(name, number)
                if len(data) == MAX_BYTES:
                    yield position, diagnose("importers.line-too-long", position, limit=MAX_BYTES // 1_000_000)
                elif line.strip():
                    yield position, _decode(line, position)
        except _CUT_SHORT as error:
            position = Position(name, number + 1)
            yield position, diagnose("importers.cut-short", position, reason=error)


def _knows(name: PurePath, opening: bytes) -> bool:
    """Tell whether the file is named so, or its first line is a whole object."""
    if name.suffix in {".jsonl", ".ndjson"} or name.name.endswith((".jsonl.gz", ".ndjson.gz", ".json.gz")):
        return True
    first = opening.removeprefix(_BOM).partition(b"\n")[0].strip()
    # The first line of an RTF file is in braces as well.
    return _OBJECT.match(first) is not None and first.endswith(b"}")


KIND = Kind("json-lines", _knows, read_lines, count_lines)
