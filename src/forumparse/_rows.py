"""Lines become rows: one headline, one paragraph, one menu entry each.

A row is a line without its markup.  Two things make it more or less than a line:

* Markup cuts a line where a quote, a list item or an alignment begins or ends.
* Hard-wrapped lines are joined.  Wrapped text gives itself away: the first word of a line would
  not have fitted onto the line before it.  A list of titles can look that way by accident, so a
  page wraps only when sentences run on from line to line, in lower case where the script has one,
  and nearly all of them break at the same width.

Blank lines make no rows.  Lines that are not free make none either, and nothing is joined over
them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import regex
from attrs import evolve, frozen

from ._filling import OpenSpan, span_of
from ._lines import MARKS, Lines, collapse_blanks
from ._markup import Piece
from ._prose import ends_sentence
from .model import Span

_EDGES: Final = (
    " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + MARKS
)
_ODD_BLANKS: Final = "\t\x0b\x0c\x1c\x1d\x1e\x1f"  # those of ASCII that may stand in a line
_NEAR: Final = 3
_SHORTEST_WRAP: Final = 30
_LONGEST_WRAP: Final = 110
_RAGGED: Final = 0.92
_MOSTLY: Final = 0.75
_WIDER: Final = 1.12
_RUNNING_ON: Final = 0.25
_WIDE: Final = 50
_FIRST_WORD: Final = 40
_HYPHENS: Final = "-\u2010"
_WIDE_CHARACTER: Final = regex.compile(r"[\u2e80-\uffef]")


@frozen(kw_only=True)
class Rows:
    """The free lines of a page, as rows in page order.  The lists run side by side."""

    lines: Lines
    texts: list[str]
    """Free of markup; blanks of any kind as single spaces; never empty."""
    firsts: list[int]
    """The line a row begins on."""
    lasts: list[int]
    """The line it ends on; another one than it begins on for wrapped text."""
    pieces: dict[int, Piece]
    """What markup says, by row; rows that no markup touches are not in it."""
    far: frozenset[int]
    """Rows with a widget or more between them and the row before."""
    bare: frozenset[int]
    """Free lines of markup alone, by line number."""

    def span(self, row: int) -> Span:
        """Return where *row* stands, markup included and blanks around it left out."""
        piece = self.pieces.get(row)
        if piece is not None:
            return span_of(piece.start, piece.end)
        first, last = self.firsts[row], self.lasts[row]
        content, start = self.lines.contents[first], self.lines.starts[first]
        if len(content) == len(self.texts[row]) and first == last:
            return span_of(start, start + len(content))
        start += len(content) - len(content.lstrip(_EDGES))
        return span_of(
            start, self.lines.starts[last] + len(self.lines.contents[last].rstrip(_EDGES))
        )

    def spans(self, numbers: Iterable[int]) -> list[Span]:
        """Return where each of the rows stands."""
        texts, firsts, pieces = self.texts, self.firsts, self.pieces
        contents, starts = self.lines.contents, self.lines.starts
        spans: list[Span] = []
        for row in numbers:
            text, first = texts[row], firsts[row]
            if contents[first] is text and row not in pieces:
                made = OpenSpan()
                made.start = start = starts[first]
                made.end = start + len(text)
                made.__class__ = Span
                spans.append(made)
            else:
                spans.append(self.span(row))
        return spans

    def part(self, row: int, start: int, end: int) -> Span:
        """Return where the characters *start* to *end* of a row's text stand on the page."""
        text = self.texts[row]
        if row not in self.pieces and text == self.lines.contents[self.firsts[row]]:
            at = self.lines.starts[self.firsts[row]]
            return span_of(at + start, at + end)
        before = sum(map(_is_ink, text[:start]))
        within = sum(map(_is_ink, text[start:end]))
        places = self._places(row, before + within)
        return span_of(places[before], places[before + within - 1] + 1)

    def _places(self, row: int, count: int) -> list[int]:
        """Return where the first *count* characters of a row stand, not counting blanks."""
        places: list[int] = []
        for start, end in self.kept(row):
            stretch = self.lines.text[start:end]
            for offset, character in enumerate(stretch, start):
                if _is_ink(character):
                    places.append(offset)
                    if len(places) == count:
                        return places
        return places

    def kept(self, row: int) -> Sequence[tuple[int, int]]:
        """Return the stretches of the page that a row's text was put together from."""
        piece = self.pieces.get(row)
        if piece is not None:
            return piece.kept
        starts, contents = self.lines.starts, self.lines.contents
        numbers = range(self.firsts[row], self.lasts[row] + 1)
        return [(starts[line], starts[line] + len(contents[line])) for line in numbers]


def _is_ink(character: str) -> bool:
    return not character.isspace() and character not in MARKS


