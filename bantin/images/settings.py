"""What a site may choose about its pictures."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.messages import text


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """Widths, qualities and limits; docs/decisions/0005-pictures.md gives the reason of each default.

    ``widths`` are in pixels; the qualities are those of the encoders (0 to 100), ``avif_speed`` is from 0 (slow) to 10;
    ``max_pixels`` and ``max_bytes`` are the most one original may have; ``seconds`` is the most one picture may take.
    Raises ValueError for values no encoder can use.
    """

    widths: tuple[int, ...] = (480, 800, 1280, 1920)
    avif_quality: int = 60
    avif_speed: int = 8
    jpeg_quality: int = 78
    max_pixels: int = 50_000_000
    max_bytes: int = 64_000_000
    seconds: int = 60

    def __post_init__(self) -> None:
        percents = (self.avif_quality, self.jpeg_quality, 10 * self.avif_speed)
        limits = (*self.widths, self.max_pixels, self.max_bytes)
        if not self.widths or min(limits) < 1 or min(percents) < 0 or max(percents) > 100 or self.seconds < 0:
            raise ValueError(text("images.wrong-settings"))
