"""What a look-alike page knows about itself: the answers, next to the text that hides them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from attrs import frozen

Truncation: TypeAlias = Literal["no", "maybe", "yes"]


@frozen(kw_only=True)
class Stamp:
    """A stamp as a board would print it, and what it means."""

    text: str
    """As printed."""
    when: datetime
    """What is printed, filled up from below; for an elapsed form the reference minus the amount."""
    moment: datetime
    """The instant the board printed it for."""
    elapsed: bool = False
    """True when the form only bounds the moment: `2 hours ago`, `just now`."""
    slack: timedelta | None = None
    """How far from the stamp's interval the moment may lie, where the board's arithmetic is its
    own (months of 30 days); None when the value itself must be right."""
    day_part: str | None = None
    """The part before the clock, where the two can stand on lines of their own."""
    clock_part: str | None = None


@frozen(kw_only=True)
class Row:
    """One entry of the widget, as a reader would write it down."""

    title: str | None
    author: str | None
    stamp: Stamp | None
    truncated: Truncation = "no"
    forum: str | None = None
    other_titles: tuple[str, ...] = ()
    """Readings of the title that are as fair."""
    other_authors: tuple[str, ...] = ()
    """Readings of the author that are as fair: a forum's bare name where no author stands."""

    @property
    def when(self) -> datetime | None:
        return None if self.stamp is None else self.stamp.when


@frozen(kw_only=True)
class ArticleParts:
    """The article of the page.  None means: not printed."""

    headline: str | None
    caption: str | None
    source_tag: str | None
    paragraphs: tuple[str, ...]
    """Free of the lead-in."""
    copies: int = 1


@frozen(kw_only=True)
class Lookalike:
    """A made-up page with its answers."""

    text: str
    locale: str
    reference: datetime
    rows: tuple[Row, ...]
    article: ArticleParts | None = None
    layout: str = ""
    style: str = ""
    clock: datetime | None = None
    """What a dated clock line on the page says, to the minute."""
    notes: tuple[str, ...] = ()
    """What was done to the page: `orphan-start`, `two-widgets`, ..."""
