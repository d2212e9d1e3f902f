"""Files that go out as they are: what articles offer for download, and the emblem."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from bantin.build.downloads import downloads


class FilesGenerator(Generator):
    """Copies what public pages lead to; pictures go out only as the variants made of them."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        edition = self.context["edition"]
        emblem = edition.identity.emblem.lstrip("/")
        if emblem:
            writer.file(emblem, edition.content / emblem)
        for path in downloads(edition):
            if path.as_posix() != emblem:
                writer.file(path.as_posix(), edition.content / path)
