"""Content folders of a few files, opened as a build opens them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bantin.build.edition import Edition
from bantin.build.opening import open_edition
from bantin.build.state import State
from bantin.clock import Clock
from bantin.dates import ZONE
from tests.article.samples import CATEGORIES, write

NOW = datetime(2021, 6, 1, 12, 0, tzinfo=ZONE)
SITE = 'name = "Cổng quận Sông Thanh"\nshort_name = "Quận Sông Thanh"\nresponsible_body = "UBND quận"\n'


def frame() -> dict[str, str | bytes]:
    """Return the two files that every content folder has."""
    rows = (f'[[category]]\nname = "{one.name}"\nslug = "{one.slug}"\norder = {one.order}\n' for one in CATEGORIES)
    return {"site.toml": SITE, "categories.toml": "".join(rows)}


def edition(content: Path, now: datetime = NOW, *, strict: bool = False, stamp: str = "x", workers: int = 1) -> Edition:
    """Return the edition of the folder; what an earlier call has read is known, where ``stamp`` is the same."""
    if not (content / "site.toml").exists():
        write(content, frame())
    state = State(content.with_name(f"{content.name}-state") / "state.sqlite", stamp)
    found = open_edition(content, state, Clock(now), strict=strict, workers=workers)
    state.save()
    return found
