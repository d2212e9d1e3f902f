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
    context = generator.context
    gallery = Gallery(context["edition"], context["state"], generator.settings)
    gallery.make()
    context["gallery"] = gallery
    context["edition"].details.append(gallery.show)
    context["edition"].everywhere.append(gallery.emblem)


def give_generator(_pelican: Any) -> type:
    """Return the generator that publishes the pictures."""
    return PicturesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(read_settings)
    signals.article_generator_init.connect(make_gallery)
    signals.get_generators.connect(give_generator)
