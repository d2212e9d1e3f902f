"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.search.generations import index_folder, publish
from vietnamese_search.documents import digest, document


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_output(self, _writer: Any) -> None:
        """Publish a new generation where an article, or how articles are read, has changed."""
        bodies, link = self.context["edition"].bodies, self.env.globals["link"]
        articles = self.context["articles"]
        documents = [document(one, bodies[one.record.path], link(one.path)) for one in articles]
        folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        publish(folder, documents, digest(documents))
