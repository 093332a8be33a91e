"""A line with a stamp in it: what stands before and behind the stamp, and whether that is an entry.

`Today at 7:09 am by Rocky`, `by Rocky on Thu 12 Dec 2024, 6:34 am`, `Last post by Rocky » …`,
`Airports Gold by Rocky (News) …` are all *before, stamp, behind*.  What is before and behind is
taken apart into author, forum and *rest*: words that no rule explains.  A rest may be a title or
an author's name, but it may also be prose that mentions a date; only the page can tell, so here
it is kept and `_sidebar` decides.

Labels of dates that are nobody's post (`Joined:`, `Last edited by … on`) rule a line out, and so
does every label with a colon that is not known to announce a post: a date behind an unknown
label is more often a fact about a member than an entry.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias

import regex
from attrs import evolve, frozen

from ._board_words import BULLETS, ICON_WORDS, REPLY_MARKS, BoardWords, board_words
from ._filling import filled
from ._lines import collapse_blanks, fold
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
from ._tokens import has_digit, has_letter
from .model import ClockTime

LONGEST_AUTHOR: Final = 48
_MOST_WORDS: Final = 6
_MOST_CLOCKS: Final = 5
"""A line with more is a timetable, and each costs a reading of the line."""
_JOINERS: Final = " ,|·-–—@(:»«>~/" + BULLETS
_REPLY_NUMBER: Final = regex.compile(r"^#?\d{1,6}\b")
_NUMBERED: Final = regex.compile(r"\d{1,4} ?: ?(?=[^\d\s:][^:]*+:?\Z)")
"""`3 : Rocky : 2024/12/14 …`, as Japanese boards head their posts."""


class Around(NamedTuple):
    """What stands on one side of a stamp, taken apart.  Offsets are into that side."""

    author: tuple[int, int] | None = None
    forum: tuple[int, int] | None = None
    rest: tuple[int, int] | None = None
    """Words that no rule explains."""
    whole: tuple[int, int] | None = None
    """All words of a side that no label announced."""
    labelled: bool = False
    """Whether a label announced the author or the stamp."""
    ruled_out: bool = False
    """Whether the date is nobody's post."""
    clock: bool = False
    """Whether the words of a clock line lead to the stamp."""
    verb: bool = False
    """Whether the author was told by the verb behind the name (`Rocky replied`)."""


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
        author=_text(before_stamp, before.author) or _text(behind_stamp, behind.author),
        forum=_text(before_stamp, before.forum) or _text(behind_stamp, behind.forum),
        before=_text(before_stamp, before.whole),
        rest_before=_text(before_stamp, before.rest),
        rest_behind=_text(behind_stamp, behind.rest),
        labelled=before.labelled or behind.ruled_out,
        kind="clock" if before.clock else "never" if ruled_out else "entry",
        certain=frame.certain,
        explained=before.rest is None and behind.rest is None,
    )


def _text(side: str, place: tuple[int, int] | None) -> str | None:
    if place is None:
        return None
    start, end = place
    opening = side.rfind("«", 0, start)  # the joiners hold the quotes of a quoted title
    if opening >= 0 and not side[opening + 1 : start].strip() and "»" in side[start : end + 2]:
        start = opening
    closing = side.find("»", end)
    if closing >= 0 and not side[end:closing].strip() and "«" in side[start:end]:
        end = closing + 1
    if "\t" not in side:
        return collapse_blanks(side[start:end])
    cells = map(collapse_blanks, side[start:end].split("\t"))
    return "\t".join(cell for cell in cells if has_letter(cell))  # the others are counters


