from __future__ import annotations

from typing import Any

import pytest

from bantin.images import ImageSettings


@pytest.mark.parametrize(
    "values",
    [
        {"widths": ()},
        {"widths": (0, 480)},
        {"avif_quality": 101},
        {"jpeg_quality": -1},
        {"avif_speed": 11},
        {"max_pixels": 0},
        {"max_bytes": -5},
        {"seconds": -1},
    ],
)
def test_settings_no_encoder_can_use_are_refused_at_once(values: dict[str, Any]) -> None:
    """A wrong number is an error of the settings, not of each picture."""
    with pytest.raises(ValueError, match="avif_speed"):
        ImageSettings(**values)


def test_the_defaults_can_be_used() -> None:
    """Without a word in the settings, pictures come in the four usual widths."""
    assert ImageSettings().widths == (480, 800, 1280, 1920)
