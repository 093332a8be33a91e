"""A line with a stamp in it: what stands before and behind the stamp, and whether that is an entry.

`Today at 7:09 am by Rocky`, `by Rocky on Thu 12 Dec 2024, 6:34 am`, `Last post by Rocky » …`,
`Airports Gold by Rocky (News) …` are all *before, stamp, behind*.  Of several stamps on a line
the best one counts, and words that no rule explains are kept: `_sidebar` decides about them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import evolve, frozen

from ._around import Around, read_before, read_behind, text_at
from ._filling import filled
from ._tags import without_tags
from ._times_of_day import ClockReading, find_clocks, usual_clock
from ._timestamps import (
    LONGEST_LINE,
    Found,
    Frame,
    plain_line,
    read_clockless,
    read_frame,
)
from .model import ClockTime

_MOST_CLOCKS: Final = 5
"""A line with more is a timetable, and each costs a reading of the line."""


Parts: TypeAlias = tuple[bool, bool, bool, bool]
"""Which parts a line with a stamp has."""


@frozen(kw_only=True, eq=False)
class Shape:
    """All of a line with a stamp but its clock, taken apart; one object per wording.

    Texts are as on the page, blanks collapsed.  Lines that differ only in their clock share one,
    so that what holds for a shape is found out once per widget.
    """

    frame: Frame
    author: str | None
    forum: str | None
    before: str | None
    """All words before the stamp, where a word for "by" among them told the author."""
    rest_before: str | None
    rest_behind: str | None
    labelled: bool
    kind: Literal["entry", "clock", "never"]
    """`clock`: the page's own; `never`: nobody's post."""
    certain: bool
    """Whether the stamp itself is beyond doubt."""
    explained: bool
    """Whether every word of the line is accounted for."""
    clock_before: bool = False
    """Whether another clock may stand before the stamp's own."""

    @property
    def parts(self) -> Parts:
        """Which parts the line has, for comparing it with its neighbours."""
        return (
            self.rest_before is not None,
            self.author is not None,
            self.rest_behind is not None,
            self.forum is not None,
        )

    @property
    def beside(self) -> str | None:
        """The author the line names: by a word, or as the only words beside the stamp."""
        return self.author or self.rest_before or self.rest_behind

    @property
    def author_leads(self) -> bool:
        """Whether the line is `by AUTHOR on STAMP`, which boards print below a title."""
        return self.author is not None and self.frame.start > 0 and not self.labelled

    @property
    def has_clock(self) -> bool:
        """Whether the stamp shows a time of day."""
        return self.frame.date is not None and self.frame.date.has_clock


class StampLine(NamedTuple):
    """A line with a stamp: its shape, and what is its own."""

    shape: Shape
    end: int
    """Where the stamp ends."""
    time: ClockTime | None
    possible: bool
    """False when there is no such time (`Today at 25:00`)."""

    @property
    def start(self) -> int:
        """Where the stamp begins."""
        return self.shape.frame.start

    @property
    def found(self) -> Found:
        """The stamp without the rest of its line."""
        return Found(self.shape.frame, self.start, self.end, self.time, self.possible)


_filled_line: Final = filled(StampLine)


def read_stamp_line(line: str, code: str) -> StampLine | None:
    """Return the line taken apart around its best stamp, or None when it holds none."""
    if len(line) > LONGEST_LINE:
        return None
    return usual_stamp_line(line, code) or _careful_stamp_line(line, code)


def usual_stamp_line(line: str, code: str) -> StampLine | None:
    """Return the line taken apart around a usual clock, where that leaves no word unexplained.

    None tells nothing; `read_stamp_line` knows every line.
    """
    clock = usual_clock(line)
    if clock is None:
        return None
    start, end, reading = clock
    usual = _usual_shape(line[:start], line[end:], code)
    if usual is None:
        return None
    shape, half, length = usual
    time = reading.time(half)
    return _filled_line((shape, end + length, time, time is not None))


