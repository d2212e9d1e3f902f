"""What a template depends on: its own text, that of all it includes, and what every template is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from bantin.build.fingerprint import digest, fingerprint

# What a template names of another. Behind one name stand words alone; where there is more, it may be any.
_NAMED = re.compile(rb"""\{%[+-]?\s*(?:extends|include|import|from)\b\s*(.*?)[+-]?%\}""", re.DOTALL)
_ONE = re.compile(rb"""(?:"([^"]+)"|'([^']+)')(?!.*\b(?:if|or|and)\b)[\w\s,]*""", re.DOTALL)
_EVERY = ""


class TemplateMarks:
    """Marks of the templates of a theme, by the names the loader knows them by."""

    def __init__(self, theme: Path, given: Mapping[str, str]) -> None:
        """Take the theme, and the sentences and assets that templates are given: their files may be others by now."""
        self._theme = theme
        self._told = dict(given)
        self._texts: dict[str, bytes] = {}
        for path in sorted(theme.rglob("*.html")):
            name = path.relative_to(theme).as_posix()
            self._texts[name.removeprefix("templates/")] = path.read_bytes()
        self._marks: dict[str, bytes] = {}

    @cached_property
    def _given(self) -> bytes:
        """What every template is given: the sentences, and the names of the assets, which hold their hashes."""
        others = (path for path in sorted(self._theme.rglob("*")) if path.is_file() and path.suffix != ".html")
        held = [(path.relative_to(self._theme).as_posix(), digest(path.read_bytes())) for path in others]
        return fingerprint(self._told, held)

    @cached_property
    def all(self) -> bytes:
        """The mark of all templates together."""
        return fingerprint(self._given, self._texts)

    def of(self, name: str) -> bytes:
        """Return what changes with the page of a template, as far as the theme decides it."""
        if name not in self._marks:
            needed: set[str] = set()
            self._follow(name, needed)
            texts = [self._texts.get(one, b"") for one in sorted(needed)]
            self._marks[name] = self.all if _EVERY in needed else fingerprint(self._given, texts)
        return self._marks[name]

    def _follow(self, name: str, needed: set[str]) -> None:
        if name in needed:
            return
        needed.add(name)
        for named in _NAMED.findall(self._texts.get(name, b"")):
            one = _ONE.fullmatch(named)
            self._follow((one[1] or one[2]).decode() if one else _EVERY, needed)
