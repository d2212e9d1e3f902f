"""Turns the pictures of every article into files of several sizes and the figures that show them."""

from __future__ import annotations

from typing import Any

from pelican import signals

from bantin.images import ImageSettings
from bantin.settings import decode
from image_captions.gallery import Gallery
from image_captions.generator import PicturesGenerator

PROVIDES = ("body", "figure", "picture")


def read_settings(pelican: Any) -> None:
    """Decode IMAGE_CAPTIONS."""
    given = pelican.settings.get("IMAGE_CAPTIONS", {})
    pelican.settings["IMAGE_CAPTIONS"] = decode(ImageSettings, "IMAGE_CAPTIONS", given)


def make_gallery(generator: Any) -> None:
    """Make every picture of the edition; an article with a bad one is held back."""
    gallery = Gallery(generator.context["edition"], generator.settings)
    gallery.make()
    generator.context["gallery"] = gallery


def show_in_articles(generator: Any) -> None:
    """Set each article's body, lead figure and picture."""
    gallery = generator.context["gallery"]
    for article in (*generator.articles, *generator.hidden_articles):
        article.body = gallery.body(article.record)
        article.figure = gallery.lead_figure(article.record)
        article.picture = gallery.lead_picture(article.record)


def show_in_pages(generator: Any) -> None:
    """Set each standing page's body."""
    for page in generator.pages:
        page.body = generator.context["gallery"].body(page.record)


def give_generator(_pelican: Any) -> type:
    """Return the generator that publishes the pictures."""
    return PicturesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_init.connect(make_gallery)
    signals.article_generator_finalized.connect(show_in_articles)
    signals.page_generator_finalized.connect(show_in_pages)
    signals.get_generators.connect(give_generator)
