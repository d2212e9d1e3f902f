"""Words of a page that none of its readers saw: of scripts that never ran, of those who broke into the old site."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag

from bantin.importers.embeds import EMBEDS
from bantin.importers.losses import Losses
from bantin.importers.styling import is_hidden


def leave_out_hidden(soup: BeautifulSoup, losses: Losses) -> None:
    """Take hidden words out of the tree and name them.

    Hidden pictures stay, which a script was to show, and what is most of the page, which was hidden until it was ready.
    """
    hidden = [one for one in soup.descendants if isinstance(one, Tag) and is_hidden(one)]
    most = len(soup.get_text()) // 2 if hidden else 0
    last: Tag | None = None
    for one in hidden:
        if last is not None and any(around is last for around in one.parents):
            continue
        words = " ".join(one.get_text(" ").split())
        if words and len(words) < most and one.find(["img", *EMBEDS]) is None:
            losses.add("unseen", words)
            one.extract()
            last = one
