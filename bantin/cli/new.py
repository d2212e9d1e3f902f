"""`new`: the file of a new article, with all that an editor should not have to think of."""

from __future__ import annotations

import argparse
import itertools
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from bantin import files
from bantin.article import identifiers
from bantin.article.categories import FILE, Categories, read_categories
from bantin.article.front_matter import compose
from bantin.article.model import Article, Category, Status
from bantin.article.pieces import PIECES, Piece, find_piece
from bantin.article.series import find_previous, link_to
from bantin.article.slugs import slugify
from bantin.cli.fault import reason
from bantin.cli.parser import Parser, file, folder
from bantin.cli.project import CONTENT, SUCCESS, CommandError, read_time, shown
from bantin.clock import Clock
from bantin.importers.word.draft import WordDraft, make_draft, open_file
from bantin.importers.word.faults import WordError
from bantin.importers.word.reader import WordArticle
from bantin.messages import text
from bantin.report import Position
from bantin.settings import nearest


def declare(parser: Parser) -> None:
    """Declare the arguments of `new`."""
    parser.add_argument("title", nargs="?", default="", metavar=text("cli.metavar.title"), help=text("cli.new.title"))
    name = text("cli.metavar.category")
    parser.add_argument("--category", required=True, metavar=name, help=text("cli.new.category"))
    name = text("cli.metavar.template")
    parser.add_argument("--template", choices=[one.name for one in PIECES], metavar=name, help=template_help())
    parser.add_argument("--word", type=file, metavar=text("cli.metavar.file"), help=text("cli.new.word"))
    name = text("cli.metavar.folder")
    parser.add_argument("--content", type=folder, default=CONTENT, metavar=name, help=text("cli.new.content"))


def run(options: argparse.Namespace) -> int:
    """Write the draft and print its path."""
    categories = read_categories(options.content / FILE)
    category = find_category(categories, options.category)
    if options.word and options.template:
        raise CommandError(text("cli.new.word-or-template"))
    clock = read_time()
    title = " ".join(unicodedata.normalize("NFC", options.title).split())
    article = read_word(options.word) if options.word else None
    title = title or (article.title if article else "")
    if not title:
        raise CommandError(text("cli.new.word-title" if article else "cli.new.empty-title"))
    previous = find_previous(options.content, categories, category, title, clock.now)
    word = make_draft(article, options.word, options.content, f"{clock.now:%Y}") if article else None
    draft = Draft(title, category, find_piece(options.template or ""), previous, word)
    print(shown(write_draft(options.content, draft, clock)))
    for finding in word.findings if word else ():
        print(finding)
    if previous:
        print(text("pieces.series.found", path=shown(options.content / previous.path)))
    print(text("cli.new.next"))
    return SUCCESS


def read_word(path: Path) -> WordArticle:
    """Return what a Word file says; raises CommandError where it cannot be read."""
    try:
        return open_file(path)
    except WordError as error:
        raise CommandError(text("cli.new.word-unread", finding=error.at(Position(path)))) from None


def template_help() -> str:
    """Return the help of the option that names the kind of piece, with each kind there is."""
    return text("cli.new.template", pieces="; ".join(f"{one.name}: {one.title}" for one in PIECES))


def find_category(categories: Categories, words: str) -> Category:
    """Return the category of that slug or name; raises CommandError with all slugs, the nearest first."""
    if found := categories.find(words):
        return found
    slugs = [one.slug for one in categories]
    guess = nearest(slugify(words), slugs)
    hints = [text("cli.did-you-mean", guess=guess)] if guess else []
    hints.append(text("cli.new.categories", names=", ".join(slugs)))
    raise CommandError(text("cli.new.unknown-category", name=words, hint=" ".join(hints)))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a new article: its kind of piece, the article of its series before it, what Word holds."""

    title: str
    category: Category
    piece: Piece | None = None
    previous: Article | None = None
    word: WordDraft | None = None

    def write(self, article_id: str, now: datetime, folder: PurePosixPath) -> str:
        """Return the text of the file, which lies in that folder below the content folder."""
        fields: dict[str, str | list[str]] = {
            "id": article_id,
            "title": self.title,
            "date": f"{now:%Y-%m-%d %H:%M}",
            "category": self.category.slug,
            "status": Status.DRAFT.value,
        }
        body = self.piece.body(now) if self.piece else text("cli.new.body")
        if self.word:
            fields |= self.word.fields
            body = self.word.body
        blank = self.piece.blank if self.piece else ()
        if self.previous:
            fields |= {"source": self.previous.source, "tags": list(self.previous.tags)}
            body = f"{body.rstrip()}\n\n{link_to(self.previous, folder)}"
        return compose(fields, body, [name for name in blank if not fields.get(name)])


def write_draft(content: Path, draft: Draft, clock: Clock) -> Path:
    """Write a draft into the folder of its category and year and return its path; nothing is overwritten."""
    article_id = identifiers.new()
    folder = PurePosixPath(draft.category.slug, f"{clock.now:%Y}")
    written = draft.write(article_id, clock.now, folder)
    place = content / folder
    # A title without a letter or digit has no slug.
    stem = slugify(draft.title) or article_id
    for count in itertools.count(1):
        path = place / (f"{stem}.md" if count == 1 else f"{stem}-{count}.md")
        try:
            files.write_new(path, written)
        except FileExistsError:
            continue
        except OSError as error:
            raise CommandError(text("cli.new.not-written", path=shown(path), error=reason(error))) from None
        return path
    raise AssertionError(stem)
