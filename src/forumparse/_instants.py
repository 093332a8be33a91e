"""What a page says of a timestamp beside showing it: an instant, or the date in full.

`raw` and `span` stay what is shown, and the values are the better ones: `Yesterday at 6:36 am`
with the year, the day and the zone of the instant that stands in an attribute, `5 hours ago` with
the date that its tooltip spells out.
"""

from __future__ import annotations

from datetime import datetime

from attrs import evolve

from ._timestamps import LONGEST_LINE, parse_timestamp
from .model import AbsoluteTimestamp, ClockTime, Elapsed, Span, Timestamp


def as_timestamp(
    moment: datetime, raw: str, span: Span, *, date_alone: bool = False
) -> AbsoluteTimestamp:
    """Return the timestamp shown as *raw* at *span*, with the values of the instant behind it.

    >>> shown = as_timestamp(datetime(2024, 12, 13, 6, 36), "Yesterday at 6:36 am", Span(0, 20))
    >>> shown.raw, shown.day, shown.clock
    ('Yesterday at 6:36 am', 13, ClockTime(hour=6, minute=36, second=0))
    """
    offset = moment.utcoffset()
    return AbsoluteTimestamp(
        raw=raw,
        span=span,
        year=moment.year,
        month=moment.month,
        day=moment.day,
        clock=None if date_alone else ClockTime(moment.hour, moment.minute, moment.second),
        utc_offset=None if offset is None else round(offset.total_seconds() / 60),
    )


def spelled_out(
    written: str, code: str, raw: str, span: Span, clock: ClockTime | None
) -> AbsoluteTimestamp | None:
    """Return the timestamp shown as *raw* at *span*, with the date *written* in full elsewhere.

    It is read in the language *code*; where it has no clock, the one that is shown stays.  None
    when it is no date.

    >>> spelled_out("12-13-2024", "en", "Yesterday, 06:36", Span(0, 16), ClockTime(6, 36)).day
    13
    """
    full = parse_timestamp(written, locale=code) if len(written) <= LONGEST_LINE else None
    if not isinstance(full, AbsoluteTimestamp) or full.year is None:
        return None
    return evolve(full, raw=raw, span=span, clock=full.clock or clock)


def clock_of(stamp: Timestamp | None) -> ClockTime | None:
    """Return the time of day that a timestamp shows."""
    return None if stamp is None or isinstance(stamp, Elapsed) else stamp.clock
