"""What a site was made from, by size and time of change alone: whether anything at all has to be done.

Asked before Pelican is loaded, which takes longer than the answer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bantin.article.folder import stamp_files
from bantin.build.entry import count_from_epoch
from bantin.build.standing import Standing
from bantin.build.state import State, StateError
from bantin.clock import Clock
from bantin.digests import NO_FILE, TICK, Stamp, file_system_time, stamp

if TYPE_CHECKING:
    # To load all that an edition needs takes as long as the answer.
    from bantin.build.edition import Edition

# How long an article is news: as long as bantin.structured lists it.
NEWS_AGE = timedelta(days=2)
# In the environment of a build that a command starts: the moment of what that has left for it.
_SEEN = "BANTIN_SEEN"


@dataclass(frozen=True, slots=True)
class Seen:
    """What lay there at one moment: the options of the build, the files of the program and those of the content.

    ``at`` is the moment in nanoseconds, by the clock that gives files their times.
    """

    options: tuple[str, ...]
    program: Mapping[str, Stamp]
    content: Mapping[str, Stamp]
    at: int

    @property
    def is_settled(self) -> bool:
        """Tell whether no file is so young that it may change again and look the same."""
        times = (changed for stamps in (self.program, self.content) for _, changed, _ in stamps.values())
        return max(times, default=0) + TICK < self.at


@dataclass(frozen=True, slots=True)
class Ending:
    """How a build ended: its exit status, and what it said."""

    status: int
    said: str


def look(content: Path, options: Iterable[str], program: Iterable[Path], state: Path) -> Seen:
    """Return what there is now; ``state`` is a folder that can be written to."""
    at = file_system_time(state)
    return Seen(tuple(options), {str(path): _stamp(path) for path in program}, stamp_files(content), at)


def _stamp(path: Path) -> Stamp:
    try:
        return stamp(path)
    except OSError:
        return NO_FILE


def recall(path: Path, seen: Seen, output: Path, clock: Clock) -> Ending | None:
    """Return how the last build ended, where another would change nothing, and None where it may.

    ``path`` is the file of the state, ``output`` the folder of the site.
    """
    try:
        with State(path) as state:
            return _recall(state, seen, output, clock) if path.is_file() else None
    except StateError:
        return None


def _recall(state: State, seen: Seen, output: Path, clock: Clock) -> Ending | None:
    kept, ending, folders = (state.get("meta", name) for name in ("snapshot", "ending", "folders"))
    if not kept or not ending or state.get("meta", "building") is not False:
        return None
    options, program, content, theme, products, status = kept
    if (options, program, content) != (seen.options, dict(seen.program), dict(seen.content)):
        return None
    now = count_from_epoch(clock.now) or 0
    if not ending["since"] <= now < ending["until"]:
        return None
    if stamp_files(Path(ending["theme"])) != theme or any(_stamp(Path(one)) != at for one, at in products.items()):
        return None
    return None if Standing(output, folders).touched else Ending(status, ending["said"])


def forget(path: Path, seen: Seen) -> None:
    """Have the next question answered by a build, and let one that this process starts know what was seen."""

    def leave(state: State) -> None:
        state.drop("meta", ["snapshot", "ending"])
        state.put("meta", "seen", (seen.at, dict(seen.content)))
        os.environ[_SEEN] = str(seen.at)

    if path.is_file():
        _change(path, leave)


class Scan(NamedTuple):
    """The stamps of all files of a content folder, and the moment before they were looked at, as in ``Seen``."""

    at: int
    stamps: Mapping[str, Stamp]


def scan(content: Path, state: State) -> Scan:
    """Return what the process that started this one has just seen of the content folder, else what lies there now."""
    handed = state.get("meta", "seen")
    if handed:
        # It is for one build alone.
        state.drop("meta", ["seen"])
        at, stamps = handed
        # A command that was killed may have left it for a build that never came.
        if os.environ.get(_SEEN) == str(at):
            return Scan(at, stamps)
    return Scan(file_system_time(state.folder), stamp_files(content))


def remember(path: Path, seen: Seen, products: Iterable[Path], status: int) -> None:
    """Keep what was seen before a build that ended with ``status``; ``products`` are files it left elsewhere."""

    def keep(state: State) -> None:
        ending = state.get("meta", "ending")
        theme = stamp_files(Path(ending["theme"])) if ending else {}
        if ending and max((changed for _, changed, _ in theme.values()), default=0) + TICK < seen.at:
            left = {str(one): _stamp(one) for one in products}
            kept = (seen.options, dict(seen.program), dict(seen.content), theme, left, status)
            state.put("meta", "snapshot", kept)

    if seen.is_settled and path.is_file():
        _change(path, keep)


def tell(state: State, edition: Edition, theme: Path, said: str) -> None:
    """Leave word of how a build ended, for ``remember``: what it said, and until when time changes nothing."""
    now = count_from_epoch(edition.clock.now) or 0
    state.put("meta", "ending", {"since": now, "until": _next_change(edition, now), "theme": str(theme), "said": said})


def _next_change(edition: Edition, now: int) -> int:
    """Return the first moment after ``now``, counted from the epoch, at which the same content makes another site."""
    news = NEWS_AGE // timedelta(microseconds=1)
    year = edition.clock.now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    moments = [count_from_epoch(year.replace(year=year.year + 1)) or 0]
    for entry in edition.entries.values():
        facts = entry.facts
        moments += [one for one in (facts.date, facts.expires) if one is not None and one > now]
        if facts.date is not None and now - news <= facts.date <= now:
            # Then it leaves the sitemap of news.
            moments.append(facts.date + news + 1)
    return min(moments)


def _change(path: Path, change: Callable[[State], None]) -> None:
    try:
        with State(path) as state:
            change(state)
            state.save()
    except StateError:
        # The build itself says so, and makes another.
        return
