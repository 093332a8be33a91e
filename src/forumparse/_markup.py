"""BBCode off the lines of a page, and what it said about them.

What is markup is decided in `forumparse._tags`.  Here the lines it touches are cut into pieces, and
each piece knows what the markup says of it: `large` (a `size` above body size, or a heading tag),
`strong`, `quoted`, a list `item`.  Units of `size` differ per board: pixels from 18 up, percent
from 150 up, the steps 5 to 7, and the names from `large` up are above body size everywhere.

Tags that never close reach to the end of their line, and problems name them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import regex
from attrs import evolve, frozen

from ._lines import Lines, collapse_blanks, split_lines
from ._tags import BREAKING, HEADINGS, HIDING, ITEMS, STRONG, UNPAIRED, Tag, Tags, find_tags
from .model import Problem, Span

_ADDRESS: Final = regex.compile(r"\s*+https?://[^\s\[\]]{1,2000}+")
_LONGEST_HIDDEN: Final = 2000
_LARGE_NAMES: Final = frozenset({"large", "x-large", "xx-large", "larger"})
_SIZE: Final = regex.compile(r"(?P<sign>[+-])?+(?P<number>[0-9]++(?:\.[0-9]++)?+)\ ?+(?P<unit>.*+)")
_LARGE_FROM: Final = MappingProxyType({"px": 18.0, "pt": 14.0, "em": 1.5, "rem": 1.5, "%": 150.0})
_LARGE_STEPS: Final = (5.0, 7.0)
_LARGE_PIXELS: Final = (18.0, 49.0)  # from 50 up a bare number is a percentage
_LARGE_PERCENT: Final = 150.0
_LARGE_SIGNED: Final = 2.0


@frozen(kw_only=True)
class Piece:
    """A stretch of one line that markup touches, and what the markup says of it."""

    start: int
    """Where it stands, its own markup included."""
    end: int
    text: str
    """Free of markup; blanks of any kind as single spaces."""
    kept: tuple[tuple[int, int], ...]
    """The stretches of the page that `text` was put together from."""
    large: int
    """Above body size: a number that all pieces of the same tag share.  Else 0."""
    strong: bool
    """Bold or underlined as a whole."""
    quoted: bool
    item: bool


@frozen
class Markup:
    """What the markup of a page says.  A line that no markup touches is not in `pieces`."""

    pieces: Mapping[int, tuple[Piece, ...]]
    """By line number.  A line of markup alone has no pieces."""
    problems: tuple[Problem, ...] = ()


_NOTHING: Final = Markup(MappingProxyType({}))


def plain_text(text: str) -> str:
    """Return one line without its markup, blanks as single spaces.

    >>> plain_text("[b]Airports[/b] [color=#ff0000]Gold[/color] [1]")
    'Airports Gold [1]'
    """
    if "[" not in text:
        return collapse_blanks(text)
    lines = split_lines(text)
    pieces = read_markup(lines).pieces
    return collapse_blanks(
        " ".join(
            " ".join(piece.text for piece in pieces[index]) if index in pieces else content
            for index, content in enumerate(lines.contents)
        )
    )


def read_markup(lines: Lines, free: Sequence[bool] | None = None) -> Markup:
    """Return what the markup on the *free* lines says (all lines, when None)."""
    if "[" not in lines.text:
        return _NOTHING
    tags = find_tags(lines, free)
    if not tags.markup:
        return _NOTHING
    return Markup(_Reader(lines, tags).read(), _problems(tags))


@lru_cache(maxsize=256)  # a board has few sizes, and names them in every post
def _is_large(argument: str) -> bool:
    """Return whether a `size` is above body size on every board that could have written it.

    >>> [_is_large(size) for size in ("39", "150", "5", "x-large", "12", "100", "3", "small")]
    [True, True, True, True, False, False, False, False]
    """
    argument = argument.lower().strip()
    if argument in _LARGE_NAMES:
        return True
    match = _SIZE.fullmatch(argument)
    if match is None:
        return False
    number = float(match["number"])
    if match["unit"]:
        return number >= _LARGE_FROM[match["unit"]]
    if match["sign"]:
        return match["sign"] == "+" and number >= _LARGE_SIGNED
    ranges = (_LARGE_STEPS, _LARGE_PIXELS, (_LARGE_PERCENT, float("inf")))
    return any(low <= number <= high for low, high in ranges)


class _Reader:
    """Cuts the lines that markup touches into pieces, tag by tag."""

    def __init__(self, lines: Lines, tags: Tags) -> None:
        self.lines, self.tags, self.partners = lines, tags.found, tags.partners
        self.markup = tags.markup
        # What is open: by the index of the tag, in the order of opening.
        self.large: dict[int, None] = {}
        self.strong: dict[int, None] = {}
        self.quotes: dict[int, None] = {}
        self.unclosed: list[tuple[dict[int, None], int]] = []
        self.pending_item = False
        self.done: list[Piece] = []
        self.line_end = 0

    def read(self) -> dict[int, tuple[Piece, ...]]:
        """Return the pieces of every line that a tag stands on or reaches over."""
        starts, contents = self.lines.starts, self.lines.contents
        pieces: dict[int, tuple[Piece, ...]] = {}
        next_line = 0
        for at, indices in _by_line(starts, self.tags, self.markup):
            while next_line < at and (
                self.large or self.strong or self.quotes or self.pending_item
            ):
                pieces[next_line] = self._read_line(starts[next_line], len(contents[next_line]), [])
                next_line += 1
            pieces[at] = self._read_line(starts[at], len(contents[at]), indices)
            next_line = at + 1
        return pieces

    def _read_line(self, start: int, length: int, indices: list[int]) -> tuple[Piece, ...]:
        self.done, self.line_end = [], start + length
        self._begin_piece(start)
        self.item, self.pending_item = self.pending_item and bool(length), False
        at = start
        for index in indices:
            if self.tags[index].start >= at:  # else within a hidden address
                self._take(at, self.tags[index].start)
                at = self._read_tag(index, self.tags[index])
        self._take(at, self.line_end)
        self._end_piece(self.line_end)
        self.pending_item = self.item
        for opened, index in self.unclosed:  # a tag that never closes reaches to the line's end
            opened.pop(index, None)
        self.unclosed.clear()
        return tuple(self.done)

    def _begin_piece(self, start: int) -> None:
        self.start = start
        self.kept: list[tuple[int, int]] = []
        self.words: list[str] = []
        self.item = False
        self.piece_large, self.piece_strong, self.piece_quoted = 0, True, False

    def _take(self, start: int, end: int) -> None:
        text = self.lines.text[start:end]
        self.words.append(text)
        if not text or text.isspace():
            return
        if not self.kept:
            self.piece_large = next(reversed(self.large), -1) + 1
            self.piece_quoted = bool(self.quotes)
        self.kept.append((start, end))
        self.piece_strong = self.piece_strong and bool(self.strong)

    def _read_tag(self, index: int, tag: Tag) -> int:
        """Return where the text goes on behind *tag*."""
        if tag.closing:
            self._close(index)
            if tag.name in BREAKING:
                self._end_piece(tag.end)
            return tag.end
        if tag.name in BREAKING:
            self._end_piece(tag.start)
        if tag.name in UNPAIRED:
            self.words.append(" ")
        self.item = self.item or tag.name in ITEMS
        self._open(index, tag)
        return self._end_of_hidden(index, tag) if tag.name in HIDING else tag.end

    def _open(self, index: int, tag: Tag) -> None:
        if tag.name in HEADINGS or (tag.name == "size" and _is_large(tag.argument or "")):
            opened = self.large
        elif tag.name in STRONG:
            opened = self.strong
        elif tag.name == "quote":
            opened = self.quotes
        else:
            return
        opened[index] = None
        if index not in self.partners:
            self.unclosed.append((opened, index))

    def _close(self, index: int) -> None:
        opener = self.partners.get(index, -1)
        for opened in (self.large, self.strong, self.quotes):
            opened.pop(opener, None)

    def _end_of_hidden(self, index: int, tag: Tag) -> int:
        """Return where the address behind *tag* ends.  What is no address is kept."""
        partner = self.partners.get(index)
        if partner is not None:
            end = self.tags[partner].start
            return end if end <= min(self.line_end, tag.end + _LONGEST_HIDDEN) else tag.end
        # A slice: `regex` looks for the letters it needs in all the text it is given.
        behind = self.lines.text[tag.end : min(self.line_end, tag.end + _LONGEST_HIDDEN)]
        match = _ADDRESS.match(behind)
        return tag.end + (match.end() if match else 0)

    def _end_piece(self, end: int) -> None:
        """Close the piece at *end*; markup without text joins the piece before it."""
        if self.kept:
            start, end = _trim(self.lines.text, self.start, end)
            self.done.append(
                Piece(
                    start=start,
                    end=end,
                    text=collapse_blanks("".join(self.words)),
                    kept=tuple(self.kept),
                    large=self.piece_large,
                    strong=self.piece_strong,
                    quoted=self.piece_quoted,
                    item=self.item,
                )
            )
        elif self.done and not self.item:
            end = max(self.done[-1].end, _trim(self.lines.text, self.start, end)[1])
            self.done[-1] = evolve(self.done[-1], end=end)
        else:
            return
        self._begin_piece(end)


def _by_line(
    starts: Sequence[int], tags: list[Tag], markup: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield each line that has tags, with the indices of its tags."""
    line, on_line = 0, list[int]()
    for index in markup:
        at = bisect_right(starts, tags[index].start, line, len(starts) - 1) - 1
        if at != line and on_line:
            yield line, on_line
            on_line = []
        line = at
        on_line.append(index)
    if on_line:
        yield line, on_line


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _problems(tags: Tags) -> tuple[Problem, ...]:
    """Return one problem per kind of oddity: the first of it, and how many there are."""
    partners = tags.partners
    odd: dict[str, list[Tag]] = {}
    open_tags: list[int] = []
    closed: set[int] = set()
    for at in tags.markup:
        tag = tags.found[at]
        if tag.cut:
            odd.setdefault("is cut off", []).append(tag)
        elif at not in partners and tag.name not in UNPAIRED:
            odd.setdefault("closes nothing" if tag.closing else "is never closed", []).append(tag)
        if at in partners and not tag.closing:
            open_tags.append(at)
        elif at in partners:
            while open_tags and open_tags[-1] in closed:
                closed.discard(open_tags.pop())
            if open_tags[-1] == partners[at]:
                open_tags.pop()
            else:
                closed.add(partners[at])
                odd.setdefault("crosses another tag", []).append(tag)
    return tuple(
        sorted((_problem(what, found) for what, found in odd.items()), key=lambda p: p.span.start)
    )


def _problem(what: str, found: list[Tag]) -> Problem:
    first = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    sign = "/" if first.closing else ""
    return Problem(
        kind="stray-markup",
        message=f"the tag [{sign}{first.written}] {what}{more}",
        span=Span(first.start, first.end),
    )
