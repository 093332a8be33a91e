"""Times that a page states for machines: instants in attributes, the server's clock in a script.

Boards print `Yesterday at 6:36 am` for people and, beside it, an instant: `time[datetime]`,
`data-time`, `data-timestamp` (Unix time in seconds or milliseconds), an ISO date in a `title`.
XenForo also writes down when the page was made and when its local day began, which tells both
"now" and the zone.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import regex

from ._elements import attribute
from .model import ClockTime, PageClock, Span

_INSTANTS: Final = (
    "datetime",
    "data-time",
    "data-timestamp",
    "data-utime",
    "data-epoch",
    "data-unixtime",
    "data-datetime",
    "data-date",
    "data-ts",
    "created-timestamp",
    "date",
    "content",
    "title",
)
"""Attributes that hold an instant, in an element of any name."""
_UNIX: Final = regex.compile(
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}\ )?+"  # said in both ways, side by side
    r"([0-9]{9,10})(?:[0-9]{3})?+(?:\.[0-9]{1,6})?+"
)
_ISO: Final = regex.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} (?: [T\ ] [0-9]{2}:[0-9]{2} \S{0,20} )?+", regex.VERBOSE
)
# `XF.config.time: {now: 1734163440, today: 1734134400, ...}`, `XenForo.serverTimeInfo` likewise.
_SERVER_CLOCK: Final = regex.compile(
    r"""
    \b "?+now"?+ \s*+ : \s*+ (?P<now>[0-9]{9,10}) \s*+ , \s*+
    "?+today"?+ \s*+ : \s*+ (?P<midnight>[0-9]{9,10}) \b
    """,
    regex.VERBOSE,
)
_DAY: Final = 86_400
_EASTERNMOST: Final = 14 * 3_600


def instant_of(attributes: str) -> datetime | None:
    """Return the instant an element states; naive where it names no zone, None without one.

    >>> instant_of(' class="u-dt" data-time="1734072000"')
    datetime.datetime(2024, 12, 13, 6, 40, tzinfo=datetime.timezone.utc)
    """
    for name in _INSTANTS:
        if f'{name}="' in attributes:
            moment = parse_instant(attribute(attributes, name) or "")
            if moment is not None:
                return moment
    return None


def is_date_alone(attributes: str) -> bool:
    """Whether the instant is a day without a clock (`datetime="2024-12-13"`)."""
    return len(attribute(attributes, "datetime") or "") == len("2024-12-13")


def parse_instant(text: str) -> datetime | None:
    """Return the instant that *text* is, in Unix time or ISO 8601; None for anything else."""
    text = text.strip()
    unix = _UNIX.fullmatch(text)
    if unix is not None:
        return datetime.fromtimestamp(int(unix[1]), UTC)
    if _ISO.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def server_clock(source: str) -> PageClock | None:
    """Return when the server made the page, and in which zone, where a script says so.

    Nothing visible says it, so its span is empty.
    """
    if "today" not in source:
        return None
    found = _SERVER_CLOCK.search(source)
    if found is None:
        return None
    now, midnight = int(found["now"]), int(found["midnight"])
    east = -midnight % _DAY
    offset = timedelta(seconds=east - _DAY if east > _EASTERNMOST else east)
    moment = datetime.fromtimestamp(now, timezone(offset))
    return PageClock(
        moment=moment,
        clock=ClockTime(moment.hour, moment.minute, moment.second),
        utc_offset=round(offset.total_seconds() / 60),
        raw="",
        span=Span(0, 0),
    )
