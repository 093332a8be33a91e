"""`Today at 7:09 am` to a `Timestamp`: what was written, in one language, without a clock to ask.

A stamp is read in two halves.  Its *clock* has the same shape in every language and changes from
line to line, so a regular expression takes it out.  What stands around the clock is its *frame*
(`Today at … by Rocky`): it holds the words, needs the grammar, and is the same on line after line
of a widget, so it is read once and remembered.  A remembered frame holds no clock and no
position, and gives the same answer as reading it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, get_args

import regex

from ._dates import DateParts, DateReading, read_dates
from ._elapsed import Age, read_ages
from ._filling import OpenAbsoluteTimestamp, OpenRelativeDay, span_of
from ._lines import collapse_blanks, fold, trimmed
from ._times_of_day import find_clocks, usual_clock
from ._tokens import Token, tokenize
from ._vocabulary import CLOCK, Symbols, vocabulary
from .locales import match_locale
from .model import (
    AbsoluteTimestamp,
    ClockTime,
    DateOrder,
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

_ZONE: Final = regex.compile(
    r"""
    [ ]? \(? (?:
        (?P<name> utc | gmt | z | west | wet | cest | cet | eest | eet | bst | ist | msk | est
          | edt | cst | cdt | mst | mdt | pst | pdt | jst | kst | hkt | sgt | wib | wita | pkt
          | мск | aest | aedt ) (?!\w)
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
        **dict.fromkeys(("eest", "msk", "мск"), 180),
        **dict.fromkeys(("hkt", "sgt", "wita"), 480),
        "est": -300,
        "edt": -240,
        "cst": -360,
        "cdt": -300,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
        **dict.fromkeys(("jst", "kst"), 540),
        "wib": 420,
        "pkt": 300,
        "aest": 600,
        "aedt": 660,
    }
)

_ISO_T: Final = regex.compile(r"(?<=\d)t$")  # 2024-12-14T07:09
# The alternative text of a clock image, glued to the stamp: `… EmptyThu 12 Dec 2024, 6:34 am`.
_GLUED_IMAGE: Final = regex.compile(r"(?<!\S)[eE]mpty(?=[\p{L}\d])")


class Frame(NamedTuple):
    """What stands around a clock, or a whole stamp without one.  Offsets are into the frame."""

    start: int
    """Where the stamp begins in the text before the clock."""
    end: int
    """Where it ends: in the text behind the clock, or, without one, in the only text."""
    date: DateReading | None = None
    age: Age | None = None
    utc_offset: int | None = None

    @property
    def half(self) -> int | None:
        """0 for am, 1 for pm, where a word of the language beside the clock says so."""
        return None if self.date is None else self.date.half

    @property
    def certain(self) -> bool:
        """False for words that prose uses as well: a bare `today`, `May 2012`, `5m`."""
        if self.age is not None:
            return not self.age.short
        date = self.date
        if date is None or date.has_clock:
            return True
        parts = date.parts
        return (
            parts is not None
            and parts.year is not None
            and (parts.day is not None or parts.numbers is not None)
        )

    @property
    def relative(self) -> bool:
        """Whether it needs a reference to become a date."""
        return self.age is not None or (self.date is not None and self.date.parts is None)

    @property
    def wordless(self) -> bool:
        """Whether it is of numbers alone, which every language reads alike."""
        return (
            self.date is not None
            and self.date.parts is not None
            and (self.date.parts.order != "named" and self.date.weekday is None)
        )


class Found(NamedTuple):
    """A stamp within a line, or what would be one but for an impossible clock."""

    frame: Frame
    start: int
    end: int
    time: ClockTime | None
    possible: bool
    """False when there is no such time (`Today at 25:00`)."""


MakeTimestamp: TypeAlias = Callable[[str, Span, ClockTime | None], Timestamp]
"""From what stands on the page, where, and the time of day, to the timestamp."""


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
        TypeError: when *text* or *locale* is no string.
        ValueError: for a *date_order* that is none of the three.
        UnknownLocale: when no file describes the language.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"parse_timestamp reads a str, not {type(text).__name__}: decode bytes first"
        )
    if date_order is not None and date_order not in get_args(NumericOrder):
        choices = ", ".join(map(repr, get_args(NumericOrder)))
        raise ValueError(f"date_order must be one of {choices}, not {date_order!r}")
    code = match_locale(locale)
    usual = _usual_timestamp(text, code, date_order)
    if usual is not None:
        return usual
    stripped = trimmed(text)
    for found in find_stamps(stripped, code):
        if found.start == 0 and stripped[found.end :] in ("", "."):
            return build_timestamp(found, stripped, text.find(stripped), code, date_order)
    return None


