"""Dates of the Persian calendar as the dates everybody else writes for the same days.

Iranian boards print `۲۲ آذر ۱۴۰۳` and `1403/09/22`.  A Persian year begins at the spring equinox,
which the 33-year cycle below has met in every year since 1800 and will meet past 2099.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import Final

PERSIAN_MONTHS: Final = 100
"""Added to the number of a month whose name is of the Persian calendar."""
_LENGTHS: Final = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29)
_DAYS_BEFORE: Final = tuple(accumulate(_LENGTHS, initial=0))
_YEARS: Final = range(1300, 1478)
_NEW_YEAR: Final = (1403, date(2024, 3, 20).toordinal())
"""A first day of Farvardin that is known."""


def is_persian_year(number: int) -> bool:
    """Whether *number* can be a year of the Persian calendar in which there were boards."""
    return number in _YEARS


def from_persian(year: int, month: int, day: int) -> date | None:
    """Return the day that the Persian calendar calls so; None where there is no such day.

    >>> from_persian(1403, 9, 22)
    datetime.date(2024, 12, 12)
    """
    if not (is_persian_year(year) and 1 <= month <= 12):
        return None
    leap = _leap_days(year + 1) > _leap_days(year)
    if not 1 <= day <= _LENGTHS[month - 1] + (leap and month == 12):
        return None
    known, ordinal = _NEW_YEAR
    years = 365 * (year - known) + _leap_days(year) - _leap_days(known)
    return date.fromordinal(ordinal + years + _DAYS_BEFORE[month - 1] + day - 1)


def _leap_days(year: int) -> int:
    """Return how many leap days there were before *year*: eight in 33 years."""
    return (8 * year + 21) // 33
