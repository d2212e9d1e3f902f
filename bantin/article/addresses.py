"""Addresses: a pure function of the article alone, so that nothing done to another article moves it."""

from __future__ import annotations

from bantin.article.model import Article, Category, Page
from bantin.article.slugs import slugify

# The folders of the site that are no category's.
ARCHIVE = "luu-tru"
FEED = "feed"
FEEDS = "nguon-tin"
FILES = "files"
GALLERY = "thu-vien-giao-dien"
PICTURES = "anh"
SEARCH = "tim-kiem"
TAGS = "the"
THEME = "theme"
# Addresses a category must not take: those folders, and the content folder's own.
RESERVED = frozenset({ARCHIVE, FEED, FEEDS, FILES, GALLERY, PICTURES, SEARCH, TAGS, THEME, "images", "pages"})


def article_path(article: Article) -> str:
    """Return the article's file below the output folder, e.g. ``dang-doan-the/2021/giao-ban-k7m2q9xb.html``.

    Category, year, the slug field (else the file's name) and the id: equal titles stay apart by the id, and a new
    title moves nothing.
    """
    words = article.slug or slugify(article.path.stem)
    name = f"{words}-{article.id}" if words else article.id
    return f"{article.category.slug}/{article.date.year}/{name}.html"


def page_path(page: Page) -> str:
    """Return the standing page's file below the output folder."""
    return f"{page.slug}.html"


def category_path(category: Category) -> str:
    """Return the category's landing page below the output folder."""
    return f"{category.slug}/index.html"


def tag_slug(tag: str) -> str:
    """Return the tag's part of an address; tags that differ only in case or marks share a page."""
    return slugify(tag)


def tag_path(tag: str) -> str:
    """Return the tag's page below the output folder."""
    return f"{TAGS}/{tag_slug(tag)}/index.html"


def url(path: str) -> str:
    """Return the address of a file of the site from the root: ``/a/b.html``; a folder's index is the folder."""
    return "/" + path.removesuffix("index.html") if path.endswith("index.html") else "/" + path
