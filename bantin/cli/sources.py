"""What is watched of the files a person edits, and how long after a change one may act on it."""

from __future__ import annotations

from watchfiles import DefaultFilter

# What follows a change starts when nothing has changed for this long, in milliseconds: editors save in several steps.
# One that comes too early costs little, and the next follows at once.
QUIET = 20


class SourceFilter(DefaultFilter):
    """Passes over what editors and our own writing leave for a moment."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"\.tmp$", r"^\.")
