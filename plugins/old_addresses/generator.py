"""Writes the redirect pages and the maps; which are allowed is decided in bantin.article.redirects."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.generators import Generator

from bantin import files
from bantin.article.redirects import Redirect, nginx_gone, nginx_redirects, plan_redirects
from bantin.build.fingerprint import fingerprint
from bantin.site_name import site_name


class RedirectsGenerator(Generator):
    """One page for each old address that a file can answer for; the rest is for the web server."""

    def generate_output(self, writer: Any) -> None:
        """Write pages through the site's writer, maps into the state folder."""
        edition = self.context["edition"]
        claiming = [edition.work(one)[0] for one in edition.articles() if one.facts.aliases or one.state == "withdrawn"]
        redirects = plan_redirects(claiming, writer.written)
        edition.report.extend(redirects.diagnostics)
        pages = [one for one in redirects.redirects if one.path]
        writer.unit("redirects", fingerprint(pages), partial(_write, writer, pages), size=len(pages))
        root = urlsplit(self.settings["SITEURL"]).path.rstrip("/") + "/"
        state = Path(self.settings["STATE_PATH"])
        maps = state / "nginx" / site_name(state, Path(self.output_path))
        files.write_text(maps / "redirects.map", nginx_redirects(redirects, root))
        files.write_text(maps / "gone.map", nginx_gone(redirects, root))


def _write(writer: Any, pages: list[Redirect]) -> None:
    for one in pages:
        writer.page(one.path, "redirect", one.title, target=one.target, heading=one.title)
