"""`lock`: the one list of all libraries, with versions and hashes, that every machine installs."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bantin import files
from bantin.cli.parser import Parser
from bantin.cli.project import FINDINGS, PYTHON, ROOT, SUCCESS, CommandError
from bantin.messages import text

LOCK = ROOT / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = "3.11"
_FINGERPRINT = "# pyproject.toml: sha256:"
# Names, versions and hashes only: where the libraries come from is the business of each machine.
_COMPILE = (
    f"pip compile --universal --generate-hashes --all-extras --python-version {OLDEST_PYTHON} --quiet "
    "--no-header --no-annotate --no-emit-index-url --no-emit-find-links"
)


def declare(parser: Parser) -> None:
    """Declare the options of `lock`."""
    parser.add_argument("--check", action="store_true", help=text("cli.lock.check"))


def run(options: argparse.Namespace) -> int:
    """Remake the lock, or with `--check` only say what is out of date in it."""
    if options.check:
        problems = find_problems(PYPROJECT, LOCK)
        print(*(problems or [text("cli.lock.good")]), sep="\n")
        return FINDINGS if problems else SUCCESS
    print(text("cli.lock.started"), flush=True)
    pins = compile_pins(PYPROJECT)
    files.write_text(LOCK, f"{header(PYPROJECT)}{pins}")
    print(text("cli.lock.written", count=len(read_pins(pins))))
    return SUCCESS


def declared(pyproject: Path) -> list[str]:
    """Return the requirements of the project and all its extras."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    return [*project["dependencies"], *(one for name in sorted(extras) for one in extras[name])]


def fingerprint(pyproject: Path) -> str:
    """Return the SHA-256, in hexadecimal, of all that the lock is made from: changed, it is out of date."""
    origin = json.dumps([OLDEST_PYTHON, declared(pyproject)])
    return hashlib.sha256(origin.encode("utf-8")).hexdigest()


def header(pyproject: Path) -> str:
    """Return the lines that stand above the libraries."""
    return f"# Made by: python3 tasks.py lock\n{_FINGERPRINT}{fingerprint(pyproject)}\n"


def compile_pins(pyproject: Path) -> str:
    """Return the libraries with versions and hashes, for all systems; asks the package index.

    Raises CommandError with the last words of the resolver.
    """
    with tempfile.TemporaryDirectory() as folder:
        # A file of its own: pins that stand already would be kept.
        result = Path(folder) / "pins.txt"
        command = [*PYTHON, "-m", "uv", *_COMPILE.split(), str(pyproject), "-o", str(result)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise CommandError(text("cli.lock.failed", said=done.stderr.strip()[-1500:]))
        return result.read_text(encoding="utf-8")


def read_pins(lock: str) -> dict[str, list[Requirement]]:
    """Return the pins of a lock by name: one library may have several, each for some systems."""
    pins: dict[str, list[Requirement]] = {}
    for line in lock.splitlines():
        if line[:1].isalnum():
            pin = Requirement(line.removesuffix("\\"))
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def find_problems(pyproject: Path, lock: Path) -> list[str]:
    """Return what is out of date in the lock, in sentences; needs no network."""
    if not lock.is_file():
        return [text("cli.lock.missing")]
    content = lock.read_text(encoding="utf-8")
    problems = []
    if f"{_FINGERPRINT}{fingerprint(pyproject)}" not in content.splitlines():
        problems.append(text("cli.lock.stale"))
    pins = read_pins(content)
    for requirement in map(Requirement, declared(pyproject)):
        versions = [next(iter(pin.specifier)).version for pin in pins.get(canonicalize_name(requirement.name), [])]
        if not versions or not all(requirement.specifier.contains(one) for one in versions):
            found = ", ".join(versions) or text("cli.lock.nothing")
            problems.append(text("cli.lock.unmet", requirement=requirement, found=found))
    return problems
