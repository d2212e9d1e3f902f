"""Writes the redirect pages and the maps; which are allowed is decided in bantin.article.redirects."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.generators import Generator

from bantin import files
from bantin.article.redirects import nginx_gone, nginx_redirects, plan_redirects


class RedirectsGenerator(Generator):
    """One page for each old address that a file can answer for; the rest is for the web server."""

    def generate_output(self, writer: Any) -> None:
        """Write pages through the site's writer, maps into the state folder."""
        edition = self.context["edition"]
        redirects = plan_redirects(edition.articles(), writer.folder.written)
        edition.report.extend(redirects.diagnostics)
        for one in redirects.redirects:
            if one.path:
                writer.page(one.path, "redirect", one.title, target=one.target, heading=one.title)
        root = urlsplit(self.settings["SITEURL"]).path.rstrip("/") + "/"
        maps = Path(self.settings["STATE_PATH"]) / "nginx" / Path(self.output_path).name
        files.write_text(maps / "redirects.map", nginx_redirects(redirects, root))
        files.write_text(maps / "gone.map", nginx_gone(redirects, root))
