"""Where a year of two digits stands: first or last, as the dates of a page tell together.

`24.12.10` has its year first in languages that have it first.  On a board that prints the day
first all the same, the dates lie closer together when they are read that way, or agree with the
weekdays beside them.  A stamp that may be either is `ambiguous` and its order is `ymd`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeGuard

from attrs import evolve

from .model import AbsoluteTimestamp, Timestamp


def settle_years(stamps: Sequence[Timestamp | None]) -> Sequence[Timestamp | None]:
    """Return *stamps* with their short years first or last, where they tell which.

    Where years turn out to stand last, day and month may still be unclear.
    """
    unclear = [stamp for stamp in stamps if getattr(stamp, "ambiguous", False)]
    short = list(filter(_has_short_year_first, unclear))
    if not short:
        return stamps
    turned = list(map(_with_year_last, short))
    if None in turned:
        return [_as_read(stamp) for stamp in stamps]
    others = [stamp for stamp in stamps if not _has_short_year_first(stamp)]
    first, last = (_agreement(read, [*others, *read]) for read in (short, turned))
    if first == last:
        return stamps
    settled = _as_read if first > last else _turned
    return list(map(settled, stamps))


def other_reading(stamp: AbsoluteTimestamp) -> AbsoluteTimestamp:
    """Return the other date that an unclear *stamp* can be; it may be none on any calendar."""
    if _has_short_year_first(stamp):
        return _with_year_last(stamp) or stamp
    return stamp if stamp.day is None else evolve(stamp, month=stamp.day, day=stamp.month)


def doubt_about(stamp: AbsoluteTimestamp) -> str:
    """Return what is unclear about *stamp*, for people."""
    other = "year" if _has_short_year_first(stamp) else "month"
    return f"{stamp.raw!r} can be read day first or {other} first, and nothing on the page decides"


def _has_short_year_first(stamp: Timestamp | None) -> TypeGuard[AbsoluteTimestamp]:
    return isinstance(stamp, AbsoluteTimestamp) and stamp.ambiguous and stamp.order == "ymd"


def _with_year_last(stamp: AbsoluteTimestamp) -> AbsoluteTimestamp | None:
    """Return the date with its day first and its year last; None where that makes no date."""
    day, year = (stamp.year or 0) % 100, 2000 + (stamp.day or 0)
    dotted = stamp.raw.count(".") > 1  # the day stands first between dots
    unclear = not dotted and max(day, stamp.month) <= 12 and day != stamp.month
    other = evolve(stamp, year=year, day=day, order="dmy", ambiguous=unclear)
    return None if _date(other) is None else other


def _as_read(stamp: Timestamp | None) -> Timestamp | None:
    return evolve(stamp, ambiguous=False) if _has_short_year_first(stamp) else stamp


def _turned(stamp: Timestamp | None) -> Timestamp | None:
    return _with_year_last(stamp) if _has_short_year_first(stamp) else stamp


def _agreement(
    read: Iterable[AbsoluteTimestamp | None], among: Iterable[Timestamp | None]
) -> tuple[int, int]:
    """Return how many weekdays fit their dates, and how close together all dates lie."""
    fitting = sum(
        day.weekday() == stamp.weekday
        for stamp in read
        if stamp is not None and (day := _date(stamp)) is not None
    )
    days = [day for stamp in among if (day := _date(stamp)) is not None]
    return fitting, -(max(days) - min(days)).days if days else 0


def _date(stamp: Timestamp | None) -> date | None:
    if not isinstance(stamp, AbsoluteTimestamp) or stamp.year is None or stamp.day is None:
        return None
    try:
        return date(stamp.year, stamp.month, stamp.day)
    except ValueError:
        return None
