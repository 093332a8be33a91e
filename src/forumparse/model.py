"""What a page is made of: the types that parsing returns and resolving reads.

The module holds values and no parsing, so that its import path is stable for pickles, type
annotations and feeds.  Every class is frozen and slotted, sequences are tuples, and no class
inherits from another.  All are keyword-only but `Span` and `ClockTime`, which read like the
pairs they are.

Two ideas run through all of them:

* **Provenance.** A value that was read from the page carries the `Span` it was read from, and
  `page.text[span.start:span.end]` is exactly that stretch.
* **Written, not meant.** The timestamp classes say what stands on the page.  What it means is a
  `Resolution`, and needs a reference, which is what `forumparse.resolver` asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from datetime import date, datetime
from typing import Literal, TypeAlias, TypeVar

from attrs import field, frozen

from .errors import PageProblems

Truncation: TypeAlias = Literal["no", "maybe", "yes"]
Role: TypeAlias = Literal["text", "heading", "quote", "list-item"]
NumericOrder: TypeAlias = Literal["dmy", "mdy", "ymd"]
DateOrder: TypeAlias = Literal["dmy", "mdy", "ymd", "named"]
Unit: TypeAlias = Literal["second", "minute", "hour", "day", "week", "month", "year"]
BlockKind: TypeAlias = Literal[
    "headline", "caption", "body", "repeat", "sidebar", "post", "clock", "other"
]
ReferenceSource: TypeAlias = Literal["machine", "clock", "stamps", "none"]
ImpliedPart: TypeAlias = Literal["year", "day", "clock"]
ResolutionFlag: TypeAlias = Literal[
    "future",
    "gap",
    "fold",
    "weekday-mismatch",
    "ambiguous-order",
    "inferred-reference",
    "needs-clock",
    "unreadable",
]
ProblemKind: TypeAlias = Literal[
    "orphan-timestamp",
    "orphan-title",
    "malformed-timestamp",
    "ambiguous-order",
    "weekday-mismatch",
    "unknown-language",
    "stray-markup",
    "undecodable-bytes",
    "truncated-input",
    "missing-posts",
]


def _how_many(values: Sized) -> str:
    """Stand for a long value in a `repr`: a whole page would fill the screen many times over."""
    return f"<{len(values)}>"


@frozen(weakref_slot=False)
class Span:
    """A half-open stretch of `Page.text`, counted in code points.

    >>> span = Span(3, 9)
    >>> "on Monday"[span.start:span.end]
    'Monday'
    """

    start: int
    """Offset of the first character."""
    end: int
    """Offset just past the last character."""


@frozen
class ClockTime:
    """A time of day as a clock shows it, without a zone.

    A class of our own because `datetime.time` is refused by plain JSON, Spark and web-poet.

    >>> ClockTime(7, 9)
    ClockTime(hour=7, minute=9, second=0)

    Raises:
        ValueError: when a part is out of its range.
    """

    hour: int
    """0 to 23; `12:00 am` is 0 and `12:00 pm` is 12."""
    minute: int
    """0 to 59."""
    second: int = 0
    """0 to 59; 0 where the page shows no seconds."""

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.hour <= 23 and 0 <= self.minute <= 59 and 0 <= self.second <= 59):
            raise ValueError(
                f"there is no time {self.hour}:{self.minute:02}:{self.second:02}: hours go from 0 "
                "to 23, minutes and seconds from 0 to 59"
            )


@frozen(kw_only=True, weakref_slot=False)
class AbsoluteTimestamp:
    """A date spelled out on the page: `Thu 12 Dec 2024, 6:34 am`, `12-14-2024, 07:10 AM`.

    What the page left out is None: the year in `Mar 19 Mar - 7:12`, the day in `Dec 2023`.

    >>> import forumparse as fp
    >>> stamp = fp.parse_timestamp("Thu 12 Dec 2024, 6:34 am")
    >>> stamp.year, stamp.month, stamp.day, stamp.weekday, stamp.clock
    (2024, 12, 12, 3, ClockTime(hour=6, minute=34, second=0))
    """

    raw: str
    """As on the page, blanks of any kind as single spaces."""
    span: Span
    """Where `raw` stands."""
    month: int
    """1 to 12."""
    year: int | None = None
    """Four digits (`'07` is 2007); None where none was written.  Of the Gregorian calendar, like
    month and day, whatever calendar or era the page counts in (`2567`, `令和6年`, `1403/09/22`)."""
    day: int | None = None
    """1 to 31; None where only a month was written."""
    weekday: int | None = None
    """Monday is 0; None where none was written.  Not checked against the date here."""
    clock: ClockTime | None = None
    """None where only a date was written."""
    utc_offset: int | None = None
    """Minutes east of UTC, where the stamp names its zone (`14:05 UTC`, `+02:00`)."""
    order: DateOrder = "named"
    """How the parts stood: `named` when the month was a word, else the numeric order read."""
    ambiguous: bool = False
    """True when day and month could be swapped, or the day and a year of two digits, and nothing
    on the page decides."""
    kind: Literal["absolute"] = "absolute"
    """The tag of the union: it survives JSON, feeds and `attrs.asdict`."""

    @property
    def is_relative(self) -> bool:
        """False: the date stands on the page."""
        return False


@frozen(kw_only=True, weakref_slot=False)
class RelativeDay:
    """A day counted from today: `Today at 7:09 am`, `Hier à 4:10`, `Tomorrow, 13:37`."""

    raw: str
    """As on the page, blanks of any kind as single spaces."""
    span: Span
    """Where `raw` stands."""
    days: int
    """0 for today, -1 for yesterday, 1 for tomorrow."""
    clock: ClockTime | None = None
    """None where only the day word was written."""
    kind: Literal["day"] = "day"
    """The tag of the union."""

    @property
    def is_relative(self) -> bool:
        """True: it needs a reference to become a date."""
        return True


@frozen(kw_only=True, weakref_slot=False)
class RelativeWeekday:
    """The latest such weekday before today: `Saturday at 7:10 AM`."""

    raw: str
    """As on the page, blanks of any kind as single spaces."""
    span: Span
    """Where `raw` stands."""
    weekday: int
    """Monday is 0."""
    clock: ClockTime | None = None
    """None where only the weekday was written."""
    kind: Literal["weekday"] = "weekday"
    """The tag of the union."""

    @property
    def is_relative(self) -> bool:
        """True: it needs a reference to become a date."""
        return True


@frozen(kw_only=True, weakref_slot=False)
class Elapsed:
    """A time counted back from now: `5 minutes ago`, `Vor 2 Stunden`, `a moment ago`.

    Two units (`1 day, 3 hours ago`) are one amount of a unit that holds both exactly, with the
    years of 365 and months of 30 days that the boards printing them count with.
    """

    raw: str
    """As on the page, blanks of any kind as single spaces."""
    span: Span
    """Where `raw` stands."""
    amount: int
    """How many units; 1 for `a minute ago`."""
    unit: Unit
    """What is counted."""
    at_most: bool = False
    """True for an upper bound: `less than a minute ago`, `just now`, `a few hours ago` (a day)."""
    kind: Literal["elapsed"] = "elapsed"
    """The tag of the union."""

    @property
    def is_relative(self) -> bool:
        """True: it needs a reference to become a date."""
        return True


Timestamp: TypeAlias = AbsoluteTimestamp | RelativeDay | RelativeWeekday | Elapsed
"""What was written: match on the class or on `kind`."""


@frozen(kw_only=True)
class Resolution:
    """What a timestamp means against a reference, and how sure that is."""

    value: datetime | None
    """The best single reading; None when there is none (`needs-clock`, `unreadable`, ...)."""
    earliest: datetime | None
    """The first instant the stamp can mean."""
    latest: datetime | None
    """The end of what it can mean: excluded, but included for an `Elapsed` (it ends at `value`)."""
    implied: frozenset[ImpliedPart] = frozenset()
    """The parts that were filled in, not written."""
    flags: frozenset[ResolutionFlag] = frozenset()
    """What a careful reader should know of this value."""


@frozen(kw_only=True)
class ReferenceWindow:
    """When the page was read, as far as the page tells: the bounds of its "now"."""

    earliest: date | datetime | None
    """It was not read before this; None when the page tells nothing."""
    latest: date | datetime | None
    """It was not read after this; None when the page sets no upper bound."""
    source: ReferenceSource
    """What told: a machine-readable instant, a clock line, the stamps themselves, nothing."""


@frozen(kw_only=True)
class PageClock:
    """What the page says of "now" and of its zone: `It is currently 21 Sep 2019 16:13`."""

    moment: datetime | None
    """The dated now, naive unless the page names its zone; None without a date."""
    clock: ClockTime | None
    """The time of day shown, with or without a date."""
    utc_offset: int | None
    """Minutes east of UTC of the page's times; None where it does not say."""
    raw: str
    """The line or lines as on the page, blanks as single spaces."""
    span: Span
    """Where `raw` stands; empty for an instant that HTML states for machines and shows nobody."""


