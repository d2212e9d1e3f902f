"""Where the article of a saved page is, and what around it belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from bantin.importers.attachments import is_attachment
from bantin.importers.embeds import attribute
from bantin.importers.markup import has_words, is_words
from bantin.importers.portal_frame import words

# Where the text is, the surest first: as schema.org marks it, as content systems call it, as HTML names it.
_BODIES = (
    '[itemprop~="articleBody"]',
    ".entry-content, .post-content, .article-content, .article-body, .detail-content, .news-content, .noidung",
    "article",
    "main",
    # As Word saves a document as a page.
    'div[class^="WordSection"], div[class^="Section"]:has(.MsoNormal)',
)
# Where a page of any system may have it, and much else: only with a heading and a date, or a long text, is it one.
_PLACES = "#content, #main, #main-content, #noidung, #noi-dung, .content, .main-content"
# So many words outside of links are more than a page of links, of a search or of contacts has.
_LONG = 120
# Of these the first is the article, and those beside it are others.
_ALONE = frozenset({"article", "main"})
# What stands within it, and of some of it perhaps no part.
_FRAME = ["nav", "footer", "aside", "form"]
# What stands beside it and says nothing of its own.
_UNTOLD = frozenset({"nav", "time"})
_FURNITURE = re.compile(r"related_asset|asset-(?:control|action|ratings|discussion|metadata)|taglib-|lfr-")
_CONTROLS = ["input", "textarea", "select"]
_SAPO = re.compile(r"(?:^|[-_])(?:sapo|lead|summary|excerpt|chapeau)(?:$|[-_])", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:(?:post|entry|news|article)[-_])?(?:author|byline|tac-?gia)", re.IGNORECASE)
# No name of an author has more words.
_NAME = 12

Told = tuple[str, str]


class SeveralError(Exception):
    """A page with several articles, none of which is its own; ``is_long`` where they are more than abstracts."""

    def __init__(self, count: int, *, is_long: bool) -> None:
        super().__init__(count)
        self.count = count
        self.is_long = is_long


def is_long(tag: Tag) -> bool:
    """Tell whether an element has more words outside of links than a page without an article has."""
    return _count(tag) - _linked(tag) >= _LONG


def _count(tag: Tag) -> int:
    return len(tag.get_text(" ").split())


def _linked(tag: Tag) -> int:
    return sum(_count(one) for one in tag.find_all("a") if one.find_parent("a") is None)


def find_heading(soup: BeautifulSoup, title: str) -> Tag | None:
    """Return the heading of the page's article: that with which the page's title begins, else the first."""
    found = [one for one in soup.find_all("h1") if has_words(one)]
    named = next((one for one in found if title.casefold().startswith(words(one).casefold())), None)
    first = soup.find("h1")
    return named or (first if isinstance(first, Tag) else None)


def find_body(soup: BeautifulSoup, *, is_single: bool) -> tuple[Tag | None, bool]:
    """Return the element that holds the article, None where there is none, and whether the page says that it does.

    ``is_single`` says that the page is known to have one article. Raises SeveralError.
    """
    for selector in _BODIES:
        found = [one for one in soup.select(selector) if has_words(one)]
        ids = set(map(id, found))
        outermost = [one for one in found if ids.isdisjoint(map(id, one.parents))]
        if outermost:
            return _joined(_choose(outermost, is_single=is_single)), True
    return next((one for one in soup.select(_PLACES) if has_words(one)), None), False


def _choose(found: list[Tag], *, is_single: bool) -> list[Tag]:
    """Return the elements of the article: the first and those beside it, or that of the article with the heading."""
    articles = {id(one): one for one in (_article(one) for one in found) if one is not None}
    if len(articles) > 1 and not is_single:
        headed = [one for one in articles.values() if one.find("h1") is not None]
        own = headed or [one for one in articles.values() if is_long(one)]
        if len(own) != 1:
            raise SeveralError(len(articles), is_long=any(map(is_long, articles.values())))
        found = [one for one in found if _article(one) is own[0]]
    return [one for one in found if one.parent is found[0].parent and (one.name not in _ALONE or one is found[0])]


def _article(tag: Tag) -> Tag | None:
    return tag if tag.name == "article" else tag.find_parent("article")


def _joined(found: list[Tag]) -> Tag:
    """Return the first of some elements with all that stands between it and the last in it."""
    first = found[0]
    while found[-1] is not first and first.next_sibling is not None:
        moved = first.next_sibling.extract()
        first.append(moved)
        if moved is found[-1]:
            break
    return first


@dataclass(slots=True)
class Around:
    """What around an article belongs to it: its lead, its author, pictures and files; and what was left out."""

    lead: str = ""
    author: str = ""
    above: list[Tag] = field(default_factory=list)
    below: list[Tag] = field(default_factory=list)
    losses: list[Told] = field(default_factory=list)


def clear(body: Tag, title: str) -> list[Told]:
    """Take out of an article its heading and what leads elsewhere, and return what is to be told of that."""
    told: list[Told] = []
    for heading in body.find_all("h1"):
        if words(heading) == title or not has_words(heading):
            heading.decompose()
    for button in body.find_all("button"):
        told.append(("control", words(button)))
        button.decompose()
    for frame in body.find_all(_FRAME):
        if not frame.decomposed and _leads_elsewhere(frame):
            told.append(("page-part", words(frame) or _shown(frame)))
            frame.decompose()
    return [(kind, detail) for kind, detail in told if detail]


def _shown(frame: Tag) -> str:
    return next((attribute(one, "src") for one in frame.find_all("img", src=True)), "")


def _leads_elsewhere(frame: Tag) -> bool:
    """Tell whether a part of a page is a list of links, or a form to be filled in, and not words to be read."""
    if frame.name == "form" and frame.find(_CONTROLS) is not None:
        return not is_long(frame)
    return 2 * _linked(frame) >= _count(frame) and frame.find("figure") is None


def look_around(body: Tag, heading: Tag | None, line: Tag | None) -> Around:
    """Return what of the page belongs to an article and stands outside of its text, between heading and text or below.

    ``line`` is that which tells the day of publication.
    """
    return _sorted(_outside(body, heading), [one for one in (body, heading, line) if one is not None])


def look_within(whole: Tag, taken: list[Tag]) -> Around:
    """Return what of an element belongs to the article that was taken from some of its parts."""
    return _sorted(((one, False) for one in whole.descendants), taken)


def _sorted(nodes: Iterable[tuple[PageElement, bool]], taken: list[Tag]) -> Around:
    found, left = Around(), list[str]()
    known = set(map(id, taken))
    for node, is_above in nodes:
        if not known.isdisjoint(map(id, node.parents)) or id(node) in known:
            continue
        if isinstance(node, Tag):
            if _is_furniture(node) or _take(node, found, is_above=is_above):
                known.add(id(node))
        elif is_words(node) and (spoken := " ".join(str(node).split())):
            left.append(spoken)
    found.losses = [("page-part", " ".join(left))] if left else []
    return found


def _is_furniture(tag: Tag) -> bool:
    return tag.name in _UNTOLD or any(_FURNITURE.match(str(one)) for one in tag.get_attribute_list("class") if one)


def _outside(body: Tag, heading: Tag | None) -> Iterator[tuple[PageElement, bool]]:
    """Yield the rest of the article in which its text stands, else what is between its heading and its text."""
    article = body.find_parent("article")
    if article is not None:
        is_above = True
        for node in article.descendants:
            is_above = is_above and node is not body
            yield node, is_above
        return
    between: list[PageElement] = []
    for node in heading.next_elements if heading is not None else ():
        if node is body:
            yield from ((one, True) for one in between)
            break
        between.append(node)
    for beside in body.find_next_siblings():
        if not any(is_attachment(attribute(one, "href")) for one in beside.find_all("a")) or beside.name == "aside":
            return
        yield from ((one, False) for one in beside.descendants)


def _take(tag: Tag, found: Around, *, is_above: bool) -> bool:
    """Take an element to an article's parts, and tell whether it is one."""
    classes = [str(one) for one in tag.get_attribute_list("class") if one]
    if (tag.name == "figure" and is_above) or (tag.name == "a" and is_attachment(attribute(tag, "href"))):
        (found.above if is_above else found.below).append(tag)
        return True
    if is_above and any(map(_SAPO.search, classes)) and has_words(tag):
        found.lead = found.lead or words(tag)
        found.above.append(tag)
        return True
    if any(map(_AUTHOR.fullmatch, classes)) and not found.author and 0 < _count(tag) <= _NAME:
        found.author = words(tag)
        return True
    return False
