"""Day first or month first: decided for the page as a whole, never for one stamp.

`12/10/24` alone is a guess.  Beside `13/10/24` it is not, nor beside a weekday that agrees with
one reading only, nor in a list that never rises when read one way and does when read the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal, TypeGuard

from attrs import evolve

from ._dates import DateParts
from .model import AbsoluteTimestamp, NumericOrder, Timestamp

_MONTHS: Final = 12
_UNCLEAR: Final = ("dmy", "mdy")
"""Orders that a date may be read in either of."""


def decide_order(
    stamps: Sequence[Timestamp | None], beside: NumericOrder | None = None
) -> NumericOrder | None:
    """Return the order in which numeric dates are written, or None when *stamps* do not tell.

    *beside* is what other dates of the page tell, as `told_by_dates` returns it.
    """
    if not any(map(_is_ambiguous, stamps)):
        return None
    return _by_fields(stamps) or _by_weekday(stamps) or beside or _by_rising(stamps)


def told_by_dates(dates: Iterable[DateParts]) -> NumericOrder | None:
    """Return the order of those of *dates* that can be read in no other; None where two are."""
    told: set[NumericOrder] = set()
    for written in dates:
        if (written.day or 0) > _MONTHS and written.order in _UNCLEAR:
            told.add("dmy" if written.order == "dmy" else "mdy")
    return told.pop() if len(told) == 1 else None


def with_order(stamp: Timestamp | None, order: NumericOrder) -> Timestamp | None:
    """Return *stamp* read in *order*, no longer ambiguous."""
    if not _is_ambiguous(stamp):
        return stamp
    return evolve(_read_as(stamp, order), order=order, ambiguous=False)


def _read_as(stamp: AbsoluteTimestamp, order: NumericOrder) -> AbsoluteTimestamp:
    month_first = stamp.order == "mdy"
    if month_first == (order == "mdy") or stamp.day is None:
        return stamp
    return evolve(stamp, month=stamp.day, day=stamp.month, order=order)


def _by_fields(stamps: Sequence[Timestamp | None]) -> NumericOrder | None:
    """A field above 12 cannot be a month."""
    told: set[Literal["dmy", "mdy"]] = set()
    for stamp in stamps:
        if (
            not isinstance(stamp, AbsoluteTimestamp)
            or stamp.ambiguous
            or (stamp.day or 0) <= _MONTHS
        ):
            continue
        if stamp.order in _UNCLEAR:
            told.add("dmy" if stamp.order == "dmy" else "mdy")
    return told.pop() if len(told) == 1 else None


def _by_weekday(stamps: Sequence[Timestamp | None]) -> NumericOrder | None:
    votes = {
        order: sum(_agrees(stamp, order) for stamp in stamps if _is_ambiguous(stamp))
        for order in ("dmy", "mdy")
    }
    if votes["dmy"] == votes["mdy"]:
        return None
    return "dmy" if votes["dmy"] > votes["mdy"] else "mdy"


def _agrees(stamp: Timestamp | None, order: NumericOrder) -> bool:
    if not isinstance(stamp, AbsoluteTimestamp) or stamp.weekday is None:
        return False
    day = _date(_read_as(stamp, order))
    return day is not None and day.weekday() == stamp.weekday


def _by_rising(stamps: Sequence[Timestamp | None]) -> NumericOrder | None:
    """Lists of posts run from new to old: the reading that rises less often is the right one."""
    if sum(_is_ambiguous(stamp) for stamp in stamps) < 2:
        return None
    rises = {order: _rises(stamps, order) for order in ("dmy", "mdy")}
    if rises["dmy"] == rises["mdy"]:
        return None
    return "dmy" if rises["dmy"] < rises["mdy"] else "mdy"


def _rises(stamps: Sequence[Timestamp | None], order: NumericOrder) -> int:
    days = [
        _date(_read_as(stamp, order) if stamp.ambiguous else stamp)
        for stamp in stamps
        if isinstance(stamp, AbsoluteTimestamp)
    ]
    known = [day for day in days if day is not None]
    rises = sum(later > earlier for earlier, later in pairwise(known))
    return min(rises, len(known) - 1 - rises) if known else 0


def _is_ambiguous(stamp: Timestamp | None) -> TypeGuard[AbsoluteTimestamp]:
    """Whether day and month are unclear; where a short year stands is asked before."""
    return isinstance(stamp, AbsoluteTimestamp) and stamp.ambiguous and stamp.order in _UNCLEAR


def _date(stamp: AbsoluteTimestamp) -> date | None:
    if stamp.year is None or stamp.day is None:
        return None
    try:
        return date(stamp.year, stamp.month, stamp.day)
    except ValueError:
        return None
