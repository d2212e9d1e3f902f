"""Templates as they were compiled by an earlier build: to compile them takes longer than most builds."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache

from bantin.build.crew import is_copy
from bantin.build.state import State

_PREFIX = "template:"


class CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to in the state, which starts empty where settings or program are others.

    Jinja itself compares the template's text with that it was compiled from.
    """

    def __init__(self, state: State) -> None:
        self._state = state

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is kept of a template."""
        kept = self._state.get("meta", f"{_PREFIX}{bucket.key}")
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja made of a template; a copy of the process leaves that to others."""
        if not is_copy():
            self._state.put("meta", f"{_PREFIX}{bucket.key}", bucket.bytecode_to_string())
