"""When the article of a saved page was published, and the line of the page that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from bantin.dates import DateError, parse
from bantin.importers.embeds import attribute
from bantin.importers.markup import is_words
from bantin.importers.portal_frame import words
from bantin.importers.publish_line import PublishLine, is_publish_line, read_publish_line, says_what_it_is

# A line that says when an article was published has no more characters, and consists of no more elements and texts.
_SHORT, _FEW = 160, 60
# What may stand between a heading and its date, a category or a name, has no more words, and is in none of these.
_LABEL = 12
_TEXT = frozenset({"p", "li", "td", "th", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"})
# What stands in one of these is dated for itself.
_ASIDE = ["aside", "nav"]
# Where a line stands: at the beginning of the article, between its heading and its text, further down, or elsewhere.
_TOP, _ABOVE, _BELOW, _ELSEWHERE = range(4)


@dataclass(frozen=True, slots=True)
class Published:
    """The date and the views that a page says, and the element that says nothing else, None where there is none."""

    date: str = ""
    views: str = ""
    line: Tag | None = None


def find_published(soup: BeautifulSoup, heading: Tag | None, body: Tag, said: str) -> Published:
    """Return what a page says of its article's publication; ``said`` is the date in the page's head, if there is one.

    The head is the surest, then a line that says what it is, then a ``<time>``; a mere date may be the day on which
    the page was copied, or belong to the text, and counts only right where the article begins.
    """
    lines = [one for one in soup.find_all(["p", "div", "span", "li", "td", "time"]) if _is_line(one)]
    places = _Places(soup, heading, body, lines)
    lines = [one for one in lines if places.is_own(one)]
    told = min((one for one in lines if says_what_it_is(words(one))), key=places.rank, default=None)
    line = read_publish_line(words(told)) if told is not None else PublishLine()
    top = _mere_date(lines, places)
    mere = read_publish_line(words(top)).date if top is not None else ""
    date = said or _exact(line.date, places) or _time(places) or mere
    if told is None and top is not None and _is_same_day(date, mere):
        told = top
    return Published(date, line.views, told)


def _is_line(tag: Tag) -> bool:
    within = list(islice(tag.descendants, _FEW + 1))
    if len(within) > _FEW or any(isinstance(one, Tag) and one.name in {"p", "div"} for one in within):
        return False
    text = tag.get_text(" ", strip=True)
    return 8 <= len(text) <= _SHORT and is_publish_line(text)


class _Places:
    """Where the elements of a page stand, as seen from its article."""

    def __init__(self, soup: BeautifulSoup, heading: Tag | None, body: Tag, lines: list[Tag]) -> None:
        self.soup, self.heading, self.body = soup, heading, body
        self.within = {id(one) for one in body.descendants}
        self.top = set(_opening(body, {id(one) for one in lines}))
        self.above = set(_between(heading, body)) if heading is not None else set()

    def rank(self, tag: Tag) -> int:
        """Return how far from the beginning of the article an element stands."""
        if id(tag) in self.within:
            return _TOP if id(tag) in self.top else _BELOW
        return _ABOVE if id(tag) in self.above or self._is_beside(tag) else _ELSEWHERE

    def is_own(self, tag: Tag) -> bool:
        """Tell whether an element may speak of the article: that it stands in no other, and not aside."""
        around = tag.find_parent("article")
        known = (
            around is None or id(tag) in self.within or any(one is around for one in (self.body, *self.body.parents))
        )
        return known and tag.find_parent(_ASIDE) is None

    def _is_beside(self, tag: Tag) -> bool:
        before = self.heading.find_previous_sibling() if self.heading is not None else None
        return tag is before or tag is self.body.find_next_sibling()


def _up_to(node: PageElement, top: Tag) -> Iterator[Tag]:
    for one in node.parents:
        if one is top:
            return
        yield one


def _opening(body: Tag, lines: set[int]) -> Iterator[int]:
    """Yield the elements of an article, by ``id``, that begin before its text does."""
    count = 0
    for node in body.descendants:
        if isinstance(node, Tag):
            yield id(node)
        elif is_words(node) and (spoken := str(node).split()):
            around = list(_up_to(node, body))
            if any(one.name == "h1" or id(one) in lines for one in around):
                continue
            count += len(spoken)
            if count > _LABEL or any(one.name in _TEXT for one in around):
                return


def _between(heading: Tag, body: Tag) -> Iterator[int]:
    """Yield the elements that begin after the heading and before the article's text, none where it stands within."""
    found: list[int] = []
    for node in heading.next_elements:
        if node is body:
            yield from found
            return
        found.append(id(node))


def _mere_date(lines: Iterable[Tag], places: _Places) -> Tag | None:
    """Return the mere date with which the article begins; of several days none is that of the publication."""
    mere = [one for one in lines if not says_what_it_is(words(one))]
    near = [one for one in mere if places.rank(one) in (_TOP, _ABOVE) and not in_cell(one, places.body)]
    first = next(iter(near), None)
    if first is None or ":" in read_publish_line(words(first)).date:
        return first
    days = {read_publish_line(words(one)).date for one in mere if places.rank(one) in (_TOP, _BELOW)}
    return first if places.rank(first) == _ABOVE or len(days) == 1 else None


def in_cell(tag: Tag, body: Tag) -> bool:
    """Tell whether an element stands in a list or a table of the article."""
    return any(one.name in {"li", "td", "th", "table"} for one in (tag, *_up_to(tag, body)))


def _times(places: _Places) -> Iterator[Tag]:
    """Yield the ``<time>`` elements that may be the article's, the nearest to its beginning first."""
    found = places.soup.find_all("time", attrs={"datetime": True})
    yield from sorted((one for one in found if places.is_own(one)), key=places.rank)


def _time(places: _Places) -> str:
    return next((attribute(one, "datetime") for one in _times(places)), "")


def _exact(date: str, places: _Places) -> str:
    """Return a date as a ``<time>`` of the same day says it, which may know more; else as it is."""
    exact = (attribute(one, "datetime") for one in _times(places) if date)
    return next((one for one in exact if _is_same_day(date, one)), date)


def _is_same_day(date: str, other: str) -> bool:
    try:
        return parse(date).moment.date() == parse(other).moment.date()
    except DateError:
        return False
