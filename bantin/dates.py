"""Dates as Vietnamese offices write them: day first, in the time of Ho Chi Minh City."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[T\s]\s*{_CLOCK}\s*(?P<offset>Z|[+-]\d{{2}}:?\d{{2}})?)?"
)
_VIETNAMESE = re.compile(
    rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})(?:\s*[|,]?\s*{_CLOCK}\s*(?P<half>[AaPp][Mm])?)?"
)
# No date is longer; patterns with room for blanks are kept from reading what an accident made endless.
_LONGEST = 64
# An earlier year is a slip of the pen (0021); and before 1912 the zone's offset had seconds, which RFC 3339 lacks.
_EARLIEST = 1912
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)")


class DateError(ValueError):
    """A text that is no date: ``code`` names why, ``offset`` counts characters to the fault."""

    def __init__(self, code: str, value: str, offset: int = 0) -> None:
        super().__init__(f"{code}: {value!r}")
        self.code = code
        self.value = value
        self.offset = offset


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A moment in ZONE, and whether the text gave a time of day (else it is midnight)."""

    moment: datetime
    has_time: bool


def _hour(match: re.Match[str], value: str) -> int:
    hour = int(match["hour"])
    half = match.groupdict().get("half")
    if not half:
        return hour
    if half.lower() == "pm" and hour > 12:
        # Some portals print 17:07 PM: the 24-hour clock already says it.
        return hour
    if not 1 <= hour <= 12:
        raise DateError("date-impossible", value, match.start("hour"))
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def parse(value: str) -> ParsedDate:
    """Return the moment that ``value`` names.

    Read are ISO 8601 (2021-01-06, 2021-01-06 17:07, 2021-01-06T17:07:00+07:00) and the day-first forms 06/01/2021,
    06/01/2021 17:07, 06/01/2021 | 17:07 and 06/01/2021 | 05:07 PM; without an offset the time is that of ZONE.
    Raises DateError with code date-impossible (31/02/2021), date-ambiguous (06/01/21) or date-unreadable.
    """
    text = value.strip()
    lead = len(value) - len(value.lstrip())
    match = (_ISO.fullmatch(text) or _VIETNAMESE.fullmatch(text)) if len(text) <= _LONGEST else None
    if match is None:
        ambiguous = _SHORT_YEAR.match(text)
        raise DateError("date-ambiguous" if ambiguous else "date-unreadable", text, lead)
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year < _EARLIEST:
        raise DateError("date-impossible", text, lead)
    try:
        if match["hour"] is None:
            return ParsedDate(datetime(year, month, day, tzinfo=ZONE), has_time=False)
        return ParsedDate(_moment(match, text, (year, month, day)), has_time=True)
    except (ValueError, OverflowError) as error:
        if isinstance(error, DateError):
            raise
        raise DateError("date-impossible", text, lead) from None


def _moment(match: re.Match[str], text: str, day: tuple[int, int, int]) -> datetime:
    hour = _hour(match, text)
    moment = datetime(*day, hour, int(match["minute"]), int(match["second"] or 0), tzinfo=ZONE)
    offset = match.groupdict().get("offset")
    if not offset:
        return moment
    iso = f"{moment:%Y-%m-%dT%H:%M:%S}{'+00:00' if offset == 'Z' else offset}"
    return datetime.fromisoformat(iso).astimezone(ZONE)


def display(moment: datetime) -> str:
    """Return the form citizens know: ``06/01/2021 | 17:07``."""
    return f"{moment.astimezone(ZONE):%d/%m/%Y | %H:%M}"


def display_day(moment: datetime) -> str:
    """Return the day alone: ``06/01/2021``."""
    return f"{moment.astimezone(ZONE):%d/%m/%Y}"


def machine(moment: datetime) -> str:
    """Return the form for ``<time datetime>``, feeds and sitemaps: ``2021-01-06T17:07:00+07:00`` (RFC 3339)."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")


def written(moment: datetime) -> str:
    """Return the form we write into articles: ``2021-01-06 17:07``."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}"
