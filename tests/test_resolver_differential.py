"""The resolver against other ways to the same answer.

The oracles know nothing of PEP 495, `fold` or `relativedelta`.  Zones are asked in one direction
only, what the clock shows at an instant, and everything else is counted from that: a local time is
ordinary, skipped or repeated as one, none or two instants show it.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from attrs import frozen
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from forumparse.model import (
    AbsoluteTimestamp,
    ClockTime,
    Elapsed,
    RelativeDay,
    RelativeWeekday,
    Resolution,
    Span,
)
from forumparse.resolver import Resolver

HERE = {"raw": "as written", "span": Span(0, 10)}
POLICIES = ("compatible", "earlier", "later", "raise")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FIRST, LAST = datetime(1970, 1, 1), datetime(2038, 1, 1)
NOWHERE = datetime(2024, 12, 14, 12)
# Northern and southern, at midnight, by half an hour, a day skipped, off for Ramadan, none at all.
SAMPLE = (
    "America/New_York", "America/Sao_Paulo", "America/Havana", "Europe/Dublin", "Asia/Beirut",
    "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Pyongyang",
    "America/Nuuk", "Asia/Kathmandu", "UTC",
)  # fmt: skip


# --- an oracle for local time, from instants alone --------------------------------------------


def shown(zone: ZoneInfo, instant: datetime) -> datetime:
    """What the clock shows at a (naive UTC) instant."""
    return instant.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def offset_at(zone: ZoneInfo, instant: datetime) -> timedelta:
    return shown(zone, instant) - instant


@frozen
class Change:
    """A clock change: its instant in UTC, and the offsets on both sides."""

    at: datetime
    before: timedelta
    after: timedelta


@cache
def changes(name: str) -> tuple[Change, ...]:
    """Every clock change of a zone from 1970 to 2037, found by bisection to the second."""
    zone = ZoneInfo(name)
    found, at = [], FIRST
    before = offset_at(zone, at)
    while at < LAST:
        after = offset_at(zone, at + DAY)
        if after != before:
            low, high = at, at + DAY
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
                low, high = (middle, high) if offset_at(zone, middle) == before else (low, middle)
            after = offset_at(zone, high)
            found.append(Change(high, before, after))
            at, before = high, after
        else:
            at += DAY
    return tuple(found)


@frozen
class Meant:
    """What a local time means: the instants for each policy, and what is odd."""

    instants: dict[str, datetime | None]
    flags: frozenset[str]


def meant(zone: ZoneInfo, known: tuple[Change, ...], wall: datetime) -> Meant:
    """Return what *wall* means, by trying every offset in force within two days of it."""
    near = bisect_left([change.at for change in known], wall - 2 * DAY)
    around = [change for change in known[near:] if change.at < wall + 2 * DAY]
    offsets = {offset_at(zone, wall)} | {o for c in around for o in (c.before, c.after)}
    instants = sorted(wall - o for o in offsets if shown(zone, wall - o) == wall)
    if instants:
        first, last = instants[0], instants[-1]
        twice = first != last
        chosen = {"compatible": first, "earlier": first, "later": last}
        return Meant(
            {**chosen, "raise": None if twice else first}, frozenset({"fold"} if twice else ())
        )
    gap = next(c for c in around if c.at + c.before <= wall < c.at + c.after)
    later, earlier = wall - gap.before, wall - gap.after
    return Meant(
        {"compatible": later, "earlier": earlier, "later": later, "raise": None},
        frozenset({"gap"}),
    )


def instant_of(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)


def absolute(wall: datetime) -> AbsoluteTimestamp:
    clock = ClockTime(wall.hour, wall.minute, wall.second)
    return AbsoluteTimestamp(**HERE, year=wall.year, month=wall.month, day=wall.day, clock=clock)


def around(change: Change) -> Iterator[datetime]:
    """Local times on, beside and within what a clock change skips or repeats."""
    low, high = sorted((change.at + change.before, change.at + change.after))
    for wall in (low - MINUTE, low, low + (high - low) / 2, high - MINUTE, high, high + MINUTE):
        yield wall.replace(microsecond=0)


def check_interval(found: Resolution) -> None:
    ends = [instant_of(moment) for moment in (found.earliest, found.value, found.latest)]
    assert ends == sorted(ends)


def check_zone(name: str, every: int = 1) -> int:
    """Compare everything at each clock change of a zone; return how many answers were compared."""
    zone, known, compared = ZoneInfo(name), changes(name), 0
    fixed = {p: Resolver(NOWHERE, tz=zone, disambiguate=p) for p in POLICIES}
    for change in known[::every]:
        for wall in around(change):
            expected = meant(zone, known, wall)
            for policy in POLICIES:
                relative = Resolver(wall.date(), tz=zone, disambiguate=policy)
                for resolver, stamp in (
                    (fixed[policy], absolute(wall)),
                    (relative, RelativeDay(**HERE, days=0, clock=absolute(wall).clock)),
                ):
                    found = resolver.explain(stamp)
                    assert instant_of(found.value) == expected.instants[policy], (name, wall)
                    assert found.flags - {"future"} == expected.flags, (name, wall)
                    if found.value is not None:
                        assert resolver.resolve(stamp).fold == found.value.fold
                        assert shown(zone, instant_of(found.value)) == plain(found.value)
                        check_interval(found)
                    compared += 1
        compared += check_days(zone, known, change)
        compared += check_elapsed(zone, known, change)
    return compared


def plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)


def check_days(zone: ZoneInfo, known: tuple[Change, ...], change: Change) -> int:
    """A day without a clock begins at its midnight and ends at the next, whatever changes."""
    day = (change.at + min(change.before, change.after)).date()
    stamp = RelativeDay(**HERE, days=0)
    midnights = [
        meant(zone, known, datetime.combine(day + distance * DAY, datetime.min.time()))
        for distance in (0, 1)
    ]
    for policy in POLICIES:
        found = Resolver(day, tz=zone, disambiguate=policy).explain(stamp)
        assert instant_of(found.value) == midnights[0].instants[policy]
        if found.value is not None:
            assert instant_of(found.latest) == midnights[1].instants["compatible"]
            check_interval(found)
    return len(POLICIES)


def check_elapsed(zone: ZoneInfo, known: tuple[Change, ...], change: Change) -> int:
    """Hours are counted by instant, days on the calendar, from after the change to before it."""
    compared = 0
    for hours in (1, 7, 30):
        now = change.at + hours * HOUR
        reference = now.replace(tzinfo=UTC)
        resolver = Resolver(reference, tz=zone)
        for amount in (0, 1, hours, 10, 24, 48):
            found = resolver.explain(Elapsed(**HERE, amount=amount, unit="hour"))
            assert instant_of(found.value) == now - amount * HOUR
            assert instant_of(found.earliest) == now - (amount + 1) * HOUR
            assert found.flags == frozenset()
            check_interval(found)
        for policy in POLICIES:
            resolver = Resolver(reference, tz=zone, disambiguate=policy)
            for days in (1, 2, 7):
                expected = meant(zone, known, shown(zone, now) - days * DAY)
                found = resolver.explain(Elapsed(**HERE, amount=days, unit="day"))
                assert instant_of(found.value) == expected.instants[policy]
                assert found.flags == expected.flags
                if found.value is not None:
                    check_interval(found)
                compared += 1
        compared += 6
    return compared


@pytest.mark.parametrize("name", SAMPLE)
def test_the_clock_changes_of_a_sample_of_zones(name):
    compared = check_zone(name, every=5)
    assert compared > 100 or len(changes(name)) < 5


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(available_timezones()))
def test_every_clock_change_of_every_zone(name, record_property):
    compared = check_zone(name)
    record_property("changes", len(changes(name)))
    record_property("compared", compared)
    assert compared >= len(changes(name))


def test_the_oracle_knows_what_it_is_talking_about():
    paris = changes("Europe/Paris")
    assert Change(datetime(2024, 3, 31, 1), HOUR, 2 * HOUR) in paris
    assert Change(datetime(2024, 10, 27, 1), 2 * HOUR, HOUR) in paris
    assert changes("UTC") == ()
    assert Change(datetime(2011, 12, 30, 10), -10 * HOUR, 14 * HOUR) in changes("Pacific/Apia")
    skipped = meant(ZoneInfo("Europe/Paris"), paris, datetime(2024, 3, 31, 2, 30))
    assert skipped.instants["compatible"] == datetime(2024, 3, 31, 1, 30)
    assert skipped.flags == {"gap"}


# --- the calendar, counted day by day ---------------------------------------------------------

days = st.dates(date(1, 1, 1), date(9998, 12, 31))


def months_back(day: date, months: int) -> date | None:
    """*months* before *day*, on its last day where the month is too short; None before year 1."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@given(days, st.sampled_from(["month", "year"]), st.integers(0, 3000))
