"""A content folder that builds by itself."""

from __future__ import annotations

from pathlib import Path

from bantin import files
from bantin.importers.categories import quote_toml
from bantin.messages import text

FILE = "site.toml"
_NAMES = ("name", "short_name", "responsible_body")


def ensure_site(content: Path) -> bool:
    """Write a ``site.toml`` with names to be replaced where there is none; return whether one was written."""
    path = content / FILE
    if path.exists():
        return False
    lines = [
        f"# {text('importers.site.hint')}",
        *(f"{one} = {quote_toml(text(f'importers.site.{one}'))}" for one in _NAMES),
    ]
    files.write_text(path, "\n".join([*lines, ""]))
    return True
