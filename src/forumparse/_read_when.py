"""When a page was read, and where its stamps are at home: the resolver it gets.

* A zone that the caller names beats all others.
* Without one, an aware reference (the date of a crawl record, when a file was written) tells the
  instant and not where the board is.  The zone that the page states for its times is used then,
  and the zone of the reference only where the page states none.
* A reference without a zone stays without one: nothing turns naive times into aware ones unasked.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Final, Literal, TypeAlias

from .model import Page, ReferenceWindow, RelativeDay, Span
from .resolver import Resolver

PageReference: TypeAlias = date | datetime | Literal["page"] | None
"""What timestamps count from: a given moment, what the page reveals, or nothing at all."""

_TODAY: Final = RelativeDay(raw="", span=Span(0, 0), days=0)


def resolver_for(page: Page, reference: PageReference, tz: str | tzinfo | None) -> Resolver | None:
    """Return the resolver for the timestamps of *page*; None where nothing tells their reference.

    Raises:
        ValueError: for a zone that does not exist, and a reference that is no moment.
    """
    match reference:
        case None:
            return None
        case "page":
            return _as_the_page_tells(page, tz)
        case datetime() if tz is None and reference.utcoffset() is not None:
            return Resolver(reference, tz=_stated_zone(page), locale=page.locale or "en")
        case given:
            return Resolver(given, tz=tz, locale=page.locale or "en")


def _as_the_page_tells(page: Page, tz: str | tzinfo | None) -> Resolver | None:
    try:
        return Resolver.for_page(page, tz=tz)
    except ValueError:  # it does not tell
        return None


def _stated_zone(page: Page) -> tzinfo | None:
    if page.page_clock is None or page.page_clock.utc_offset is None:
        return None
    return timezone(timedelta(minutes=page.page_clock.utc_offset))


def reference_of(resolver: Resolver) -> date | datetime | None:
    """Return what the times of *resolver* count from; of a window the end that is used."""
    reference = resolver.reference
    if not isinstance(reference, ReferenceWindow):
        return reference
    return reference.latest if reference.earliest is None else reference.earliest


def zone_of(resolver: Resolver) -> tzinfo | None:
    """Return the zone of all times that *resolver* gives; None when they are naive."""
    midnight = resolver.explain(_TODAY).value
    return None if midnight is None else midnight.tzinfo


def check_resolver(given: object) -> None:
    """Raise a `TypeError` where what was *given* is no resolver."""
    if not isinstance(given, Resolver):
        raise TypeError(
            f"a Resolver is needed, not {type(given).__name__}: it tells what `today` was"
        )
