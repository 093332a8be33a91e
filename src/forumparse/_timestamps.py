"""`Today at 7:09 am` to a `Timestamp`: what was written, in one language, without a clock to ask.

A stamp is read in two halves.  Its *clock* has the same shape in every language and changes from
line to line, so a regular expression takes it out.  What stands around the clock is its *frame*
(`Today at … by Rocky`): it holds the words, needs the grammar, and is the same on line after line
of a widget, so it is read once and remembered.  A remembered frame holds no clock and no
position, and gives the same answer as reading it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import regex
from attrs import frozen

from ._dates import DateParts, DateReading, read_dates
from ._elapsed import Age, read_ages
from ._lines import collapse_blanks, fold
from ._tokens import tokenize
from ._vocabulary import CLOCK, Symbol, vocabulary
from .locales import match_locale
from .model import (
    AbsoluteTimestamp,
    ClockTime,
    Elapsed,
    NumericOrder,
    RelativeDay,
    RelativeWeekday,
    Span,
    Timestamp,
)

LONGEST_LINE: Final = 250
"""No board prints a longer line with a stamp; longer ones are prose."""
_WIDEST_FRAME: Final = 100
"""How far from its clock the rest of a stamp can stand."""

_CLOCK: Final = regex.compile(
    r"""
    (?: (?<! [\d:.] | [\d\pL][+\-] ) | (?<= [/.\-](?:19|20)\d\d ) | (?<= [/.\-]\d\d ) | (?<= \dt) )
    (?P<hour> \d{1,2} )
    (?:
        : (?P<minute>\d\d) (?: : (?P<second>\d\d) (?:\.\d{1,6})? )?
        (?: [ ]? (?P<half>[ap]) (?: m | \.[ ]?m\.? ) (?!\w) )?
      | [ ]?h[ ]?(?P<minute>\d\d) (?!\w)
      | [ ]? (?P<half>[ap]) (?: m | \.m\.? ) (?!\w)
    )
    (?! \d | :\d )
    """,
    regex.VERBOSE,
)
# `07.10` is a clock only behind the word that announces one (Finnish `klo 07.10`) or a dash.
_DOTTED_CLOCK: Final = regex.compile(
    r"(?<= \bklo\ | \bkl\.?\ | \d\ -\ )(?P<hour>\d{1,2})\.(?P<minute>\d\d)(?:\.(?P<second>\d\d))?(?P<half>)(?![\d.])",
    regex.VERBOSE,
)
_ZONE: Final = regex.compile(
    r"""
    [ ]? \(? (?:
        (?P<name> utc | gmt | z | west | wet | cest | cet | eest | eet | bst | ist | msk | est
          | edt | cst | cdt | mst | mdt | pst | pdt | jst | aest | aedt ) (?!\w)
        (?: [ ]? (?P<sign>[+\-]) [ ]? (?P<hours>\d{1,2}) :? (?P<minutes>\d\d)? (?!\d) )?
      | (?P<sign>[+\-]) (?P<hours>\d\d) :? (?P<minutes>\d\d) (?!\d)
    ) \)?
    """,
    regex.VERBOSE,
)
# Minutes east of UTC.  `ist` and `bst` name several zones and are read over.
_ZONES: Final = MappingProxyType(
    {
        **dict.fromkeys(("utc", "gmt", "z", "wet"), 0),
        **dict.fromkeys(("west", "cet"), 60),
        **dict.fromkeys(("cest", "eet"), 120),
        **dict.fromkeys(("eest", "msk"), 180),
        "est": -300,
        "edt": -240,
        "cst": -360,
        "cdt": -300,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
        "jst": 540,
        "aest": 600,
        "aedt": 660,
    }
)

# The alternative text of a clock image, glued to the stamp: `… EmptyThu 12 Dec 2024, 6:34 am`.
_GLUED_IMAGE: Final = regex.compile(r"(?<![^\s])empty(?=[\p{L}\d])")


@frozen(kw_only=True)
class Frame:
    """What stands around a clock, or a whole stamp without one.  Offsets are into the frame."""

    start: int
    """Where the stamp begins in the text before the clock."""
    end: int
    """Where it ends: in the text behind the clock, or, without one, in the only text."""
    date: DateReading | None = None
    age: Age | None = None
    utc_offset: int | None = None


@frozen(kw_only=True)
class Found:
    """A stamp within a line, or what would be one but for an impossible clock."""

    start: int
    end: int
    timestamp: Timestamp | None
    """None when the clock or the date is impossible (`Today at 25:00`)."""
    certain: bool
    """False for words that prose uses as well: a bare `today`, `May 2012`, `5m`."""


def parse_timestamp(
    text: str, *, locale: str = "en", date_order: NumericOrder | None = None
) -> Timestamp | None:
    """Return what *text* says, or None when the whole of it is not a timestamp.

    Blanks around it are ignored.  A numeric date that could be read two ways takes *date_order*,
    or else the language's usual order and `ambiguous=True`.

    >>> parse_timestamp("Yesterday at 6:36 am").days
    -1
    >>> parse_timestamp("Vor 2 Stunden", locale="de").unit
    'hour'
    >>> parse_timestamp("Today at 25:00") is None
    True

    Raises:
        TypeError: when *text* is no string.
        UnknownLocale: when no file describes the language.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"parse_timestamp reads a str, not {type(text).__name__}: decode bytes first"
        )
    stripped = text.strip()
    if len(stripped) > LONGEST_LINE:
        return None
    offset = len(text) - len(text.lstrip())
    for found in find_stamps(stripped, match_locale(locale), date_order, offset):
        if found.start == 0 and stripped[found.end :] in ("", "."):
            return found.timestamp
    return None


