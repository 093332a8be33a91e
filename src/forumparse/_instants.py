"""An instant that a page states for machines, as the timestamp that people see in its place.

`raw` and `span` stay what is shown, and the values are the instant's: `Yesterday at 6:36 am` with
the year, the day and the zone that stood in an attribute beside it.
"""

from __future__ import annotations

from datetime import datetime

from .model import AbsoluteTimestamp, ClockTime, Span


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
