from __future__ import annotations

import ast
from statistics import median

from tests.syntax import ROOT, Module, library, plugins

# Who lies how deep. A module may import what lies deeper; on the two lowest floors also its neighbours, on the floor of
# the many services never another of them.
LAYERS = {
    0: {"text", "dates", "clock", "files", "messages"},
    1: {
        "legacy",
        "settings",
        "report",
        "html",
        "images",
        "identity",
        "progress",
        "stylesheet",
        "javascript",
        "xml",
        "json",
        "pdf",
        "site_name",
        "workers",
        "digests",
    },
    2: {"article"},
    3: {"markdown"},
    4: {"feeds", "search", "pageviews", "lint", "importers", "build", "lists", "structured", "gallery"},
    5: {"newsroom"},
    6: {"web", "cli"},
}
NEIGHBOURS_MEET = {0, 1, 6}
DEPTH = {name: depth for depth, names in LAYERS.items() for name in names}

# What only one part of the project may use.
ONLY_IN = {
    "PIL": "bantin.images",
    "markdown": "bantin.markdown",
    "nh3": "bantin.markdown",
    "numpy": "bantin.search",
    "whoosh": "bantin.search.record",
    "pypdf": "bantin.pdf",
}
NEVER_IMPORTED = {"tests", "tasks", "pelicanconf", "publishconf", "benchmarks"}
ASKS_THE_TIME = {"now", "utcnow", "today", "localtime", "gmtime"}


def unit(name: str) -> str:
    """Return the part of the library a dotted name belongs to: ``article`` of ``bantin.article.model``."""
    return name.split(".")[1] if name.count(".") else ""


def own(module: Module) -> list[str]:
    """Return the dotted names a module imports from the library, modules and names in them alike."""
    return [one for one in module.imports() if one.split(".")[0] == "bantin"]


def test_every_part_of_the_library_has_its_floor() -> None:
    """A new module or package must be given a place before it may be used."""
    found = {unit(one.name) for one in library() if unit(one.name)}
    assert sorted(found - set(DEPTH)) == []


def test_imports_only_go_down() -> None:
    """No part imports one above it, and the services never import each other."""
    wrong = []
    for module in library():
        mine = unit(module.name)
        for name in own(module):
            other = unit(name)
            if not mine or other in ("", mine):
                continue
            level = DEPTH.get(mine, -1), DEPTH.get(other, 99)
            if not (level[1] < level[0] or (level[0] == level[1] and level[0] in NEIGHBOURS_MEET)):
                wrong.append(f"{module.path}: {name}")
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Following imports from any module never leads back to it."""
    names = {one.name for one in (*library(), *plugins())}
    graph = {
        one.name: {name if name in names else name.rpartition(".")[0] for name in one.imports()} & names - {one.name}
        for one in (*library(), *plugins())
    }
    while free := {name for name, needs in graph.items() if not needs}:
        graph = {name: needs - free for name, needs in graph.items() if name not in free}
    assert sorted(graph) == []


def test_heavy_libraries_are_used_in_one_place_only() -> None:
    """Pictures, Markdown, and the sanitiser have one home each; Pelican is known to plugins alone."""
    wrong = []
    for module in (*library(), *plugins()):
        for name in module.imports():
            home = ONLY_IN.get(name.split(".")[0])
            outside = home is not None and not f"{module.name}.".startswith(f"{home}.")
            if outside or (name.split(".")[0] == "pelican" and module in library()):
                wrong.append(f"{module.path}: {name}")
    assert wrong == []


def test_plugins_stand_apart() -> None:
    """No plugin imports another, the library imports none, and nothing imports tests or the front door."""
    names = {one.name.split(".")[0] for one in plugins()}
    wrong = []
    for module in (*library(), *plugins()):
        for name in module.imports():
            first = name.split(".")[0]
            foreign = first in names and first != module.name.split(".")[0]
            if foreign or first == "plugins" or first in NEVER_IMPORTED:
                wrong.append(f"{module.path}: {name}")
    assert len(names) > 5
    assert wrong == []


def test_only_the_clock_asks_the_time() -> None:
    """One "now" for a whole build: nothing but bantin.clock reads the machine's time of day."""
    wrong = []
    for module in (*library(), *plugins()):
        for name, call in module.calls():
            on = call.func.value if isinstance(call.func, ast.Attribute) else None
            place = on.id if isinstance(on, ast.Name) else ""
            if module.name != "bantin.clock" and (name in ASKS_THE_TIME or (place, name) == ("time", "time")):
                wrong.append(f"{module.path}:{call.lineno}: {name}")
    assert wrong == []


def test_files_are_written_in_one_step() -> None:
    """Whole files are written through bantin.files, never straight to their place."""
    wrong = []
    for module in (*library(), *plugins()):
        for name, call in module.calls():
            on = call.func.value if isinstance(call.func, ast.Attribute) else None
            through = isinstance(on, ast.Name) and on.id == "files"
            if (
                name in {"write_text", "write_bytes"}
                and on is not None
                and not through
                and module.name != "bantin.files"
            ):
                wrong.append(f"{module.path}:{call.lineno}: {name}")
    assert wrong == []


def test_what_only_unix_has_is_used_in_one_module_at_most() -> None:
    """Windows stays possible: fork, fcntl and their like are confined."""
    unix = {"fcntl", "pwd", "grp", "termios", "os.fork"}
    users = {one.path for one in (*library(), *plugins()) if unix & set(one.imports())}
    users |= {one.path for one in (*library(), *plugins()) if any(name == "fork" for name, _ in one.calls())}
    assert len(users) <= 1, users


def test_modules_stay_small() -> None:
    """No module is over 400 lines; half of them are at most 130."""
    lines = {one.path: one.lines for one in (*library(), *plugins())}
    assert {path: count for path, count in lines.items() if count > 400} == {}
    assert median(lines.values()) <= 130


def test_functions_stay_small() -> None:
    """No function is over 50 lines; nine in ten are at most 27."""
    lengths = {
        f"{module.path}:{one.lineno} {one.name}": (one.end_lineno or one.lineno) - one.lineno + 1
        for module in (*library(), *plugins())
        for one in module.functions()
    }
    assert {name: length for name, length in lengths.items() if length > 50} == {}
    assert sum(length <= 27 for length in lengths.values()) >= 0.9 * len(lengths)


def test_plugins_are_thin() -> None:
    """A plugin is an adapter: about 150 lines a module, the work lies in the library."""
    assert {one.path: one.lines for one in plugins() if one.lines > 175} == {}


def test_the_root_holds_what_is_tested_here() -> None:
    """The trees are those of this checkout, and there are as many as there should be."""
    assert (ROOT / "pyproject.toml").is_file()
    assert len(library()) > 60
