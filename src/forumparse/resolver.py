"""A timestamp and a reference become a datetime.

What was written (`Yesterday at 6:36 am`) gets its meaning here, from a reference that the caller
gives.  The wall clock is never read, and no word of any language is known here.

The rules:

* Aware in, aware out; naive in, naive out.  A zone makes every result aware.
* Days, weeks, months and years are civil time; elapsed seconds, minutes and hours are counted on
  the instant line, so that 10 hours ago is 10 hours ago across a clock change.
* What was not written is filled in at its start, and said to be.  A year that was not written is
  the latest one whose date is not after the reference.
* A reference that is only a date is that whole day: 3 days ago may be any time of its day.
* An offset that the stamp itself names (`14:05 UTC`) fixes the instant.  Without a zone to show it
  in, the local time stays as written.
* Nothing is moved silently: a doubtful value carries a flag, and so does a missing one.

Every reading takes two steps, for `resolve` and `explain` alike, so that the two cannot disagree:
`_wall` says which local time is meant, `placed` finds it in its zone.  `resolve` stops there, which
is what keeps it fast; `explain` goes on to the interval and the flags.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import partial
from types import MappingProxyType
from typing import Final, Self, TypeAlias, assert_never, get_args

from attrs import field, frozen

from ._reference import Now, Reference, checked_reference, identity, read_reference
from ._short_years import other_reading
from ._zones import Disambiguation, checked_zone, compatible, find_oddity, instant, placed
from .errors import UnresolvableTimestamp
from .model import (
    AbsoluteTimestamp,
    Elapsed,
    ImpliedPart,
    Page,
    Resolution,
    ResolutionFlag,
    Timestamp,
)

_Interval: TypeAlias = tuple[datetime, datetime]

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
_INSTANT_UNITS: Final[Mapping[str, timedelta]] = MappingProxyType(
    {"second": _SECOND, "minute": _MINUTE, "hour": timedelta(hours=1)}
)
# As days and months.
_CALENDAR_UNITS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"day": (1, 0), "week": (7, 0), "month": (0, 1), "year": (0, 12)}
)
# 29 February falls on the same weekday after 40 years at the latest: 28, and 12 more across a
# century without a leap day.  Every other date is quicker.
_YEARS_TO_SEARCH: Final = 40
# What arithmetic raises for a date that no calendar has or that lies outside years 1 to 9999.
_IMPOSSIBLE: Final = (ValueError, OverflowError, LookupError)
_REASONS: Final[Mapping[ResolutionFlag, str]] = MappingProxyType(
    {
        "needs-clock": "it counts from a time of day and the reference is only a date: "
        "give the resolver a datetime",
        "gap": "a clock change skipped that local time: choose another policy than 'raise'",
        "fold": "a clock change repeated that local time: choose another policy than 'raise'",
        "unreadable": "no calendar has that date, or it lies outside the years 1 to 9999",
    }
)


def _checked_policy(policy: Disambiguation) -> Disambiguation:
    if policy not in get_args(Disambiguation):
        choices = ", ".join(map(repr, get_args(Disambiguation)))
        raise ValueError(f"disambiguate must be one of {choices}, not {policy!r}")
    return policy


def _checked_locale(code: str) -> str:
    if not isinstance(code, str):
        raise TypeError(f"locale must be the code of a language such as 'en', not {code!r}")
    if code != "en":
        from .locales import match_locale

        match_locale(code)
    return code


class _NoClock(LookupError):
    """A number of hours is to be counted back from a reference that is only a date."""


@frozen
class Resolver:
    """Turns timestamps into datetimes, from one reference.  Threads may share it.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> resolver = fp.Resolver(date(2024, 12, 14), tz="Asia/Baghdad")
    >>> resolver.resolve("Today at 7:09 am").isoformat()
    '2024-12-14T07:09:00+03:00'

    Two resolvers are equal when they were given the same; a pickle holds only what was given.

    Raises:
        TypeError: for a reference or zone of the wrong type.  There is no default reference.
        ValueError: for a window that knows nothing, for an unknown zone or policy, for a reference
            that is outside the years 1 to 9999 in UTC, and under `raise` for a naive reference
            that its zone skipped or repeated.
        UnknownLocale: for a *locale* that no file describes.
    """

    reference: Reference = field(converter=checked_reference, eq=identity)
    """When the page was read.  Of a `ReferenceWindow` the earliest end is used, else the latest."""
    tz: tzinfo | None = field(default=None, converter=checked_zone, kw_only=True)
    """The zone the page's stamps are in: its name (`"Asia/Baghdad"`) or a `tzinfo`.

    The `tzinfo` should follow PEP 495.  One that does not, such as those of `dateutil.tz` before 4,
    moves a skipped time without a flag: give the name instead.
    """
    disambiguate: Disambiguation = field(
        default="compatible", converter=_checked_policy, kw_only=True
    )
    """What a local time means that a clock change skipped or repeated.

    `earlier` and `later` take the one reading or the other: a skipped time is moved back or
    forward by the width of the gap.  `compatible` is `later` for a skipped time and `earlier` for
    a repeated one.  `raise` gives neither a value.
    """
    locale: str = field(default="en", converter=_checked_locale, kw_only=True)
    """BCP 47 code of the language that timestamps given as text are read in."""
    _now: Now = field(init=False, eq=False, repr=False)

    @_now.default
    def _read_reference(self) -> Now:
        return read_reference(self.reference, self.tz, self.disambiguate)

    def __reduce__(self) -> tuple[object, ...]:
        made = partial(type(self), tz=self.tz, disambiguate=self.disambiguate, locale=self.locale)
        return made, (self.reference,)

    @classmethod
    def for_page(
        cls,
        page: Page,
        fallback: Reference | None = None,
        *,
        tz: str | tzinfo | None = None,
        disambiguate: Disambiguation = "compatible",
    ) -> Self:
        """Return a resolver for the timestamps of *page*, in its language.

        The reference is what `infer_reference` finds (best of all, the page's own dated clock),
        else *fallback*; never the wall clock.  Without *tz*, the page's own offset is the zone.

        >>> import forumparse as fp
        >>> page = fp.parse_page("It is currently 21 Sep 2019 16:13\\n\\nToday at 7:09 am\\n")
        >>> fp.Resolver.for_page(page).resolve("Yesterday at 6:36 am")
        datetime.datetime(2019, 9, 20, 6, 36)

        Raises:
            ValueError: when the page does not tell and there is no *fallback*.
            TypeError: when *page* is not a `Page`.
        """
        from ._clock import infer_reference

        window = infer_reference(page)
        known = window.earliest is not None or window.latest is not None
        reference = window if known else fallback
        if reference is None:
            raise ValueError(
                "the page does not tell when it was read: give that day as the fallback, such as "
                "Resolver.for_page(page, date(2024, 12, 14))"
            )
        clock = page.page_clock
        if tz is None and clock is not None and clock.utc_offset is not None:
            tz = timezone(timedelta(minutes=clock.utc_offset))
        return cls(reference, tz=tz, disambiguate=disambiguate, locale=page.locale or "en")

    def resolve(self, timestamp: Timestamp | str) -> datetime:
        """Return the one best reading of *timestamp*; it is aware when there is a zone.

        Text is read with `parse_timestamp` first.  What was not written is filled in at its start.

        >>> from datetime import date
        >>> Resolver(date(2024, 12, 14)).resolve("Thu 12 Dec 2024, 6:34 am")
        datetime.datetime(2024, 12, 12, 6, 34)

        Raises:
            UnresolvableTimestamp: when there is none; `explain` tells why without raising.
            TypeError: when *timestamp* is neither a timestamp nor text.
        """
        zone = self._now.zone
        try:
            # Text has no `kind`, and to ask for text first would cost every parsed stamp.
            wall = self._wall(timestamp)  # type: ignore[arg-type]
            if zone is None:
                return wall
            value = placed(wall, zone, self.disambiguate)
        except (AttributeError, AssertionError):
            return self.resolve(self._read(timestamp))
        except _IMPOSSIBLE:
            value = None
        if value is None:
            flags = self.explain(timestamp).flags
            reason = next(reason for flag, reason in _REASONS.items() if flag in flags)
            raise UnresolvableTimestamp(str(getattr(timestamp, "raw", timestamp)), reason)
        return value

    def explain(self, timestamp: Timestamp | str) -> Resolution:
        """Return what *timestamp* can mean, what was filled in and what is doubtful.

        Nothing that is written makes this raise: where there is no value, a flag tells why.

        >>> from datetime import datetime
        >>> found = Resolver(datetime(2024, 12, 14, 9)).explain("2 hours ago")
        >>> found.earliest.hour, found.value.hour, found.latest.hour
        (6, 7, 7)

        Raises:
            TypeError: when *timestamp* is neither a timestamp nor text.
        """
        try:
            stamp = timestamp if isinstance(timestamp, Timestamp) else self._read(timestamp)
        except UnresolvableTimestamp:
            return _without_value("unreadable")
        try:
            return self._explained(stamp, self._wall(stamp))
        except _NoClock:
            return _without_value("needs-clock")
        except _IMPOSSIBLE:
            return _without_value("unreadable")

    def _read(self, text: object) -> Timestamp:
        if not isinstance(text, str):
            raise TypeError(
                f"a timestamp or its text is needed, not {text!r}: where a page lost the timestamp "
                "of a post it is None"
            )
        from ._timestamps import parse_timestamp

        stamp = parse_timestamp(text, locale=self.locale)
        if stamp is None:
            reason = f"it does not read as a timestamp in the language {self.locale!r}"
            raise UnresolvableTimestamp(text, reason)
        return stamp

    # Which local time is meant.

    def _wall(self, stamp: Timestamp) -> datetime:
        """Return the local time that *stamp* means, not yet looked up in the zone.

        It stands under the zone, or under a fixed offset where the instant is known already: an
        elapsed time, or a stamp that names its own offset.
        """
        now = self._now
        zone = now.zone
        if stamp.kind == "absolute":
            if (year := stamp.year) is None or (day := stamp.day) is None:
                year, day = self._filled(stamp)
            month = stamp.month
            if stamp.utc_offset is not None and zone is not None:
                zone = timezone(timedelta(minutes=stamp.utc_offset))
        elif stamp.kind == "day":
            try:
                year, month, day = now.days[stamp.days]
            except KeyError:
                far = now.today + timedelta(days=stamp.days)
                year, month, day = far.year, far.month, far.day
        elif stamp.kind == "weekday":
            year, month, day = now.weekdays[stamp.weekday]
        elif stamp.kind == "elapsed":
            return self._back(stamp.unit, 0 if stamp.at_most else stamp.amount)
        else:
            assert_never(stamp)
        clock = stamp.clock
        if clock is None:
            return datetime(year, month, day, tzinfo=zone)
        if zone is None:
            return datetime(year, month, day, clock.hour, clock.minute, clock.second)  # noqa: DTZ001
        return datetime(year, month, day, clock.hour, clock.minute, clock.second, 0, zone)

    def _filled(self, stamp: AbsoluteTimestamp) -> tuple[int, int]:
        """Return year and day of *stamp*, the missing ones filled in."""
        day = 1 if stamp.day is None else stamp.day
        return self._latest_year(stamp, day) if stamp.year is None else stamp.year, day

    def _latest_year(self, stamp: AbsoluteTimestamp, day: int) -> int:
        """Return the latest year that puts *stamp* not after the reference, on its weekday.

        Where none puts it on its weekday, the latest year; where there is none at all, 0, which
        is no year.
        """
        today = self._today_at(stamp.utc_offset)
        weekday = None if stamp.day is None else stamp.weekday
        latest = 0
        for year in range(today.year, max(0, today.year - _YEARS_TO_SEARCH - 1), -1):
            if (stamp.month, day) == (2, 29) and not isleap(year):
                continue
            candidate = date(year, stamp.month, day)
            if candidate <= today:
                if weekday in (None, candidate.weekday()):
                    return year
                latest = latest or year
        return latest

    def _today_at(self, utc_offset: int | None) -> date:
        """Return today by the clock of a stamp that names its own offset."""
        now = self._now
        if utc_offset is None or now.moment is None or now.zone is None:
            return now.today
        return now.moment.astimezone(timezone(timedelta(minutes=utc_offset))).date()

    def _back(self, unit: str, amount: int) -> datetime:
        """Return the reference less *amount* of *unit*; a date counts from its midnight."""
        moment, zone = self._now.moment, self._now.zone
        if moment is None and unit in _INSTANT_UNITS:
            raise _NoClock
        start = moment or datetime.combine(self._now.today, time.min, zone)
        if amount == 0:  # the reference itself, which a clock change must not move
            return start
        if unit in _INSTANT_UNITS:
            return start - amount * _INSTANT_UNITS[unit]
        from dateutil.relativedelta import relativedelta

        days, months = _CALENDAR_UNITS[unit]
        back = relativedelta(days=amount * days, months=amount * months)
        return start.replace(tzinfo=zone) - back

    # What is left open, filled in and doubtful.

    def _explained(self, stamp: Timestamp, wall: datetime) -> Resolution:
        zone = self._now.zone
        flags, implied = self._flags(stamp, wall), self._implied(stamp)
        value = placed(wall, zone, self.disambiguate)
        if value is None:
            return Resolution(value=None, earliest=None, latest=None, implied=implied, flags=flags)
        earliest, latest = self._interval(stamp, wall, value)
        if self._is_ahead(value, instant(latest) - instant(earliest)):
            flags |= {"future"}
        if isinstance(stamp, AbsoluteTimestamp) and stamp.ambiguous:
            begin, end = self._other_interval(stamp, (earliest, latest))
            earliest, latest = min(earliest, begin, key=instant), max(latest, end, key=instant)
        return Resolution(
            value=value, earliest=earliest, latest=latest, implied=implied, flags=flags
        )

    def _interval(self, stamp: Timestamp, wall: datetime, value: datetime) -> _Interval:
        """Return from when to when *stamp* can be, as it was read."""
        if isinstance(stamp, Elapsed):
            known = self._now.moment is not None
            return self._begin_of(stamp), value if known else self._after(wall, _DAY)
        if isinstance(stamp, AbsoluteTimestamp) and stamp.day is None:
            end = self._after(wall, timedelta(days=monthrange(wall.year, wall.month)[1]))
        elif stamp.clock is None:
            end = self._after(wall, _DAY)
        else:
            width = _SECOND if stamp.clock.second or _shows_seconds(stamp.raw) else _MINUTE
            return value, self._after(instant(value), width)
        # A day whose midnight comes twice begins at the first, whatever `disambiguate` says.
        return min(value, compatible(wall, self._now.zone), key=instant), end

    def _begin_of(self, stamp: Elapsed) -> datetime:
        """Return the time before which the board would have printed a higher number."""
        amount = max(stamp.amount, 1) if stamp.at_most else stamp.amount + 1
        try:
            return compatible(self._back(stamp.unit, amount), self._now.zone)
        except _IMPOSSIBLE:
            return datetime.min.replace(tzinfo=self._now.zone)

    def _after(self, wall: datetime, step: timedelta) -> datetime:
        """Return the time *step* after *wall*, or the end of the calendar."""
        try:
            return compatible(wall + step, self._now.zone)
        except OverflowError:
            return datetime.max.replace(tzinfo=self._now.zone)

    def _other_interval(self, stamp: AbsoluteTimestamp, own: _Interval) -> _Interval:
        """Return the interval of the other reading; *own* where that makes no date."""
        other = other_reading(stamp)
        try:
            wall = self._wall(other)
            return self._interval(other, wall, compatible(wall, self._now.zone))
        except _IMPOSSIBLE:
            return own

    def _implied(self, stamp: Timestamp) -> frozenset[ImpliedPart]:
        match stamp:
            case Elapsed():
                parts: dict[ImpliedPart, object] = {"clock": self._now.moment}
            case AbsoluteTimestamp():
                parts = {"year": stamp.year, "day": stamp.day, "clock": stamp.clock}
            case _:
                parts = {"clock": stamp.clock}
        return frozenset(part for part, written in parts.items() if written is None)

    def _flags(self, stamp: Timestamp, wall: datetime) -> frozenset[ResolutionFlag]:
        """Return every flag but `future`, which takes the value."""
        oddity = find_oddity(wall, self._now.zone)
        flags: set[ResolutionFlag] = set() if oddity is None else {oddity}
        dated = stamp if isinstance(stamp, AbsoluteTimestamp) else None
        if self._now.inferred and (dated is None or dated.year is None):
            flags.add("inferred-reference")
        if dated is not None and dated.ambiguous:
            flags.add("ambiguous-order")
        if dated is not None and dated.day is not None and dated.weekday is not None:
            flags |= {"weekday-mismatch"} if wall.weekday() != dated.weekday else set()
        return frozenset(flags)

    def _is_ahead(self, value: datetime, width: timedelta) -> bool:
        if self._now.moment is None:
            return value.date() > self._now.today
        return instant(value) - self._now.moment > width


def _shows_seconds(raw: str) -> bool:
    """Return whether *raw* holds `7:09:00`, which is the same `ClockTime` as `7:09`."""
    between_colons = raw.split(":")[1:-1]
    return any(len(part) == 2 and part.isdecimal() for part in between_colons)


def _without_value(flag: ResolutionFlag) -> Resolution:
    return Resolution(value=None, earliest=None, latest=None, flags=frozenset({flag}))