def test_months_and_years_against_arithmetic_by_hand_and_relativedelta(day, unit, amount):
    found = Resolver(day).explain(Elapsed(**HERE, amount=amount, unit=unit))
    expected = months_back(day, amount * (12 if unit == "year" else 1))
    assert (found.value and found.value.date()) == expected
    if expected is not None:
        assert expected == day - relativedelta(**{unit + "s": amount})


def walk_back(day: date, wanted: tuple[int, int], weekday: int | None) -> date | None:
    """The latest such date not after *day*, found by looking at every day of 41 years."""
    for number in range(day.toordinal(), max(0, day.toordinal() - 41 * 366), -1):
        seen = date.fromordinal(number)
        if (seen.month, seen.day) == wanted and weekday in (None, seen.weekday()):
            return seen
    return None


@given(
    st.dates(date(50, 1, 1), date(9998, 12, 31)) | st.dates(date(1880, 1, 1), date(2120, 1, 1)),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)) | st.just(date(2000, 2, 29)),
    st.none() | st.integers(0, 6),
)
def test_a_date_without_a_year_against_looking_at_every_day(today, written, weekday):
    stamp = AbsoluteTimestamp(**HERE, month=written.month, day=written.day, weekday=weekday)
    found = Resolver(today).explain(stamp)
    expected = walk_back(today, (written.month, written.day), weekday)
    assert found.value.date() == expected
    assert found.flags == frozenset()


