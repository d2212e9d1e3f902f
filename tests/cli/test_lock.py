"""The list of libraries that every machine installs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.cli import lock
from bantin.cli.__main__ import main
from bantin.cli.project import CommandError

PYPROJECT = """
[project]
name = "x"
dependencies = ["Big.Lib>=2,<3"]
[project.optional-dependencies]
dev = ["small"]
"""
PINS = """big-lib==2.5 \\
    --hash=sha256:00
small==1.0 ; python_full_version < '3.12' \\
    --hash=sha256:11
small==2.0 ; python_full_version >= '3.12' \\
    --hash=sha256:22
"""


@pytest.fixture
def pyproject(tmp_path: Path) -> Path:
    """Write a project with one library, and one more for its developers."""
    path = tmp_path / "pyproject.toml"
    path.write_text(PYPROJECT, encoding="utf-8")
    return path


def write_lock(pyproject: Path, pins: str = PINS) -> Path:
    """Write a lock of these pins that says it was made from the project as it is."""
    path = pyproject.with_name("requirements.lock")
    path.write_text(lock.header(pyproject) + pins, encoding="utf-8")
    return path


def test_a_fresh_lock_has_no_problems(pyproject: Path) -> None:
    """A lock made from the project as it is, with a fitting version of everything, is good."""
    assert lock.find_problems(pyproject, write_lock(pyproject)) == []


def test_a_changed_requirement_makes_the_lock_old(pyproject: Path) -> None:
    """Any change of the libraries asked for is seen, even where the pinned versions still fit."""
    path = write_lock(pyproject)
    pyproject.write_text(PYPROJECT.replace(">=2,", ">=2.1,"), encoding="utf-8")
    (problem,) = lock.find_problems(pyproject, path)
    assert "python3 tasks.py lock" in problem


def test_what_has_nothing_to_do_with_libraries_does_not_make_it_old(pyproject: Path) -> None:
    """A changed setting of a tool is no reason to lock again."""
    path = write_lock(pyproject)
    pyproject.write_text(PYPROJECT + '[tool.ruff]\nline-length = 120\n[tool.x]\ny = "z"\n', encoding="utf-8")
    assert lock.find_problems(pyproject, path) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("big-lib==2.5", "big-lib==3.0", "Big.Lib<3,>=2, nhưng requirements.lock ghi: 3.0."),
        ("big-lib==2.5", "other==2.5", "Big.Lib<3,>=2, nhưng requirements.lock ghi: không có."),
    ],
)
def test_a_pin_that_does_not_fit_is_named(pyproject: Path, old: str, new: str, said: str) -> None:
    """A lock changed by hand so that it no longer gives what is asked for is found out."""
    (problem,) = lock.find_problems(pyproject, write_lock(pyproject, PINS.replace(old, new)))
    assert said in problem


def test_a_missing_lock_is_named(pyproject: Path) -> None:
    """Without a lock the check says how to make one."""
    assert "tasks.py lock" in lock.find_problems(pyproject, pyproject.with_name("requirements.lock"))[0]


def test_the_projects_own_lock_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """What the project asks for is what it locks."""
    assert main(["lock", "--check"]) == 0, capsys.readouterr().out


def test_the_projects_own_lock_names_no_place(root: Path) -> None:
    """The lock holds names, versions and hashes: where libraries come from is for each machine to say."""
    content = (root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in content
    assert "index" not in content
    lines = content.splitlines()
    pins = [number for number, line in enumerate(lines) if line[:1].isalnum()]
    assert all(lines[number + 1].startswith("    --hash=sha256:") for number in pins)


def test_a_resolver_that_fails_is_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no versions can be found, what the resolver said is passed on and no lock is written."""
    broken = tmp_path / "pyproject.toml"
    broken.write_text("[project]\nname = 'x'\ndependencies = ['not a name!']\n", encoding="utf-8")
    with pytest.raises(CommandError, match="uv báo:"):
        lock.compile_pins(broken)
    assert capsys.readouterr().out == ""
