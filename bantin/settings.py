"""Settings as typed, frozen dataclasses: an unknown name is an error that suggests the nearest right one."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bantin.messages import text

T = TypeVar("T")


# What tomllib says, and the key under which we say it; any other fault is told by its place alone.
_TOML_ERRORS = {
    "Unterminated string": "string",
    "Invalid value": "value",
    "Expected '='": "equals",
    "Expected ']'": "bracket",
    "Cannot overwrite": "twice",
    "Cannot declare": "twice",
}
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

# How a value is asked for, by the type that it must have; a list before what may stand in its place.
_KINDS: dict[str, type] = {"list": tuple, "truth": bool, "number": int, "text": str}


class SettingsError(ValueError):
    """Settings that cannot be used; the message says where and what to write instead."""


def nearest(name: str, known: list[str]) -> str:
    """Return the known name most like ``name``, or an empty string where none is like it."""
    found = difflib.get_close_matches(name.casefold(), [one.casefold() for one in known], n=1, cutoff=0.6)
    return next((one for one in known if found and one.casefold() == found[0]), "")


def read_toml(path: Path) -> dict[str, Any]:
    """Return what the TOML file at ``path`` says, with or without the byte order mark that some editors write.

    Raises SettingsError where the file is missing or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(text("settings.no-file", path=path)) from None
    except UnicodeDecodeError:
        raise SettingsError(text("settings.no-utf-8", path=path)) from None
    except tomllib.TOMLDecodeError as error:
        raise no_toml(path, error) from None


def no_toml(path: Path, error: tomllib.TOMLDecodeError) -> SettingsError:
    """Return the error that says what is wrong with a TOML file and where."""
    kind = next((key for start, key in _TOML_ERRORS.items() if str(error).startswith(start)), "other")
    place = _TOML_PLACE.search(str(error))
    where = text("settings.toml-place", line=place[1], column=place[2]) if place else text("settings.toml-end")
    return SettingsError(text("settings.no-toml", path=path, what=text(f"settings.toml.{kind}"), where=where))


def _convert(value: Any, wanted: Any, where: str) -> Any:
    if get_origin(wanted) is tuple and isinstance(value, (list, tuple)):
        item = get_args(wanted)[0]
        return tuple(_convert(one, item, f"{where}[{index}]") for index, one in enumerate(value))
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type) and isinstance(value, Mapping):
        return decode(wanted, where, value)
    choices = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    kinds = tuple(get_origin(choice) or choice for choice in choices)
    # True is an int to Python, and never one to whoever writes settings.
    if isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool)):
        return value
    kind = next((name for name, one in _KINDS.items() if one in kinds), "other")
    wanted = text(f"settings.wanted.{kind}", key=where.rpartition(".")[2])
    raise SettingsError(text("settings.wrong-type", name=where, value=value, wanted=wanted))


def decode(cls: type[T], name: str, values: Mapping[str, Any]) -> T:
    """Return ``values`` as an instance of the dataclass ``cls``; ``name`` is how an error calls them.

    Fields left out take their defaults. Raises SettingsError for an unknown name, a missing one and a wrong
    type.
    """
    hints = get_type_hints(cls)
    for key in values:
        if key not in hints:
            guess = nearest(key, list(hints))
            hint = text("settings.did-you-mean", guess=guess) if guess else ""
            raise SettingsError(text("settings.unknown", name=name, key=key, hint=hint).rstrip())
    converted = {key: _convert(value, hints[key], f"{name}.{key}") for key, value in values.items()}
    try:
        return cls(**converted)
    except TypeError:
        missing = ", ".join(_missing(cls, values))
        raise SettingsError(text("settings.missing", name=name, keys=missing)) from None


def _missing(cls: Any, values: Mapping[str, Any]) -> list[str]:
    nothing = dataclasses.MISSING
    fields = dataclasses.fields(cls)
    return [f.name for f in fields if f.name not in values and f.default is f.default_factory is nothing]
