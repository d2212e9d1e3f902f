"""What editors and operators read: Vietnamese sentences by key, one TOML file an area, in ``vi/``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "vi"


class UnknownMessageError(KeyError):
    """A key that no message file holds: a fault of the program, never of what an editor typed."""


@cache
def _area(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        raise UnknownMessageError(name)
    with path.open("rb") as stream:
        return tomllib.load(stream)


def _entry(key: str) -> Any:
    area, _, rest = key.partition(".")
    entry: Any = _area(area)
    for part in rest.split("."):
        if not isinstance(entry, dict) or part not in entry:
            raise UnknownMessageError(key)
        entry = entry[part]
    return entry


def text(key: str, /, **values: object) -> str:
    """Return the sentence under ``area.key`` with each ``{name}`` in it replaced by the value of that name.

    Raises UnknownMessageError for a key that is not there and KeyError for a value that was not given.
    """
    entry = _entry(key)
    if not isinstance(entry, str):
        raise UnknownMessageError(key)
    return entry.format(**values) if values else entry


def diagnostic_texts(key: str, /, **values: object) -> tuple[str, str]:
    """Return what is wrong and what to do about it, for the diagnostic under ``area.code``."""
    return text(f"{key}.text", **values), text(f"{key}.fix", **values)
