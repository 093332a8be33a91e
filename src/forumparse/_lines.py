"""Text to lines and back: the one place that knows line endings, blanks and look-alikes.

Nothing is lost here and nothing moves: a line's content is a slice of the page, and folding
replaces one character by exactly one, so that an offset into the folded line is an offset into
the page.  Blanks that no reader could tell apart make no difference to anybody: those at the end
of a line are left out of its content, and a no-break space is a space there.  A mark that shows
nothing (a byte order mark, the right-to-left marks around Hebrew and Arabic) is a blank at either
end of a line, so that a bullet behind it is still a bullet; within a line it stays.

Lines end at `\\n`, `\\r\\n` or `\\r` and nowhere else.  `str.splitlines` would also cut at form
feeds, U+0085, U+2028 and others, which scraped text carries inside titles.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Final

import regex
from attrs import frozen

from ._filling import span_of
from .model import Span


@frozen(kw_only=True)
class Hint:
    """What a front end knows of a line beyond its text (HTML attributes)."""

    title: str | None = None
    """The whole title, where the line shows a cut one."""
    url: str | None = None
    """Where the line's link leads."""
    is_link: bool = False
    """Whether the line is a link and nothing else."""
    moment: datetime | None = None
    """The instant that the line's timestamp stands for; naive where no zone is told."""
    written: str | None = None
    """The line's timestamp spelled out, where the line shows a shorter form."""


_NO_HINTS: Final[Mapping[int, Hint]] = MappingProxyType({})


@frozen
class Lines:
    """A page as lines.

    `contents[i]` starts at `starts[i]` and lacks its line ending, and the blanks before that.
    """

    text: str
    contents: list[str]
    starts: Sequence[int]
    """One more than there are lines: the last one is the length of the text."""
    hints: Mapping[int, Hint] = _NO_HINTS
    """By line number."""

    def __len__(self) -> int:
        return len(self.contents)

    def span(self, first: int, last: int | None = None) -> Span:
        """Return where lines *first* to *last* (included) stand, without the last line ending."""
        last = first if last is None else last
        return span_of(self.starts[first], self.starts[last] + len(self.contents[last]))

    def trimmed_span(self, first: int, last: int | None = None) -> Span:
        """Return where lines *first* to *last* stand without the blanks at both ends."""
        last = first if last is None else last
        start, end = self.starts[first], self.starts[last] + len(self.contents[last])
        opening = self.contents[first]
        if opening[:1].isspace():
            start += len(opening) - len(opening.lstrip())
            end = max(start, end)
        return span_of(start, end)


def split_lines(text: str, hints: Mapping[int, Hint] = _NO_HINTS) -> Lines:
    """Return *text* as lines; an empty text has one empty line.

    >>> split_lines("a \\r\\nb\\xa0c\\rc\\x0cd").contents
    ['a', 'b c', 'c\\x0cd']
    """
    plain = text if text.isascii() else _with_plain_blanks(text)
    if "\r" not in text:
        parts = plain.split("\n")
        begins = array("q", accumulate([len(part) + 1 for part in parts], initial=0))
        begins[-1] = len(text)
        return Lines(text, [part.rstrip() for part in parts], begins, hints)
    contents, starts, at = [], [], 0
    for part in plain.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
        starts.append(at)
        contents.append(part.rstrip())
        at += len(part) + 1
    return _without_split_endings(text, contents, starts, hints)


# Without the isolates (U+2066 to U+2069), which are dear to look for and stand around names.
MARKS: Final = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""What shows nothing, and is a blank at either end of a line."""
_AT_EDGES: Final = regex.compile(
    rf"(?<![^\n\r])[ \t{MARKS}]++ | (?<![ \t{MARKS}])[ \t{MARKS}]++(?![^\n\r])", regex.VERBOSE
)
_BLANKED: Final = str.maketrans(dict.fromkeys(MARKS, " "))


def _with_plain_blanks(text: str) -> str:
    plain = text.replace("\xa0", " ").replace("\u202f", " ")
    if not any(mark in plain for mark in MARKS):
        return plain
    return _AT_EDGES.sub(lambda edge: edge[0].translate(_BLANKED), plain)


def _without_split_endings(
    text: str, contents: list[str], starts: Sequence[int], hints: Mapping[int, Hint]
) -> Lines:
    """Drop the empty line that `\\r\\n` left between its two characters."""
    keep = [i for i, at in enumerate(starts) if at == 0 or text[at - 1 : at + 1] != "\r\n"]
    begins = array("q", chain([starts[i] for i in keep], [len(text)]))
    return Lines(text, [contents[i] for i in keep], begins, hints)


# Digits of the scripts that boards print clocks in, by the code point of their zero.
_ZEROS: Final = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0BE6, 0x0C66, 0x0E50, 0xFF10)
_LOOKALIKES: Final = {
    " ": "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200e\u200f\u061c\u202a\u202b"
    "\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069",
    "'": "\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d",
    ":": "\uff1a\u2236\ufe55",
    ",": "\uff0c\u060c\u3001",
    ".": "\uff0e\u3002",
    "/": "\uff0f",
    "(": "\uff08",
    ")": "\uff09",
    "\u00b7": "\u2022\u2219\u22c5\u30fb",
}
_FOLD: Final = {
    **{ord(seen): plain for plain, seens in _LOOKALIKES.items() for seen in seens},
    **{zero + digit: str(digit) for zero in _ZEROS for digit in range(10)},
}


def fold(text: str) -> str:
    """Return *text* in lower case with look-alikes made plain, one character for one.

    >>> fold("Aujourd’hui\\u202fà ０７：０９")
    "aujourd'hui à 07:09"
    """
    if text.isascii():
        return text.lower().replace("\t", " ")
    return _remembered_fold(text) if len(text) <= _LONGEST_REMEMBERED else _fold_wide(text)


def _fold_wide(text: str) -> str:
    plain = text.translate(_FOLD)
    lowered = plain.lower()
    if len(lowered) != len(plain):  # `İ` becomes two characters in lower case
        lowered = "".join(character.lower()[0] for character in plain)
    return lowered


_LONGEST_REMEMBERED: Final = 250
# A line is folded for each question that is asked of it, and in each language that is tried.
_remembered_fold = lru_cache(maxsize=1024)(_fold_wide)


SHOWS_NOTHING: Final = "\n\r " + _LOOKALIKES[" "]
"""Blanks, line endings, and marks that are blanks at the end of a line."""


def trimmed(text: str) -> str:
    """Return *text* without blanks, and marks that show nothing, at its ends.

    >>> trimmed("\\u200f Today at 7:09 am\\n")
    'Today at 7:09 am'
    """
    return text.strip() if text.isascii() else text.strip(SHOWS_NOTHING)


def straightened(text: str) -> str:
    """Return *text* as it is compared with others: `’` and `'` are one character.

    >>> straightened("the ferryman’s")
    "the ferryman's"
    """
    return text.replace("\u2019", "'")


def collapse_blanks(text: str) -> str:
    """Return *text* with every run of blanks as one space and none at its ends.

    >>> collapse_blanks("  Today\\xa0 at 7:09 ")
    'Today at 7:09'
    """
    if text.isprintable() and "  " not in text:  # the plain space is the only printable blank
        return text.strip()
    return " ".join(text.split())