@frozen(kw_only=True, weakref_slot=False)
class Paragraph:
    """One paragraph of the article's body."""

    text: str
    """Free of markup; blanks of any kind as single spaces."""
    role: Role
    """`heading` for a line in capitals between paragraphs; `quote` only for marked quotes."""
    span: Span
    """Where it stands, markup included."""


@frozen(kw_only=True)
class Article:
    """The article of a page.  A part the page does not have is None; nothing is invented."""

    paragraphs: tuple[Paragraph, ...] = field(repr=_how_many)
    """The body in order, without the lead-in (dateline and tag) of its first paragraph."""
    span: Span
    """From the first to the last character of the first copy, its headline included."""
    headline: str | None = None
    """Free of markup."""
    caption: str | None = None
    """The line under the picture, credit included."""
    source_tag: str | None = None
    """The agency's name: `Reuters` for `(Reuters) ` and for `Source: Reuters`."""
    dateline: str | None = None
    """Place and date as written: `LONDON, Dec 11`."""
    byline: str | None = None
    """The author's name, without the word for "by"."""
    copies: int = 1
    """How often the page carried it, drifted copies included."""
    headline_span: Span | None = None
    """Where the headline stands, markup included."""
    caption_span: Span | None = None
    """Where the caption stands."""
    source_tag_span: Span | None = None
    """Where the agency's name stands."""
    dateline_span: Span | None = None
    """Where the dateline stands."""
    byline_span: Span | None = None
    """Where the author's name stands."""

    @property
    def body(self) -> str:
        """All paragraphs, joined by a blank line."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    def _repr_html_(self) -> str:
        from ._notebook import article_html

        return article_html(self)


@frozen(kw_only=True, weakref_slot=False)
class SidebarPost:
    """One entry of a "latest topics" widget."""

    span: Span
    """From the first to the last character of the entry."""
    title: str | None = None
    """As printed, its ellipsis kept, the bullet taken off; None when the scraper lost it."""
    truncated: Truncation = "no"
    """Whether the board cut the title: `yes` on an ellipsis, `maybe` at a silent cut length."""
    timestamp: Timestamp | None = None
    """What was written; None when the scraper lost it."""
    author: str | None = None
    """None when the entry names none."""
    forum: str | None = None
    """The forum the topic stands in, where the entry names it."""
    url: str | None = None
    """The topic's address; always None for plain text."""


