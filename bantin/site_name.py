"""What is kept of a site beside the same of others, in folders that a person looks into."""

from __future__ import annotations

import hashlib
from pathlib import Path

_DIGITS = 8


def site_name(state: Path, output: Path) -> str:
    """Return the name under which such things of the site in the folder ``output`` lie below ``state``.

    It is that of the folder where this lies beside ``state``, as a project's own do; elsewhere another may have the
    same name, so that digits of its path follow.
    """
    output = output.resolve()
    if output.parent == state.resolve().parent:
        return output.name
    digest = hashlib.sha256(str(output).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{output.name}-{digest[:_DIGITS]}"
