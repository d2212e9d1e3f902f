from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter

from bantin.images.settings import ImageSettings

Draw = Callable[..., Path]


def photograph(width: int, height: int) -> Image.Image:
    """Return a picture with soft colours and grain, such as a camera makes."""
    chance = random.Random(width * height)  # noqa: S311 - grain, not a secret
    image = Image.new("RGB", (width, height), (120, 150, 190))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(5, max(6, width // 3))
        draw.ellipse(
            (x, y, x + size, y + size), fill=(chance.randrange(256), chance.randrange(256), chance.randrange(256))
        )
    grain = Image.merge("RGB", [Image.frombytes("L", (width, height), chance.randbytes(width * height))] * 3)
    return Image.blend(image.filter(ImageFilter.GaussianBlur(2)), grain, 0.15)


def drawing(width: int, height: int) -> Image.Image:
    """Return a picture of a few flat colours and sharp lines, such as a chart."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for step in range(8):
        draw.rectangle(
            (step * width // 8, height - (step + 1) * height // 9, (step + 1) * width // 8 - 4, height), "navy"
        )
    draw.line((0, 0, width, height), fill="red", width=1)
    return image


@pytest.fixture
def settings() -> ImageSettings:
    """Two narrow widths, so that tests encode little."""
    return ImageSettings(widths=(48, 80), seconds=60)


@pytest.fixture
def save(tmp_path: Path) -> Draw:
    """Save a picture in the test's folder and return its path."""

    def write(name: str, image: Image.Image | None = None, **options: Any) -> Path:
        path = tmp_path / name
        (image or photograph(120, 80)).save(path, **options)
        return path

    return write
