"""The headings of a body: the page's title is its h1, so they begin at h2 and never skip a level."""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")


def relevel(html: str) -> str:
    """Return sanitised HTML with each heading one below the last shallower one, the first at h2, none below h6."""
    above: list[int] = []
    # Pasted HTML may hold a heading within a heading: each end belongs to its own start.
    unclosed: list[int] = []

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return f"</h{unclosed.pop()}"
        level = int(match[2])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        unclosed.append(min(len(above) + 1, 6))
        return f"<h{unclosed[-1]}"

    return _HEADING.sub(replace, html)
