"""Articles out of what WordPress exports (WXR, "WordPress eXtended RSS"), with their pictures and old addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element

from bantin.html import plain_text
from bantin.importers.kind import Item, Kind
from bantin.importers.media import read_media
from bantin.importers.portal_address import read_address
from bantin.importers.shortcodes import Choose, Expanded, expand
from bantin.importers.syndication import CONTENT, DUBLIN_CORE, count_items, mail_date, words_of, xml_finding
from bantin.importers.wordpress_library import Library, is_technical, plain_names, read_library
from bantin.importers.wordpress_paragraphs import paragraphs
from bantin.importers.xml_stream import XmlError, read_elements
from bantin.messages import text
from bantin.report import Diagnostic, Position, Severity, diagnose

# What may be without a title or text; of another type an item without either is no article.
_ARTICLES = frozenset({"post", "page"})
# What nobody was to see; and what waits, as every status does that only a plugin knows.
_HIDDEN = frozenset({"trash", "auto-draft", "inherit", "private"})
_PUBLIC = frozenset({"", "publish"})
# Numbers that plugins for counting leave with an article.
_COUNTERS = ("post_views_count", "views", "_post_views", "wpb_post_views_count", "post_views")
_CAPTION = re.compile(
    r"\[caption[^\]]{0,500}\]((?:\s{0,9}<a\s[^<>]{0,1000}>)?\s{0,9}<img\s[^<>]{1,2000}>(?:</a>)?)"
    r"([^\[\]]{0,2000})\[/caption\]"
)
_EMBED = re.compile(r"\[(embed|embedyt|youtube|vimeo|video|audio)[^\]]{0,300}?\](https?://[^\s\[\]<>\"]{1,500})\[/\1\]")


def _body(html: str, choose: Choose) -> Expanded:
    """Return the text of an article, blocks and short codes resolved, and what was given up of them."""
    captioned = _CAPTION.sub(r"\n\n<figure>\1<figcaption>\2</figcaption></figure>\n\n", html)
    made = expand(_EMBED.sub(r'<a href="\2">\2</a>', captioned), choose)
    made.html = paragraphs(made.html)
    return made


def _meta(item: Element) -> dict[str, str]:
    pairs = ((words_of(one, "wp-meta_key"), words_of(one, "wp-meta_value")) for one in item.findall("wp-postmeta"))
    return dict(pairs)


def _date(item: Element) -> str:
    local = words_of(item, "wp-post_date")
    return local if local and not local.startswith("0000") else mail_date(words_of(item, "pubDate"))


def _comments(item: Element) -> int:
    """Return how many readers' comments an article has, without what was thrown away or made by other sites."""
    told = (
        (words_of(one, "wp-comment_type"), words_of(one, "wp-comment_approved")) for one in item.findall("wp-comment")
    )
    return sum(kind in {"", "comment"} and state not in {"spam", "trash", "post-trashed"} for kind, state in told)


def _record(item: Element, library: Library) -> dict[str, Any]:
    link, number = words_of(item, "link"), words_of(item, "wp-post_id")
    marks = [one for one in item.findall("category") if one.text]
    categories = [one for one in marks if one.get("domain") == "category"]
    meta = _meta(item)
    host = read_address(link).host
    numbered = meta.get("_thumbnail_id", "")
    cover = library.pictures.get(numbered)
    body = _body(library.with_blocks(words_of(item, f"{CONTENT}encoded")), lambda given: library.choose(given, number))
    # A gallery in a lead is told of.
    lead = expand(words_of(item, "excerpt-encoded"), lambda _given: ([], []))
    media = read_media(item, body.html, lead.html, link)
    shown = cover is None or cover.address.rpartition("/")[2] in body.html
    lost = [("cover", numbered)] if cover is None and numbered.strip("0").isdigit() else []
    return {
        "key": f"wordpress:{host}:{number}" if number else "",
        "url": link,
        "aliases": [words_of(item, "guid")] if "?p=" in words_of(item, "guid") else [],
        "title": plain_text(words_of(item, "title")),
        "date": _date(item),
        "author": plain_text(words_of(item, f"{DUBLIN_CORE}creator")),
        "category": categories[0].get("nicename", "") if categories else "",
        "category_name": plain_text(categories[0].text or "") if categories else "",
        "tags": [plain_text(one.text or "") for one in marks if one.get("domain") == "post_tag"],
        "lead": plain_text(lead.html),
        "content_html": body.html + media.links(),
        "images": [*([] if shown or cover is None else [cover.address]), *media.pictures],
        "views": next((meta[one] for one in _COUNTERS if meta.get(one, "").isdigit()), None),
        "draft": words_of(item, "wp-status") not in _PUBLIC,
        "losses": [*body.losses, *lead.losses, *media.losses, *lost, *([("comment", "")] * _comments(item))],
        **_unused(meta, marks),
    }


def _unused(meta: Mapping[str, str], marks: Sequence[Element]) -> dict[str, str]:
    """Return what editors typed into fields and lists that no article has, by name, for the account to name."""
    fields = {
        f"postmeta:{name}": one for name, one in meta.items() if not name.startswith("_") and name not in _COUNTERS
    }
    lists = {f"category:{one.get('domain')}": "x" for one in marks if one.get("domain") not in {"category", "post_tag"}}
    further = [one for one in marks if one.get("domain") == "category"][1:]
    return fields | lists | ({"category:category": "x"} if further else {})


def _refusal(item: Element) -> str:
    """Return the name of the reason why nobody was to see an article, empty where there is none."""
    status = words_of(item, "wp-status")
    return status if status in _HIDDEN else "password" if words_of(item, "wp-post_password") else ""


def read_export(path: Path, name: PurePath) -> Iterator[Item]:
    """Yield the articles of an export, a warning for each that nobody was to see, and what is broken in the file.

    What is no article by its type is counted in one hint.
    """
    try:
        library = read_library(path)
    except XmlError:
        # The second reading says where.
        library = Library()
    others: Counter[str] = Counter()
    try:
        for found in read_elements(path, {"item"}):
            item, position = plain_names(found.element), Position(name, found.line)
            kind = words_of(item, "wp-post_type")
            if is_technical(kind):
                others[kind] += 1
            else:
                yield position, _read(item, kind, library, position)
    except XmlError as error:
        yield xml_finding(error, name)
    if others:
        position = Position(name)
        types = ", ".join(f"{kind} ({count})" for kind, count in others.most_common())
        words = {"count": others.total(), "types": types}
        yield position, diagnose("importers.export-technical", position, Severity.HINT, **words)


def _read(item: Element, kind: str, library: Library, position: Position) -> Mapping[str, Any] | Diagnostic:
    """Return the record of an item, or why it has none."""
    title, refusal = plain_text(words_of(item, "title")), _refusal(item)
    if refusal:
        words = {"title": title, "status": text(f"importers.status.{refusal}")}
        return diagnose("importers.not-public", position, Severity.WARNING, **words)
    record = {key: one for key, one in _record(item, library).items() if one}
    if kind not in _ARTICLES and not (title and record.get("content_html")):
        return diagnose("importers.export-empty", position, Severity.WARNING, title=title, type=kind)
    # What a plugin's own type is for nobody here can tell: an editor looks at it before it goes out.
    return record if kind in _ARTICLES else {**record, "draft": True}


def _knows(_name: PurePath, opening: bytes) -> bool:
    return b"<rss" in opening[:8192] and b"wordpress.org/export/" in opening


KIND = Kind("wordpress", _knows, read_export, count_items)
