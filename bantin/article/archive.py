"""All articles and pages of a content folder, read once, the bad ones held back and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bantin.article.addresses import page_path
from bantin.article.categories import Categories
from bantin.article.fields import read_article, read_page
from bantin.article.folder import read_folder, strays
from bantin.article.front_matter import FrontMatter, FrontMatterError, parse
from bantin.article.model import Article, Page
from bantin.article.source import read_source
from bantin.files import Root, is_file
from bantin.report import Diagnostic, Position, Report, diagnose

# The site's own pages, beside which standing pages lie.
RESERVED = frozenset({"index.html", "404.html"})


@dataclass(frozen=True, slots=True)
class Archive:
    """What a content folder holds: good articles by path, good pages by path, and what was found wrong.

    ``found`` counts the articles' files; those that are not among ``articles`` are held back.
    """

    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    found: int
    report: Report


def offered_files(article: Article) -> list[PurePosixPath]:
    """Return the files the article gives out, by path below the content folder."""
    document = [article.document.file] if article.document and article.document.file else []
    return [*(one.file for one in article.attachments), *document]


def _missing_files(content: Root, article: Article) -> Iterator[Diagnostic]:
    for one in article.attachments:
        if not is_file(content / one.file):
            yield diagnose("article.file-missing", article.position("attachments", one), value=one.file)
    document = article.document
    if document and document.file and not is_file(content / document.file):
        yield diagnose("article.file-missing", article.position("document_file"), value=document.file)


def _load_front(content: Path, path: PurePosixPath) -> FrontMatter | Diagnostic:
    source = read_source(content, path)
    if isinstance(source, Diagnostic):
        return source
    try:
        return parse(source, path)
    except FrontMatterError as error:
        return error.diagnostic


def load_article(content: Path, path: PurePosixPath, categories: Categories) -> tuple[Article | None, list[Diagnostic]]:
    """Return the article at ``path`` below ``content``, or None where it must be held back, and what was found."""
    front = _load_front(content, path)
    return (None, [front]) if isinstance(front, Diagnostic) else settle_article(content, front, path, categories)


def settle_article(
    content: Root, front: FrontMatter, path: PurePosixPath, categories: Categories
) -> tuple[Article | None, list[Diagnostic]]:
    """Return the article of a file that was taken apart already, as ``load_article`` does."""
    article, diagnostics = read_article(front, path, categories)
    if article is None:
        return None, diagnostics
    missing = list(_missing_files(content, article))
    return (None if missing else article), [*diagnostics, *missing]


def load_page(content: Path, path: PurePosixPath) -> tuple[Page | None, list[Diagnostic]]:
    """Return the standing page at ``path`` below ``content``, or None where it cannot be had, and what was found."""
    front = _load_front(content, path)
    return (None, [front]) if isinstance(front, Diagnostic) else read_page(front, path)


def without_twins(articles: list[Article], report: Report) -> list[Article]:
    """Return the articles whose id is theirs: of two with one id the first by precedence keeps it."""
    owners: dict[str, Article] = {}
    for article in sorted(articles, key=lambda one: one.precedence):
        owner = owners.setdefault(article.id, article)
        if owner is not article:
            report.add(diagnose("article.id-twice", article.position("id"), id=article.id, other=owner.path))
    return [article for article in articles if owners[article.id] is article]


def read_archive(content: Path, categories: Categories, progress: Callable[[int, int], None]) -> Archive:
    """Return everything the folder holds; ``progress`` is told how many of how many files are read."""
    report = Report()
    folder = read_folder(content)
    articles = []
    for done, path in enumerate(folder.articles, start=1):
        article, diagnostics = load_article(content, PurePosixPath(path), categories)
        report.extend(diagnostics)
        if article is not None:
            articles.append(article)
        progress(done, len(folder.articles))
    offered = {file.as_posix() for one in articles for file in offered_files(one)}
    report.extend(strays(folder.others, offered))
    pages = tuple(apart(_pages(content, folder.pages, report), report))
    return Archive(tuple(without_twins(articles, report)), pages, len(folder.articles), report)


def _pages(content: Path, paths: Iterable[str], report: Report) -> Iterator[Page]:
    for path in paths:
        page, diagnostics = load_page(content, PurePosixPath(path))
        report.extend(diagnostics)
        if page is not None:
            yield page


def apart(pages: Iterable[Page], report: Report) -> Iterator[Page]:
    """Yield the pages whose address is theirs: of two with one address the first has it."""
    taken: dict[str, Page] = {}
    for page in pages:
        place, address = Position(page.path), page_path(page)
        other = taken.setdefault(address, page)
        if address in RESERVED:
            report.add(diagnose("article.page-reserved", place, value=address))
        elif other is not page:
            report.add(diagnose("article.page-twice", place, value=address, other=other.path))
        else:
            yield page
