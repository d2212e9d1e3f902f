"""Links of the menus to pages of the site, and the files they mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bantin.identity import Identity
from bantin.markdown.own_links import own_file

SITE = PurePosixPath("site.toml")


def menu_links(identity: Identity) -> Iterator[tuple[str, str]]:
    """Yield each link of the menus as written, and the file it means ("" for one elsewhere)."""
    for item in (*identity.menu, *identity.footer_menu):
        yield item.href, own_file(item.href, "")