@given(st.dates(date(2, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_against_looking_at_every_day(today, weekday):
    looked = (today - distance * DAY for distance in range(1, 8))
    expected = next(day for day in looked if day.weekday() == weekday)
    stamp = RelativeWeekday(**HERE, weekday=weekday)
    assert Resolver(today).resolve(stamp).date() == expected


# --- boards that print what we read -----------------------------------------------------------

instants = st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
LENGTHS = {"second": timedelta(seconds=1), "minute": MINUTE, "hour": HOUR, "day": DAY}


@given(instants, st.timedeltas(timedelta(0), timedelta(days=40)), st.sampled_from(list(LENGTHS)))
def test_what_a_board_rounds_down_to_an_age_lies_in_the_interval(now, age, unit):
    posted = now - timedelta(seconds=int(age.total_seconds()))
    amount = (now - posted) // LENGTHS[unit]
    stamp = Elapsed(**HERE, amount=amount, unit=unit)
    found = Resolver(now).explain(stamp)
    assert found.earliest < posted <= found.latest
    if unit == "day":  # who saved the page noted the day, and no clock
        found = Resolver(now.date()).explain(stamp)
        assert found.earliest < posted < found.latest


@given(instants, st.integers(0, 2 * 86400), st.sampled_from(SAMPLE))
def test_what_a_board_prints_as_a_day_and_clock_is_read_as_that_instant(now, age, name):
    zone = ZoneInfo(name)
    posted = now - timedelta(seconds=age)
    today, local = shown(zone, now).date(), shown(zone, posted)
    stamp = RelativeDay(
        **HERE, days=(local.date() - today).days, clock=ClockTime(local.hour, local.minute)
    )
    readings = [
        Resolver(now.replace(tzinfo=UTC), tz=name, disambiguate=policy).explain(stamp)
        for policy in ("earlier", "later")
    ]
    inside = [instant_of(found.earliest) <= posted < instant_of(found.latest) for found in readings]
    assert any(inside)
    assert all(inside) or readings[0].flags & {"fold", "gap"}
