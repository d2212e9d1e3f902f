"""A folder in which some files are others than lie there, or none: what git is about to commit, without a copy of it.

Of ten thousand articles and their pictures all but a few are in the index of git as they are in the folder, and are
read there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.article.folder import stamp_files
from bantin.digests import Stamp, stamp
from bantin.files import Root


@dataclass(frozen=True, slots=True)
class Overlay:
    """The files of ``below``, but those in ``names`` are the ones in the folder ``above``, or none where none is."""

    below: Root
    above: Path
    names: frozenset[str]

    def __truediv__(self, name: str | PurePosixPath, /) -> Path:
        """Return where the file of that name lies."""
        return self.above / name if str(name) in self.names else self.below / name


def stamps(root: Root) -> dict[str, Stamp]:
    """Return the stamp of every file by its path, in order, as ``stamp_files`` does of a folder."""
    if not isinstance(root, Overlay):
        return stamp_files(root / "")
    found = {name: seen for name, seen in stamps(root.below).items() if name not in root.names}
    found |= {name: stamp(root.above / name) for name in root.names if _is_shown(root.above, name)}
    return dict(sorted(found.items(), key=lambda one: one[0].split("/")))


def _is_shown(folder: Path, name: str) -> bool:
    """Tell whether the file is there and counts: names that begin with a dot do not."""
    return not any(part.startswith(".") for part in name.split("/")) and (folder / name).is_file()
