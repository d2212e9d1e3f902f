"""Sites as trees of files: built again and again, and afresh beside it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from desk import Desk
from incremental_build.resident import build_site
from warm_builder import keep_compiled

from bantin.search.pointer import index_folder, read_pointer


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder and what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Sites:
    """One content folder and the sites made of it: the one that is built again and again, and new ones."""

    def __init__(self, root: Path, folder: Path, desk: Desk) -> None:
        self.root, self.folder, self.desk = root, folder, desk
        self.pictures = folder / "pictures"
        self.compiled = folder / "compiled"
        self.compiled.mkdir()

    def build(self, output: Path, state: Path, workers: int = 1, *, stays: bool = False) -> None:
        """Build the desk's content folder into ``output``; a process that ``stays`` keeps what it knows."""
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
            patch.setattr("bantin.build.state._keeps_open", stays)
            assert build_site(command, nowhere) in {0, 1}

    def build_afresh(self) -> tuple[dict[str, bytes], str]:
        """Return the site as a build without any state makes it, and the digest of its index."""
        output, state = self.folder / "cold" / "output", self.folder / "cold" / "state"
        shutil.rmtree(self.folder / "cold", ignore_errors=True)
        # What pictures are made into is a matter of other tests, and takes longest.
        if self.pictures.is_dir():
            shutil.copytree(self.pictures, state / "pictures")
        with pytest.MonkeyPatch.context() as patch:
            keep_compiled(self.compiled, patch)
            self.build(output, state)
        shutil.copytree(state / "pictures", self.pictures, dirs_exist_ok=True)
        return tree(output), read_pointer(index_folder(state, output)).digest

    def build_again(self, workers: int, *, stays: bool = False) -> tuple[dict[str, bytes], str]:
        """Return the site as it comes from the one before, and the digest of its index."""
        state = self.folder / "state"
        self.build(self.desk.output, state, workers, stays=stays)
        return tree(self.desk.output), read_pointer(index_folder(state, self.desk.output)).digest


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of the files in which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
