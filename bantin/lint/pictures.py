"""The pictures of an article, each looked at once, for the rules about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bantin.article.model import Article, Page
from bantin.files import Root
from bantin.images import ImageSettings, Look, PictureFault, look
from bantin.markdown.body import Body
from bantin.messages import text
from bantin.report import Diagnostic, Position, diagnose

_SETTINGS = ImageSettings()


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture an article shows: its file below the content folder, where it is named, what its head tells."""

    path: PurePosixPath
    position: Position
    look: Look | PictureFault


def shown_pictures(work: Article | Page | None, body: Body, content: Root) -> tuple[Shown, ...]:
    """Return the pictures a work shows, its own first, each file once."""
    places: dict[PurePosixPath, Position] = {}
    if isinstance(work, Article) and work.image:
        places[work.image] = work.position("image")
    for figure in body.figures:
        if figure.path:
            places.setdefault(figure.path, figure.position)
    return tuple(Shown(path, position, look(content / path, _SETTINGS)) for path, position in places.items())


def faults(pictures: Iterable[Shown], look_for: Callable[[PurePosixPath], object]) -> Iterator[Diagnostic]:
    """Yield what a build would say of the pictures that it cannot publish, as far as their heads tell.

    ``look_for`` tells whether a file is there, and remembers that it was asked.
    """
    for one in pictures:
        if isinstance(one.look, PictureFault):
            values = {**one.look.values, "name": one.path.as_posix()}
            told = diagnose(f"images.{one.look.code}", one.position, **values)
            meant = _from_the_top(one.path, look_for) if one.look.code == "picture-missing" else None
            yield replace(told, fix=text("lint.picture-slash", meant=meant.as_posix())) if meant else told


def _from_the_top(path: PurePosixPath, look_for: Callable[[PurePosixPath], object]) -> PurePosixPath | None:
    """Return the file that was meant where a path without its first slash was read from the article's folder."""
    tails = (PurePosixPath(*path.parts[start:]) for start in range(1, len(path.parts) - 1))
    return next((tail for tail in tails if look_for(tail)), None)
