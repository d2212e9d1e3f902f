"""`new`: the file of a new article, with all that an editor should not have to think of."""

from __future__ import annotations

import argparse
import itertools
import unicodedata
from pathlib import Path

from bantin import files
from bantin.article import identifiers
from bantin.article.categories import FILE, Categories, read_categories
from bantin.article.front_matter import compose
from bantin.article.model import Category, Status
from bantin.article.slugs import slugify
from bantin.cli.fault import reason
from bantin.cli.parser import Parser, folder
from bantin.cli.project import CONTENT, SUCCESS, CommandError, read_time, shown
from bantin.clock import Clock
from bantin.messages import text
from bantin.settings import nearest


def declare(parser: Parser) -> None:
    """Declare the arguments of `new`."""
    parser.add_argument("title", metavar=text("cli.metavar.title"), help=text("cli.new.title"))
    name = text("cli.metavar.category")
    parser.add_argument("--category", required=True, metavar=name, help=text("cli.new.category"))
    name = text("cli.metavar.folder")
    parser.add_argument("--content", type=folder, default=CONTENT, metavar=name, help=text("cli.new.content"))


def run(options: argparse.Namespace) -> int:
    """Write the draft and print its path."""
    title = " ".join(unicodedata.normalize("NFC", options.title).split())
    if not title:
        raise CommandError(text("cli.new.empty-title"))
    category = find_category(read_categories(options.content / FILE), options.category)
    print(shown(write_draft(options.content, title, category, read_time())))
    print(text("cli.new.next"))
    return SUCCESS


def find_category(categories: Categories, words: str) -> Category:
    """Return the category of that slug or name; raises CommandError with the nearest slug or with all."""
    if found := categories.find(words):
        return found
    slugs = [one.slug for one in categories]
    guess = nearest(slugify(words), slugs)
    hint = text("cli.did-you-mean", guess=guess) if guess else text("cli.new.categories", names=", ".join(slugs))
    raise CommandError(text("cli.new.unknown-category", name=words, hint=hint))


def write_draft(content: Path, title: str, category: Category, clock: Clock) -> Path:
    """Write a draft into the folder of its category and year and return its path; nothing is overwritten."""
    article_id = identifiers.new()
    fields = {
        "id": article_id,
        "title": title,
        "date": f"{clock.now:%Y-%m-%d %H:%M}",
        "category": category.slug,
        "status": Status.DRAFT.value,
    }
    draft = compose(fields, text("cli.new.body"))
    place = content / category.slug / f"{clock.now:%Y}"
    # A title without a letter or digit has no slug.
    stem = slugify(title) or article_id
    for count in itertools.count(1):
        path = place / (f"{stem}.md" if count == 1 else f"{stem}-{count}.md")
        try:
            files.write_new(path, draft)
        except FileExistsError:
            continue
        except OSError as error:
            raise CommandError(text("cli.new.not-written", path=shown(path), error=reason(error))) from None
        return path
    raise AssertionError(stem)
