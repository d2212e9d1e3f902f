"""The pictures of an article, each looked at once, for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bantin.article.model import Article
from bantin.images import ImageSettings, Look, PictureFault, look
from bantin.report import Diagnostic, Position, diagnose

if TYPE_CHECKING:
    from bantin.lint.sheet import Sheet

_SETTINGS = ImageSettings()


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture an article shows: its file below the content folder, where it is named, what its head tells."""

    path: PurePosixPath
    position: Position
    look: Look | PictureFault


def shown_pictures(sheet: Sheet) -> tuple[Shown, ...]:
    """Return the pictures a work shows, its own first, each file once."""
    places: dict[PurePosixPath, Position] = {}
    if isinstance(sheet.work, Article) and sheet.work.image:
        places[sheet.work.image] = sheet.work.position("image")
    for figure in sheet.body.figures:
        if figure.path:
            places.setdefault(figure.path, figure.position)
    return tuple(Shown(path, position, _look(sheet, path)) for path, position in places.items())


def _look(sheet: Sheet, path: PurePosixPath) -> Look | PictureFault:
    sheet.files.look(path)
    return look(Path(sheet.desk.content / path), _SETTINGS)


def faults(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what a build would say of the pictures that it cannot publish, as far as their heads tell."""
    for one in sheet.pictures:
        if isinstance(one.look, PictureFault):
            values = {**one.look.values, "name": one.path.as_posix()}
            yield diagnose(f"images.{one.look.code}", one.position, **values)
