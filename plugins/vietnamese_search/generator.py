"""Makes the index when the pages it leads to are written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from bantin.search.crew import Crew
from bantin.search.generations import index_folder
from bantin.search.publishing import publish
from vietnamese_search.attached import AttachedFiles
from vietnamese_search.documents import document


class IndexGenerator(Generator):
    """One document for each public article: those hidden, withdrawn, expired or yet to come are not in it."""

    def generate_output(self, _writer: Any) -> None:
        """Publish a new generation where an article, a file of it, or how they are read, has changed."""
        edition, link = self.context["edition"], self.env.globals["link"]
        articles = self.context["articles"]
        files = AttachedFiles(edition, [one.record for one in articles], self.settings)
        documents = (
            document(one, edition.bodies[one.record.path], link(one.path), files.texts(one.record)) for one in articles
        )
        folder = index_folder(Path(self.settings["STATE_PATH"]), Path(self.output_path))
        crew = Crew(self.settings["WORKERS"])
        publish(folder, documents, warn=lambda said: print(said, file=sys.stderr), crew=crew)
