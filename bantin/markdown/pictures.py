"""Reading one picture: what its address means, and which words belong to it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from bantin.files import is_hidden
from bantin.html import escape, unescape
from bantin.markdown.body import Figure
from bantin.markdown.credits import split_credit
from bantin.markdown.places import Places
from bantin.report import Diagnostic, Position, Severity, diagnose

_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# Pelican's marks for files; all of them mean a file below the content folder.
_MARK = re.compile(r"[{|](?:static|attach|filename|photo)[}|]")
LOST = "lost:"


class Pictures:
    """Reads the pictures of one article and keeps what is to be said of them."""

    def __init__(self, path: PurePosixPath, places: Places) -> None:
        self._folder = path.parent
        self._places = places
        self.diagnostics: list[Diagnostic] = []

    def read(self, image: str, *, inline: bool) -> Figure:
        """Return the figure of a sanitised ``<img>`` tag; its caption and credit are those of the title."""
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        source = attributes.get("src", "")
        position = self._places.take(source)
        caption, credit = split_credit(str(escape(" ".join(attributes.get("title", "").split()))))
        return Figure(
            source=source,
            path=self._file(source, position),
            alt=" ".join(attributes.get("alt", "").split()),
            caption=caption,
            credit=credit,
            position=position,
            inline=inline,
            lost=source[len(LOST) :] if source.lower().startswith(LOST) else "",
        )

    def _file(self, source: str, position: Position) -> PurePosixPath | None:
        """Return the file an address means, below the content folder."""
        if source.lower().startswith(LOST):
            return None
        if _SCHEME.match(source):
            self._say("markdown.picture-remote", Severity.WARNING, position, source)
            return None
        file = locate(source, self._folder)
        if source and file is None:
            self._say("markdown.picture-outside", Severity.ERROR, position, source)
        elif file is None:
            self._say("markdown.picture-refused", Severity.WARNING, position, source)
        return file

    def _say(self, key: str, severity: Severity, position: Position, source: str) -> None:
        self.diagnostics.append(diagnose(key, position, severity, source=source))


def locate(source: str, folder: PurePosixPath) -> PurePosixPath | None:
    """Return the path below the content folder that ``source`` means in an article of ``folder``.

    None for an empty address and for one that leads out of the content folder or to what is hidden there. Backslashes
    are read as slashes, as editors on Windows type them.
    """
    bare = unquote(_MARK.sub("", source)).replace("\\", "/").strip()
    if not bare or "\x00" in bare:
        return None
    parts: list[str] = [] if bare.startswith("/") else list(folder.parts)
    for part in bare.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    path = PurePosixPath(*parts)
    return path if parts and not is_hidden(path) else None