@lru_cache(maxsize=4096)
def _usual_shape(before: str, behind: str, code: str) -> tuple[Shape, int | None, int] | None:
    """Return the shape of a line whose words are all explained by the one clock in it.

    With it the half of the day that its words tell, and how much of *behind* is the stamp's.
    """
    shape = _clocked_shape(before, behind, code)
    if shape is None or not shape.explained or shape.clock_before:
        return None
    return shape, shape.frame.half, shape.frame.end


def _stamp_line(shape: Shape, end: int, clock: ClockReading) -> StampLine:
    """Return a line of that shape whose clock ends at *end*."""
    time = clock.time(shape.frame.half)
    return StampLine(shape, end + shape.frame.end, time, time is not None)


def _careful_stamp_line(line: str, code: str) -> StampLine | None:
    plain = plain_line(line)
    best: StampLine | None = None
    for start, end, clock in islice(find_clocks(plain), _MOST_CLOCKS):
        shape = _clocked_shape(line[:start], line[end:], code)
        if shape is None:
            continue
        read = _stamp_line(shape, end, clock)
        if shape.explained:
            return read
        best = _better(best, read)
    taken = (len(line), len(line)) if best is None else (best.start, best.end)
    for read in _clockless_lines(line, code, taken):
        best = _better(best, read)
    return best


def _better(one: StampLine | None, other: StampLine) -> StampLine:
    return other if one is None or _rank(other) > _rank(one) else one


@lru_cache(maxsize=4096)
def _clocked_shape(before: str, behind: str, code: str) -> Shape | None:
    """Return the shape of a line from what stands before and behind its clock."""
    frame = read_frame(plain_line(before), plain_line(behind), code)
    if frame is None:
        return None
    shape = _shape(before[: frame.start], frame, behind[frame.end :], code)
    return evolve(shape, clock_before=True) if any(find_clocks(plain_line(before))) else shape


@lru_cache(maxsize=4096)
def _clockless_lines(line: str, code: str, taken: tuple[int, int]) -> tuple[StampLine, ...]:
    """Return a line taken apart around each of its stamps without a clock that is not *taken*."""
    start, end = taken
    return tuple(
        StampLine(
            _shape(line[: frame.start], frame, line[frame.end :], code),
            frame.end,
            None,
            possible=True,
        )
        for frame in read_clockless(plain_line(line), code)
        if frame.end <= start or end <= frame.start
    )


def _rank(read: StampLine) -> tuple[bool, bool, bool, bool, int, int, int]:
    """Return what makes one stamp of a line a better reading than another.

    The last one is the better, since titles come first; but a label announces the first one:
    `Last post: 5 months ago Meeting of 12.10.24 by Rocky`.
    """
    shape = read.shape
    return (
        shape.certain,
        shape.explained,
        shape.rest_before is None or shape.rest_behind is None,
        shape.has_clock,
        -read.start if shape.labelled else 0,
        read.end,
        read.end - read.start,
    )


def _shape(before_stamp: str, frame: Frame, behind_stamp: str, code: str) -> Shape:
    """Return what stands on both sides of a stamp."""
    if "[" in before_stamp or "[" in behind_stamp:
        before_stamp, behind_stamp = without_tags(before_stamp), without_tags(behind_stamp)
    before, behind = read_before(before_stamp, code), read_behind(behind_stamp, code)
    if behind.author is not None and before.whole is not None:
        before = Around(rest=before.whole)  # the title has a word for "by" in it
    if before.rest is not None and behind_stamp.strip() == ".":
        behind = Around(rest=(0, len(behind_stamp)))  # the date ends a sentence
    ruled_out = before.ruled_out or behind.ruled_out
    return Shape(
        frame=frame,
        author=text_at(before_stamp, before.author) or text_at(behind_stamp, behind.author),
        forum=text_at(before_stamp, before.forum) or text_at(behind_stamp, behind.forum),
        before=text_at(before_stamp, before.whole),
        rest_before=text_at(before_stamp, before.rest),
        rest_behind=text_at(behind_stamp, behind.rest),
        labelled=before.labelled or behind.ruled_out,
        kind="clock" if before.clock else "never" if ruled_out else "entry",
        certain=frame.certain,
        explained=before.rest is None and behind.rest is None,
    )
