"""The grammar of dates and day words, over symbols, for every language at once.

A letter class in angle brackets stands for all words that can mean it (`_vocabulary.MEANINGS`),
`1 2 4 0` for numbers of one, two, four and other counts of digits, `C` for a clock, any mark for
itself.  The date forms are those counted on real pages (`reference/stamp_forms.tsv`) and offered
by the boards' own settings; every repetition is bounded, so a match costs a bounded number of
steps per symbol.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

import regex

from ._calendars import PERSIAN_MONTHS, from_persian, is_persian_year
from ._tokens import Token
from ._vocabulary import (
    CLOCK,
    FOUR_DIGITS,
    SPACED_DASH,
    TWO_DIGITS,
    Symbols,
    Vocabulary,
    vocabulary,
)
from .model import DateOrder, NumericOrder

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2099
# Dots and blanks are printed between numbers only where the day comes first.
_DAY_FIRST_SEPARATORS: Final = (".", "")
_TWO_DIGIT_PIVOT: Final = 70
"""Boards did not exist before 1970: '70 to '99 are of the last century, the rest of this one."""

# What may stand between a date and its clock: `, `, ` - `, ` | `, ` @ `, ` (`, `:: `, ` at `.
_JOINER: Final = rf"[,.|@·:~\-{SPACED_DASH}]{{0,2}} <A>? [,.:\-{SPACED_DASH}]? <O>? "
_CLOCK: Final = rf"(?P<half><H>)? {CLOCK} (?P<half><H>)? <R>?"
_BEHIND_DATE: Final = rf"(?: {_JOINER} {_CLOCK} | \( {_CLOCK} \)? )"
_WEEKDAY: Final = r"(?: \( (?P<weekday><W>) [.]? \) | (?P<weekday><W>) [.]? ) ,? -?"
_YEAR: Final = r"(?P<year>[42])"
_YEAR_FIRST: Final = r"(?: (?P<era><E>) (?P<year>[120]) | (?P<year>4) | (?P<year>2) (?=<Y>) )"

_FORMS: Final = {
    # 12 Dec 2024 · 12th December, 2024 · 14. Dez 2024 · 9 de Junho de 2012 · 12-dic-24 · 19 Mar
    "day month year": rf"""
        (?! [12] <M> [.]? [12] [.]? <S>? ,? (?: 4 | <M> | '2 ))  # Tram no. 9 Mar 24, 2014
        (?P<day>[12]) <S>? [.]? [\-/]? (?:<F>|<J>)? (?P<month><M>) [.]? ,? [\-/]? (?:<F> [.]?)?
        (?: '? {_YEAR} (?!{CLOCK}?[:]) <Y>? [.]? )?+
    """,
    # Dec 12, 2024 · December 14th, 2024 · Jan 1st, '07 · Dec-14-24 · Mayo 09, 2024 · Dec 14
    "month day year": rf"""
        (?! <M> [.]? [12] (?: <S>? [.]? (?:<F>|<J>)? <M> | [./\-] [12] [./\-] ))  # by June 20 May
        (?P<month><M>) [.]? [\-/]? (?P<day>[12]) (?:<S>|<J>)? [.]? ,? [\-/]? <F>?
        (?: '? {_YEAR} <Y>? )?+
    """,
    # 2024. dec. 14. · 2024 Dec 14 · 令和6年12月14日
    "year month day": rf"""
        {_YEAR_FIRST} [.]? ,? [\-/]? <Y>? [.]? <F>? (?P<month><M>) [.]? [\-/]?
        (?P<day>[12]) [.]? <J>? [.]?
    """,
    # 2024. gada 14. decembris
    "year day month": r"""
        (?P<year>4) [.]? <Y> [.]? (?P<day>[12]) [.]? <F>? (?P<month><M>) [.]?
    """,
    # 2024年12月14日 · 12월 14일
    "year month day units": rf"""
        (?: {_YEAR_FIRST} <Y> )? (?P<numeric>[12]) <K> (?P<day>[12]) <J>
    """,
    # 2024年12月
    "year month": r"(?P<year>4) <Y> (?P<month><M>) (?! [.]? [12] )",
    # 12-14-2024 · 14.12.24 · 14/12/2024
    "numbers": r"""
        (?P<first>[12]) (?P<separator>[./\-]) (?P<second>[12]) (?P=separator)
        (?P<third>[42]) [.]? <Y>?
    """,
    # 2024-12-14 · 2024.12.14. · 2024/12/14
    "year first numbers": r"""
        (?P<first>4) (?P<separator>[./\-]) (?P<second>[12]) (?P=separator) (?P<third>[12]) [.]?
    """,
    # 17 04 2003
    "blank numbers": r"(?P<first>2)(?P<separator>)(?P<second>2)(?P<third>4)",
    # Dec 2024 · Dec '24 · Dezember 2024; but `31 Feb 2024` is no date
    "month year": r"""
        (?<! [12] <S>? [.]? [\-/]? )
        (?P<month><M>) [.]? ,? <F>? (?: (?P<year>4) | '(?P<year>2) ) <Y>?
        (?! [.]? <M> )  # by May 2024. augusztus 24.
    """,
}
_DATE: Final = "(?:" + "|".join(f"(?:{form})" for form in _FORMS.values()) + ")"
# 14/12 07:09: two numbers without a year are a date before a clock alone.
_SHORT_NUMBERS: Final = r"(?<![./\-]) (?P<first>2) (?P<separator>[./\-]) (?P<second>2) [.]? ,?"
# A `-` or a digit behind means that the match cut a longer number in two.
_END: Final = r"(?![./\-][0-9])"

_STAMP: Final = rf"""
    (?P<dated>
        {_WEEKDAY} (?P<month><M>) (?P<day>[12]) {_CLOCK} (?P<year>4)  # Thu Dec 12 06:34:11 2024
      | (?: {_WEEKDAY} <O>? )? {_DATE} {_END}
        (?: ,? {_WEEKDAY} (?! ,? -? (?: <M> | [12] ) ) )? {_BEHIND_DATE}?
      | (?: {_WEEKDAY} )? {_SHORT_NUMBERS} [\-{SPACED_DASH}]? <A>? {_CLOCK}
      | (?: {_WEEKDAY} )? {_CLOCK} [,|\-@{SPACED_DASH}]? <O>? (?: {_WEEKDAY} )? {_DATE} {_END}
    )
  | (?P<named_day>
        (?P<dayword><T>) [,.]? {_BEHIND_DATE}
      | {_CLOCK} ,? (?P<dayword><T>)
      | (?P<dayword><T>)
    )
  | (?P<named_weekday>
        {_WEEKDAY} {_BEHIND_DATE}
      | {_WEEKDAY} ,? <P>
      | (?P<weekday><W>)
    )
"""

Kind: TypeAlias = Literal["dated", "named_day", "named_weekday"]
_KINDS: Final[tuple[Kind, ...]] = ("dated", "named_day", "named_weekday")


class DateParts(NamedTuple):
    """A calendar date as far as its form tells it."""

    year: int | None
    month: int | None
    day: int | None
    order: DateOrder
    numbers: tuple[int, int] | None = None
    """Two numbers that are day and month in an order the form does not tell."""
    year_last: DateParts | None = None
    """How `24.12.14` reads where the year does not come first, as it usually does."""
    year_first: DateParts | None = None
    """How it reads where the year comes first, as it usually does not."""


class DateReading(NamedTuple):
    """What the symbols around a clock, or without one, say of the day."""

    kind: Kind
    start: int
    """Where it begins in the text that was read."""
    end: int
    """Where it ends; the clock included, when there is one."""
    has_clock: bool
    half: int | None
    """0 for am, 1 for pm, where a word of the language says so."""
    days: int | None
    """For a day word: its distance from today."""
    weekday: int | None
    parts: DateParts | None
    """For a date."""


@lru_cache(maxsize=128)
def _grammar(code: str) -> regex.Pattern[str]:
    return vocabulary(code).expand(_STAMP)


def read_dates(symbols: Symbols, words: Vocabulary) -> Iterator[DateReading]:
    """Yield every date, day word and weekday in *symbols*, with the clock it stands by."""
    code, at = words.locale.code, 0
    while (form := _next_form(code, symbols.letters, at)) is not None:
        reading = _reading(_Found(form, symbols.pieces, words))
        if reading is not None:
            yield reading
        # What is no date may hold one: `94 Mar` in `ROPE94 Mar Mar 31, 2009`.
        at = form.start + 1 if reading is None else form.end


class _Form(NamedTuple):
    """A match of the grammar: what the symbols tell before anybody looks at the text."""

    kind: Kind
    start: int
    end: int
    has_clock: bool
    places: Mapping[str, int]
    """Where the groups that matched begin."""
    symbols: Mapping[str, str]
    """What they matched."""


@lru_cache(maxsize=4096)
def _next_form(code: str, letters: str, at: int) -> _Form | None:
    """Return the next stamp; lines that differ in numbers or unknown words share their letters."""
    match = _grammar(code).search(letters, at)
    if match is None:
        return None
    symbols = {group: found for group, found in match.groupdict().items() if found is not None}
    return _Form(
        kind=next(kind for kind in _KINDS if kind in symbols),
        start=match.start(),
        end=match.end(),
        has_clock=CLOCK in match[0],
        places={group: match.start(group) for group in symbols},
        symbols=symbols,
    )


class _Found(NamedTuple):
    """A form and the text it was found in, asked by group."""

    form: _Form
    pieces: Sequence[Token]
    words: Vocabulary

    def meaning(self, group: str, letter: str) -> int | None:
        at = self.form.places.get(group)
        return None if at is None else self.words.meanings[self.pieces[at].text][letter]

    def number(self, group: str) -> int | None:
        at = self.form.places.get(group)
        return None if at is None else int(self.pieces[at].text)

    def year(self, group: str) -> int | None:
        number = self.number(group)
        if number is None:
            return None
        era = self.meaning("era", "E")
        if era is not None:
            return number + era
        if self.form.symbols[group] != TWO_DIGITS:
            return number if number <= LAST_YEAR else number + self.words.locale.year_offset
        own = -self.words.locale.year_offset % 100
        if own and number >= own:  # Thai boards: 2543 was 2000, and 67 is 2024
            return 2000 + number - own
        return number + (1900 if number >= _TWO_DIGIT_PIVOT else 2000)


def _reading(found: _Found) -> DateReading | None:
    form = found.form
    parts = _parts(found) if form.kind == "dated" else None
    if form.kind == "dated" and (parts is None or not _is_date(parts)):
        return None
    return DateReading(
        kind=form.kind,
        start=found.pieces[form.start].start,
        end=found.pieces[form.end - 1].end,
        has_clock=form.has_clock,
        half=found.meaning("half", "H"),
        days=found.meaning("dayword", "T"),
        weekday=found.meaning("weekday", "W"),
        parts=parts,
    )


def _parts(found: _Found) -> DateParts | None:
    if "first" in found.form.places:
        parts = _numeric_parts(found)
        first = _year_first(found, parts)
        if first is not None:
            usual = found.words.locale.order == "ymd"
            parts = first if usual else parts._replace(year_first=first)
        persian = found.words.locale.persian_months and is_persian_year(parts.year or 0)
        return _from_persian(parts, parts.month or 0) if persian else parts
    numeric, named = found.number("numeric"), found.meaning("month", "M")
    parts = DateParts(
        year=found.year("year"),
        month=named if numeric is None else numeric,
        day=found.number("day"),
        order="named" if numeric is None else "ymd",
    )
    is_persian = named is not None and named > PERSIAN_MONTHS
    return _from_persian(parts, named - PERSIAN_MONTHS) if named and is_persian else parts


def _from_persian(parts: DateParts, month: int) -> DateParts | None:
    """Return the date that *parts* of the Persian calendar are; without its year it is none."""
    day = from_persian(parts.year or 0, month, parts.day or 0)
    if day is None:
        return None
    return parts._replace(year=day.year, month=day.month, day=day.day)


def _year_first(found: _Found, parts: DateParts) -> DateParts | None:
    """Return `24.12.14` with its year first, where it can be."""
    symbols = found.form.symbols
    if found.words.locale.persian_months or symbols.get("third") != TWO_DIGITS:
        return None
    year, month, day = found.year("first"), found.number("second"), found.number("third")
    first = DateParts(year=year, month=month, day=day, order="ymd", year_last=parts)
    return first if symbols["first"] == TWO_DIGITS and _is_date(first) else None


def _numeric_parts(found: _Found) -> DateParts:
    first, second, third = (found.number(group) or 0 for group in ("first", "second", "third"))
    if found.form.symbols["first"] == FOUR_DIGITS:
        year = found.year("first")
        month, day = (third, second) if second > 12 >= third else (second, third)
        return DateParts(year=year, month=month, day=day, order="ymd")
    year = found.year("third")  # None for `14/12`
    if found.form.symbols["separator"] in _DAY_FIRST_SEPARATORS and second <= 12:
        return DateParts(year=year, month=second, day=first, order="dmy")
    if first == second or max(first, second) > 12:
        order: NumericOrder = "mdy" if second > 12 else "dmy"
        month, day = (first, second) if order == "mdy" else (second, first)
        return DateParts(year=year, month=month, day=day, order=order, numbers=None)
    return DateParts(year=year, month=None, day=None, order="dmy", numbers=(first, second))


def _is_date(parts: DateParts) -> bool:
    """Whether the parts can stand on a calendar; 29 Feb without a year can."""
    if parts.year is not None and not FIRST_YEAR <= parts.year <= LAST_YEAR:
        return False
    if parts.numbers is not None:
        return min(parts.numbers) > 0
    if parts.month is None or not 1 <= parts.month <= 12:
        return False
    return parts.day is None or 1 <= parts.day <= monthrange(parts.year or 2000, parts.month)[1]
