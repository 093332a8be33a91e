"""English stamps read by us and by dateparser: where the two disagree, the reason is written down.

dateparser reads a stamp against a reference too (`RELATIVE_BASE`), so wherever both give an
answer it must be the same one, or fall under a reason in `REASONS`.  A reason that no stamp needs
any more is taken out: a test asks each for its example.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import forumparse as fp
from lookalikes import STYLES, WORDS
from lookalikes.stamps import Style, print_stamp
from lookalikes.voices import choose_voice

pytest.importorskip("dateparser")

AT = datetime(2021, 5, 31, 9, 45, 20)


@frozen
class Reason:
    """Why a stamp is read differently, and rightly so."""

    pattern: str
    """What the stamps look like, in lower case."""
    why: str
    example: str
    """Against `AT`."""
    ours: datetime
    theirs: datetime


REASONS = (
    Reason(
        r"(later )?today|yesterday",
        "a day word alone leaves the clock open: we give its midnight and list `clock` as implied, "
        "dateparser borrows the clock of the reference",
        "Yesterday",
        datetime(2021, 5, 30),
        datetime(2021, 5, 30, 9, 45, 20),
    ),
    Reason(
        r"(today|yesterday) - [\d:]+( [ap]m)?",
        "dateparser does not see the clock behind the dash of `Yesterday - 12:39`",
        "Yesterday - 12:39",
        datetime(2021, 5, 30, 12, 39),
        datetime(2021, 5, 30, 9, 45, 20),
    ),
    Reason(
        r"[a-z]+ \d{4}",
        "a month alone is its first day, with `day` implied; dateparser takes the reference's day",
        "Oct 2015",
        datetime(2015, 10, 1),
        datetime(2015, 10, 31),
    ),
    Reason(
        r"less than a(n|1)? .* ago|< 1m",
        "an upper bound has the reference as its value and one unit as its interval; dateparser "
        "counts 45 seconds, or the whole unit",
        "less than a minute ago",
        datetime(2021, 5, 31, 9, 45, 20),
        datetime(2021, 5, 31, 9, 44, 35),
    ),
    Reason(
        r"\d+ years?,? \d+ (months?|weeks?|days?) ago",
        "two units are counted as the boards that print them do, with years of 365 days and "
        "months of 30; dateparser goes back through the calendar",
        "2 years, 10 months ago",
        datetime(2018, 8, 5, 9, 45, 20),
        datetime(2018, 7, 31, 9, 45, 20),
    ),
    Reason(
        r"\d+ months?,? \d+ (weeks?|days?) ago",
        "the same: two units are one number of days",
        "3 months, 1 week ago",
        datetime(2021, 2, 23, 9, 45, 20),
        datetime(2021, 2, 21, 9, 45, 20),
    ),
    Reason(
        r"\d\d?\.\d\d?\.\d\d(\d\d)?( (at )?[\d:]+)?",
        "a date with dots has its day first, also on English boards; dateparser's order for "
        "English is month first whatever the separator",
        "02.09.12 15:36",
        datetime(2012, 9, 2, 15, 36),
        datetime(2012, 2, 9, 15, 36),
    ),
)

# Formats beyond those of the boards that the look-alikes know.
MORE_STYLES = tuple(
    Style(name=pattern, absolute=pattern, max_days=days)
    for pattern, days in (
        ("j F", 300),
        ("F jS", 300),
        ("M j, g:i a", 300),
        ("l, F j, Y", 3000),
        ("D, d M Y H:i:s", 3000),
        ("Y-m-d\\TH:i:s", 3000),
        ("Y/m/d H:i", 3000),
        ("jS M Y", 3000),
        ("g:i A, j M Y", 3000),
        ("l", 6),
        ("l {at} g:i A", 6),
        ("F Y", 3000),
    )
)
ENGLISH = tuple(style for style in STYLES if style.speaks("en")) + MORE_STYLES
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def ours(text: str, now: datetime) -> datetime | None:
    return fp.Resolver(now).explain(text).value


def theirs(text: str, now: datetime) -> datetime | None:
    import dateparser

    settings = {
        "RELATIVE_BASE": now,
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of dates without a year, in its own code
        return dateparser.parse(text, languages=["en"], settings=settings)


def reason_for(text: str) -> Reason | None:
    return next((r for r in REASONS if re.fullmatch(r.pattern, text.lower())), None)


@st.composite
def stamps(draw: st.DrawFn) -> tuple[str, datetime]:
    """Draw a stamp as an English board prints it, and the moment it is read at."""
    now = draw(st.datetimes(datetime(2009, 2, 1), datetime(2026, 1, 1))).replace(microsecond=0)
    style = draw(st.sampled_from(ENGLISH))
    widest = draw(st.sampled_from([0, 1, 8, style.max_days]))
    age = timedelta(
        days=draw(st.integers(0, min(widest, style.max_days))), seconds=draw(st.integers(0, 86399))
    )
    voice = choose_voice(WORDS["en"], Random(draw(st.integers(0, 999))))
    plain = evolve(voice, disguise={}, mark="")
    return print_stamp(style, now - age, now, plain).text, now


@st.composite
def ages(draw: st.DrawFn) -> tuple[str, datetime]:
    """Draw `5 minutes ago` in one unit or two, and the moment it is read at."""
    now = draw(st.datetimes(datetime(2009, 2, 1), datetime(2026, 1, 1))).replace(microsecond=0)
    first = draw(st.integers(0, len(UNITS) - 1))
    parts = [(draw(st.integers(1, 90 if first < 5 else 20)), UNITS[first])]
    if first and draw(st.booleans()):
        parts.append((draw(st.integers(1, 11)), UNITS[first - 1]))
    written = draw(st.sampled_from([", ", " "])).join(
        f"{amount} {unit}{'s' * (amount != 1)}" for amount, unit in parts
    )
    return f"{written} ago", now


def assert_agreed(text: str, now: datetime) -> None:
    one, other = ours(text, now), theirs(text, now)
    assert one is not None, f"{text!r} is not read"
    if other is not None and one != other:
        assert reason_for(text), f"{text!r} at {now}: we say {one}, dateparser {other}"


@given(stamps())
def test_stamps_of_boards_are_read_alike_or_for_a_reason(stamp):
    assert_agreed(*stamp)


@given(ages())
def test_ages_are_read_alike_or_for_a_reason(stamp):
    assert_agreed(*stamp)


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.example)
def test_each_reason_is_needed(reason):
    assert reason_for(reason.example) is reason
    assert ours(reason.example, AT) == reason.ours
    assert theirs(reason.example, AT) == reason.theirs != reason.ours


def test_most_stamps_are_answered_by_both_and_alike():
    random = Random(11)
    tally = Counter()
    for style in ENGLISH:
        for _ in range(5):
            age = timedelta(days=random.randrange(min(style.max_days, 900)), seconds=12_345)
            voice = evolve(choose_voice(WORDS["en"], random), disguise={}, mark="")
            text = print_stamp(style, AT - age, AT, voice).text
            other = theirs(text, AT)
            tally[None if other is None else other == ours(text, AT)] += 1
    assert tally[True] > 0.8 * tally.total(), tally
    assert tally[None] < 0.05 * tally.total(), tally
