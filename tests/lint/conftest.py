from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

LATITUDE = {1: "N", 2: (21.0, 1.0, 0.0), 3: "E", 4: (105.0, 50.0, 0.0)}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make a content folder with the pictures that examples show: a good one, a small one, one that knows its place."""
    folder = tmp_path / "content"
    pictures = folder / "images"
    pictures.mkdir(parents=True)
    for name, width in (("hop.jpg", 1200), ("nho.jpg", 300), ("hội nghị.jpg", 1200)):
        Image.new("RGB", (width, 400), "navy").save(pictures / name, quality=30)
    exif = Image.Exif()
    exif[0x8825] = LATITUDE
    Image.new("RGB", (1200, 400), "navy").save(pictures / "dien-thoai.jpg", quality=30, exif=exif)
    return folder
