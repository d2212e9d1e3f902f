"""What the HTML of a lead holds besides its words, which are all that a lead is."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bantin.importers.attachments import is_attachment
from bantin.importers.html_inline import Inline
from bantin.importers.losses import Losses
from bantin.importers.markup import HtmlError, parse_html
from bantin.importers.runs import PLAIN, Picture, Run


@dataclass(slots=True)
class Beside:
    """The pictures of a lead, the files it offers, and where else it leads."""

    pictures: list[Picture] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def read_beside(lead: str, url: str) -> Beside:
    """Return what a lead holds besides its words; links to the article at ``url`` itself lead on to what is here."""
    found = Beside()
    if "<" not in lead:
        return found
    try:
        tokens = list(Inline(url, Losses()).tokens(parse_html(lead), PLAIN))
    except (HtmlError, RecursionError):
        return found
    for one in tokens:
        if isinstance(one, Picture) and one.addresses:
            found.pictures.append(one)
        elif isinstance(one, Run) and one.style.href and one.text.strip():
            _note(one.style.href, url, found)
    return found


def _note(address: str, url: str, found: Beside) -> None:
    if is_attachment(address):
        found.files.append(address)
    elif not _is_own(address, url):
        found.links.append(address)


def _is_own(address: str, url: str) -> bool:
    """Tell whether the address is that of the article, or of the front page, as below what a system has shortened."""
    rest = address.removeprefix(url.rstrip("/"))
    return (rest != address and rest.lstrip("/")[:1] in {"", "#", "?", "&"}) or urlsplit(address).path in {"", "/"}
