"""Links to pages and files of the site that are not there.

A build knows every file of the site; here only addresses are judged of which the content tells whether they lead
anywhere: articles, standing pages, categories and files to download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.article import addresses
from bantin.article.redirects import redirect_path
from bantin.lint.site.archive import Archive
from bantin.markdown.links import is_well_formed
from bantin.report import Diagnostic, Severity, diagnose

# What the folders of the site hold that a build makes by itself.
_MADE = (addresses.RESERVED - {addresses.FILES, "images", "pages"}) | {"sitemap.xml", "robots.txt"}
# Of a category, what the build makes of many articles.
_NOT_JUDGED = re.compile(rf"[^/]+/(?:(?:[0-9]{{4}}/)?(?:index|[0-9]+)\.html|{addresses.FEED}/.*)")
# Files of articles and standing pages are looked for as they are read.
_SOURCES = (".md", ".markdown")


def check(archive: Archive) -> Iterator[Diagnostic]:
    """Yield an error for each link that leads nowhere."""
    living = archive.living | {redirect_path(alias) for one in archive.articles for alias in one.aliases}
    slugs = {one.slug for one in archive.desk.categories}
    for result in archive.results.values():
        for address, file, place in result.links:
            # What was meant for the web or a mailbox is told of by a rule.
            if file not in living and _is_judged(file, slugs) and is_well_formed(address):
                yield diagnose("build.link-dead", place, Severity.ERROR, link=address)


def _is_judged(file: str, categories: set[str]) -> bool:
    """Tell whether the content decides if there is such a file."""
    first = file.partition("/")[0]
    if first in _MADE or file.endswith(_SOURCES):
        return False
    return first not in categories or _NOT_JUDGED.fullmatch(file) is None