@frozen(kw_only=True)
class Post:
    """One post of a thread."""

    span: Span
    """From the first to the last character of the post."""
    body: str
    """The post's own text: paragraphs joined by a blank line."""
    author: str | None = None
    """None when none was found."""
    timestamp: Timestamp | None = None
    """When it was posted, as written."""
    url: str | None = None
    """The post's own address."""


_AnyPost = TypeVar("_AnyPost")


class Posts(tuple[_AnyPost, ...]):
    """A tuple of posts, like any other but in a notebook, where it shows itself as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ._notebook import tables_html

        sidebar = [post for post in self if isinstance(post, SidebarPost)]
        return tables_html(sidebar, [post for post in self if isinstance(post, Post)])


def _shown_sidebar(posts: Iterable[SidebarPost]) -> tuple[SidebarPost, ...]:
    return Posts(posts)


def _shown_posts(posts: Iterable[Post]) -> tuple[Post, ...]:
    return Posts(posts)


@frozen(kw_only=True)
class Block:
    """A stretch of the page with one purpose.  The blocks of a page tile its text."""

    kind: BlockKind
    """What the stretch is."""
    span: Span
    """Where it stands; a newline belongs to the line it ends."""
    repeats: Span | None = None
    """For a `repeat`: the stretch it is a copy of."""
    rule: str = ""
    """The name of the rule that claimed it."""


@frozen(kw_only=True)
class Problem:
    """Something odd on the page, beside the result and never instead of it."""

    kind: ProblemKind
    """Which oddity; the reference shows a page for each."""
    message: str
    """One sentence for a person; its wording may change."""
    span: Span
    """Where it is."""


@frozen(kw_only=True)
class Page:
    """A parsed page.

    >>> import forumparse as fp
    >>> page = fp.parse_page("» Airports Gold\\nToday at 7:09 am by Rocky\\n")
    >>> page.sidebar[0].title, page.sidebar[0].author
    ('Airports Gold', 'Rocky')
    """

    text: str = field(repr=_how_many)
    """The text that every span counts in, exactly as it was given."""
    locale: str | None = None
    """BCP 47 code of the language the stamps were read in; None when no word was needed."""
    article: Article | None = None
    """None when the page carries none."""
    sidebar: tuple[SidebarPost, ...] = field(default=(), converter=_shown_sidebar, repr=_how_many)
    """The entries of all widgets, in page order."""
    posts: tuple[Post, ...] = field(default=(), converter=_shown_posts, repr=_how_many)
    """A thread's posts; empty for plain text."""
    page_clock: PageClock | None = None
    """What the page says of "now" and its zone."""
    blocks: tuple[Block, ...] = field(default=(), repr=_how_many)
    """Tiles of `text`: joined in order they give it back."""
    problems: tuple[Problem, ...] = field(default=(), repr=_how_many)
    """Oddities, in page order."""

    @property
    def content(self) -> str:
        """The text a reader came for: the bodies of all posts, else the article's body."""
        if self.posts:
            return "\n\n".join(post.body for post in self.posts)
        return self.article.body if self.article else ""

    def raise_for_problems(self) -> None:
        """Return None on a page without problems.

        Raises:
            PageProblems: when `problems` is not empty; it carries them.
        """
        if self.problems:
            raise PageProblems(self.text, self.problems)

    def _repr_html_(self) -> str:
        from ._notebook import page_html

        return page_html(self)