def read_rows(lines: Lines, free: Sequence[bool], pieces: Mapping[int, tuple[Piece, ...]]) -> Rows:
    """Return the rows of the *free* lines, given what markup made of some of them."""
    texts: list[str] = []
    numbers: list[int] = []
    marked: dict[int, Piece] = {}
    far: set[int] = set()
    touched = list(pieces)  # in page order
    plain = not any(map(lines.text.__contains__, _ODD_BLANKS))
    claimed = 0
    end = 0
    for first, last in _free_runs(free, len(lines)):
        claimed += first - end
        end = last + 1
        before = len(texts)
        at = first
        for number in touched[bisect_left(touched, first) : bisect_right(touched, last)]:
            _add_plain(lines.contents[at:number], at, texts, numbers, plain=plain)
            for piece in pieces[number]:
                text = piece.text.strip(_EDGES)
                if text:
                    marked[len(texts)] = piece
                    texts.append(text)
                    numbers.append(number)
            at = number + 1
        _add_plain(lines.contents[at:end], at, texts, numbers, plain=plain)
        if len(texts) > before:
            if before and claimed > _NEAR:
                far.add(before)
            claimed = 0
    rows = Rows(
        lines=lines,
        texts=texts,
        firsts=numbers,
        lasts=numbers,
        pieces=marked,
        far=frozenset(far),
        bare=frozenset(line for line in touched if not pieces[line] and free[line]),
    )
    return _unwrapped(rows)


def _free_runs(free: Sequence[bool], size: int) -> Iterator[tuple[int, int]]:
    flags = bytes(free[:size])
    at = flags.find(1)
    while at >= 0:
        end = flags.find(0, at)
        yield at, (size if end < 0 else end) - 1
        at = flags.find(1, end) if end >= 0 else -1


def _add_plain(
    contents: Iterable[str], first: int, texts: list[str], numbers: list[int], *, plain: bool
) -> None:
    """Add what *contents*, the lines from *first* on, say; blank lines say nothing.

    With *plain*, no line holds a blank of ASCII but the space.
    """
    for number, content in enumerate(contents, first):
        if not content:
            continue
        # Nearly every line is clean already, and asking is ten times cheaper than cleaning.
        printable = (plain and content.isascii()) or content.isprintable()
        if printable and content[0] != " " and "  " not in content:
            text = content
        else:
            text = collapse_blanks(content.strip(_EDGES))
        if text:
            texts.append(text)
            numbers.append(number)


# -- wrapped text -------------------------------------------------------------------------------


def _unwrapped(rows: Rows) -> Rows:
    """Return *rows* with the lines of hard-wrapped paragraphs joined."""
    heads = _joined_to_the_row_before(rows)
    if not heads:
        return rows
    texts, firsts, lasts = list[str](), list[int](), list[int]()
    pieces: dict[int, Piece] = {}
    far: set[int] = set()
    row = 0
    while row < len(rows.texts):
        end = row
        while end + 1 in heads:
            end += 1
        if row in rows.far:
            far.add(len(texts))
        if row in rows.pieces or (end > row and any(k in rows.pieces for k in range(row, end + 1))):
            pieces[len(texts)] = _joined_piece(rows, row, end)
        texts.append(_joined_text(rows.texts[row : end + 1]))
        firsts.append(rows.firsts[row])
        lasts.append(rows.lasts[end])
        row = end + 1
    return evolve(rows, texts=texts, firsts=firsts, lasts=lasts, pieces=pieces, far=frozenset(far))


def _joined_to_the_row_before(rows: Rows) -> set[int]:
    groups = list(_groups(rows))
    width = _wrap_width(rows, groups)
    return {row for group in groups if width for row in _joins(rows, group, width)}


def _groups(rows: Rows) -> Iterator[range]:
    """Yield the runs of rows on adjacent lines that could hold a wrapped paragraph."""
    first = last = -2
    firsts, pieces = rows.firsts, rows.pieces
    for row, text in enumerate(rows.texts):
        if len(text) > _LONGEST_WRAP or text.startswith("\u00bb "):
            continue
        adjacent = row == last + 1 and firsts[row] == firsts[last] + 1
        if adjacent and (not pieces or _are_set_alike(pieces.get(last), pieces.get(row))):
            last = row
            continue
        if last > first:
            yield range(first, last + 1)
        first = last = row
    if last > first:
        yield range(first, last + 1)


