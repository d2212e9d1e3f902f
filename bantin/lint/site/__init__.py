"""What only all files together show: two with one id, links that lead nowhere, a text published twice."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.lint.site import ahead, claims, dead_links, twice
from bantin.lint.site.archive import Archive
from bantin.report import Diagnostic

# The codes that are the lint's own; what a build says too cannot be turned off.
SITE_CODES = (ahead.CODE, twice.CODE)


def check_site(archive: Archive) -> Iterator[Diagnostic]:
    """Yield what is found in the files of a content folder taken together."""
    yield from claims.check(archive)
    yield from dead_links.check(archive)
    for code, check in ((ahead.CODE, ahead.check), (twice.CODE, twice.check)):
        if code not in archive.desk.settings.off:
            yield from check(archive)
