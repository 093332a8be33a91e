"""What was written beside what it means, for notebooks.

A `Page` shows itself, and says how each of its stamps was read.  What they mean takes a reference,
so here is the same display for whoever has a resolver:

    show(page, Resolver(date(2024, 12, 14), tz="Asia/Baghdad"))
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from attrs import frozen

from ._notebook import page_html, tables_html
from ._read_when import reference_of, zone_of
from .model import ImpliedPart, Page, Post, SidebarPost, Timestamp
from .resolver import Resolver


@frozen
class Shown:
    """What a notebook displays when it is the last line of a cell."""

    html: str
    """Of bounded size; everything scraped is escaped, no script runs and nothing is loaded."""

    def __repr__(self) -> str:
        return f"<{len(self.html):,} characters of HTML, for a notebook>"

    def _repr_html_(self) -> str:
        return self.html


def show(what: Page | Iterable[SidebarPost | Post], resolver: Resolver) -> Shown:
    """Return the display of a page, or of posts of its sidebar or its thread.

    Beside each stamp as it was written stands the time that *resolver* makes of it, no finer than
    what was written, and what a careful reader should know of it.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> page = fp.parse_page("» Ferry to stop again\\nYesterday at 7:09 am by Rosa")
    >>> "2024-12-13 07:09" in show(page, fp.Resolver(date(2024, 12, 14))).html
    True

    Raises:
        TypeError: for a *resolver* that is none.
    """
    if not isinstance(resolver, Resolver):
        raise TypeError(
            f"a Resolver is needed, not {type(resolver).__name__}: it tells what `today` was"
        )
    meaning, note = partial(_meaning, resolver=resolver), _note(resolver)
    if isinstance(what, Page):
        return Shown(page_html(what, meaning, note))
    posts = tuple(what)
    sidebar = [post for post in posts if isinstance(post, SidebarPost)]
    thread = [post for post in posts if isinstance(post, Post)]
    return Shown(tables_html(sidebar, thread, meaning, note))


def _note(resolver: Resolver) -> str:
    zone = zone_of(resolver)
    where = "on the board's clock, whose zone is not known" if zone is None else f"in {zone}"
    return f"times {where}, counted from {reference_of(resolver)}"


def _meaning(stamp: Timestamp, resolver: Resolver) -> str:
    meant = resolver.explain(stamp)
    value = "no value" if meant.value is None else _written_out(meant.value, meant.implied)
    return " · ".join((value, *sorted(meant.flags)))


def _written_out(moment: datetime, implied: frozenset[ImpliedPart]) -> str:
    """Return *moment* as finely as it was written, whatever year it is in."""
    day = f"{moment.year:04}-{moment.month:02}"
    if "day" in implied:
        return day
    day = f"{day}-{moment.day:02}"
    if "clock" in implied:
        return day
    return f"{day} {moment:%H:%M:%S}" if moment.second else f"{day} {moment:%H:%M}"