@lru_cache(maxsize=4096)
def read_before(text: str, code: str) -> Around:
    """Return what the text before a stamp says."""
    words = board_words(code)
    folded = fold(text)
    if not folded.strip(_JOINERS):
        return Around()
    if words.clock.search(folded):
        return Around(clock=True)
    if words.never.search(folded):
        return Around(ruled_out=True, labelled=True)
    if folded.endswith("empty") or folded.strip(_JOINERS) in ICON_WORDS:
        return Around()
    start, end = _without_joiners(folded, 0, len(folded), words)
    label = None if words.by.match(folded, start) else words.label.match(folded[start:end])
    if label is None:
        return _unlabelled(text, folded, (start, end), words)
    start = _skip(folded, start + label.end(), end)
    number = _REPLY_NUMBER.match(folded[start:end])
    start = _skip(folded, start + number.end(), end) if number else start
    if start >= end:
        return Around(labelled=True)
    by = words.by.search(folded, start, end)
    if by is not None:
        return _by(folded, start, end, by.span(), words, labelled=True)
    return Around(author=_author(start, end), rest=_rest(start, end), labelled=True)


def _unlabelled(text: str, folded: str, place: tuple[int, int], words: BoardWords) -> Around:
    start, end = place
    if start >= end:
        return Around()
    number = _NUMBERED.match(folded, start, end)
    if number is not None:
        return Around(author=_author(number.end(), end))
    bys = [by for by in words.by.finditer(folded, start, end) if _fills_cell(text, *by.span())]
    if bys and bys[-1].start() > start and folded.rstrip().endswith(":"):
        return Around(ruled_out=True)  # a label with a word for "by" in it: `Fecha de inscripción:`
    if bys:
        return _by(folded, start, end, bys[-1].span(), words, labelled=False)
    after = words.by_after.search(folded[start:end])
    if after is not None and after.start():
        stop = _back(folded, start, start + after.start())
        return Around(author=_author(start, stop), rest=_rest(start, stop))
    verb = words.label_end.search(folded[start:end])
    if verb is not None and verb.start():
        author = _author(start, _back(folded, start, start + verb.start()))
        if author is not None:
            return Around(author=author, whole=(start, end), verb=True)
    colon = folded.rstrip().endswith(":")
    if colon and folded[start:end].rsplit(None, 1)[-1] not in REPLY_MARKS:
        glued = words.label_glued.search(folded[start:end])
        return Around(labelled=True) if glued else Around(ruled_out=True)
    if end - start > LONGEST_AUTHOR:  # a title, and the word before the date may be its last
        end = _back(folded, start, len(folded))
    return Around(rest=(start, end))


def _fills_cell(text: str, start: int, end: int) -> bool:
    """Whether a word begins the last cell of a table's row that is no number's."""
    if "\t" not in text:
        return True
    begins = text[:start].rstrip(" ")[-1:] in ("", "\t")
    return begins and not any(map(has_letter, text[end:].split("\t")[1:]))


def _by(
    folded: str, start: int, end: int, by: tuple[int, int], words: BoardWords, *, labelled: bool
) -> Around:
    """Return `REST by AUTHOR in FORUM`, whose word for "by" stands at *by*."""
    rest_end = _back(folded, start, by[0])
    first = _skip(folded, by[1], end)
    if first >= end:
        return Around(rest=(start, rest_end) if rest_end > start else None, labelled=labelled)
    author, forum = _author_and_forum(folded, first, end, words)
    rest = (start, rest_end) if rest_end > start else None
    return Around(
        author=author,
        forum=forum,
        rest=rest if author else (start, end),
        whole=None if labelled else (start, end),
        labelled=labelled,
    )


@lru_cache(maxsize=4096)
def read_behind(text: str, code: str) -> Around:
    """Return what the text behind a stamp says."""
    words = board_words(code)
    folded = fold(text)
    start = _skip(folded, 0, len(folded))
    while start < len(folded) and folded[start] in ").":
        start = _skip(folded, start + 1, len(folded))
    end = _back(folded, start, len(folded))
    if start >= end:
        return Around()
    if words.never.search(folded):
        return Around(ruled_out=True)
    bys = list(words.by.finditer(folded, start, end))
    if bys:
        by = bys[0] if bys[0].start() == start else bys[-1]
        return _by(folded, start, end, by.span(), words, labelled=False)
    within = words.in_.match(folded, start, end)
    if within is not None and within.end() < end:
        return Around(forum=(_skip(folded, within.end(), end), end))
    after = words.by_after.search(folded[start:end])
    if after is not None and after.start():
        stop = _back(folded, start, start + after.start())
        return Around(author=_author(start, stop), rest=_rest(start, stop))
    if has_digit(folded[start:end]) and words.counter.match(folded[start:end]):
        return Around()
    return Around(rest=(start, end))


