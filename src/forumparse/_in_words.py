"""What a stamp means, in the few words that fit a cell of a table.

A time stands there as finely as it was written: a day without a clock is a day, not its midnight.
What is true of all times of a resolver is said once, and not in every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from ._read_when import reference_of, zone_of
from .model import ImpliedPart, ReferenceSource, ReferenceWindow, ResolutionFlag, Timestamp
from .resolver import Resolver

_SAID_ONCE: Final[frozenset[ResolutionFlag]] = frozenset({"inferred-reference"})
_TOLD_BY: Final[Mapping[ReferenceSource, str]] = MappingProxyType(
    {
        "machine": ", as the page says",
        "clock": ", as the page says",
        "stamps": ", the earliest day that its stamps allow",
        "none": "",
    }
)


def meaning(stamp: Timestamp, resolver: Resolver) -> str:
    """Return what *stamp* means to *resolver*, and what a careful reader should know of it.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> meaning(fp.parse_timestamp("Dec 2025"), fp.Resolver(date(2024, 12, 14)))
    '2025-12 · future'
    """
    meant = resolver.explain(stamp)
    value = "no value" if meant.value is None else _written_out(meant.value, meant.implied)
    return " · ".join((value, *sorted(meant.flags - _SAID_ONCE)))


def _written_out(moment: datetime, implied: frozenset[ImpliedPart]) -> str:
    month = f"{moment.year:04}-{moment.month:02}"  # `%Y` leaves out the zeros of the year 33
    if "day" in implied:
        return month
    if "clock" in implied:
        return f"{month}-{moment.day:02}"
    return f"{month}-{moment.day:02} {moment:{'%H:%M:%S' if moment.second else '%H:%M'}}"


def basis(resolver: Resolver) -> str:
    """Return what all times of *resolver* go by.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> basis(fp.Resolver(date(2024, 12, 14), tz="Europe/Lisbon"))
    'times in Europe/Lisbon, counted from 2024-12-14'
    """
    zone = zone_of(resolver)
    where = "on the board's clock, in no known zone" if zone is None else f"in {zone}"
    told = resolver.reference
    how = _TOLD_BY[told.source] if isinstance(told, ReferenceWindow) else ""
    return f"times {where}, counted from {reference_of(resolver)}{how}"