def _wrap_width(rows: Rows, groups: Sequence[range]) -> int:
    """Return how wide the page's wrapped lines are; 0 when nothing shows that it wraps."""
    texts = rows.texts
    breaks = [
        (texts[row], texts[row + 1])
        for group in groups
        for row in group[:-1]
        if _breaks_within(texts[row], texts[row + 1]) and _columns(texts[row]) >= _SHORTEST_WRAP
    ]
    if not breaks:
        return 0
    width = max(_columns(text) for text, _ in breaks)
    full = sum(_is_full(text, following, width) for text, following in breaks)
    if full < _MOSTLY * len(breaks) or width < _SHORTEST_WRAP:
        return 0
    if len(breaks) == 1 and (width < _WIDE or not _ends_wrapped(texts, groups, breaks[0], width)):
        return 0
    # The widest line need not be one that breaks before a small letter.
    widths = (_columns(texts[row]) for group in groups for row in group)
    return max(columns for columns in widths if columns <= width * _WIDER)


def _ends_wrapped(
    texts: Sequence[str], groups: Sequence[range], pair: tuple[str, str], width: int
) -> bool:
    """Return whether the paragraph of the one break that shows it ends as wrapped ones do.

    In German most lines that go on begin with a capital.
    """
    if ends_sentence(pair[1]):
        return _columns(pair[1]) <= width * _WIDER
    group = next(g for g in groups if pair in pairwise(texts[g.start : g.stop]))
    full = all(_is_full(texts[row], texts[row + 1], width) for row in group[:-1])
    return full and ends_sentence(texts[group[-1]])


def _breaks_within(text: str, following: str) -> bool:
    """Return whether a sentence runs on from one line to the next."""
    begins = following[0]
    if begins.islower():
        runs_on = text[-1] not in ":;" and not following.startswith(("http:", "https:", "www."))
    else:
        runs_on = begins > "\u2e7f" and _is_ideographic(begins) and _is_ideographic(text[-1])
    return runs_on and not ends_sentence(text)


def _are_set_alike(before: Piece | None, piece: Piece | None) -> bool:
    """Return whether markup lets *piece* go on with the paragraph of the row before."""
    if piece is None and before is None:
        return True
    if piece is not None and piece.item:
        return False
    large, quoted = (piece.large, piece.quoted) if piece else (0, False)
    return (large, quoted) == ((before.large, before.quoted) if before else (0, False))


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE_CHARACTER.findall(text))


def _is_full(text: str, following: str, width: int) -> bool:
    first_word = following[:_FIRST_WORD].split(" ", 1)[0]
    if not first_word.isascii() and (wide := _WIDE_CHARACTER.search(first_word)) is not None:
        first_word = first_word[: max(wide.start(), 1)]  # a line may break before each of them
    return _columns(text) + 1 + _columns(first_word) > width * _RAGGED


def _joins(rows: Rows, group: range, width: int) -> Iterator[int]:
    """Yield the rows of *group* that go on with the paragraph of the row before."""
    texts = rows.texts
    if _is_list(texts, group, width):
        return
    for row in group[1:]:
        text, following = texts[row - 1], texts[row]
        if max(_columns(text), _columns(following)) > width:
            joined = False
        elif _is_full(text, following, width):
            joined = ends_sentence(text) or not _begins_anew(following)
        else:
            joined = _breaks_within(text, following) and not _is_ideographic(following[0])
        if joined:
            yield row


def _is_list(texts: Sequence[str], group: range, width: int) -> bool:
    """Return whether the lines are titles below each other: few run on into the next."""
    full = [
        row
        for row in group[:-1]
        if not ends_sentence(texts[row]) and _is_full(texts[row], texts[row + 1], width)
    ]
    running_on = sum(_breaks_within(texts[row], texts[row + 1]) for row in full)
    few = len(full) > 2 and running_on < _RUNNING_ON * len(full)
    return few and not ends_sentence(texts[group[-1]])


def _begins_anew(text: str) -> bool:
    """Return whether *text* opens an article, whatever stands above it: `(Reuters) Rebels`."""
    return text[0] in "(\uff08[" and text[1:2].isupper() and ")" in text[:40]


def _joined_text(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    parts = [texts[0]]
    for before, text in pairwise(texts):
        parts.append(text if _needs_no_blank(before, text) else " " + text)
    return "".join(parts)


def _needs_no_blank(before: str, after: str) -> bool:
    """Return whether a line broke within a word, or in a script that has no blanks."""
    if before[-1] in _HYPHENS:
        return before[-2:-1].isalnum() or before[-2:-1] == "."
    return _is_ideographic(before[-1]) and _is_ideographic(after[0])


def _is_ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef"


def _joined_piece(rows: Rows, first: int, last: int) -> Piece:
    spans = [rows.span(row) for row in range(first, last + 1)]
    kept = tuple(stretch for row in range(first, last + 1) for stretch in rows.kept(row))
    own = [rows.pieces.get(row) for row in range(first, last + 1)]
    piece = next(piece for piece in own if piece is not None)
    return evolve(
        piece,
        start=spans[0].start,
        end=spans[-1].end,
        text="",
        kept=kept,
        strong=all(piece is not None and piece.strong for piece in own),
        item=own[0] is not None and own[0].item,
    )
