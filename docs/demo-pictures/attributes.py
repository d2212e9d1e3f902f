"""How Python keywords become the attributes of an element."""

from __future__ import annotations

Value = str | float


def spell(values: dict[str, Value]) -> str:
    """Return the values as attributes; an underscore in a name is written as a hyphen."""
    pairs = ((name.replace("_", "-"), value) for name, value in values.items())
    return "".join(
        f' {name}="{value:.2f}"' if isinstance(value, float) else f' {name}="{value}"' for name, value in pairs
    )
