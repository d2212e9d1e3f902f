"""Lists of articles on the pages of a Liferay portal: what each entry says of its article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import Any

from bs4.element import PageElement, Tag

from bantin.html import unescape
from bantin.importers.embeds import attribute
from bantin.importers.listed import LISTED, MARK
from bantin.importers.markup import has_words, is_words
from bantin.importers.portal_address import PortalAddress
from bantin.importers.portal_frame import PortalPage
from bantin.importers.publish_line import read_publish_line

_ARTICLES = 'a[href*="/-/view_content/"]'
# Elements that hold one entry of a list.
_ENTRIES = ["li", "tr", "td", "dd", "article"]


def read_lists(page: PortalPage) -> Iterator[Mapping[str, Any]]:
    """Yield a record for each entry of the page: of its list where it has one, else of what leads to an article."""
    abstracts = page.all("asset-abstract")
    entries = _of_abstracts(abstracts) if abstracts else _of_links(page)
    own, name, names = page.address.category, page.category_name(), page.names()
    for link, values in entries:
        target = page.link(link)
        title = values.pop("title", "") or _words(link)
        category = target.category or own
        key = target.key or target.kept or title or values.get("lead", "")
        if not key:
            # An entry without a word and without an address says nothing.
            continue
        yield {
            LISTED: MARK,
            "key": key,
            "url": target.kept if target.number else "",
            "title": title,
            "category": category,
            "category_name": name if category == own else names.get(category, ""),
            **values,
        }


@dataclass(frozen=True, slots=True)
class _Part:
    """What of an element begins before another one: an entry that is not closed holds all that follow."""

    tag: Tag
    end: Tag | None = None

    def nodes(self) -> Iterator[PageElement]:
        """Yield all that is in it, in order."""
        return takewhile(lambda one: one is not self.end, self.tag.descendants)

    def first(self, wanted: Callable[[Tag], bool]) -> _Part | None:
        """Return the part in its first element that is wanted, None where there is none."""
        return next((_Part(one, self.end) for one in self.nodes() if isinstance(one, Tag) and wanted(one)), None)

    def words(self) -> str:
        """Return its words on one line."""
        return _plain(" ".join(str(one) for one in self.nodes() if is_words(one)))


def _of_class(*names: str) -> Callable[[Tag], bool]:
    return lambda tag: not {*tag.get_attribute_list("class")}.isdisjoint(names)


def _with(name: str, key: str) -> Callable[[Tag], bool]:
    return lambda tag: tag.name == name and key in tag.attrs


_PUBLISHED = ("assetPublishDate", "block_timer")
_LINK, _PICTURE = _with("a", "href"), _with("img", "src")


def _plain(words: str) -> str:
    # Some entries were escaped twice.
    return " ".join(unescape(words).split())


def _words(tag: Tag | None) -> str:
    return _plain(tag.get_text(" ")) if tag is not None else ""


def _of_abstracts(abstracts: list[Tag]) -> Iterator[tuple[Tag, dict[str, Any]]]:
    for abstract, following in zip_longest(abstracts, abstracts[1:]):
        yield _of_abstract(_Part(abstract, following))


def _of_abstract(entry: _Part) -> tuple[Tag, dict[str, Any]]:
    titled, shown = entry.first(_of_class("asset-title")), entry.first(_of_class("asset-image"))
    published, summary = entry.first(_of_class(*_PUBLISHED)), entry.first(_of_class("asset-summary"))
    link = (titled and titled.first(_LINK)) or entry.first(_LINK) or entry
    picture = shown and shown.first(_PICTURE)
    line = read_publish_line(published.words() if published else "")
    return link.tag, {
        "title": link.words(),
        "date": line.date,
        "views": line.views,
        "lead": summary.words() if summary else "",
        "images": _images(picture.tag if picture else None),
    }


def _of_links(page: PortalPage) -> Iterator[tuple[Tag, dict[str, Any]]]:
    """Yield what leads to an article and what stands around it: a day, a summary, a picture."""
    links = [(link, page.link(link)) for link in page.main.select(_ARTICLES)]
    shared = _shared(links)
    met: set[PortalAddress] = set()
    for link, target in links:
        if link.find_parent(class_="related_asset") or not has_words(link) or target in met:
            continue
        met.add(target)
        entry = link.find_parent(_ENTRIES)
        yield link, _around(entry, link) if isinstance(entry, Tag) and id(entry) not in shared else {}


def _shared(links: Iterable[tuple[Tag, PortalAddress]]) -> set[int]:
    """Return the elements that hold links to several articles, by ``id``: no entries, whatever they are."""
    alone: dict[int, PortalAddress] = {}
    shared: set[int] = set()
    for link, target in links:
        for entry in map(id, link.parents):
            if entry in shared:
                # So is all that is around it.
                break
            if alone.setdefault(entry, target) != target:
                shared.add(entry)
    return shared


def _around(entry: Tag, link: Tag) -> dict[str, Any]:
    day = entry.select_one(".date_content_asset")
    line = read_publish_line(_words(day))
    if day is not None and day in link.descendants:
        day.extract()
    hidden = entry.select_one("[data-summary]")
    lead = unescape(attribute(hidden, "data-summary")) if hidden else ""
    kept = entry.select_one("[data-src]")
    pictures = _images(entry.select_one("img[src]")) or _images(kept)
    return {
        "title": _words(link),
        "date": line.date,
        "views": line.views,
        "lead": lead or _words(entry.select_one("p.first, .summary, .sapo")),
        "images": pictures,
    }


def _images(tag: Tag | None) -> list[dict[str, str]]:
    address = (attribute(tag, "src") or attribute(tag, "data-src")) if tag is not None else ""
    return [{"src": address, "alt": attribute(tag, "alt") if tag is not None else ""}] if address else []
