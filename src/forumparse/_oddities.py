"""What is odd about the stamps of a page: problems that stand beside the values.

Problems of one entry are said where the entry is read (`_sidebar`); here is what only the page
as a whole, or the calendar, can tell.  A line that would be a stamp if only the calendar had its
day (`31 Feb 2024, 7:09`) is told by reading it with a day that every month has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import regex

from ._items import PLAIN, Item
from ._lines import Lines
from ._stamp_lines import Shape, read_stamp_line
from ._timestamps import clock_in
from ._tokens import has_digit
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
# A number that some month, or every one, lacks as its day: 0, and from 13 up where the other
# number of a numeric date is the month.
_IMPOSSIBLE: Final = regex.compile(
    r"(?<![\d:]) (?: 0{1,2} | 1[3-9] | [2-9]\d | (?P<year>0000) ) (?![\d:])", regex.VERBOSE
)
_TWO_NUMBERS: Final = regex.compile(r"\d \D++ \d", regex.VERBOSE)
_ANY_DAY: Final = "12"
_ANY_YEAR: Final = "2012"


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


def impossible_days(lines: Lines, items: Sequence[Item], code: str) -> Iterable[Problem]:
    """Yield a problem for each stamp with a day that no calendar has."""
    short = [item for item in items if len(item.text) <= _LONGEST_STAMP]
    impossible = {item.first for item in short if _has_an_impossible_day(item, code)}
    for line in sorted(impossible):
        span = lines.trimmed_span(line)
        yield Problem(
            kind="malformed-timestamp",
            message=f"{lines.text[span.start : span.end]!r} looks like a timestamp, "
            "but no calendar has that day",
            span=span,
        )


def unread_stamps(lines: Lines, items: Sequence[Item], code: str) -> Iterable[Problem]:
    """Yield a problem where several lines look like stamps and none was read as one."""
    if any(item.stamp is not None for item in items):
        return
    unread = [
        item for item in items if _has_a_clock(item) and not _has_an_impossible_day(item, code)
    ]
    if len(unread) >= _FEWEST_UNREAD:
        yield Problem(
            kind="unknown-language",
            message=f"{len(unread)} lines look like timestamps in a language there is no file "
            f"for, the first is {unread[0].text!r}",
            span=lines.trimmed_span(unread[0].first),
        )


def _has_an_impossible_day(item: Item, code: str) -> bool:
    """Whether a short line would be all stamp, and an entry's, if only its day were another."""
    text = item.text
    if item.stamp is not None and not _may_be_another(item.stamp.shape):
        return False
    if item.kind == "wall" or not has_digit(text):
        return False
    if _TWO_NUMBERS.search(text) is None or _IMPOSSIBLE.search(text) is None:
        return False
    as_it_is = read_stamp_line(text, code)
    if as_it_is is not None and as_it_is.shape.explained:
        return False
    read = read_stamp_line(_IMPOSSIBLE.sub(_possible, text), code)
    if read is None or not (read.shape.certain and read.shape.explained):
        return False
    return read.shape.kind == "entry" and not read.shape.frame.relative


def _may_be_another(shape: Shape) -> bool:
    """Whether the line of a stamp can be all of another one: where a number stands beside it."""
    return not shape.explained and has_digit(f"{shape.rest_before} {shape.rest_behind}")


def _possible(number: regex.Match[str]) -> str:
    return _ANY_DAY if number["year"] is None else _ANY_YEAR


def _has_a_clock(item: Item) -> bool:
    """Whether a short line holds a clock, at an end of it where the line is longer."""
    text = item.text
    if item.kind not in (*PLAIN, "title") or len(text) > _LONGEST_STAMP:
        return False
    clock = clock_in(text)
    if clock is None:
        return False
    return len(text) <= _SHORT or clock[0] == 0 or clock[1] == len(text)
