"""Publishes the files of the pictures that are shown."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator


class PicturesGenerator(Generator):
    """Copies the variants from the cache, those of the edition's pictures alone."""

    def generate_output(self, writer: Any) -> None:
        """Write the variants through the site's writer."""
        for path, cached in self.context["gallery"].files():
            writer.file(path, cached)
