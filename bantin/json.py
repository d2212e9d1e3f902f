"""JSON that others read: without empty values, and without characters that no text may hold."""

from __future__ import annotations

from typing import Any

from bantin.xml import clean


def filled(value: Any) -> Any:
    """Return ``value`` with each empty text, list and object inside it left out, and each text made clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (list, tuple)):
        return [kept for one in value if not _is_empty(kept := filled(one))]
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if not _is_empty(kept := filled(one))}
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
