"""Reading one file of an archive: from its bytes to all that a build asks of it, in whatever process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from bantin.article.addresses import article_path, page_path, tag_path
from bantin.article.archive import load_article, load_page, offered_files
from bantin.article.categories import Categories
from bantin.article.model import Article, Page
from bantin.article.source import MAX_BYTES
from bantin.article.values import clean
from bantin.build.entry import Facts, count_from_epoch
from bantin.build.fingerprint import digest, fingerprint
from bantin.digests import Stamp
from bantin.html import first_words
from bantin.markdown.body import Body, wordless
from bantin.markdown.own_links import links_of
from bantin.markdown.pictures import locate
from bantin.markdown.render import render
from bantin.markdown.sanitise import ID_PREFIX
from bantin.report import Diagnostic, Position, Severity, diagnose

LEAD_WORDS = 60

# Returns the address of the article or page that a file means, "" where it is none that goes out.
Targets = Callable[[str], str]
Work = Article | Page


@dataclass(slots=True)
class Reading:
    """What became of one file: the facts, what lists show, the work with its body, and what is to be told of it."""

    facts: Facts
    card: dict[str, Any] = field(default_factory=dict)
    work: Work | None = None
    body: Body | None = None
    read: list[Diagnostic] = field(default_factory=list)
    rendered: list[Diagnostic] = field(default_factory=list)


def read_work(content: Path, source: str, stamp: Stamp, categories: Categories, *, is_article: bool) -> Reading:
    """Return what the file at ``source`` below ``content`` comes to, its links to other works leading nowhere yet."""
    path = PurePosixPath(source)
    reading = Reading(Facts(hash_file(content / path, stamp), stamp, is_article))
    work: Work | None
    work, reading.read = load_article(content, path, categories) if is_article else load_page(content, path)
    reading.work = work
    reading.facts.is_warned = any(one.severity is Severity.WARNING for one in reading.read)
    if work is not None:
        _fill(reading.facts, work)
        render_work(reading, _unknown)
    return reading


def _unknown(_file: str) -> str:
    # While files are read nobody knows yet which of them go out.
    return ""


def hash_file(path: Path, stamp: Stamp) -> bytes:
    """Return the digest of a file, b"" where it cannot be read; one too large to be read is known by its stamp."""
    if stamp[0] > MAX_BYTES:
        return fingerprint(stamp)
    try:
        return digest(path.read_bytes()) if path.is_file() else b""
    except OSError:
        return b""


def render_work(reading: Reading, targets: Targets) -> None:
    """Render the body of what was read, and note what follows from it."""
    work, facts = reading.work, reading.facts
    if work is None:
        return
    asked: dict[str, str] = {}
    find = partial(_find, asked, targets, work.path.parent)
    try:
        body = render(work.body, path=work.path, first_line=work.body_line, links=find)
    except Exception as error:  # whatever one article does to the parser, the others go out
        place = Position(work.path, work.body_line)
        reading.rendered = [diagnose("build.render-failed", place, reason=repr(error))]
        facts.is_good = False
        return
    reading.body, reading.rendered = body, list(body.diagnostics)
    facts.is_good = not any(one.severity is Severity.ERROR for one in body.diagnostics)
    facts.asked = tuple(sorted(asked.items()))
    figures = [one.path.as_posix() for one in body.figures if one.path]
    image = [work.image.as_posix()] if isinstance(work, Article) and work.image else []
    facts.pictures = tuple(dict.fromkeys([*image, *figures]))
    facts.is_wordless = any(wordless(body.figures))
    facts.links = tuple(dict.fromkeys(file for _, file in links_of(work, body) if file))
    reading.card = _card(work, body)
    facts.card = fingerprint(facts.id, facts.path, facts.date, facts.expires, facts.category, facts.pinned, facts.tags)
    facts.card = fingerprint(facts.card, facts.views, reading.card)


def _find(asked: dict[str, str], targets: Targets, folder: PurePosixPath, link: str) -> str | None:
    """Return the address that a link to a file means, None where there is no such work; note what was asked."""
    file, mark, heading = link.partition("#")
    path = locate(file, folder)
    if path is None:
        return None
    found = asked[path.as_posix()] = targets(path.as_posix())
    return found + (f"#{ID_PREFIX}{heading}" if mark else "") if found else None


def _fill(facts: Facts, work: Work) -> None:
    if isinstance(work, Page):
        facts.id, facts.path = work.slug, page_path(work)
        return
    facts.id, facts.path = work.id, article_path(work)
    facts.date, facts.updated = count_from_epoch(work.date), count_from_epoch(work.updated)
    facts.expires = count_from_epoch(work.expires)
    facts.status, facts.category = work.status.value, work.category.slug
    facts.pinned, facts.views, facts.aliases = work.pinned, work.views, work.aliases
    facts.tags = tuple((name, tag_path(name)) for name in work.tags)
    facts.files = tuple(one.as_posix() for one in offered_files(work))


def _card(work: Work, body: Body) -> dict[str, Any]:
    """Return what lists show of a work and the facts do not hold."""
    if isinstance(work, Page):
        return {"title": work.title, "summary": work.summary}
    first = body.first_paragraph
    return {
        "title": work.title,
        "lead": work.summary or first_words(first, LEAD_WORDS),
        # Many editors repeat the lead as the first paragraph; a page shows it once.
        "own_lead": "" if clean(first) == work.summary else work.summary,
        "author": work.author,
        "source": work.source,
        "video": work.video,
        "has_time": work.has_time,
        "modified": work.modified,
        "withdrawn_reason": work.withdrawn_reason,
    }