def _usual_timestamp(text: str, code: str, date_order: NumericOrder | None) -> Timestamp | None:
    """Return the timestamp that is all of *text*, where it has a usual clock and no blanks around.

    None tells nothing; `find_stamps` knows every stamp.
    """
    clock = usual_clock(text) if len(text) <= LONGEST_LINE else None
    if clock is None:
        return None
    start, end, reading = clock
    around = _around_clock(text[:start], text[end:], code, date_order)
    if around is None:
        return None
    half, length, make = around
    time = reading.time(half)
    if time is None:
        return None
    end += length
    return make(collapse_blanks(text[:end]), span_of(0, end), time)


@lru_cache(maxsize=4096)
def _around_clock(
    before: str, behind: str, code: str, date_order: NumericOrder | None
) -> tuple[int | None, int, MakeTimestamp] | None:
    """Return what makes a timestamp of a clock between *before* and *behind*.

    That is the half of the day they tell, and how much of *behind* is the timestamp's.  None
    where they hold more than a timestamp.
    """
    frame = read_frame(plain_line(before), plain_line(behind), code)
    if frame is None or frame.start > 0 or behind[frame.end :] not in ("", "."):
        return None
    return frame.half, frame.end, making(frame, code, date_order)


def find_stamps(line: str, code: str) -> Iterator[Found]:
    """Yield the stamps of *line*, read in the language *code*; none of an overlong line."""
    if len(line) > LONGEST_LINE:
        return
    plain = plain_line(line)
    for start, end, clock in find_clocks(plain):
        frame = read_frame(plain[:start], plain[end:], code)
        if frame is not None:
            time = clock.time(frame.half)
            yield Found(frame, frame.start, end + frame.end, time, time is not None)
    for frame in read_clockless(plain, code):
        yield Found(frame, frame.start, frame.end, None, possible=True)


def plain_line(line: str) -> str:
    """Return the line ready for the patterns: folded, and without a glued image's text."""
    if line.isascii():
        return _GLUED_IMAGE.sub(" " * 5, line) if "mpty" in line else line
    folded = fold(line)
    return _GLUED_IMAGE.sub(" " * 5, folded) if "empty" in folded else folded


@lru_cache(maxsize=4096)
def read_frame(before: str, behind: str, code: str) -> Frame | None:
    """Return the stamp whose clock stands between *before* and *behind*, if there is one."""
    skipped = max(0, len(before) - _WIDEST_FRAME)
    folded = fold(behind[: 2 * _WIDEST_FRAME])
    zone = _ZONE.match(folded)
    at = zone.end() if zone else 0
    words = vocabulary(code)
    here = len(before) - skipped
    first = tokenize(_ISO_T.sub(" ", fold(before[skipped:])))
    second = tokenize(folded[at : at + _WIDEST_FRAME])
    if not words.may_hold_date([*first, *second], fewest=2):
        return None
    symbols = _around(words.symbols(first), here, words.symbols(second))
    for reading in read_dates(symbols, words):
        if reading.has_clock:
            end = max(0, reading.end - here)
            return Frame(
                start=min(reading.start + skipped, len(before)),
                end=end + at if end else at,
                date=reading,
                utc_offset=_utc_offset(zone) if zone else None,
            )
    return None


def _around(before: Symbols, clock: int, behind: Symbols) -> Symbols:
    """Return the symbols around a clock at *clock*, which is left out of the text behind it."""
    moved = [Token(text, start + clock, end + clock) for text, start, end in behind.pieces]
    pieces = [*before.pieces, Token("", clock, clock), *moved]
    return Symbols(before.letters + CLOCK + behind.letters, pieces)


@lru_cache(maxsize=4096)
def read_clockless(plain: str, code: str) -> tuple[Frame, ...]:
    """Return the stamps without a clock that a line holds: dates, day words, ages."""
    tokens = tokenize(fold(plain))
    ages = [Frame(age.start, age.end, age=age) for age in read_ages(tokens, code)]
    words = vocabulary(code)
    dates = []
    if words.may_hold_date(tokens):
        readings = read_dates(words.symbols(tokens), words)
        dates = [Frame(reading.start, reading.end, date=reading) for reading in readings]
    return tuple(sorted([*ages, *dates], key=lambda frame: (frame.start, -frame.end)))


def _utc_offset(zone: regex.Match[str]) -> int | None:
    base = _ZONES.get(zone["name"]) if zone["name"] else 0
    if base is None or not zone["sign"]:
        return base
    east = int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
    return base + (east if zone["sign"] == "+" else -east) if east <= 14 * 60 else None


def build_timestamp(
    found: Found, line: str, offset: int, code: str, date_order: NumericOrder | None = None
) -> Timestamp | None:
    """Return the timestamp found in *line*, which begins at *offset* of the page."""
    if not found.possible:
        return None
    raw = collapse_blanks(line[found.start : found.end])
    span = Span(offset + found.start, offset + found.end)
    return making(found.frame, code, date_order)(raw, span, found.time)


