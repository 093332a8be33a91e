"""What is odd about the stamps of a page: problems that stand beside the values.

Problems of one entry are said where the entry is read (`_sidebar`); here is what only the page
as a whole, or the calendar, can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ._items import Item
from ._lines import Lines
from ._timestamps import clock_in
from .model import AbsoluteTimestamp, Problem, Timestamp

_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_LONGEST_STAMP: Final = 60
"""A line with a clock that is no longer may be a stamp in a language we do not have."""
_SHORT: Final = 40
_FEWEST_UNREAD: Final = 2


def contradicted_weekdays(stamps: Iterable[Timestamp | None]) -> Iterable[Problem]:
    """Yield a problem for each weekday that its own date contradicts."""
    for stamp in stamps:
        if not isinstance(stamp, AbsoluteTimestamp) or stamp.weekday is None:
            continue
        if stamp.year is None or stamp.day is None or stamp.ambiguous:
            continue
        weekday = date(stamp.year, stamp.month, stamp.day).weekday()
        if weekday != stamp.weekday:
            yield Problem(
                kind="weekday-mismatch",
                message=f"{stamp.raw!r} names a {_WEEKDAYS[stamp.weekday]}, "
                f"but that day was a {_WEEKDAYS[weekday]}",
                span=stamp.span,
            )


def unread_stamps(lines: Lines, items: Sequence[Item]) -> Iterable[Problem]:
    """Yield one problem where several lines look like stamps and none was read as one."""
    if any(item.stamp is not None for item in items):
        return
    unread = [item for item in items if _looks_like_a_stamp(item)]
    if len(unread) >= _FEWEST_UNREAD:
        yield Problem(
            kind="unknown-language",
            message=f"{len(unread)} lines look like timestamps in a language there is no file "
            f"for, the first is {unread[0].text!r}",
            span=lines.trimmed_span(unread[0].first),
        )


def _looks_like_a_stamp(item: Item) -> bool:
    """Whether a short line holds a clock, at an end of it where the line is longer."""
    if item.kind not in ("text", "title") or len(item.text) > _LONGEST_STAMP:
        return False
    clock = clock_in(item.text)
    if clock is None:
        return False
    return len(item.text) <= _SHORT or clock[0] == 0 or clock[1] == len(item.text)
