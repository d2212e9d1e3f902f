"""What git is about to commit of a content folder, and what the last commit had, as folders that can be checked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bantin.files import Root
from bantin.lint.overlay import Overlay
from bantin.messages import text

# Letters of git for files that the newer of two sides does not have, the older, or both have differently.
_GONE, _NEW, _IN_CONFLICT = "D", "A", "U"
# What the index holds whole: not one noted down for later.
_HELD = frozenset("MDT")


class GitError(Exception):
    """git cannot say what is about to be committed; the text is why, mostly as it says itself."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A content folder ``now``, as it is about to be committed, and ``before``, as the last commit has it.

    ``names`` are the files that come or change with the commit, ``gone`` those that go, ``unadded`` those that lie in
    the folder and git does not know, all below the folder.
    """

    now: Root
    before: Root
    names: frozenset[str]
    gone: frozenset[str]
    unadded: frozenset[str]


def read_staged(content: Path, room: Path) -> Staged:
    """Return what is about to be committed of a content folder; what lies otherwise in the folder is put into ``room``.

    Raises GitError where the folder lies in no repository, holds conflicts, or there is no git.
    """
    git = _Git(content, {})
    unlike, changed, unadded = git.changes(), git.changes("--cached"), frozenset(git.untracked())
    if conflicts := [name for name, kind in changed.items() if kind == _IN_CONFLICT]:
        raise GitError(text("lint.in-conflict", files=", ".join(conflicts)))
    now, before = room / "now", room / "before"
    git.export([name for name, kind in unlike.items() if kind in _HELD], now)
    if old := [name for name, kind in changed.items() if kind != _NEW]:
        last = _Git(content, {"GIT_INDEX_FILE": str(room / "index")})
        last.run("read-tree", "HEAD")
        last.export(old, before)
    commit = Overlay(content, now / git.prefix, unadded.union(unlike))
    gone = frozenset(name for name, kind in changed.items() if kind == _GONE)
    last_commit = Overlay(commit, before / git.prefix, frozenset(changed))
    return Staged(commit, last_commit, frozenset(changed) - gone, gone, unadded)


class _Git:
    """Asks git about a content folder; ``variables`` are added to the environment. Names are those below the folder."""

    def __init__(self, content: Path, variables: Mapping[str, str]) -> None:
        # What is only looked at must not lock the index that is being committed.
        self._environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", **variables}
        # A hook is told by these which repository and index are meant, in paths from the folder that it is started in.
        self._folder = Path.cwd() if {"GIT_DIR", "GIT_INDEX_FILE"} & os.environ.keys() else content
        self._folder = Path(_text(self.run("rev-parse", "--show-toplevel")).rstrip("\n"))
        #: The content folder below the one that git's names begin at.
        self.prefix = Path(os.path.relpath(content.resolve(), self._folder.resolve())).as_posix()
        self._start = "" if self.prefix == "." else f"{self.prefix}/"

    def run(self, *command: str, given: str = "") -> bytes:
        """Return what a command of git prints; raises GitError where it fails."""
        program = ["git", "--literal-pathspecs", "-c", "diff.relative=false", *command]
        try:
            done = subprocess.run(  # noqa: S603 -- a list of arguments of our own, through no shell
                program,
                cwd=self._folder,
                env=self._environment,
                input=given.encode("utf-8", "surrogateescape"),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise GitError(error.strerror or error) from None
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def changes(self, *options: str) -> dict[str, str]:
        """Return how the files differ between index and folder or, by ``--cached``, last commit and index: a letter."""
        kind = ("--name-status", "--no-renames", "--ignore-submodules", "-z")
        told = _text(self.run("diff", *options, *kind, "--", self.prefix)).split("\0")
        return {name.removeprefix(self._start): letter for letter, name in zip(told[::2], told[1::2], strict=False)}

    def untracked(self) -> list[str]:
        """Return the files of the folder that are not in the index."""
        told = _text(self.run("ls-files", "--others", "-z", "--", self.prefix)).split("\0")
        return [name.removeprefix(self._start) for name in told if name]

    def export(self, names: Iterable[str], folder: Path) -> None:
        """Write these files of the index below the folder as git would check them out there."""
        given = "".join(f"{self._start}{name}\0" for name in names)
        self.run("checkout-index", "-z", "--stdin", f"--prefix={folder.as_posix()}/", given=given)


def _text(printed: bytes) -> str:
    return printed.decode("utf-8", "surrogateescape")
