"""Remembers from build to build what was read and written, so that a build costs what has changed."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from pelican import signals

from bantin.build.origin import describe_program, state_path
from bantin.build.state import open_state

PROVIDES = ("state",)
# Where things lie and how many processes there are: the site is the same whatever they are.
_NO_MATTER = frozenset({"OUTPUT_PATH", "STATE_PATH", "WORKERS", "FULL", "CACHE_PATH", "PLUGINS", "PLUGIN_PATHS"})


def recall(generator: Any) -> None:
    """Open the state of this site, empty where anything else made it than this program with these settings."""
    settings = generator.settings
    told = {name: value for name, value in settings.items() if name.isupper() and name not in _NO_MATTER}
    path = state_path(Path(settings["STATE_PATH"]), Path(generator.output_path))
    content = Path(generator.path)
    state = generator.context["state"] = open_state(path, describe_program(content, told), afresh=settings["FULL"])
    if state.notice:
        print(state.notice, file=sys.stderr)


def pause_collection(_pelican: Any) -> None:
    """Let nobody look for circles of objects among the facts of ten thousand articles, time and again, in vain.

    A process that stays looks for them when a build has ended.
    """
    gc.disable()


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(pause_collection)
    signals.article_generator_init.connect(recall)
