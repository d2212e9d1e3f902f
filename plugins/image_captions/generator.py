"""Publishes the files of the pictures that are shown."""

from __future__ import annotations

from functools import partial
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import PICTURES
from bantin.build.fingerprint import fingerprint

# Pictures are decided on in so many parts, by the first letter of their names.
_FIRST = 1


class PicturesGenerator(Generator):
    """Copies the variants from the cache, those of the edition's pictures alone."""

    def generate_output(self, writer: Any) -> None:
        """Write the variants through the site's writer."""
        parts: dict[str, list[str]] = {}
        for name in self.context["gallery"].names():
            parts.setdefault(name[:_FIRST], []).append(name)
        for first, names in parts.items():
            # A name holds the hash of what is in the file.
            write = partial(self._write, writer, names)
            writer.unit(f"pictures:{first}", fingerprint(names), write, size=len(names))

    def _write(self, writer: Any, names: list[str]) -> None:
        for name in names:
            writer.file(f"{PICTURES}/{name}", partial(self.context["gallery"].variant, name), fingerprint(name))