def find_stamps(
    line: str, code: str, date_order: NumericOrder | None = None, offset: int = 0
) -> Iterator[Found]:
    """Yield the stamps of *line*, read in the language *code*; spans begin at *offset*.

    At most `LONGEST_LINE` characters are read.
    """
    folded = fold(line[:LONGEST_LINE])
    if "empty" in folded:
        folded = _GLUED_IMAGE.sub(" " * len("empty"), folded)
    clocks = list(_CLOCK.finditer(folded)) or list(_DOTTED_CLOCK.finditer(folded))
    for clock in clocks:
        frame = read_frame(folded[: clock.start()], folded[clock.end() :], code)
        if frame is not None:
            yield _with_clock(line, clock, frame, code, date_order, offset)
    for frame in read_clockless(folded, code):
        yield _without_clock(line, frame, code, date_order, offset)


@lru_cache(maxsize=4096)
def read_frame(before: str, behind: str, code: str) -> Frame | None:
    """Return the stamp whose clock stands between *before* and *behind*, if there is one."""
    skipped = max(0, len(before) - _WIDEST_FRAME)
    zone = _ZONE.match(behind)
    at = zone.end() if zone else 0
    words = vocabulary(code)
    symbols = [
        *words.symbols(tokenize(before[skipped:])),
        Symbol(CLOCK, len(before) - skipped, len(before) - skipped, {}, -1),
        *_moved(words.symbols(tokenize(behind[at : at + _WIDEST_FRAME])), len(before) - skipped),
    ]
    for reading in read_dates(symbols, words):
        if reading.has_clock:
            end = max(0, reading.end - len(before) + skipped)
            return Frame(
                start=min(reading.start + skipped, len(before)),
                end=end + at if end else at,
                date=reading,
                utc_offset=_utc_offset(zone) if zone else None,
            )
    return None


def _moved(symbols: list[Symbol], by: int) -> list[Symbol]:
    return [symbol._replace(start=symbol.start + by, end=symbol.end + by) for symbol in symbols]


@lru_cache(maxsize=4096)
def read_clockless(folded: str, code: str) -> tuple[Frame, ...]:
    """Return the stamps without a clock that *folded* holds: dates, day words, ages."""
    tokens = tokenize(folded)
    ages = [Frame(start=age.start, end=age.end, age=age) for age in read_ages(tokens, code)]
    words = vocabulary(code)
    dates = [
        Frame(start=reading.start, end=reading.end, date=reading)
        for reading in read_dates(words.symbols(tokens), words)
    ]
    return tuple(sorted([*ages, *dates], key=lambda frame: (frame.start, -frame.end)))


