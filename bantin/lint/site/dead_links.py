"""Links to pages and files of the site that are not there.

A build knows every file of the site; here only addresses are judged of which the content tells whether they lead
anywhere: articles, standing pages, categories and files to download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bantin.article import addresses
from bantin.article.model import Article
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
    """Yield an error for each link that leads nowhere, a warning where that is so only for now."""
    public = [one for one in archive.articles if archive.is_public(one)]
    hidden = [one for one in archive.articles if not archive.is_public(one)]
    shared, promised = _brought_by(public), _brought_by(hidden)
    living = archive.living | shared | promised
    waiting = promised - shared | {
        name for one in hidden for name in (addresses.article_path(one), one.path.as_posix())
    }
    slugs = {one.slug for one in archive.desk.categories}
    for result in archive.results.values():
        is_public = archive.is_public(result.work)
        for address, file, place in result.links:
            if file in waiting:
                if is_public:
                    yield diagnose("build.link-dead", place, Severity.WARNING, link=address)
            # What was meant for the web or a mailbox is told of by a rule.
            elif file not in living and _is_judged(file, slugs) and is_well_formed(address):
                yield diagnose("build.link-dead", place, Severity.ERROR, link=address)


def _brought_by(articles: Sequence[Article]) -> set[str]:
    """Return the files that several articles may bring about: those of their old addresses, and of their tags."""
    tags = {tag for one in articles for tag in one.tags}
    return {*map(addresses.tag_path, tags)} | {redirect_path(alias) for one in articles for alias in one.aliases}


def _is_judged(file: str, categories: set[str]) -> bool:
    """Tell whether the content decides if there is such a file."""
    first = file.partition("/")[0]
    if first in _MADE or file.endswith(_SOURCES):
        return False
    return first not in categories or _NOT_JUDGED.fullmatch(file) is None
