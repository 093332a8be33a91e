"""Local time in a zone: what a clock change skips or repeats, and how to choose.

A zone is any `tzinfo` that follows PEP 495, as those of `zoneinfo` do.  Then one expression,
`zone.fromutc(wall - zone.utcoffset(wall))`, is the `compatible` reading in every case: an ordinary
local time comes back as it is, a repeated one at its first turn, a skipped one moved forward.

Datetimes of one zone compare and subtract by their clocks, not by instant, which is wrong across a
clock change.  `instant` puts them under a fixed offset first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone, tzinfo
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Disambiguation: TypeAlias = Literal["compatible", "earlier", "later", "raise"]
Oddity: TypeAlias = Literal["gap", "fold"]

# PEP 495: of a skipped time, fold=0 reads the clock from before the change, so it lands after it.
_FOLD_TO_READ: Final[Mapping[tuple[str, Oddity], int]] = MappingProxyType(
    {("earlier", "gap"): 1, ("earlier", "fold"): 0, ("later", "gap"): 0, ("later", "fold"): 1}
)


def checked_zone(tz: str | tzinfo | None) -> tzinfo | None:
    """Return *tz* as a zone; a zone of pytz, which predates PEP 495, as the one of its name.

    >>> checked_zone("Asia/Baghdad")
    zoneinfo.ZoneInfo(key='Asia/Baghdad')

    Raises:
        ValueError: when no zone has that name.
        TypeError: when *tz* is neither a name nor a `tzinfo`.
    """
    name = getattr(tz, "zone", None)
    if isinstance(name, str):
        tz = name
    if tz is None or isinstance(tz, tzinfo):
        return tz
    if not isinstance(tz, str):
        raise TypeError(f"tz must be a zone's name or a tzinfo, not {tz!r}: try 'Asia/Baghdad'")
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(tz)
    except (LookupError, ValueError, OSError):
        raise ValueError(
            f"there is no time zone {tz!r}: give an IANA name such as 'Asia/Baghdad' or a tzinfo "
            "(where no zone is found at all, install the package tzdata)"
        ) from None


def find_oddity(wall: datetime, zone: tzinfo | None) -> Oddity | None:
    """Return whether a clock change of *zone* skipped or repeated the local time *wall*.

    The `fold` of *wall* is 0.  None for an ordinary time, and for one under another zone.

    >>> zone = checked_zone("Europe/Paris")
    >>> find_oddity(datetime(2024, 3, 31, 2, 30, tzinfo=zone), zone)
    'gap'
    """
    if zone is None or wall.tzinfo is not zone:
        return None
    before, after = zone.utcoffset(wall), zone.utcoffset(wall.replace(fold=1))
    if before is None or after is None or before == after:
        return None
    return "gap" if before < after else "fold"


def compatible(wall: datetime, zone: tzinfo | None) -> datetime:
    """Return the local time *wall* in *zone*, by the `compatible` policy.

    A time under another zone is converted.  Its `fold` counts: with 1, a skipped time moves back
    and a repeated one is its second turn.

    Raises:
        ValueError: when *zone* has no offset.
        OverflowError: at the edges of the years 1 to 9999.
    """
    if zone is None:
        return wall
    if wall.tzinfo is not zone:
        return wall.astimezone(zone)
    offset = zone.utcoffset(wall)
    if offset is None:
        raise ValueError(f"{zone!r} has no offset at {wall}")
    return zone.fromutc(wall - offset)


def placed(wall: datetime, zone: tzinfo | None, policy: Disambiguation) -> datetime | None:
    """Return the local time *wall* in *zone*; None when *policy* is to refuse it."""
    if policy == "compatible":
        return compatible(wall, zone)
    oddity = find_oddity(wall, zone)
    if oddity is None:
        return compatible(wall, zone)
    if policy == "raise":
        return None
    return compatible(wall.replace(fold=_FOLD_TO_READ[policy, oddity]), zone)


def instant(moment: datetime) -> datetime:
    """Return *moment* under a fixed offset: it then compares, adds and subtracts by instant.

    A naive moment comes back as it is.
    """
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)
