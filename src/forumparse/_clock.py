"""What a page says of "now" and of its zone, and the bounds its stamps set.

A page is a snapshot, and boards print when it was taken: as a dated line (`Current date/time is
Mon Apr 29, 2024 9:35 am`), as a clock without a date (`The time now is 07:10 AM.`), or as the
zone alone (`All times are UTC+01:00`).  Where nothing is printed the stamps still bound it:
day words stand only for today and yesterday, so a date spelled out beside them is at least two
days old.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final, NamedTuple

import regex
from attrs import frozen

from ._blocks import Claim
from ._board_words import BoardWords, board_words
from ._items import GREENWICH, Item, content_of, names_zone
from ._lines import Lines, collapse_blanks, fold
from ._timestamps import LONGEST_LINE, build_timestamp, clock_in
from ._tokens import has_digit
from .model import (
    AbsoluteTimestamp,
    ClockTime,
    NumericOrder,
    Page,
    PageClock,
    ReferenceWindow,
    RelativeDay,
    RelativeWeekday,
    Timestamp,
)

_ZONE_NAMES: Final = {
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "wez": 0,
    "z": 0,
    "cet": 60,
    "mez": 60,
    **dict.fromkeys(GREENWICH, 0),
}
# A letter of a script that has blanks: `所有时间均为GMT + 8`.
_WORD: Final = r"[^\W\d_\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]"
_OFFSET: Final = regex.compile(
    rf"""
    (?<!{_WORD}) (?P<name> utc | gmt | wet | wez | cet | mez | {" | ".join(GREENWICH)} ) (?!{_WORD})
    (?: [ ]*+ (?P<sign>[+\-]) [ ]*+ (?P<hours>\d{{1,2}}) (?: [:.]? (?P<minutes>\d\d) (?!\d) )? )?+
    """,
    regex.VERBOSE,
)
# phpBB 3.0 adds `[ DST ]`, in the board's language, when an hour is to be added.
_SUMMER_TIME: Final = regex.compile(r"\[ [^\[\]]{1,40} \]$")
_LARGEST_OFFSET: Final = 14 * 60

# How old a spelled-out date is at the least, by what else stands on the page.
_DAYS_WORDS_SPARE: Final = 2
_DAYS_WEEKDAYS_SPARE: Final = 7


@frozen(kw_only=True)
class ClockReading:
    """The page's clock and the lines it was read from."""

    clock: PageClock | None
    claims: tuple[Claim, ...]


class ClockItems(NamedTuple):
    """The items that tell "now" and the zone, each the first of its kind on the page."""

    dated: Item | None
    """A clock with a date."""
    dateless: Item | None
    """One without."""
    zoned: Item | None
    """A name of a zone."""


def find_clock_items(items: Sequence[Item], code: str) -> ClockItems:
    """Return the items of a page that tell "now" and the zone, in the language *code*."""
    words = board_words(code)
    dated: Item | None = None
    dateless: Item | None = None
    zoned: Item | None = None
    for item in items:
        kind, text, stamp = item.kind, item.text, item.stamp
        if stamp is not None:
            if stamp.shape.kind == "clock":
                dated = dated or item
            elif kind == "stamp" and stamp.shape.explained and stamp.shape.kind == "entry":
                continue  # an entry, and no word left that could tell a zone
        elif kind == "wall" and dateless is None and has_digit(text):
            dateless = item if _is_clock_line(text, words) else None
        if names_zone(text):
            zoned = zoned or (item if _is_zone_line(text, words) else None)
    return ClockItems(dated, dateless, zoned)


def clock_stamp(lines: Lines, found: ClockItems, code: str) -> Timestamp | None:
    """Return the stamp of the page's dated clock line, None where there is none."""
    return None if found.dated is None else _timestamp(lines, found.dated, code, None)


def read_clock(
    lines: Lines, found: ClockItems, code: str, date_order: NumericOrder | None = None
) -> ClockReading:
    """Return what the page says of "now" and of its zone, in the language *code*."""
    dated = found.dated
    zoned = None if found.zoned is None else found.zoned.first
    telling = dated or found.dateless
    lines_read = sorted(
        {line for line in (telling.first if telling else None, zoned) if line is not None}
    )
    if not lines_read:
        return ClockReading(clock=None, claims=())
    offset = None if zoned is None else _utc_offset(lines.contents[zoned])
    stamp = None if dated is None else _timestamp(lines, dated, code, date_order)
    main = telling.first if telling is not None else lines_read[0]
    clock = PageClock(
        moment=_moment(stamp, offset),
        clock=_clock_of(stamp, lines.contents[main]),
        utc_offset=offset,
        raw=collapse_blanks(lines.contents[main]),
        span=lines.trimmed_span(main),
    )
    claims = (Claim(kind="clock", first=line, last=line, rule="page-clock") for line in lines_read)
    return ClockReading(clock=clock, claims=tuple(claims))