def making(frame: Frame, code: str, date_order: NumericOrder | None = None) -> MakeTimestamp:
    """Return what makes a timestamp of each clock that stands in *frame*."""
    date, age = frame.date, frame.age
    if age is not None:
        return _making_elapsed(age)
    assert date is not None, frame  # noqa: S101 - a frame has one or the other
    if date.parts is not None:
        return _making_absolute(date, date.parts, frame.utc_offset, code, date_order)
    if date.days is not None:
        return _making_day(date.days)
    return _making_weekday(date.weekday or 0)


def _making_elapsed(age: Age) -> MakeTimestamp:
    amount, unit, at_most = age.amount, age.unit, age.at_most

    def make(raw: str, span: Span, clock: ClockTime | None) -> Timestamp:  # noqa: ARG001
        return Elapsed(raw=raw, span=span, amount=amount, unit=unit, at_most=at_most)

    return make


def _making_day(days: int) -> MakeTimestamp:
    def make(raw: str, span: Span, clock: ClockTime | None) -> Timestamp:
        made = OpenRelativeDay()
        made.raw = raw
        made.span = span
        made.days = days
        made.clock = clock
        made.kind = "day"
        made.__class__ = RelativeDay
        stamp: Timestamp = made
        return stamp

    return make


def _making_weekday(weekday: int) -> MakeTimestamp:
    def make(raw: str, span: Span, clock: ClockTime | None) -> Timestamp:
        return RelativeWeekday(raw=raw, span=span, weekday=weekday, clock=clock)

    return make


def _making_absolute(
    date: DateReading,
    parts: DateParts,
    utc_offset: int | None,
    code: str,
    date_order: NumericOrder | None,
) -> MakeTimestamp:
    parts, ambiguous = _as_told(parts, date_order)
    month, day, order = _in_order(parts, code, date_order)
    year, weekday = parts.year, date.weekday

    def make(raw: str, span: Span, clock: ClockTime | None) -> Timestamp:
        made = OpenAbsoluteTimestamp()
        made.raw = raw
        made.span = span
        made.month = month
        made.year = year
        made.day = day
        made.weekday = weekday
        made.clock = clock
        made.utc_offset = utc_offset
        made.order = order
        made.ambiguous = ambiguous
        made.kind = "absolute"
        made.__class__ = AbsoluteTimestamp
        stamp: Timestamp = made
        return stamp

    return make


def _as_told(parts: DateParts, date_order: NumericOrder | None) -> tuple[DateParts, bool]:
    """Return how a date reads in the order that is told, and whether something stays unclear.

    That the year comes first says nothing of `03/04/2024`.
    """
    if date_order is None:
        return parts, parts.numbers is not None or parts.year_last is not None
    if date_order == "ymd":
        parts = parts.year_first or parts
        return parts, parts.numbers is not None
    return parts.year_last or parts, False


def _in_order(
    parts: DateParts, code: str, date_order: NumericOrder | None
) -> tuple[int, int | None, DateOrder]:
    """Return month, day and the order they were read in."""
    if parts.numbers is None:
        return parts.month or 1, parts.day, parts.order
    told = date_order in ("dmy", "mdy")
    order = date_order if told else vocabulary(code).locale.order
    first, second = parts.numbers
    return (first, second, "mdy") if order == "mdy" else (second, first, "dmy")


def clock_in(text: str) -> tuple[int, int, ClockTime | None] | None:
    """Return where a clock stands in *text* and what it shows; None without one."""
    for start, end, clock in find_clocks(plain_line(text[:LONGEST_LINE])):
        return start, end, clock.time(None)
    return None


@lru_cache(maxsize=128)
def stamp_triggers(code: str) -> frozenset[str]:
    """Return words of which one stands in every stamp of the language that has no digit."""
    locale = vocabulary(code).locale
    phrases = (*locale.days, *locale.weekdays, *locale.elapsed.at_most, *locale.elapsed.fixed)
    templates = [part for ago in locale.elapsed.ago for part in ago.split("{}") if part.strip()]
    # Where the unit itself says "ago" (Hungarian `egy napja`), no template has a word of its own.
    bare = any(ago.strip() == "{}" for ago in locale.elapsed.ago)
    units = locale.elapsed.units if bare else ()
    return frozenset(max(phrase.split(), key=len) for phrase in (*phrases, *templates, *units))


@lru_cache(maxsize=128)
def stamp_hints(code: str) -> frozenset[str]:
    """Return words of which one stands in every stamp of the language that has digits, unless
    the digits have marks between them or are glued to a unit.
    """
    locale = vocabulary(code).locale
    months = (*locale.months, *locale.persian_months)
    return stamp_triggers(code) | frozenset(max(month.split(), key=len) for month in months)
