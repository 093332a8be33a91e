"""BBCode off the lines of a page, and what it said about them.

What counts as a tag:

* Only a known name in a valid shape is markup.  `[1]`, `[email protected]`, `[Baghdad-Iraq]` and
  `[size=of the army]` are text.
* A closing tag of a known name is always markup.  An opening tag is when its closing tag follows
  (names pair from the inside out, so `[I]n the matter of [I]law[/I]` keeps its first bracket), or
  when nothing else could look like that: it has an argument, or it is a long name that no writer
  puts into brackets.  A lone `[b]` is markup beside another tag, or at the start of a line right
  before a capital (an editor's `[b]ut` goes on in lower case).
* A tag cut off by the end of its line is markup when it closes, or has begun an argument.
* Between `[code]` and `[/code]` nothing is markup.

What it tells: a piece of text is `large` (a `size` above body size, or a heading tag), `strong`,
`quoted` or a list `item`.  Units of `size` differ per board: pixels from 18 up, percent from 150
up, the steps 5 to 7, and the names from `large` up are above body size everywhere.

Tags are found once, paired with a stack per name and read off in order: no recursion, and every
pattern is bounded, so `"[b]" * n` and quotes nested n deep cost time in proportion to n.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import regex
from attrs import evolve, frozen

from ._lines import Lines, collapse_blanks, split_lines
from .model import Problem, Span

_ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "centre": "center",
        "colour": "color",
        "strong": "b",
        "bold": "b",
        "em": "i",
        "italic": "i",
        "underline": "u",
        "strike": "s",
        "del": "s",
        "link": "url",
        "iurl": "url",
        "image": "img",
        "mail": "email",
        "blockquote": "quote",
        "attach": "attachment",
        "heading": "h1",
        "title": "h1",
        "ul": "list",
        "ol": "list",
    }
)
_SINGLE_LETTERS: Final = frozenset("bius")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG: Final = frozenset("bu")
# The text between the two tags is an address or an id, not something a reader sees.
_HIDING: Final = frozenset(
    "img attachment youtube video media embed flash dailymotion vimeo twitter tweet facebook "
    "instagram gallery audio mp3".split()
)
_VERBATIM: Final = frozenset("code php html noparse plain".split())
# They end the piece of text before them, also within a line.
_BREAKING: Final = (
    frozenset("quote list * li hr table tr center left right justify align spoiler code".split())
    | _HEADINGS
)
_ITEMS: Final = frozenset({"*", "li"})
# They stand for a blank, and have no partner.
_BLANK: Final = frozenset({"br", "td", "th"})
_UNPAIRED: Final = frozenset({"*", "li", "hr", "br", "tr", "td", "th", "tab"})
_WITH_ARGUMENT: Final = frozenset(
    "align code color email font img list quote size spoiler url youtube background bg bgcolor "
    "highlight attachment media embed video flash anchor glow shadow float table td th h1 hide tab "
    "caption php user member mention post thread topic indent css class style".split()
)
# Markup without a partner, too: nobody writes them for a reader.
_CERTAIN: Final = frozenset("center justify quote spoiler img size color font url list".split())
_KNOWN: Final = (
    _SINGLE_LETTERS
    | _HEADINGS
    | _HIDING
    | _VERBATIM
    | _BREAKING
    | _BLANK
    | _UNPAIRED
    | _WITH_ARGUMENT
    | frozenset(_ALIASES)
    | frozenset(
        "sub sup ins small big span div p pre tt mono mark tbody thead marquee scroll updown rtl "
        "ltr abbr acronym move nfo hidden bdo".split()
    )
)

# What may follow `=`, for the names where prose could follow it as well.
_ARGUMENTS: Final = MappingProxyType(
    {
        name: regex.compile(pattern, regex.VERBOSE | regex.IGNORECASE)
        for name, pattern in {
            "size": r"[+-]?[0-9]{1,4}+(?:\.[0-9]{1,3})?+\ ?(?:px|pt|em|rem|%)?|(?:xx?-)?(?:large|small)"
            r"|medium|larger|smaller",
            "color": r"\#?[0-9a-z]{2,24}|(?:rgb|hsl)a?\([0-9,.%\ ]{3,40}\)",
            "align": r"left|right|center|centre|justify",
            "list": r"[0-9]{1,4}|[a-z]|(?:lower|upper)-[a-z]{1,8}|decimal|disc|circle|square",
            "h1": r"[1-6]",
        }.items()
    }
)
_LARGE_NAMES: Final = frozenset({"large", "x-large", "xx-large", "larger"})
_SIZE: Final = regex.compile(r"(?P<sign>[+-])?+(?P<number>[0-9]++(?:\.[0-9]++)?+)\ ?+(?P<unit>.*+)")
_LARGE_FROM: Final = MappingProxyType({"px": 18.0, "pt": 14.0, "em": 1.5, "rem": 1.5, "%": 150.0})
_LARGE_STEPS: Final = (5.0, 7.0)
_LARGE_PIXELS: Final = (18.0, 49.0)  # from 50 up a bare number is a percentage
_LARGE_PERCENT: Final = 150.0
_LARGE_SIGNED: Final = 2.0

_DOUBLE: Final = "\"\u201c\u201d\u201e\u201f\uff02"
_SINGLE: Final = "'\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032\uff07"
_QUOTES: Final = _DOUBLE + _SINGLE
_TAG: Final = regex.compile(
    rf"""
    \[ (?P<close>/)?+ (?P<name>\*|[A-Za-z][A-Za-z0-9]{{0,11}}+)
    (?: :[0-9A-Za-z]{{1,10}}+ ){{0,2}}+                    # phpBB: [b:3pzdg5xo], [/list:u:3pzdg5xo]
    (?P<argument>
        = (?: [{_DOUBLE}] [^{_DOUBLE}\r\n]{{0,500}}+ [{_DOUBLE}] [^\[\]\r\n]{{0,500}}+
            | [{_SINGLE}] [^{_SINGLE}\r\n]{{0,500}}+ [{_SINGLE}] [^\[\]\r\n]{{0,500}}+
            | [^\[\]\r\n]{{0,2000}}+ )
      | (?: [^\S\r\n]++ [A-Za-z]{{1,20}}+ = [^\[\]\r\n]{{1,500}}+ )  # [quote author=Rocky date=1481500800]
    )?+
    (?: :[0-9A-Za-z]{{1,10}}+ ){{0,2}}+
    (?: \] | (?P<cut>) (?= [ \t\xa0]*+ (?: [\r\n] | \Z ) ) )
    """,
    regex.VERBOSE,
)
_UID: Final = regex.compile(r"(?::[0-9a-z]{5,10}){1,2}+\Z")
_ADDRESS: Final = regex.compile(r"\s*+https?://[^\s\[\]]{1,2000}+")
_LONGEST_HIDDEN: Final = 2000
_LONGEST_CUT: Final = 60
_WORDY: Final = frozenset({"quote", "font", "spoiler"})  # their arguments have blanks


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


@frozen
class _Tag:
    start: int
    end: int
    name: str
    closing: bool
    argument: str | None
    """None without one; quotes and phpBB's id taken off."""
    cut: bool
    written: str
    """The name as on the page."""


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
    tags = _outside_code(list(_find_tags(lines, free)))
    if not tags:
        return _NOTHING
    partners = _pair(tags)
    certain = _markup_tags(lines.text, tags, partners)
    if not certain:
        return _NOTHING
    reader = _Reader(lines, tags, partners)
    return Markup(reader.read(certain), _problems(tags, partners, certain))


