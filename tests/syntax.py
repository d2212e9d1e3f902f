"""The project's own modules as syntax trees, for the tests that keep its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its file from the project's root, its dotted name, its tree and its number of lines."""

    path: str
    name: str
    tree: ast.Module
    lines: int

    @property
    def package(self) -> str:
        """The folder the module lies in."""
        return self.path.rpartition("/")[0]

    def imports(self) -> Iterator[str]:
        """Yield the dotted name of everything the module imports, wherever in it."""
        package = self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (one.name for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = package.rsplit(".", node.level - 1)[0] + "." if node.level else ""
                base = (above + (node.module or "")).rstrip(".")
                yield from (f"{base}.{one.name}" for one in node.names)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield every function and method."""
        yield from (one for one in ast.walk(self.tree) if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)))

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Yield every call with the last part of the name that is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield called(node), node

    def words(self) -> set[str]:
        """Return every text that stands in the module."""
        nodes = ast.walk(self.tree)
        return {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def called(call: ast.Call) -> str:
    """Return the last part of the name that is called, "" where it has none."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _read(folder: Path, root: Path) -> Iterator[Module]:
    for path in sorted(folder.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        dotted = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        yield Module(path.relative_to(ROOT).as_posix(), dotted, ast.parse(source), len(source.splitlines()))


@cache
def library() -> tuple[Module, ...]:
    """Return the modules of the package ``bantin``."""
    return tuple(_read(ROOT / "bantin", ROOT))


@cache
def plugins() -> tuple[Module, ...]:
    """Return the modules of the plugins, named as they are imported."""
    return tuple(_read(ROOT / "plugins", ROOT / "plugins"))
