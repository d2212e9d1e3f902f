"""Writes the theme's files, and on request the gallery of its components."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.article.addresses import GALLERY
from bantin.build.fingerprint import fingerprint
from bantin.build.views import Crumb
from bantin.gallery import read_examples
from bantin.messages import text
from theme_support.environment import assets


class ThemeGenerator(Generator):
    """The files every page needs, and the page that shows every component with its examples."""

    def generate_output(self, writer: Any) -> None:
        """Write the files through the site's writer."""
        theme = Path(self.theme)
        for path, data in assets(theme).values():
            # Its name holds the hash of what is in it.
            writer.file(path, partial(bytes, data), fingerprint(path))
        if self.settings["THEME_SUPPORT"].gallery:
            examples = read_examples(theme, self.env.globals["asset"])
            title = text("lists.gallery")
            path = f"{GALLERY}/index.html"
            trail = [Crumb(text("lists.home"), ""), Crumb(title, path)]
            writer.page(path, "gallery", title, examples=examples, trail=trail)
