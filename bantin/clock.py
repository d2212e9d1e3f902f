"""The one place that asks the time."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from bantin.dates import ZONE, DateError, parse


@dataclass(frozen=True, slots=True)
class Clock:
    """One moment, in the portal's time zone, that a whole run takes for "now"."""

    now: datetime

    def has_come(self, moment: datetime) -> bool:
        """Tell whether ``moment`` is now or past."""
        return moment <= self.now


def read_clock(given: str | None = None) -> Clock:
    """Return the clock of this run.

    It stands at ``given`` (any date ``bantin.dates`` reads), else at the environment's BANTIN_NOW, else at
    SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/), else at the
    machine's time.
    Raises DateError where the given text is no date, or SOURCE_DATE_EPOCH no number of seconds.
    """
    given = given or os.environ.get("BANTIN_NOW")
    if given:
        return Clock(parse(given).moment)
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    try:
        return Clock(datetime.fromtimestamp(int(epoch), UTC).astimezone(ZONE))
    except (ValueError, OverflowError, OSError):
        raise DateError("date-unreadable", epoch) from None
