"""The front door: what it does before anything else can."""

from __future__ import annotations

import ast
import base64
import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import tasks

# What the little checkout answers in place of the real commands.
COMMANDS = "import sys, tiny; print(tiny.VERSION, *sys.argv[1:]); sys.exit(7)"


def test_an_old_python_can_read_it(root: Path) -> None:
    """Python 3.8 parses the front door, so that it can say that it is too old."""
    ast.parse((root / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_nothing_but_the_standard_library_is_imported(root: Path) -> None:
    """The front door runs where nothing has been installed yet."""
    tree = ast.parse((root / "tasks.py").read_text(encoding="utf-8"))
    names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 8), (3, 10)])
def test_an_old_python_is_told_which_one_is_needed(version: tuple[int, int]) -> None:
    """The sentence names the version that runs and the one that is needed."""
    with pytest.raises(tasks.SetupError) as caught:
        tasks.require_python(version)
    assert "cần Python 3.11 trở lên" in str(caught.value)
    assert f"Python {version[0]}.{version[1]}." in str(caught.value)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_python_new_enough_is_let_in(version: tuple[int, int]) -> None:
    """Later versions are not refused by comparing them as text."""
    tasks.require_python(version)


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_machine_without_venv_is_told_what_to_install(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian leaves parts of venv out; the message names the package that brings them."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    with pytest.raises(tasks.SetupError, match="sudo apt install python3-venv"):
        tasks.Environment(tmp_path).create()


def test_a_checkout_without_its_lock_says_so(tmp_path: Path) -> None:
    """Without the list of libraries nothing is begun."""
    with pytest.raises(tasks.SetupError, match=r"requirements\.lock"):
        tasks.Environment(tmp_path).prepare()
    assert not (tmp_path / ".venv").exists()


class Checkout:
    """A little project of the same shape, whose one library lies in a folder: no network is used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder.parent / "wheels"
        self.wheels.mkdir()
        (folder / "bantin" / "cli").mkdir(parents=True)
        (folder / "bantin" / "cli" / "__main__.py").write_text(COMMANDS, encoding="utf-8")
        (folder / "tasks.py").write_bytes(Path(tasks.__file__).read_bytes())
        self.require("1.0")

    def require(self, version: str, digest: str | None = None) -> None:
        """Lock one version of the library, under its true hash unless another is given."""
        wheel = make_wheel(self.wheels, version)
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        lock = f"tiny=={version} \\\n    --hash=sha256:{digest}\n"
        (self.folder / "requirements.lock").write_text(lock, encoding="utf-8")

    def start(self, *arguments: str, here: Path | None = None) -> subprocess.Popen[str]:
        """Start the front door with some arguments, from its folder or another."""
        pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [sys.executable, str(self.folder / "tasks.py"), *arguments],
            cwd=here or self.folder,
            env={**os.environ, **pip},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str, here: Path | None = None) -> tuple[int, str, str]:
        """Return the exit status, the output and the errors of one run."""
        process = self.start(*arguments, here=here)
        out, error = process.communicate(timeout=90)
        return process.returncode, out, error


def make_wheel(folder: Path, version: str) -> Path:
    """Return the path of an installable library of one line."""
    name = f"tiny-{version}"
    info = f"{name}.dist-info"
    files = {
        "tiny.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    path = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(file), content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).rstrip(b"=").decode()
            record += f"{file},sha256={digest},{len(content)}\n"
        archive.writestr(zipfile.ZipInfo(f"{info}/RECORD"), f"{record}{info}/RECORD,,\n")
    return path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Return a checkout that was set up once; a test leaves it working."""
    made = Checkout(tmp_path_factory.mktemp("front") / "checkout")
    # Two at once, as when a person and an editor start it together.
    first, second = made.start("first"), made.start("second")
    for process, name in ((first, "first"), (second, "second")):
        out, error = process.communicate(timeout=90)
        assert (process.returncode, out) == (7, f"1.0 {name}\n"), error
    return made


def test_the_command_gets_its_arguments_and_gives_its_status(checkout: Checkout) -> None:
    """What is typed reaches the command unchanged, and its exit status comes back; nothing is set up again."""
    assert checkout.run("new", "Giao ban: tháng 1", "--x") == (7, "1.0 new Giao ban: tháng 1 --x\n", "")


def test_the_folder_a_person_stands_in_decides_nothing(checkout: Checkout, tmp_path: Path) -> None:
    """Modules there named as the commands, the libraries and Python's own are never run, at a set-up neither."""
    trap = "raise SystemExit('from the wrong folder')"
    for name in ("argparse.py", "contextlib.py", "tiny.py", "pip/__init__.py", "bantin/cli/__main__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(trap, encoding="utf-8")
    assert checkout.run("build", here=tmp_path) == (7, "1.0 build\n", "")
    checkout.require("2.0")
    status, out, error = checkout.run(here=tmp_path)
    checkout.require("1.0")
    assert (status, out) == (7, "2.0\n"), error
    assert checkout.run(here=tmp_path)[1] == "1.0\n"


def test_a_changed_lock_is_installed(checkout: Checkout) -> None:
    """The next start after the lock changed brings the environment up to it, saying each step."""
    checkout.require("2.0")
    status, out, error = checkout.run()
    checkout.require("1.0")
    assert (status, out) == (7, "2.0\n")
    assert "Cài đặt các thư viện… xong sau" in error
    assert checkout.run()[1] == "1.0\n"


def test_an_interrupted_set_up_heals(checkout: Checkout) -> None:
    """What an interrupted set-up left half done is made anew by the next start."""
    environment = tasks.Environment(checkout.folder)
    environment.stamp.unlink()
    environment.unfinished.touch()
    installed = next(environment.folder.rglob("tiny.py"))
    installed.write_text("VERSION = 'nửa", encoding="utf-8")
    assert checkout.run()[:2] == (7, "1.0\n")
    assert not environment.unfinished.exists()


def test_an_environment_without_its_python_heals(checkout: Checkout) -> None:
    """When the system's Python was replaced, the environment that pointed to it is made anew."""
    python = tasks.Environment(checkout.folder).python
    python.unlink()
    assert checkout.run()[:2] == (7, "1.0\n")


def test_a_library_that_is_not_the_one_locked_is_refused(checkout: Checkout) -> None:
    """A wrong hash stops the set-up in Vietnamese with pip's own words; put right, the next start goes on."""
    checkout.require("1.1", digest="0" * 64)
    status, _, error = checkout.run()
    checkout.require("1.0")
    assert status == 2
    assert "Chưa cài được các thư viện. pip báo:" in error
    assert "0000" in error
    assert checkout.run()[:2] == (7, "1.0\n")


def test_a_moved_checkout_goes_on_working(checkout: Checkout) -> None:
    """A folder that is renamed needs no new set-up."""
    here = checkout.folder
    checkout.folder = here.rename(here.with_name("moved"))
    try:
        assert checkout.run() == (7, "1.0\n", "")
    finally:
        checkout.folder = checkout.folder.rename(here)