# -- finding ------------------------------------------------------------------------------------


def _find_tags(lines: Lines, free: Sequence[bool] | None) -> Iterator[_Tag]:
    text, starts, line = lines.text, lines.starts, 0
    for match in _TAG.finditer(text):
        tag = _read_tag(match)
        if tag is None:
            continue
        if free is not None:
            while starts[line + 1] <= tag.start:
                line += 1
            if not free[line]:
                continue
        yield tag


def _read_tag(match: regex.Match[str]) -> _Tag | None:
    """Return the tag, or None when the name is unknown or the shape is not that name's."""
    written, argument = match["name"], match["argument"]
    name = written.lower()
    if name not in _KNOWN:
        return None
    name = _ALIASES.get(name, name)
    closing, cut = match["close"] is not None, match["cut"] is not None
    if closing and argument is not None:
        return None
    if argument is not None:
        argument = _UID.sub("", argument[1:].strip()).strip(_QUOTES) if argument[0] == "=" else ""
        shape = _ARGUMENTS.get(name)
        if name not in _WITH_ARGUMENT or (shape and argument and not shape.fullmatch(argument)):
            return None
    if cut and not closing and not _may_be_cut(name, match["argument"]):
        return None
    return _Tag(match.start(), match.end(), name, closing, argument, cut, written)


def _may_be_cut(name: str, argument: str | None) -> bool:
    """Return whether all of *argument* can belong to a tag: prose behind `[url=x` cannot."""
    if argument is None:
        return False
    return len(argument.split()) <= 1 or (name in _WORDY and len(argument) <= _LONGEST_CUT)


def _outside_code(tags: list[_Tag]) -> list[_Tag]:
    """Return *tags* without those between `[code]` and its closing tag."""
    last_closer = {tag.name: at for at, tag in enumerate(tags) if tag.closing}
    kept: list[_Tag] = []
    inside = ""
    for at, tag in enumerate(tags):
        if inside:
            if not (tag.closing and tag.name == inside):
                continue
            inside = ""
        elif tag.name in _VERBATIM and not tag.closing and last_closer.get(tag.name, -1) > at:
            inside = tag.name
        kept.append(tag)
    return kept


