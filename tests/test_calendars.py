"""Days of the Persian calendar are those of the Gregorian one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from forumparse._calendars import from_persian

FIRST, LAST = 1300, 1477
# First days of Farvardin as the calendar offices of Iran announced them.
NEW_YEARS = {
    1350: date(1971, 3, 21),
    1375: date(1996, 3, 20),
    1378: date(1999, 3, 21),
    1395: date(2016, 3, 20),
    1399: date(2020, 3, 20),
    1400: date(2021, 3, 21),
    1402: date(2023, 3, 21),
    1403: date(2024, 3, 20),
    1404: date(2025, 3, 21),
}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_years_begin_in_spring(year, day):
    assert from_persian(year, 1, 1) == day


def test_every_day_follows_the_one_before():
    days = [
        day
        for year in range(FIRST, LAST + 1)
        for month in range(1, 13)
        for number in range(1, 32)
        if (day := from_persian(year, month, number)) is not None
    ]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
    assert days[0] == date(1921, 3, 21)
    assert len(days) == 365 * (LAST - FIRST + 1) + 43


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (FIRST - 1, 1, 1),
        (LAST + 1, 1, 1),
        (1403, 0, 1),
        (1403, 13, 1),
        (1403, 1, 0),
        (1403, 1, 32),
        (1403, 7, 31),
        (1403, 12, 31),
        (1404, 12, 30),
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(year, month, day):
    assert from_persian(year, month, day) is None