def _timestamp(
    lines: Lines, item: Item, code: str, date_order: NumericOrder | None
) -> Timestamp | None:
    if item.stamp is None:
        return None
    content = content_of(lines, item.first, item.last)
    return build_timestamp(item.stamp.found, content, lines.starts[item.first], code, date_order)


def _is_clock_line(text: str, words: BoardWords) -> bool:
    if len(text) > LONGEST_LINE:
        return False
    found = clock_in(text)
    return found is not None and bool(words.clock.search(fold(text[: found[0]])))


def _is_zone_line(text: str, words: BoardWords) -> bool:
    if len(text) > LONGEST_LINE:
        return False
    folded = fold(text)
    said = words.zone.search(folded)
    return said is not None and _OFFSET.search(folded, said.start()) is not None


def _utc_offset(content: str) -> int | None:
    folded = fold(content).rstrip(" .")
    found = _OFFSET.search(folded)
    if found is None:
        return None
    offset = _ZONE_NAMES[found["name"]]
    if found["sign"]:
        east = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        offset += east if found["sign"] == "+" else -east
    offset += 60 if _SUMMER_TIME.search(folded) else 0
    return offset if abs(offset) <= _LARGEST_OFFSET else None


def _moment(stamp: Timestamp | None, offset: int | None) -> datetime | None:
    """Return the dated now; None when the year, the day or the clock is missing."""
    if not isinstance(stamp, AbsoluteTimestamp):
        return None
    if stamp.year is None or stamp.day is None or stamp.clock is None:
        return None
    own = stamp.utc_offset if stamp.utc_offset is not None else offset
    zone = None if own is None else timezone(timedelta(minutes=own))
    clock = stamp.clock
    return datetime(
        stamp.year, stamp.month, stamp.day, clock.hour, clock.minute, clock.second, tzinfo=zone
    )


def _clock_of(stamp: Timestamp | None, content: str) -> ClockTime | None:
    if isinstance(stamp, AbsoluteTimestamp | RelativeDay | RelativeWeekday):
        return stamp.clock
    found = clock_in(content)
    return None if found is None else found[2]


def infer_reference(page: Page) -> ReferenceWindow:
    """Return when the page was read, as far as it tells; `source` says what told.

    >>> import forumparse as fp
    >>> page = fp.parse_page("» A\\nToday at 7:09 am by X\\n» B\\nThu 12 Dec 2024, 6:34 am by X")
    >>> fp.infer_reference(page).earliest
    datetime.date(2024, 12, 14)

    Raises:
        TypeError: when *page* is no `Page`.
    """
    if not isinstance(page, Page):
        raise TypeError(f"infer_reference reads a Page, not {type(page).__name__}: parse it first")
    clock = page.page_clock
    if clock is not None and clock.moment is not None:
        # A machine-readable instant stands in no visible text, so its span is empty.
        machine = clock.span.start == clock.span.end
        return ReferenceWindow(
            earliest=clock.moment, latest=clock.moment, source="machine" if machine else "clock"
        )
    written = [*(p.timestamp for p in page.sidebar), *(p.timestamp for p in page.posts)]
    stamps = [stamp for stamp in written if stamp is not None]
    newest = max(_spelled_out(stamps), default=None)
    if newest is None:
        return ReferenceWindow(earliest=None, latest=None, source="none")
    return ReferenceWindow(
        earliest=newest + timedelta(days=_spare_days(stamps)), latest=None, source="stamps"
    )


def _spelled_out(stamps: Iterable[Timestamp]) -> Iterable[date]:
    for stamp in stamps:
        if isinstance(stamp, AbsoluteTimestamp) and stamp.year and stamp.day:
            yield date(stamp.year, stamp.month, stamp.day)


def _spare_days(stamps: Sequence[Timestamp]) -> int:
    if any(isinstance(stamp, RelativeWeekday) for stamp in stamps):
        return _DAYS_WEEKDAYS_SPARE
    if any(isinstance(stamp, RelativeDay) and stamp.days <= 0 for stamp in stamps):
        return _DAYS_WORDS_SPARE
    return 0
