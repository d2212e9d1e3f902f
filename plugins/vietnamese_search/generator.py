"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.web.generations import index_folder, publish
from vietnamese_search.attached import AttachedFiles
from vietnamese_search.documents import digest, document


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_output(self, _writer: Any) -> None:
        """Publish a new generation where an article, a file of it, or how they are read, has changed."""
        edition, link = self.context["edition"], self.env.globals["link"]
        articles = self.context["articles"]
        files = AttachedFiles(edition, [one.record for one in articles], self.settings)
        documents = [
            document(one, edition.bodies[one.record.path], link(one.path), files.texts(one.record)) for one in articles
        ]
        folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        publish(folder, documents, digest(documents))
