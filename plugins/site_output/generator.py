"""Files that go out as they are: what articles offer for download, and the emblem."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pelican.generators import Generator

from bantin.build.downloads import downloads
from bantin.build.fingerprint import fingerprint
from bantin.digests import Stamp, stamp


class FilesGenerator(Generator):
    """Copies what public pages lead to; pictures go out only as the variants made of them."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        edition = self.context["edition"]
        emblem = edition.identity.emblem.lstrip("/")
        paths = dict.fromkeys([*([PurePosixPath(emblem)] if emblem else []), *downloads(edition)])
        stamped = [(path.as_posix(), stamp(edition.content / path)) for path in paths]
        write = partial(self._write, writer, stamped)
        writer.unit("files", fingerprint(stamped), write, size=len(stamped))

    def _write(self, writer: Any, stamped: list[tuple[str, Stamp]]) -> None:
        content: Path = self.context["edition"].content
        for path, seen in stamped:
            writer.file(path, partial(Path, content / path), fingerprint(seen))
