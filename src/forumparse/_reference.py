"""The reference, as resolving needs it: the zone, the moment, today and the days around it.

All of it is decided once, when a resolver is made.  A date tells the day and no moment; a naive
datetime is a local time in the zone, where there is one; an aware one is converted to the zone
before its day is taken.  Of a window the earliest end is used, else the latest.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from typing import TypeAlias

from attrs import frozen

from ._zones import Disambiguation, checked_zone, instant, placed
from .model import ReferenceWindow

Reference: TypeAlias = date | datetime | ReferenceWindow
YearMonthDay: TypeAlias = tuple[int, int, int]


@frozen(kw_only=True)
class Now:
    """What a reference tells."""

    zone: tzinfo | None
    """The zone of all results; None when they are naive."""
    moment: datetime | None
    """Under a fixed offset when aware, so that arithmetic counts instants; None for a date."""
    today: date
    """The day it is in the zone."""
    days: Mapping[int, YearMonthDay]
    """The last week, today and tomorrow by their distance from today."""
    weekdays: Mapping[int, YearMonthDay]
    """The seven days before today by their weekday, Monday being 0."""
    inferred: bool
    """Whether it is the bound of a window, not a known moment."""


def checked_reference(reference: Reference) -> Reference:
    """Return *reference* as it is.

    Raises:
        TypeError: when it is no date, datetime or window.
        ValueError: when it is a window that knows nothing.
    """
    if isinstance(reference, ReferenceWindow):
        if reference.earliest is None and reference.latest is None:
            raise ValueError(
                "the reference window does not know when the page was read: give a date instead"
            )
    elif not isinstance(reference, date):
        raise TypeError(
            f"the reference must be a date, a datetime or a ReferenceWindow, not {reference!r}: "
            "give the day the page was read, such as date(2024, 12, 14)"
        )
    return reference


def identity(reference: Reference) -> tuple[object, ...]:
    """Return what tells references apart: datetimes of two zones can be equal, and still differ."""
    if isinstance(reference, datetime):
        return reference, reference.fold, reference.tzinfo
    return (reference,)


def read_reference(reference: Reference, tz: tzinfo | None, policy: Disambiguation) -> Now:
    """Return what *reference* tells in the zone *tz*, or in its own when that is None.

    Raises:
        TypeError: when an end of a window is no date or datetime.
        ValueError: when it is no moment of the years 1 to 9999, or has no place by *policy*.
    """
    single = _single(reference)
    moment, zone = None, tz
    if isinstance(single, datetime):
        single = _plain(single)
        if tz is None and single.utcoffset() is not None:
            zone = checked_zone(single.tzinfo)
        moment = _in_zone(single, zone, policy)
    today = date(single.year, single.month, single.day) if moment is None else moment.date()
    days = _days_around(today)
    return Now(
        zone=zone,
        moment=moment,
        today=today,
        days={distance: (day.year, day.month, day.day) for distance, day in days.items()},
        weekdays={
            day.weekday(): (day.year, day.month, day.day)
            for distance, day in days.items()
            if distance < 0
        },
        inferred=isinstance(reference, ReferenceWindow) and reference.earliest != reference.latest,
    )


def _single(reference: Reference) -> date:
    """Return the end of a window that is used; a date or datetime as it is."""
    if not isinstance(reference, ReferenceWindow):
        return reference
    end = reference.latest if reference.earliest is None else reference.earliest
    if not isinstance(end, date):
        raise TypeError(f"a window ends at a date or a datetime, not at {end!r}")
    return end


def _plain(moment: datetime) -> datetime:
    """Return *moment* without what a subclass adds to it: nanoseconds, other arithmetic."""
    try:
        day = date(moment.year, moment.month, moment.day)
    except (TypeError, ValueError):  # the NaT of pandas is a datetime, and no moment
        raise ValueError(f"the reference {moment!r} is no moment: give a date") from None
    clock = time(moment.hour, moment.minute, moment.second, moment.microsecond, fold=moment.fold)
    return datetime.combine(day, clock, moment.tzinfo)


def _in_zone(moment: datetime, zone: tzinfo | None, policy: Disambiguation) -> datetime:
    """Return *moment* as *zone* shows it, under the offset it has there."""
    try:
        if moment.utcoffset() is None:
            here = placed(moment.replace(tzinfo=zone, fold=0), zone, policy)
        else:
            here = instant(moment).astimezone(zone)
    except OverflowError:
        raise ValueError(f"in UTC {moment} lies outside the years 1 to 9999: give a date") from None
    if here is None:
        raise ValueError(
            f"a clock change in {zone} skipped or repeated the reference {moment}: give it with "
            "its offset, or choose another policy than 'raise'"
        )
    return instant(here)


def _days_around(today: date) -> Mapping[int, date]:
    """Return the last week, today and tomorrow, as far as the calendar reaches."""
    number, last = today.toordinal(), date.max.toordinal()
    near = range(max(-7, 1 - number), min(1, last - number) + 1)
    return {distance: date.fromordinal(number + distance) for distance in near}