def _utc_offset(zone: regex.Match[str]) -> int | None:
    base = _ZONES.get(zone["name"]) if zone["name"] else 0
    if base is None or not zone["sign"]:
        return base
    east = int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
    return base + (east if zone["sign"] == "+" else -east) if east <= 14 * 60 else None


def _with_clock(
    line: str,
    clock: regex.Match[str],
    frame: Frame,
    code: str,
    date_order: NumericOrder | None,
    offset: int,
) -> Found:
    date = frame.date
    assert date is not None  # a frame around a clock is a date's  # noqa: S101
    start, end = frame.start, clock.end() + frame.end
    time = _shown(clock, date.half)
    timestamp = None
    if time is not None:
        raw = collapse_blanks(line[start:end])
        span = Span(offset + start, offset + end)
        timestamp = _timestamp(raw, span, date, time, frame.utc_offset, code, date_order)
    return Found(start=start, end=end, timestamp=timestamp, certain=True)


def _without_clock(
    line: str, frame: Frame, code: str, date_order: NumericOrder | None, offset: int
) -> Found:
    raw = collapse_blanks(line[frame.start : frame.end])
    span = Span(offset + frame.start, offset + frame.end)
    age, date = frame.age, frame.date
    if age is not None:
        timestamp: Timestamp | None = Elapsed(
            raw=raw, span=span, amount=age.amount, unit=age.unit, at_most=age.at_most
        )
        certain = not age.short
    else:
        assert date is not None  # a frame without an age is a date's  # noqa: S101
        timestamp = _timestamp(raw, span, date, None, None, code, date_order)
        parts = date.parts
        certain = parts is not None and parts.year is not None and _has_day(parts)
    return Found(start=frame.start, end=frame.end, timestamp=timestamp, certain=certain)


def _has_day(parts: DateParts) -> bool:
    return parts.day is not None or parts.numbers is not None


@lru_cache(maxsize=2880)
def clock_time(hour: int, minute: int, second: int, half: int | None) -> ClockTime | None:
    """Return the time of day, or None when there is no such time (`25:00`, `13:05 pm`)."""
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + 12 * half
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ClockTime(hour, minute, second)


def _timestamp(
    raw: str,
    span: Span,
    date: DateReading,
    clock: ClockTime | None,
    utc_offset: int | None,
    code: str,
    date_order: NumericOrder | None,
) -> Timestamp:
    if date.days is not None:
        return RelativeDay(raw=raw, span=span, days=date.days, clock=clock)
    parts = date.parts
    if parts is None:
        return RelativeWeekday(raw=raw, span=span, weekday=date.weekday or 0, clock=clock)
    ambiguous = False
    month, day, order = parts.month, parts.day, parts.order
    if parts.numbers is not None:
        usual = vocabulary(code).locale.order
        order = date_order or usual
        first, second = parts.numbers
        month, day = (first, second) if order == "mdy" else (second, first)
        ambiguous = date_order is None
    return AbsoluteTimestamp(
        raw=raw,
        span=span,
        month=month or 1,
        year=parts.year,
        day=day,
        weekday=date.weekday,
        clock=clock,
        utc_offset=utc_offset,
        order=order,
        ambiguous=ambiguous,
    )


def clock_in(text: str) -> tuple[int, int, ClockTime | None] | None:
    """Return where a clock stands in *text* and what it shows; None without one."""
    match = _CLOCK.search(fold(text[:LONGEST_LINE]))
    return None if match is None else (match.start(), match.end(), _shown(match, None))


def _shown(clock: regex.Match[str], half: int | None) -> ClockTime | None:
    half = {"a": 0, "p": 1}.get(clock["half"], half)
    hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second"))
    return clock_time(hour, minute, second, half)


@lru_cache(maxsize=128)
def stamp_triggers(code: str) -> frozenset[str]:
    """Return words of which one stands in every stamp of the language that has no digit."""
    locale = vocabulary(code).locale
    return frozenset(
        [*locale.days, *locale.weekdays, *locale.elapsed.at_most, *locale.elapsed.fixed]
        + [part for ago in locale.elapsed.ago for part in ago.replace("{}", " ").split()]
    )