def _pair(tags: list[_Tag]) -> dict[int, int]:
    """Return who belongs to whom, both ways, by index: the nearest open tag of the same name."""
    partners: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        if not tag.closing:
            waiting.setdefault(tag.name, []).append(at)
        elif waiting.get(tag.name):
            opener = waiting[tag.name].pop()
            partners[opener], partners[at] = at, opener
    return partners


def _markup_tags(text: str, tags: list[_Tag], partners: Mapping[int, int]) -> list[int]:
    """Return the indices of the tags that are markup, in page order."""
    sure = [
        at in partners or tag.closing or tag.name in _UNPAIRED or _stands_alone(tag)
        for at, tag in enumerate(tags)
    ]
    for at, tag in enumerate(tags):
        if not sure[at]:
            beside_before = at > 0 and sure[at - 1] and tags[at - 1].end == tag.start
            beside_after = at + 1 < len(tags) and sure[at + 1] and tags[at + 1].start == tag.end
            sure[at] = beside_before or beside_after or _opens_a_line(text, tag)
    return [at for at, is_markup in enumerate(sure) if is_markup]


def _stands_alone(tag: _Tag) -> bool:
    if tag.argument is not None:
        return True
    return tag.name in _CERTAIN and (tag.written.islower() or tag.written.isupper())


def _opens_a_line(text: str, tag: _Tag) -> bool:
    if tag.name not in _SINGLE_LETTERS or not tag.written.islower():
        return False
    starts_line = tag.start == 0 or text[tag.start - 1] in "\r\n"
    return starts_line and text[tag.end : tag.end + 1].isupper()


# -- reading ------------------------------------------------------------------------------------


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

    def __init__(self, lines: Lines, tags: list[_Tag], partners: Mapping[int, int]) -> None:
        self.lines, self.tags, self.partners = lines, tags, partners
        # What is open: by the index of the tag, in the order of opening.
        self.large: dict[int, None] = {}
        self.strong: dict[int, None] = {}
        self.quotes: dict[int, None] = {}
        self.unclosed: list[tuple[dict[int, None], int]] = []
        self.pending_item = False
        self.done: list[Piece] = []
        self.line_end = 0

    def read(self, certain: list[int]) -> dict[int, tuple[Piece, ...]]:
        """Return the pieces of every line that a tag stands on or reaches over."""
        starts, contents = self.lines.starts, self.lines.contents
        pieces: dict[int, tuple[Piece, ...]] = {}
        next_line = 0
        for at, indices in _by_line(starts, self.tags, certain):
            while next_line < at and (self.large or self.strong or self.quotes or self.pending_item):
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

    def _read_tag(self, index: int, tag: _Tag) -> int:
        """Return where the text goes on behind *tag*."""
        if tag.closing:
            self._close(index)
            if tag.name in _BREAKING:
                self._end_piece(tag.end)
            return tag.end
        if tag.name in _BREAKING:
            self._end_piece(tag.start)
        if tag.name in _UNPAIRED:
            self.words.append(" ")
        self.item = self.item or tag.name in _ITEMS
        self._open(index, tag)
        return self._end_of_hidden(index, tag) if tag.name in _HIDING else tag.end

    def _open(self, index: int, tag: _Tag) -> None:
        if tag.name in _HEADINGS or (tag.name == "size" and _is_large(tag.argument or "")):
            opened = self.large
        elif tag.name in _STRONG:
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

    def _end_of_hidden(self, index: int, tag: _Tag) -> int:
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
    starts: list[int], tags: list[_Tag], certain: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield each line that has tags, with the indices of its tags."""
    line, on_line = 0, list[int]()
    for index in certain:
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


# -- what is odd --------------------------------------------------------------------------------


def _problems(
    tags: list[_Tag], partners: Mapping[int, int], certain: list[int]
) -> tuple[Problem, ...]:
    """Return one problem per kind of oddity: the first of it, and how many there are."""
    odd: dict[str, list[_Tag]] = {}
    open_tags: list[int] = []
    closed: set[int] = set()
    for at in certain:
        tag = tags[at]
        if tag.cut:
            odd.setdefault("is cut off", []).append(tag)
        elif at not in partners and tag.name not in _UNPAIRED:
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


def _problem(what: str, found: list[_Tag]) -> Problem:
    first = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    sign = "/" if first.closing else ""
    return Problem(
        kind="stray-markup",
        message=f"the tag [{sign}{first.written}] {what}{more}",
        span=Span(first.start, first.end),
    )
