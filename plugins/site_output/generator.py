"""Files that go out as they are: what articles offer for download, and the emblem."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

FILES = "files"


class FilesGenerator(Generator):
    """Copies attachments; pictures go out only as the variants made of them."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        content, emblem = self.context["edition"].content, self.context["edition"].identity.emblem
        if emblem:
            writer.file(emblem.lstrip("/"), content / emblem.lstrip("/"))
        for source in sorted((content / FILES).rglob("*")):
            path = source.relative_to(content)
            if source.is_file() and not any(part.startswith(".") for part in path.parts):
                writer.file(path.as_posix(), source)
