"""Whether two sites are the same: the peers' page for page and word for word, our own byte for byte."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path

from bantin.build.folder import MARKER
from bantin.html import plain_text
from benchmarks.building.dialects import Change, page
from benchmarks.building.processes import RunError
from benchmarks.building.sides import PEER, Side

# Not compared as text: what lies in these folders goes out as it is.
COPIED = ("images/", "theme/")
_MAIN = re.compile(r"<main>(.*?)</main>", re.DOTALL)


def paths(folder: Path) -> list[str]:
    """Return the files of a site in order, without the empty file by which a build of ours knows its folder."""
    found = (one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    return sorted(one for one in found if one != MARKER)


def words(file: Path) -> list[str]:
    """Return the words that a reader sees in the middle of a page."""
    found = _MAIN.search(file.read_text(encoding="utf-8"))
    return unescape(plain_text(found[1])).split() if found else []


def compare(ours: Path, peers: Path) -> int:
    """Return how many articles' pages were found to say the same on both sides.

    Raises RunError where one side has a file that the other has not, the style sheet's name left aside, or where an
    article's words differ.
    """
    sides = [{one for one in paths(folder) if not one.startswith(COPIED)} for folder in (ours, peers)]
    if alone := sides[0] ^ sides[1]:
        raise RunError(f"Only on one side: {sorted(alone)[:5]}")
    articles = [one for one in sorted(sides[0]) if re.search(r"/\d{4}/[^/]+\.html$", one)]
    for one in articles:
        if words(ours / one) != words(peers / one):
            raise RunError(f"Not the same words: {one}")
    return len(articles)


def digest(folder: Path) -> str:
    """Return the SHA-256 of all paths and bytes of a site."""
    made = hashlib.sha256()
    for one in paths(folder):
        made.update(f"{one}\0".encode() + hashlib.sha256((folder / one).read_bytes()).digest())
    return made.hexdigest()


def require(change: Change, side: Side) -> None:
    """Raise RunError where the change is not on the site: on the article's page, and for a new one on the first too.

    Hugo leaves the page of an article that is gone where it was; that is let pass.
    """
    file = side.output / page(change.article)
    if change.mark:
        right = file.is_file() and change.mark in file.read_text(encoding="utf-8")
    else:
        right = side.name == PEER or not file.exists()
    if change.age == "recent":
        right = right and (change.article.title in (side.output / "index.html").read_text(encoding="utf-8")) == bool(
            change.mark
        )
    if not right:
        raise RunError(f"{side.name}: {change.name} is not on the site")