def split_title(text: str, code: str) -> tuple[str, str, str | None] | None:
    """Return title, author and forum of `TITLE by AUTHOR (FORUM)`; None for every other text."""
    words = board_words(code)
    folded = fold(text)
    bys = list(words.by.finditer(folded, 1))
    if not bys or bys[-1].end() >= len(folded):
        return None
    by = bys[-1]
    around = _by(folded, 0, len(folded), by.span(), words, labelled=False)
    title, author = _text(text, around.rest), _text(text, around.author)
    return None if not title or not author else (title, author, _text(text, around.forum))


def split_reply(text: str, code: str) -> tuple[str, str] | None:
    """Return author and title of `AUTHOR on TITLE`; None for every other text."""
    on = board_words(code).on.search(fold(text), 1)
    if on is None or not 0 < on.start() <= LONGEST_AUTHOR:
        return None
    author, title = collapse_blanks(text[: on.start()]), collapse_blanks(text[on.end() :])
    return (author, title) if author and title else None


def split_author(text: str, code: str) -> tuple[str, str | None]:
    """Return author and forum of `AUTHOR in FORUM`; the forum is None where none is named."""
    author, forum = _author_and_forum(fold(text), 0, len(text), board_words(code))
    return _text(text, author) or text, _text(text, forum)


def _author_and_forum(
    folded: str, start: int, end: int, words: BoardWords
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where the author and the forum stand in `AUTHOR in FORUM` or `AUTHOR (FORUM)`."""
    goto = words.goto.search(folded, start, end) if " " in folded[start:end] else None
    if goto is not None and goto.start() > start:
        end = _back(folded, start, goto.start())
    for within in words.in_.finditer(folded, start, end):
        if within.start() == start or folded[within.start() - 1] != " ":
            continue
        stop = _back(folded, start, within.start())
        first = _skip(folded, within.end(), end)
        if stop > start and first < end:
            return _named(folded, start, stop), (first, end)
    if folded.endswith(")", start, end) and " (" in folded[start:end]:
        bracket = _opening_bracket(folded, start, end)
        return _named(folded, start, _back(folded, start, bracket)), (bracket + 2, end - 1)
    return _named(folded, start, end), None


def _named(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the author behind a word for "by"; such words are many a sentence's, too."""
    return _author(start, end) if folded.count(" ", start, end) < _MOST_WORDS else None


def _opening_bracket(folded: str, start: int, end: int) -> int:
    """Return where the blank stands before the bracket that the last character closes."""
    depth = 0
    for at in range(end - 1, start, -1):
        depth += {")": 1, "(": -1}.get(folded[at], 0)
        if depth == 0 and folded[at - 1] == " ":
            return at - 1
    return folded.rindex(" (", start, end)


def _author(start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if 0 < end - start <= LONGEST_AUTHOR else None


def _rest(start: int, end: int) -> tuple[int, int] | None:
    """What is too long for a name is kept as words nobody explained."""
    return None if _author(start, end) else (start, end)


def _without_joiners(folded: str, start: int, end: int, words: BoardWords) -> tuple[int, int]:
    """Return the place without joiners, and without the word that leads over to the date."""
    start = _skip(folded, start, end)
    end = _back(folded, start, end)
    over = words.on_end.search(folded, start, end)
    if over is not None:
        end = _back(folded, start, over.start())
    return start, end


def _skip(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] in _JOINERS:
        start += 1
    return start


def _back(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in _JOINERS:
        end -= 1
    return end
