"""Every message that is asked for exists and has all its places filled; every message that exists is asked for."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bantin.messages import FOLDER
from tests.syntax import Module, called, library, plugins

ASKING = {"text", "diagnose"}
# Errors that carry the code of their message: FieldError("views-wrong", …).
_CODED = re.compile(r"[A-Z]\w*(?:Error|Fault)")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One call for a message: a pattern for the keys it may mean, and what the call fills in (None: not to be seen)."""

    module: Module
    line: int
    function: str
    pattern: str
    given: frozenset[str] | None

    @property
    def is_exact(self) -> bool:
        """Tell whether the call names one key."""
        return "(" not in self.pattern

    @property
    def place(self) -> str:
        """Return where the call stands."""
        return f"{self.module.path}:{self.line}"


def _leaves(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, str, str]]:
    for name, entry in table.items():
        key = f"{above}.{name}"
        if isinstance(entry, str):
            yield key, "text", entry
        elif set(entry) == {"text", "fix"}:
            yield key, "diagnose", entry["text"] + entry["fix"]
        else:
            yield from _leaves(entry, key)


@cache
def messages() -> dict[str, tuple[str, str]]:
    """Return every message: by its key, who asks for it (text or diagnose) and its words."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for key, function, words in _leaves(tomllib.loads(path.read_text(encoding="utf-8")), path.stem):
            found[key] = (function, words)
    return found


def places(key: str) -> set[str]:
    """Return the names of the places to fill in a message; braces around anything else are shown as they are."""
    return {name for _, name, _, _ in string.Formatter().parse(messages()[key][1]) if name and name.isidentifier()}


def _patterns(node: ast.expr) -> Iterator[str]:
    """Yield a pattern for each key an expression may give; what is filled in is a group."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _patterns(node.body)
        yield from _patterns(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"([\w-]+)" for one in node.values
        )


def _filled(call: ast.Call) -> frozenset[str] | None:
    names = [one.arg for one in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _imports(module: Module, function: str) -> bool:
    home = {"text": "bantin.messages.text", "diagnose": "bantin.report.diagnose"}[function]
    return home in module.imports() or home.rpartition(".")[0] == module.name


@cache
def asked() -> tuple[Asked, ...]:
    """Return every call for a message whose key can be seen where it is called."""
    found = []
    for module in (*library(), *plugins()):
        for function, call in () if module.name == "bantin.messages" else module.calls():
            if function in ASKING and isinstance(call.func, ast.Name) and call.args and _imports(module, function):
                for pattern in _patterns(call.args[0]):
                    found.append(Asked(module, call.lineno, function, pattern, _filled(call)))
    return tuple(found)


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _hole(node: ast.expr) -> tuple[str, str] | None:
    """Return what stands before the one parameter at the end of an f-string, and the parameter."""
    if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
        before, last = node.values
        if (
            isinstance(before, ast.Constant)
            and isinstance(last, ast.FormattedValue)
            and isinstance(last.value, ast.Name)
        ):
            return str(before.value), last.value.id
    return None


def passed_on() -> Iterator[Asked]:
    """Yield calls of functions that pass a code on: ``wrong("a-b")``, in which is ``diagnose(f"article.{code}")``."""
    for module in (*library(), *plugins()):
        for function in module.functions():
            for inner in (one for one in ast.walk(function) if isinstance(one, ast.Call) and called(one) in ASKING):
                hole = _hole(inner.args[0]) if inner.args else None
                if hole and hole[1] in _parameters(function):
                    at = _parameters(function).index(hole[1])
                    yield from _callers(module, function, inner, hole[0], at)


def _callers(
    home: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, inner: ast.Call, before: str, at: int
) -> Iterator[Asked]:
    inside = frozenset(one.arg for one in inner.keywords if one.arg)
    open_ended = None in [one.arg for one in inner.keywords]
    for module in (one for one in (*library(), *plugins()) if one.package == home.package):
        for name, call in module.calls():
            if name == function.name and len(call.args) > at:
                outside = _filled(call) if open_ended else frozenset[str]()
                given = None if outside is None else inside | outside
                for pattern in _patterns(call.args[at]):
                    yield Asked(module, call.lineno, called(inner), re.escape(before) + pattern, given)


def _coded() -> Iterator[tuple[Module, ast.Call, str]]:
    for module in library():
        for name, call in module.calls():
            first = call.args[0] if call.args else None
            if _CODED.fullmatch(name) and isinstance(first, ast.Constant) and _CODE.fullmatch(str(first.value)):
                yield module, call, str(first.value)


def test_there_are_messages_and_calls_to_compare() -> None:
    """The reading of both sides finds what is there; an empty comparison would prove nothing."""
    assert len(messages()) > 100
    assert len(asked()) > 80
    assert len(list(passed_on())) > 5
    assert len(list(_coded())) > 15


def test_every_key_that_is_asked_for_exists() -> None:
    """Each call leads to a message of its kind: a sentence for text, a pair of sentences for diagnose."""
    missing = []
    for one in (*asked(), *passed_on()):
        kind = {key for key, (function, _) in messages().items() if function == one.function}
        if not any(re.fullmatch(one.pattern, key) for key in kind):
            missing.append(f"{one.place}: {one.function} {one.pattern}")
    assert missing == []


def test_every_code_that_an_error_carries_has_a_message() -> None:
    """The code of an error is, in some area, the last part of a message's key."""
    known = {key.rpartition(".")[2] for key in messages()}
    assert sorted(f"{module.path}:{call.lineno}: {code}" for module, call, code in _coded() if code not in known) == []


def test_every_message_is_asked_for() -> None:
    """No message lies unused: its key stands in the code, or a pattern leads to it whose missing part stands there."""
    words = frozenset[str]().union(*(one.words() for one in (*library(), *plugins())))
    unused = set(messages()) - words
    for one in (*asked(), *passed_on()):
        for key in list(unused):
            match = re.fullmatch(one.pattern, key)
            if match and messages()[key][0] == one.function and all(part in words for part in match.groups()):
                unused.discard(key)
    assert sorted(unused) == []


def test_every_place_in_a_message_is_filled() -> None:
    """Where a call names its message and its values, all the message's places are among them."""
    wrong = []
    for one in (*asked(), *passed_on()):
        keys = [key for key, (function, _) in messages().items() if function == one.function]
        for key in (key for key in keys if one.is_exact and re.fullmatch(one.pattern, key)):
            if one.given is not None and (lacking := places(key) - one.given):
                wrong.append(f"{one.place}: {key} lacks {sorted(lacking)}")
    for module, call, code in _coded():
        given = _filled(call) or frozenset[str]()
        keys = [key for key in messages() if key.partition(".")[2] == code]
        # Its own keywords, or what it is given as one mapping besides; what catches it may add the field.
        if module.package == "bantin/article" and keys and (lacking := places(keys[0]) - given):
            wrong.append(f"{module.path}:{call.lineno}: {code} lacks {sorted(lacking)}")
    assert wrong == []
