"""What a timestamp means: the rules one by one, then the laws over everything that can be built."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import datetime_ambiguous, datetime_exists, resolve_imaginary
from hypothesis import example, given
from hypothesis import strategies as st

from forumparse.errors import UnknownLocale, UnresolvableTimestamp
from forumparse.model import (
    AbsoluteTimestamp,
    ClockTime,
    Elapsed,
    Page,
    PageClock,
    ReferenceWindow,
    RelativeDay,
    RelativeWeekday,
    SidebarPost,
    Span,
)
from forumparse.resolver import Resolver

HERE = {"raw": "as written", "span": Span(0, 10)}
PARIS, NEW_YORK, HAVANA = map(ZoneInfo, ("Europe/Paris", "America/New_York", "America/Havana"))
POLICIES = ("compatible", "earlier", "later", "raise")
DAY = date(2024, 12, 14)
NOON = datetime(2024, 12, 14, 12, 0)


def day(days: int = 0, *clock: int) -> RelativeDay:
    return RelativeDay(**HERE, days=days, clock=ClockTime(*clock) if clock else None)


def weekday(number: int, *clock: int) -> RelativeWeekday:
    return RelativeWeekday(**HERE, weekday=number, clock=ClockTime(*clock) if clock else None)


def ago(amount: int, unit: str, *, at_most: bool = False) -> Elapsed:
    return Elapsed(**HERE, amount=amount, unit=unit, at_most=at_most)


def written(
    year: int | None, month: int, day: int | None, *clock: int, **more
) -> AbsoluteTimestamp:
    shown = ClockTime(*clock) if clock else None
    return AbsoluteTimestamp(**HERE, year=year, month=month, day=day, clock=shown, **more)


def at_utc(moment: datetime) -> datetime:
    """The instant, without overflow at the edges of the calendar."""
    return moment.replace(tzinfo=timezone(moment.utcoffset())) if moment.tzinfo else moment


# --- the value of each kind -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        (day(0, 7, 9), datetime(2024, 12, 14, 7, 9)),
        (day(-1, 6, 36, 5), datetime(2024, 12, 13, 6, 36, 5)),
        (day(1, 13, 37), datetime(2024, 12, 15, 13, 37)),
        (day(0), datetime(2024, 12, 14)),
        (day(-400, 1, 0), datetime(2023, 11, 10, 1, 0)),
        (written(2024, 12, 12, 6, 34), datetime(2024, 12, 12, 6, 34)),
        (written(2024, 12, 12), datetime(2024, 12, 12)),
        (written(2023, 12, None), datetime(2023, 12, 1)),
        (weekday(5, 7, 10), datetime(2024, 12, 7, 7, 10)),  # the reference is a Saturday itself
        (weekday(4), datetime(2024, 12, 13)),
        (weekday(6), datetime(2024, 12, 8)),
        (ago(2, "hour"), datetime(2024, 12, 14, 10)),
        (ago(5, "minute"), datetime(2024, 12, 14, 11, 55)),
        (ago(30, "second"), datetime(2024, 12, 14, 11, 59, 30)),
        (ago(3, "day"), datetime(2024, 12, 11, 12)),
        (ago(2, "week"), datetime(2024, 11, 30, 12)),
        (ago(10, "month"), datetime(2024, 2, 14, 12)),
        (ago(4, "year"), datetime(2020, 12, 14, 12)),
        (ago(1, "minute", at_most=True), NOON),
        (ago(0, "day"), NOON),
    ],
)
def test_the_value_against_a_naive_datetime(stamp, value):
    found = Resolver(NOON).resolve(stamp)
    assert found == value
    assert found.tzinfo is None


@pytest.mark.parametrize(
    ("reference", "stamp", "value"),
    [
        (date(2024, 12, 14), written(None, 3, 19, 7, 12), date(2024, 3, 19)),
        (date(2024, 12, 14), written(None, 12, 14), date(2024, 12, 14)),
        (date(2024, 12, 14), written(None, 12, 15), date(2023, 12, 15)),
        (date(2024, 12, 14), written(None, 3, 19, weekday=1), date(2024, 3, 19)),
        (date(2024, 12, 14), written(None, 3, 19, weekday=6), date(2023, 3, 19)),
        (date(2024, 12, 14), written(None, 3, 19, weekday=4), date(2021, 3, 19)),
        (date(2024, 2, 28), written(None, 2, 29), date(2020, 2, 29)),
        (date(2024, 2, 29), written(None, 2, 29), date(2024, 2, 29)),
        (date(1903, 6, 1), written(None, 2, 29), date(1896, 2, 29)),
        (date(2024, 12, 14), written(None, 2, 29, weekday=5), date(2020, 2, 29)),
        (date(1920, 2, 28), written(None, 2, 29, weekday=6), date(1880, 2, 29)),  # 40 years
        (date(2024, 12, 14), written(None, 11, None), date(2024, 11, 1)),
        (date(2024, 11, 1), written(None, 12, None), date(2023, 12, 1)),
        (date(2024, 12, 14), written(None, 12, None, weekday=0), date(2024, 12, 1)),
        (date(2024, 3, 31), ago(1, "month"), date(2024, 2, 29)),
        (date(2024, 2, 29), ago(1, "year"), date(2023, 2, 28)),
    ],
)
def test_the_date_where_something_is_to_be_found(reference, stamp, value):
    found = Resolver(reference).explain(stamp)
    assert found.value.date() == value
    assert "weekday-mismatch" not in found.flags


def test_text_is_read_first_in_the_language_given():
    assert Resolver(DAY).resolve("Today at 7:09 am") == datetime(2024, 12, 14, 7, 9)
    assert Resolver(NOON, locale="en").explain("2 hours ago").value.hour == 10

    assert Resolver(DAY, locale="de").resolve("Gestern, 20:32") == datetime(2024, 12, 13, 20, 32)

    class Markup(str):
        __slots__ = ()

    assert Resolver(DAY).resolve(Markup("Yesterday at 6:36 am")).day == 13


def test_unreadable_text_has_no_value():
    resolver = Resolver(DAY)
    assert resolver.explain("utube 12/10/24 MM&C").flags == {"unreadable"}
    with pytest.raises(UnresolvableTimestamp, match="does not read as a timestamp") as caught:
        resolver.resolve("Today at 25:00")
    assert caught.value.raw == "Today at 25:00"


# --- what the reference may be ----------------------------------------------------------------


@pytest.mark.parametrize("reference", [True, 5, 1734134400.0, None, "2024-12-14", b"x", [DAY]])
def test_a_reference_of_another_type_is_refused_with_advice(reference):
    with pytest.raises(TypeError, match=r"the reference must be a date.*give the day"):
        Resolver(reference)


def test_there_is_no_default_reference():
    with pytest.raises(TypeError):
        Resolver()


def test_a_date_gives_naive_results_and_with_a_zone_aware_ones():
    assert Resolver(DAY).resolve(day(0, 7, 9)).tzinfo is None
    found = Resolver(DAY, tz="Asia/Baghdad").resolve(day(0, 7, 9))
    assert found.isoformat() == "2024-12-14T07:09:00+03:00"
    assert found.tzinfo is ZoneInfo("Asia/Baghdad")


def test_a_naive_datetime_is_local_time_in_the_zone():
    resolver = Resolver(datetime(2024, 12, 14, 1, 0), tz="America/New_York")
    assert resolver.resolve(day(0, 7, 9)).isoformat() == "2024-12-14T07:09:00-05:00"
    assert resolver.resolve(ago(2, "hour")).isoformat() == "2024-12-13T23:00:00-05:00"


def test_an_aware_datetime_keeps_its_own_zone():
    found = Resolver(datetime(2024, 12, 14, 1, tzinfo=PARIS)).resolve(day(-1, 7, 9))
    assert (found.isoformat(), found.tzinfo) == ("2024-12-13T07:09:00+01:00", PARIS)


def test_a_reference_is_taken_to_the_microsecond():
    reference = datetime(2024, 12, 14, 12, 0, 30, 123456)
    found = Resolver(reference).resolve(ago(1, "second"))
    assert found == datetime(2024, 12, 14, 12, 0, 29, 123456)


def test_an_aware_datetime_is_converted_before_today_is_decided():
    reference = datetime(2024, 12, 14, 2, 0, tzinfo=dt.UTC)
    resolver = Resolver(reference, tz="America/New_York")
    assert resolver.resolve(day(0, 7, 9)).isoformat() == "2024-12-13T07:09:00-05:00"
    assert resolver.resolve(ago(1, "hour")) == datetime(2024, 12, 14, 1, tzinfo=dt.UTC)
    assert resolver.resolve(ago(1, "hour")).tzinfo is NEW_YORK
    # By the stamp's own clock the page was read on the 14th.
    assert resolver.resolve(written(None, 12, 14, 1, 30, utc_offset=0)).year == 2024


@pytest.mark.parametrize(
    ("window", "value", "inferred"),
    [
        (ReferenceWindow(earliest=DAY, latest=None, source="stamps"), DAY, True),
        (ReferenceWindow(earliest=DAY, latest=date(2025, 1, 1), source="stamps"), DAY, True),
        (ReferenceWindow(earliest=DAY, latest=DAY, source="clock"), DAY, False),
        (ReferenceWindow(earliest=NOON, latest=NOON, source="clock"), DAY, False),
        (ReferenceWindow(earliest=None, latest=DAY, source="stamps"), DAY, True),
    ],
)
def test_a_window_counts_from_its_earliest_end_and_says_so(window, value, inferred):
    resolver = Resolver(window)
    for stamp in (day(0, 7, 9), written(None, 12, 14)):
        found = resolver.explain(stamp)
        assert found.value.date() == value
        assert ("inferred-reference" in found.flags) is inferred
    assert resolver.explain(written(2024, 12, 12)).flags == frozenset()  # it did not need one


def test_a_window_that_knows_nothing_is_refused():
    with pytest.raises(ValueError, match="does not know"):
        Resolver(ReferenceWindow(earliest=None, latest=None, source="none"))
    with pytest.raises(TypeError, match="a window ends at a date"):
        Resolver(ReferenceWindow(earliest="2024-12-14", latest=None, source="clock"))


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc/passwd", "+03:00", "America", "\0"])
def test_an_unknown_zone_is_refused_with_advice(name):
    with pytest.raises(ValueError, match=r"there is no time zone .*'Asia/Baghdad'"):
        Resolver(DAY, tz=name)


@pytest.mark.parametrize("tz", [3, True, b"UTC", timedelta(hours=3)])
def test_a_zone_of_another_type_is_refused(tz):
    with pytest.raises(TypeError, match="tz must be a zone's name or a tzinfo"):
        Resolver(DAY, tz=tz)


def test_an_unknown_policy_or_language_is_refused():
    with pytest.raises(ValueError, match="must be one of 'compatible', 'earlier'"):
        Resolver(DAY, disambiguate="reject")
    with pytest.raises(UnknownLocale):
        Resolver(DAY, locale="qq")
    with pytest.raises(TypeError, match="the code of a language"):
        Resolver(DAY, locale=None)


class NotATime(datetime):
    """As NaT of pandas: a datetime whose parts are not numbers."""

    year = property(lambda self: float("nan"))


def test_a_datetime_that_is_no_moment_is_refused():
    with pytest.raises(ValueError, match="is no moment"):
        Resolver(NotATime(2024, 1, 1))


def test_a_subclass_of_datetime_leaves_no_trace_in_the_results():
    class Richer(datetime):
        pass

    found = Resolver(Richer(2024, 12, 14, 9, tzinfo=dt.UTC)).resolve(ago(1, "hour"))
    assert type(found) is datetime


class OldStyleZone(dt.tzinfo):
    """As the zones of pytz: named, and wrong when put on a datetime."""

    zone = "Europe/Paris"

    def utcoffset(self, when):
        return timedelta(minutes=9)

    def dst(self, when):
        return None

    def tzname(self, when):
        return "LMT"


def test_a_zone_of_pytz_stands_for_the_one_of_its_name():
    assert Resolver(DAY, tz=OldStyleZone()).tz is PARIS
    reference = datetime(2024, 12, 14, 9, tzinfo=OldStyleZone())
    assert Resolver(reference).resolve(day(0, 7, 9)).tzinfo is PARIS


class Nowhere(dt.tzinfo):
    def utcoffset(self, when):
        return None


def test_a_zone_without_an_offset_gives_no_value():
    for policy in POLICIES:
        resolver = Resolver(DAY, tz=Nowhere(), disambiguate=policy)
        assert resolver.explain(day(0, 7, 9)).flags == {"unreadable"}
    with pytest.raises(ValueError, match="has no offset"):
        Resolver(NOON, tz=Nowhere())


def test_references_at_the_edges_of_the_calendar():
    assert Resolver(date.max).explain(day(1)).flags == {"unreadable"}
    assert Resolver(date.min).explain(day(-1)).flags == {"unreadable"}
    assert Resolver(date.min).explain(weekday(0)).flags == {"unreadable"}
    assert Resolver(date.max).explain(day(0)).latest == datetime.max
    assert Resolver(datetime(1, 1, 1, 5)).explain(ago(5, "hour")).earliest == datetime.min
    assert Resolver(date(1, 1, 5)).resolve(weekday(0)) == datetime.min
    assert Resolver(date(1, 6, 1)).resolve(written(None, 5, 1)) == datetime(1, 5, 1)
    aware = Resolver(date(1, 1, 5), tz="UTC").explain(ago(4, "day"))
    assert aware.earliest == datetime.min.replace(tzinfo=dt.UTC)
    assert Resolver(date.max).explain(ago(0, "day")).latest == datetime.max
    with pytest.raises(ValueError, match="lies outside the years 1 to 9999"):
        Resolver(datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))))


# --- clock changes ----------------------------------------------------------------------------

SPRING = date(2024, 3, 10)  # 2:00 to 3:00 is skipped in New York
AUTUMN = date(2024, 11, 3)  # 1:00 to 2:00 comes twice


@pytest.mark.parametrize(
    ("today", "clock", "policy", "value", "flags"),
    [
        (SPRING, (2, 30), "compatible", "2024-03-10T03:30:00-04:00", {"gap"}),
        (SPRING, (2, 30), "later", "2024-03-10T03:30:00-04:00", {"gap"}),
        (SPRING, (2, 30), "earlier", "2024-03-10T01:30:00-05:00", {"gap"}),
        (SPRING, (2, 30), "raise", None, {"gap"}),
        (AUTUMN, (1, 30), "compatible", "2024-11-03T01:30:00-04:00", {"fold"}),
        (AUTUMN, (1, 30), "earlier", "2024-11-03T01:30:00-04:00", {"fold"}),
        (AUTUMN, (1, 30), "later", "2024-11-03T01:30:00-05:00", {"fold"}),
        (AUTUMN, (1, 30), "raise", None, {"fold"}),
        *((SPRING, (3, 0), p, "2024-03-10T03:00:00-04:00", set()) for p in POLICIES),
        *((AUTUMN, (2, 0), p, "2024-11-03T02:00:00-05:00", set()) for p in POLICIES),
    ],
)
def test_a_clock_change_follows_the_words_of_temporal(today, clock, policy, value, flags):
    resolver = Resolver(today, tz="America/New_York", disambiguate=policy)
    for stamp in (day(0, *clock), written(2024, today.month, today.day, *clock)):
        found = resolver.explain(stamp)
        assert (found.value and found.value.isoformat()) == value
        assert found.flags == flags
        if found.value is None:
            assert found.earliest is found.latest is None
            assert found.implied == frozenset()
            with pytest.raises(UnresolvableTimestamp, match="a clock change"):
                resolver.resolve(stamp)
        else:
            assert at_utc(found.latest) - at_utc(found.value) == timedelta(minutes=1)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Paris", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 4, 10])
def test_dateutil_agrees_on_what_is_odd_and_how_it_moves(zone, month):
    for number in range(1, 31 * 48):
        wall = datetime(2024, month, 1) + number * timedelta(minutes=30)
        stamp = written(wall.year, wall.month, wall.day, wall.hour, wall.minute)
        found = Resolver(DAY, tz=zone).explain(stamp)
        local = wall.replace(tzinfo=ZoneInfo(zone))
        assert ("gap" in found.flags) is not datetime_exists(local)
        # Of a zoneinfo zone it calls skipped times ambiguous too.
        assert bool(found.flags) is datetime_ambiguous(local)
        assert found.value == resolve_imaginary(local)


def test_hours_are_counted_on_the_instant_line_and_days_on_the_calendar():
    resolver = Resolver(datetime(2024, 3, 10, 9, 0), tz="America/New_York")
    assert resolver.resolve(ago(10, "hour")).isoformat() == "2024-03-09T22:00:00-05:00"
    assert resolver.resolve(ago(24, "hour")).isoformat() == "2024-03-09T08:00:00-05:00"
    assert resolver.resolve(ago(1, "day")).isoformat() == "2024-03-09T09:00:00-05:00"
    # The instant is known, so its local time being repeated leaves no doubt.
    autumn = Resolver(datetime(2024, 11, 3, 9, 0), tz="America/New_York")
    assert autumn.explain(ago(8, "hour")).value.isoformat() == "2024-11-03T01:00:00-05:00"
    assert autumn.explain(ago(8, "hour")).flags == frozenset()
    assert autumn.resolve(ago(9, "hour")).isoformat() == "2024-11-03T01:00:00-04:00"
    skipped = Resolver(datetime(2024, 3, 12, 2, 30), tz="America/New_York").explain(ago(2, "day"))
    assert skipped.value.isoformat() == "2024-03-10T03:30:00-04:00"
    assert skipped.flags == {"gap"}


def test_nothing_ago_is_the_reference_also_in_its_second_turn():
    reference = datetime(2024, 11, 3, 1, 30, tzinfo=NEW_YORK, fold=1)
    for stamp in (ago(0, "day"), ago(0, "hour"), ago(1, "day", at_most=True)):
        found = Resolver(reference).explain(stamp)
        assert at_utc(found.value) == at_utc(reference)
        assert found.flags == frozenset()


def test_a_naive_reference_in_a_clock_change_follows_the_policy_too():
    def hours_ago(policy: str) -> str:
        resolver = Resolver(
            datetime(2024, 11, 3, 1, 30, fold=1), tz="America/New_York", disambiguate=policy
        )
        return resolver.resolve(ago(3, "hour")).isoformat()

    assert hours_ago("compatible") == hours_ago("earlier") == "2024-11-02T22:30:00-04:00"
    assert hours_ago("later") == "2024-11-02T23:30:00-04:00"
    with pytest.raises(ValueError, match="skipped or repeated the reference"):
        hours_ago("raise")


def test_an_aware_reference_that_never_was_is_the_instant_it_names():
    resolver = Resolver(datetime(2024, 3, 10, 2, 30, tzinfo=NEW_YORK))
    assert resolver.resolve(ago(0, "hour")).isoformat() == "2024-03-10T03:30:00-04:00"


def test_a_day_whose_midnight_is_odd():
    # Havana: 00:00 to 01:00 comes twice on 3 November 2024 and is skipped on 10 March.
    twice = {p: Resolver(AUTUMN, tz=HAVANA, disambiguate=p).explain(day(0)) for p in POLICIES}
    assert twice["compatible"].value.isoformat() == "2024-11-03T00:00:00-04:00"
    assert twice["later"].value.isoformat() == "2024-11-03T00:00:00-05:00"
    assert twice["later"].earliest.isoformat() == "2024-11-03T00:00:00-04:00"
    assert twice["raise"].value is None
    whole = twice["compatible"]
    assert at_utc(whole.latest) - at_utc(whole.earliest) == timedelta(hours=25)
    skipped = Resolver(SPRING, tz=HAVANA).explain(day(0))
    assert skipped.value.isoformat() == "2024-03-10T01:00:00-04:00"
    assert at_utc(skipped.latest) - at_utc(skipped.earliest) == timedelta(hours=23)
    before = Resolver(SPRING, tz=HAVANA).explain(day(-1))
    assert before.latest == skipped.value
    assert twice["raise"].implied == {"clock"}


# --- offsets that a stamp names itself --------------------------------------------------------


def test_an_offset_in_the_stamp_fixes_the_instant():
    stamp = written(2024, 7, 1, 14, 5, utc_offset=0)
    found = Resolver(DAY, tz="Europe/Paris").explain(stamp)
    assert found.value.isoformat() == "2024-07-01T16:05:00+02:00"
    assert found.value.tzinfo is PARIS
    # 2:30 never was in Paris on that day, but the stamp does not speak of Paris.
    odd = Resolver(DAY, tz="Europe/Paris", disambiguate="raise")
    found = odd.explain(written(2024, 3, 31, 2, 30, utc_offset=0))
    assert found.value.isoformat() == "2024-03-31T04:30:00+02:00"
    assert found.flags == frozenset()


def test_an_offset_stays_unread_where_there_is_no_zone_to_show_it_in():
    found = Resolver(DAY).resolve(written(2024, 7, 1, 14, 5, utc_offset=120))
    assert found == datetime(2024, 7, 1, 14, 5)


@pytest.mark.parametrize(("hours", "year"), [(-8, 2024), (0, 2024), (3, 2025)])
def test_a_year_that_was_not_written_is_the_latest_at_the_offset_of_the_stamp(hours, year):
    resolver = Resolver(datetime(2024, 12, 31, 22, 30, tzinfo=dt.UTC))
    found = resolver.resolve(written(None, 1, 1, 0, 30, utc_offset=60 * hours))
    assert found == datetime(year, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=hours)))


def test_a_day_with_an_offset_is_the_day_there():
    found = Resolver(DAY, tz="Europe/Paris").explain(written(2024, 7, None, utc_offset=-300))
    assert found.earliest.isoformat() == "2024-07-01T07:00:00+02:00"
    assert found.latest.isoformat() == "2024-08-01T07:00:00+02:00"


def test_no_day_ago_is_aware_where_there_is_a_zone():
    for stamp in (ago(0, "day"), ago(1, "day", at_most=True)):
        found = Resolver(DAY, tz="Europe/Paris").resolve(stamp)
        assert found.isoformat() == "2024-12-14T00:00:00+01:00"


# --- intervals, implied parts, flags ----------------------------------------------------------


@pytest.mark.parametrize(
    ("stamp", "earliest", "latest", "implied"),
    [
        (day(0, 7, 9), "2024-12-14 07:09", "2024-12-14 07:10", set()),
        (day(0, 7, 9, 30), "2024-12-14 07:09:30", "2024-12-14 07:09:31", set()),
        (day(-1), "2024-12-13 00:00", "2024-12-14 00:00", {"clock"}),
        (weekday(0), "2024-12-09 00:00", "2024-12-10 00:00", {"clock"}),
        (written(2023, 12, None), "2023-12-01 00:00", "2024-01-01 00:00", {"day", "clock"}),
        (written(None, 2, None), "2024-02-01", "2024-03-01", {"year", "day", "clock"}),
        (written(None, 3, 19, 7, 12), "2024-03-19 07:12", "2024-03-19 07:13", {"year"}),
        (written(2024, 12, 12), "2024-12-12 00:00", "2024-12-13 00:00", {"clock"}),
        (ago(2, "hour"), "2024-12-14 09:00", "2024-12-14 10:00", set()),
        (ago(0, "minute"), "2024-12-14 11:59", "2024-12-14 12:00", set()),
        (ago(3, "day"), "2024-12-10 12:00", "2024-12-11 12:00", set()),
        (ago(1, "month"), "2024-10-14 12:00", "2024-11-14 12:00", set()),
        (ago(1, "minute", at_most=True), "2024-12-14 11:59", "2024-12-14 12:00", set()),
        (ago(1, "hour", at_most=True), "2024-12-14 11:00", "2024-12-14 12:00", set()),
        (ago(0, "hour", at_most=True), "2024-12-14 11:00", "2024-12-14 12:00", set()),
        (ago(2, "week", at_most=True), "2024-11-30 12:00", "2024-12-14 12:00", set()),
    ],
)
def test_the_interval_is_what_the_stamp_leaves_open(stamp, earliest, latest, implied):
    found = Resolver(NOON).explain(stamp)
    assert found.earliest == datetime.fromisoformat(earliest)
    assert found.latest == datetime.fromisoformat(latest)
    assert found.implied == implied


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Today at 07:09:00", 1),
        ("2024-12-12T06:34:00Z", 1),
        ("Thu 12 Dec 2024, 6:34:00 am", 1),
        ("Today at 07:09", 60),
        ("12.12.2024 06:34", 60),
        ("2024-12-12T06:34+02:00", 60),
    ],
)
def test_a_second_is_left_open_where_seconds_stand(text, seconds):
    found = Resolver(NOON, tz="UTC").explain(text)
    assert found.latest - found.earliest == timedelta(seconds=seconds)


def test_days_count_from_a_date_and_leave_its_whole_day_open():
    found = Resolver(DAY).explain(ago(3, "day"))
    assert (found.value, found.implied) == (datetime(2024, 12, 11), {"clock"})
    # Read at 00:00 it was after 10 December 00:00; read at 23:59, before 12 December 00:00.
    assert (found.earliest, found.latest) == (datetime(2024, 12, 10), datetime(2024, 12, 12))


@pytest.mark.parametrize("unit", ["second", "minute", "hour"])
@pytest.mark.parametrize("at_most", [True, False])
def test_hours_against_a_date_need_a_clock(unit, at_most):
    resolver = Resolver(DAY, tz="Europe/Paris")
    found = resolver.explain(ago(1, unit, at_most=at_most))
    assert (found.value, found.flags) == (None, {"needs-clock"})
    with pytest.raises(UnresolvableTimestamp, match="give the resolver a datetime"):
        resolver.resolve(ago(1, unit, at_most=at_most))


@pytest.mark.parametrize(
    ("reference", "stamp", "future"),
    [
        (NOON, day(0, 23, 30), True),
        (NOON, day(0, 12, 1), False),  # no more than its own width: a minute
        (NOON, day(0, 12, 2), True),
        (NOON, day(0, 12, 0, 1), False),
        (NOON, day(0, 12, 0, 2), True),
        (NOON, day(1), False),  # a board may live a day ahead
        (NOON, day(2), True),
        (DAY, day(0, 23, 30), False),
        (DAY, day(1), True),
        (DAY, written(2024, 12, 15), True),
        (DAY, written(2024, 12, 14), False),
    ],
)
def test_the_future_is_flagged_and_never_moved(reference, stamp, future):
    for tz in (None, "Asia/Baghdad"):
        found = Resolver(reference, tz=tz).explain(stamp)
        assert ("future" in found.flags) is future
        assert found.value.replace(tzinfo=None) >= datetime(2024, 12, 14)


def test_the_future_is_told_by_instant_in_a_repeated_hour():
    reference = datetime(2024, 11, 3, 1, 50, tzinfo=NEW_YORK)  # 1:10 comes again in 20 minutes
    later = Resolver(reference, disambiguate="later").explain(day(0, 1, 10))
    assert later.flags == {"fold", "future"}
    assert Resolver(reference).explain(day(0, 1, 10)).flags == {"fold"}


def test_a_weekday_that_contradicts_its_date_is_flagged_and_the_date_kept():
    found = Resolver(DAY).explain(written(2024, 12, 12, weekday=4))
    assert (found.value, found.flags) == (datetime(2024, 12, 12), {"weekday-mismatch"})
    assert Resolver(DAY).explain(written(2024, 12, 12, weekday=3)).flags == frozenset()
    # No year up to year 5 has it on that day: the latest is kept.
    early = Resolver(date(5, 6, 1)).explain(written(None, 5, 1, weekday=4))
    assert (early.value, early.flags) == (datetime(5, 5, 1), {"weekday-mismatch"})
    window = ReferenceWindow(earliest=date(5, 6, 1), latest=None, source="stamps")
    found = Resolver(window).explain(written(None, 5, 1, weekday=4))
    assert found.flags == {"weekday-mismatch", "inferred-reference"}


def test_an_unclear_order_spans_both_readings():
    stamp = written(2024, 12, 10, 6, 34, order="mdy", ambiguous=True)
    found = Resolver(DAY).explain(stamp)
    assert found.value == datetime(2024, 12, 10, 6, 34)
    assert found.flags == {"ambiguous-order"}
    assert (found.earliest, found.latest) == (
        datetime(2024, 10, 12, 6, 34),
        datetime(2024, 12, 10, 6, 35),
    )
    other = written(2024, 10, 12, 6, 34, order="dmy", ambiguous=True)
    assert Resolver(DAY).explain(other).latest == found.latest
    day_wide = Resolver(DAY).explain(written(2024, 10, 12, order="dmy", ambiguous=True))
    assert (day_wide.earliest, day_wide.latest) == (datetime(2024, 10, 12), datetime(2024, 12, 11))


def test_an_unclear_order_moves_the_other_reading_out_of_a_gap_too():
    stamp = written(2024, 10, 3, 2, 30, order="mdy", ambiguous=True)
    found = Resolver(DAY, tz="America/New_York").explain(stamp)
    assert found.earliest.isoformat() == "2024-03-10T03:30:00-04:00"


def test_an_unclear_order_without_a_year_gives_each_reading_its_own():
    found = Resolver(DAY).explain(written(None, 12, 11, order="mdy", ambiguous=True))
    assert (found.earliest, found.latest) == (datetime(2024, 11, 12), datetime(2024, 12, 12))
    found = Resolver(date(2024, 11, 30)).explain(written(None, 12, 11, ambiguous=True))
    assert (found.earliest, found.latest) == (datetime(2023, 12, 11), datetime(2024, 11, 13))


@pytest.mark.parametrize("day_", [13, 31, None])
def test_an_order_that_only_claims_to_be_unclear_has_one_reading(day_):
    found = Resolver(DAY).explain(written(2024, 1, day_, ambiguous=True))
    plain = Resolver(DAY).explain(written(2024, 1, day_))
    assert (found.earliest, found.latest) == (plain.earliest, plain.latest)
    assert found.flags == {"ambiguous-order"}


@pytest.mark.parametrize(
    "stamp",
    [
        written(2024, 2, 31),
        written(None, 2, 31),
        written(2023, 2, 29),
        written(2024, 13, 1),
        written(0, 1, 1),
        written(10_000, 1, 1),
        written(2024, 1, 0),
        written(2024, 1, 1, 7, 9, utc_offset=24 * 60),
        day(10**7),
        weekday(7),
        weekday(-1),
        ago(10**9, "year"),
        ago(10**30, "hour"),
        ago(3, "fortnight"),
    ],
)
def test_what_no_calendar_has_is_unreadable(stamp):
    resolver = Resolver(NOON, tz="Europe/Paris")
    assert resolver.explain(stamp).flags == {"unreadable"}
    with pytest.raises(UnresolvableTimestamp, match="no calendar has that date") as caught:
        resolver.resolve(stamp)
    assert caught.value.raw == "as written"


@pytest.mark.parametrize("stamp", [None, 5, b"Today", NOON, Span(0, 1), ClockTime(7, 9)])
def test_anything_but_a_timestamp_is_a_type_error(stamp):
    for read in (Resolver(DAY).resolve, Resolver(DAY).explain):
        with pytest.raises(TypeError, match="a timestamp or its text is needed"):
            read(stamp)


def test_a_block_has_a_kind_and_is_no_timestamp():
    class Block:
        kind = "body"

    with pytest.raises(TypeError, match="a timestamp or its text is needed"):
        Resolver(DAY).resolve(Block())


# --- from a page ------------------------------------------------------------------------------


def page(clock: PageClock | None = None, *stamps, locale: str | None = "en") -> Page:
    posts = tuple(SidebarPost(span=Span(0, 0), timestamp=stamp) for stamp in stamps)
    return Page(text="", locale=locale, sidebar=posts, page_clock=clock)


def clock(moment: datetime | None, utc_offset: int | None = None) -> PageClock:
    return PageClock(
        moment=moment, clock=ClockTime(16, 13), utc_offset=utc_offset, raw="", span=Span(0, 9)
    )


def test_a_dated_clock_is_the_best_evidence():
    resolver = Resolver.for_page(page(clock(NOON), written(2024, 12, 1)), date(1999, 1, 1))
    assert resolver.resolve(ago(1, "hour")) == datetime(2024, 12, 14, 11)
    assert resolver.explain(day(0)).flags == frozenset()


def test_the_pages_own_offset_is_the_zone_unless_the_caller_knows_better():
    own = Resolver.for_page(page(clock(NOON, 180)))
    assert own.resolve(day(0, 7, 9)).utcoffset() == timedelta(hours=3)
    told = Resolver.for_page(page(clock(NOON, 180)), tz="Europe/Paris", disambiguate="later")
    assert told.resolve(day(0, 7, 9)).tzinfo is PARIS
    assert told.disambiguate == "later"


def test_a_clock_without_a_date_sets_no_moment():
    found = Resolver.for_page(page(clock(None, -300), written(2024, 12, 12), day(0, 7, 9)))
    assert found.resolve(day(0, 7, 9)).isoformat() == "2024-12-14T07:09:00-05:00"
    assert found.explain(day(0, 7, 9)).flags == {"inferred-reference"}
    assert found.explain(ago(2, "hour")).flags == {"needs-clock"}


def test_a_page_that_does_not_tell_takes_the_fallback_or_refuses():
    assert Resolver.for_page(page(), DAY).reference == DAY
    assert Resolver.for_page(page(clock(None, 60)), NOON).resolve(ago(1, "hour")).hour == 11
    with pytest.raises(ValueError, match=r"give that day as the fallback"):
        Resolver.for_page(page())


def test_a_page_is_read_in_its_own_language():
    assert Resolver.for_page(page(locale=None), DAY).locale == "en"
    assert Resolver.for_page(page(locale="en-GB"), DAY).locale == "en-GB"


def test_text_is_no_page():
    with pytest.raises(TypeError, match="parse it first"):
        Resolver.for_page("Today at 7:09 am", DAY)


# --- the object itself ------------------------------------------------------------------------


def test_resolvers_are_equal_by_what_they_were_given():
    assert Resolver(DAY, tz="Europe/Paris") == Resolver(DAY, tz=PARIS)
    assert hash(Resolver(DAY, tz="Europe/Paris")) == hash(Resolver(DAY, tz=PARIS))
    assert Resolver(DAY) != Resolver(DAY, disambiguate="later")
    assert Resolver(DAY) != Resolver(datetime(2024, 12, 14))
    same_instant = [
        datetime(2024, 12, 14, 12, tzinfo=dt.UTC),
        datetime(2024, 12, 14, 13, tzinfo=timezone(timedelta(hours=1))),
    ]
    assert Resolver(same_instant[0]) != Resolver(same_instant[1])
    twice = datetime(2024, 11, 3, 1, 30, tzinfo=NEW_YORK)
    assert Resolver(twice) != Resolver(twice.replace(fold=1))
    window = ReferenceWindow(earliest=DAY, latest=None, source="stamps")
    assert Resolver(window) == Resolver(window)


def test_a_pickle_keeps_what_was_given():
    resolver = Resolver(DAY, tz="Europe/Paris", disambiguate="later", locale="fr")
    again = pickle.loads(pickle.dumps(resolver))
    assert again == resolver
    assert again.resolve("Hier à 4:10").isoformat() == "2024-12-13T04:10:00+01:00"


def test_a_resolver_shows_what_it_was_given():
    assert repr(Resolver(DAY, tz="UTC")) == (
        "Resolver(reference=datetime.date(2024, 12, 14), tz=zoneinfo.ZoneInfo(key='UTC'), "
        "disambiguate='compatible', locale='en')"
    )


def test_importing_the_resolver_loads_neither_dateutil_nor_zones_nor_a_grammar():
    code = (
        "import sys, forumparse.resolver as r, datetime as d\n"
        "r.Resolver(d.date(2024, 12, 14))\n"
        "print(sorted({'dateutil', 'zoneinfo', 'regex', 'tomllib'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


# --- laws -------------------------------------------------------------------------------------

ZONES = (
    "UTC", "Asia/Baghdad", "Europe/Paris", "America/New_York", "America/Havana",
    "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca",
)  # fmt: skip
tzs = st.none() | st.sampled_from(ZONES) | st.just(timezone(timedelta(minutes=-210)))
clocks = st.none() | st.builds(
    ClockTime, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)
)
moments = st.datetimes() | st.datetimes(
    min_value=datetime(2, 1, 1),
    max_value=datetime(9998, 1, 1),
    timezones=st.sampled_from(ZONES).map(ZoneInfo),
)
windows = st.builds(
    ReferenceWindow, earliest=st.dates(), latest=st.none() | st.dates(), source=st.just("stamps")
)
references = st.dates() | moments | windows
units = st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"])
amounts = st.integers(0, 99) | st.integers(-(10**14), 10**14)
day_stamps = st.builds(day, st.integers(-9, 9) | st.integers(-(10**7), 10**7)).flatmap(
    lambda stamp: clocks.map(lambda c: RelativeDay(**HERE, days=stamp.days, clock=c))
)
weekday_stamps = st.builds(
    lambda number, c: RelativeWeekday(**HERE, weekday=number, clock=c), st.integers(-1, 8), clocks
)
elapsed_stamps = st.builds(
    lambda amount, unit, bound: ago(amount, unit, at_most=bound), amounts, units, st.booleans()
)
absolute_stamps = st.builds(
    lambda **parts: AbsoluteTimestamp(**HERE, **parts),
    year=st.none() | st.integers(1990, 2030) | st.integers(-1, 10_001),
    month=st.integers(1, 12) | st.integers(-1, 14),
    day=st.none() | st.integers(1, 28) | st.integers(-1, 33),
    weekday=st.none() | st.integers(-1, 8),
    clock=clocks,
    utc_offset=st.none() | st.integers(-840, 840) | st.integers(-(10**14), 10**14),
    ambiguous=st.booleans(),
)
stamps = day_stamps | weekday_stamps | elapsed_stamps | absolute_stamps


@st.composite
def resolvers(draw, of=references):
    reference, tz, policy = draw(of), draw(tzs), draw(st.sampled_from(POLICIES))
    try:
        return Resolver(reference, tz=tz, disambiguate=policy)
    except ValueError:  # at the very edge, or a skipped reference under `raise`
        return Resolver(DAY, tz=tz, disambiguate=policy)


def exactly(moment: datetime | None) -> tuple[object, ...]:
    return (moment and moment.isoformat(), moment and moment.tzinfo, moment and moment.fold)


@given(resolvers(), stamps)
def test_law_resolve_and_explain_agree(resolver, stamp):
    found = resolver.explain(stamp)
    if found.value is not None:
        assert exactly(resolver.resolve(stamp)) == exactly(found.value)
        return
    assert found.earliest is found.latest is None
    assert found.flags & {"needs-clock", "unreadable", "gap", "fold"}
    with pytest.raises(UnresolvableTimestamp):
        resolver.resolve(stamp)


@given(resolvers(), stamps)
@example(Resolver(date.max, tz="Asia/Baghdad"), day(0, 23, 59))
@example(Resolver(date(1, 1, 3)), written(2, 1, 12, ambiguous=True))
@example(Resolver(date(2011, 12, 30), tz="Pacific/Apia"), day(0))  # a day that never was
@example(Resolver(date(1, 2, 1)), written(None, 1, 12, ambiguous=True))
def test_law_the_value_lies_in_its_interval(resolver, stamp):
    found = resolver.explain(stamp)
    if found.value is not None:
        instants = [at_utc(moment) for moment in (found.earliest, found.value, found.latest)]
        assert instants == sorted(instants)


@given(resolvers(), stamps)
def test_law_aware_in_aware_out(resolver, stamp):
    zone = resolver.tz or getattr(resolver.reference, "tzinfo", None)
    found = resolver.explain(stamp)
    if found.value is not None:
        assert {m.tzinfo for m in (found.earliest, found.value, found.latest)} == {zone}


relative = st.one_of(
    st.builds(lambda days, c: RelativeDay(**HERE, days=days, clock=c), st.integers(-9, 9), clocks),
    st.builds(ago, st.integers(0, 999), st.sampled_from(["second", "minute", "hour", "day"])),
)
spelled_out = st.builds(
    lambda when, c: written(when.year, when.month, when.day).__class__(
        **HERE, year=when.year, month=when.month, day=when.day, clock=c
    ),
    st.dates(),
    clocks,
)
ordinary = st.dates(date(1000, 1, 1), date(9000, 1, 1)) | st.datetimes(
    datetime(1000, 1, 1), datetime(9000, 1, 1)
)


@given(ordinary, relative, spelled_out)
def test_law_moving_the_reference_moves_relative_stamps_and_no_others(reference, stamp, fixed):
    one = timedelta(days=1)
    here, moved = Resolver(reference), Resolver(reference + one)
    then, now = here.explain(stamp), moved.explain(stamp)
    if "needs-clock" not in then.flags:
        assert (now.value, now.earliest, now.latest) == (
            then.value + one,
            then.earliest + one,
            then.latest + one,
        )
    assert moved.resolve(fixed) == here.resolve(fixed)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from(ZONES), clocks)
def test_law_moving_the_reference_in_a_zone_moves_the_day_as_written(today, zone, shown):
    def meant(reference: date) -> tuple[object, object]:
        found = Resolver(reference, tz=zone).explain(RelativeDay(**HERE, days=0, clock=shown))
        return found.value.date(), found.value.time()

    odd = Resolver(today, tz=zone).explain(RelativeDay(**HERE, days=0, clock=shown)).flags
    if not odd & {"gap"}:
        assert meant(today)[0] == today
        assert shown is None or meant(today)[1].minute == shown.minute


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(0, 6))
def test_law_a_bare_weekday_moves_by_weeks(today, number):
    def meant(reference: date) -> date:
        return Resolver(reference).resolve(weekday(number)).date()

    assert 1 <= (today - meant(today)).days <= 7
    assert meant(today).weekday() == number
    assert meant(today + timedelta(days=7)) == meant(today) + timedelta(days=7)


@given(resolvers(), st.lists(stamps, max_size=3))
def test_law_copies_give_the_same_answers(resolver, some):
    for twin in (
        pickle.loads(pickle.dumps(resolver)),
        copy.deepcopy(resolver),
        copy.copy(resolver),
    ):
        assert twin == resolver
        assert hash(twin) == hash(resolver)
        for stamp in some:
            assert twin.explain(stamp) == resolver.explain(stamp)


@given(resolvers(), st.text(max_size=30))
def test_law_no_text_makes_explain_raise(resolver, text):
    assert resolver.explain(text) is not None


def test_law_threads_share_a_resolver():
    resolver = Resolver(datetime(2024, 11, 3, 9, 0), tz="America/New_York")
    some = [day(0, 1, 30), ago(9, "hour"), ago(2, "month"), weekday(5), written(None, 2, 29)] * 40
    alone = [resolver.explain(stamp) for stamp in some]
    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(lambda _: [resolver.explain(s) for s in some], range(16)):
            assert answers == alone
