"""Writes every file of the site through one folder, takes away what the site no longer has, and tells how it ended."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from pelican import signals

from bantin.build.turn import take_turn
from site_output.compiled import CompiledTemplates
from site_output.ending import finish
from site_output.generator import FilesGenerator
from site_output.writer import SiteWriter


def wait_for_turn(pelican: Any) -> None:
    """Keep builds into one folder apart, from before anything is read until the build ends, or the process."""
    pelican.started = time.monotonic()
    pelican.turn = take_turn(Path(pelican.output_path), Path(pelican.settings["STATE_PATH"]))


def prepare_writer(generators: Any) -> None:
    """Let the writer see what all generators share, and one of their Jinja environments."""
    SiteWriter.context, SiteWriter.templates = generators[0].context, generators[0].env
    SiteWriter.templates.bytecode_cache = CompiledTemplates(SiteWriter.context["state"])


def give_writer(_pelican: Any) -> type:
    """Return the one writer of the site."""
    return SiteWriter


def give_generator(_pelican: Any) -> type:
    """Return the generator of the files that are only copied."""
    return FilesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(wait_for_turn)
    signals.all_generators_finalized.connect(prepare_writer)
    signals.get_writer.connect(give_writer)
    signals.get_generators.connect(give_generator)
    signals.finalized.connect(finish)
