"""`5 minutes ago` and its kin, by board: every form with its own limits.

A rule gets the age and returns the text, the moment the text names (the reference minus the
amount) and, where the board drops more than its last unit tells, how far the true moment may lie
outside of what the text says; None when the board would print a date instead.
Amounts are rounded down, as phpBB, vBulletin, MyBB and XenForo do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, TypeAlias

from dateutil.relativedelta import relativedelta

from .words import Words, elapsed

Form: TypeAlias = tuple[str, datetime, timedelta | None]
Rule: TypeAlias = Callable[[Words, timedelta, datetime, str], Form | None]

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_SPELLED: Final = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
)


def _minutes_until(limit: timedelta, hours_until: timedelta) -> Rule:
    """Return a rule: minutes up to *limit*, then hours up to *hours_until*."""

    def rule(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
        if age < _MINUTE:
            return just_now, now, None
        if age < limit:
            number = age // _MINUTE
            return elapsed(words, "minute", number), now - number * _MINUTE, None
        if age < hours_until:
            number = age // _HOUR
            return elapsed(words, "hour", number), now - number * _HOUR, None
        return None

    return rule


def _full(words: Words, age: timedelta, now: datetime, just_now: str) -> Form:
    """dayjs and jquery-timeago: up to years, nothing absolute."""
    short = _minutes_until(_HOUR, _DAY)(words, age, now, just_now)
    if short is not None:
        return short
    between = relativedelta(now, now - age)
    if not between.years and not between.months:
        return elapsed(words, "day", age // _DAY), now - age // _DAY * _DAY, None
    if between.years:
        return elapsed(words, "year", between.years), now - relativedelta(years=between.years), None
    number = between.months
    return elapsed(words, "month", number), now - relativedelta(months=number), None


def _about(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    """jquery-timeago in English: `about` before hours, `a day ago` without it."""
    text, when, slack = _full(words, age, now, just_now)
    text = text.replace("1 minute ago", "a minute ago") if text.startswith("1 ") else text
    for one, spelled in (
        ("1 hour", "an hour"),
        ("1 day", "a day"),
        ("1 month", "a month"),
        ("1 year", "a year"),
    ):
        text = spelled + text.removeprefix(one) if text.startswith(one) else text
    return ("about " + text if "hour" in text else text), when, slack


def _vbulletin(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    """`1 Minute Ago` up to two minutes, capitals, weeks up to five."""
    for unit, size, limit in (
        ("Minute", _MINUTE, _HOUR),
        ("Hour", _HOUR, _DAY),
        ("Day", _DAY, _WEEK),
        ("Week", _WEEK, 5 * _WEEK),
    ):
        if age < limit:
            number = max(age // size, 1)
            slack = _MINUTE if age < size else None  # `1 Minute Ago` from the first second on
            return f"{number} {unit}{'s' * (number > 1)} Ago", now - number * size, slack
    return None


def _hours(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    return _minutes_until(_HOUR, 20 * _HOUR)(words, age, now, just_now)


def _compound(units: tuple[tuple[str, timedelta], ...], joint: str) -> Rule:
    """Return a rule that prints the two largest units: `1 day, 3 hours ago`."""

    def rule(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
        for at, (unit, size) in enumerate(units):
            if age >= size:
                parts, when = [_counted(age // size, unit)], now - age // size * size
                rest = age % size
                below = units[at + 1 : at + 2]
                if below and rest >= below[0][1]:
                    parts.append(_counted(rest // below[0][1], below[0][0]))
                    when -= rest // below[0][1] * below[0][1]
                # months of 30 days, years of 365, and up to a whole smaller unit not printed
                slack = below[0][1] + age / 20 if size >= 30 * _DAY else None
                return joint.join(parts) + " ago", when, slack
        return just_now, now, None

    return rule


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != 1)}"


def _short(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    """Discourse's ages on their own: `5m`, `3h`, `2d`, then a month and its year."""
    if age < _MINUTE:
        return "< 1m", now, None
    for letter, size, limit in (("m", _MINUTE, _HOUR), ("h", _HOUR, _DAY), ("d", _DAY, 29 * _DAY)):
        if age < limit:
            return f"{age // size}{letter}", now - age // size * size, None
    return None


def _vanilla(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    """Vanilla's fuzzy words: `about two weeks ago`, spelled numbers."""
    if age < _HOUR:
        number = age // _MINUTE
        return (
            (f"{number} minutes ago", now - number * _MINUTE, None)
            if number > 1
            else ("just now", now, None)
        )
    if age < 20 * _HOUR:
        number = age // _HOUR
        return _counted(number, "hour") + " ago", now - number * _HOUR, None
    if _WEEK <= age < 4 * _WEEK:
        number = age // _WEEK
        name = "about a week ago" if number == 1 else f"about {_SPELLED[number]} weeks ago"
        return name, now - number * _WEEK, None
    months = relativedelta(now, now - age).months
    if age < 360 * _DAY and months > 1:
        return f"about {_SPELLED[months]} months ago", now - relativedelta(months=months), None
    if age >= 366 * _DAY:
        return None
    return _counted(age // _DAY, "day") + " ago", now - age // _DAY * _DAY, None


def _hungarian(words: Words, age: timedelta, now: datetime, just_now: str) -> Form | None:
    """The phpBB pack's form, unlike the one of the JavaScript packs: `5 perccel ezelőtt`."""
    if _MINUTE <= age <= _HOUR:
        return f"{age // _MINUTE} perccel ezelőtt", now - age // _MINUTE * _MINUTE, None
    return ("kevesebb mint egy perce", now, None) if age < _MINUTE else None


ELAPSED: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "phpbb": _minutes_until(_HOUR, _HOUR),
        "xf": _minutes_until(_HOUR, _HOUR),
        "mybb": _minutes_until(_HOUR, 12 * _HOUR),
        "wbb": _minutes_until(_HOUR, _DAY),
        "hours": _hours,
        "vb": _vbulletin,
        "full": _full,
        "about": _about,
        "short": _short,
        "vanilla": _vanilla,
        "hu": _hungarian,
        "bbpress": _compound(
            (
                ("year", 365 * _DAY),
                ("month", 30 * _DAY),
                ("week", _WEEK),
                ("day", _DAY),
                ("hour", _HOUR),
                ("minute", _MINUTE),
                ("second", timedelta(seconds=1)),
            ),
            ", ",
        ),
        "drupal": _compound(
            (
                ("year", 365 * _DAY),
                ("week", _WEEK),
                ("day", _DAY),
                ("hour", _HOUR),
                ("minute", _MINUTE),
            ),
            " ",
        ),
    }
)
