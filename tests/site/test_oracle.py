"""However a site came about, by one build or by many, it is the same, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desk import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from incremental_build.resident import build_site

from bantin.search.folders import index_folder
from bantin.search.generations import read_pointer

# Sequences and edits of each: few where every test is run, as many as one likes by hand.
SEQUENCES = int(os.environ.get("BANTIN_SEQUENCES", "2"))
EDITS = int(os.environ.get("BANTIN_EDITS", "12"))
ARTICLES = int(os.environ.get("BANTIN_ARTICLES", "30"))
LARGEST = 1 << 32


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder and what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Sites:
    """One content folder and the sites made of it: the one that is built again and again, and new ones."""

    def __init__(self, root: Path, folder: Path, desk: Desk) -> None:
        self.root, self.folder, self.desk = root, folder, desk
        self.pictures = folder / "pictures"

    def build(self, output: Path, state: Path, workers: int = 1) -> None:
        """Build the desk's content folder into ``output``."""
        desk = self.desk
        given = {
            "STATE_PATH": f'"{state.as_posix()}"',
            "THEME": f'"{desk.theme.as_posix()}"',
            "THEME_SUPPORT": '{"gallery": false}',
            "ARCHIVE_LISTS": f'{{"home_latest": {desk.home_latest}, "home_per_category": 4}}',
            "WORKERS": str(workers),
        }
        command = [str(desk.content), "-o", str(output), "-s", str(self.root / "pelicanconf.py"), "--fatal", "errors"]
        command += ["-e", *(f"{name}={value}" for name, value in given.items())]
        with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open("w") as nowhere:
            patch.setenv("BANTIN_NOW", desk.now)
            assert build_site(command, nowhere) in {0, 1}

    def build_afresh(self) -> tuple[dict[str, bytes], str]:
        """Return the site as a build without any state makes it, and the digest of its index."""
        output, state = self.folder / "cold" / "output", self.folder / "cold" / "state"
        shutil.rmtree(self.folder / "cold", ignore_errors=True)
        # What pictures are made into is a matter of other tests, and takes longest.
        if self.pictures.is_dir():
            shutil.copytree(self.pictures, state / "pictures")
        self.build(output, state)
        shutil.copytree(state / "pictures", self.pictures, dirs_exist_ok=True)
        return tree(output), read_pointer(index_folder(state, output)).digest

    def build_again(self, workers: int) -> tuple[dict[str, bytes], str]:
        """Return the site as it comes from the one before, and the digest of its index."""
        state = self.folder / "state"
        self.build(self.desk.output, state, workers)
        return tree(self.desk.output), read_pointer(index_folder(state, self.desk.output)).digest


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of the files in which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@settings(
    max_examples=SEQUENCES, suppress_health_check=[HealthCheck.function_scoped_fixture], print_blob=True, database=None
)
@given(st.integers(0, LARGEST))
def test_after_any_edits_the_site_is_that_of_a_first_build(root: Path, seed: int) -> None:
    """Edits of every kind, one after the other: after each, all files and the index are as if there had been none."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        chance = random.Random(seed)  # noqa: S311 -- an example, no secret
        sites = Sites(root, folder, Desk(root, folder, chance, ARTICLES))
        edits: list[str] = []
        for _ in range(EDITS):
            again, index = sites.build_again(chance.choice((1, 1, 2)))
            afresh, other = sites.build_afresh()
            assert differences(again, afresh) == [], (seed, edits)
            assert index == other, (seed, edits)
            edits.append(sites.desk.edit())
