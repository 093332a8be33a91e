"""Lines to items: what each line of a page could be to a widget, before any widget is known.

An item is usually one line, and two where boards print two (`Today` / `07:10 AM`, `By` /
`Rocky`).  Noise (counters, icon words, avatar initials) is told apart here, so that counting the
lines from one stamp to the next gives the same number for every entry.  A *wall* is a line that
no widget crosses: prose, a heading, the page's clock, a date that is nobody's post.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

import regex

from ._board_words import BULLETS, ICON_WORDS, PERSON_ICONS, BoardWords, board_words
from ._lines import Lines, collapse_blanks, fold
from ._stamp_lines import LONGEST_AUTHOR, StampLine, read_stamp_line, split_author
from ._timestamps import LONGEST_LINE, clock_in, stamp_triggers
from .model import NumericOrder

Kind: TypeAlias = Literal[
    "stamp", "title", "text", "author", "forum", "noise", "clock", "by", "wall"
]

LONGEST_TITLE: Final = 220
"""The longest title any board stores is 150 characters; a longer line is prose."""
_BULLETED: Final = regex.compile(rf"\s*+[{BULLETS}]++[\s\u00a0]*+")
_SPLIT_STAMP_JOINERS: Final = " ,·-"


class Item(NamedTuple):
    """A line, or two that belong together, and what it could be to a widget."""

    kind: Kind
    first: int
    last: int
    text: str
    """Without its bullet; blanks collapsed."""
    name: str = ""
    """For an author or a forum: the text without the word before it."""
    forum: str | None = None
    """For an author: the forum named behind."""
    stamp: StampLine | None = None
    otherwise: Kind = "text"
    """For a stamp beside unexplained words: what the line is when it is no entry's stamp."""
    after_blank: bool = False
    """Whether an empty line stands before it."""
    heading: bool = False
    """For a wall: whether it is a widget's heading."""


def read_items(lines: Lines, code: str, date_order: NumericOrder | None = None) -> list[Item]:
    """Return the items of a page, read in the language *code*; empty lines are none."""
    words = board_words(code)
    items: list[Item] = []
    blank = False
    for index, content in enumerate(lines.contents):
        if not content or content.isspace():
            blank = True
            continue
        item = _item(lines, index, content, code, words, date_order)
        if blank:
            item = item._replace(after_blank=True)
            blank = False
        joined = _joined(lines, items[-1], item, code, date_order) if items else None
        if joined is None:
            items.append(item)
        else:
            items[-1] = joined
    return items


def _item(
    lines: Lines,
    index: int,
    content: str,
    code: str,
    words: BoardWords,
    date_order: NumericOrder | None,
) -> Item:
    if len(content) > LONGEST_LINE:
        return Item("wall", index, index, "")
    bullet = _BULLETED.match(content)
    if _may_hold_stamp(content, code):
        stamp = read_stamp_line(content, lines.starts[index], code, date_order)
        if stamp is not None and not (bullet and not stamp.explained and not stamp.author):
            return _stamp_item(index, content, stamp, bullet, code, words)
        if stamp is None and not bullet and clock_in(content):
            return _clock_item(index, content, code, words)
    text = collapse_blanks(content[bullet.end() :] if bullet else content)
    if _is_noise(text, words):
        return Item("noise", index, index, text)
    if bullet and text:
        return Item("title" if len(text) <= LONGEST_TITLE else "wall", index, index, text)
    return _worded_item(index, text, code, words)


def _stamp_item(
    index: int,
    content: str,
    stamp: StampLine,
    bullet: regex.Match[str] | None,
    code: str,
    words: BoardWords,
) -> Item:
    if stamp.kind != "entry":
        return Item("wall", index, index, collapse_blanks(content), stamp=stamp)
    if stamp.explained:
        return Item("stamp", index, index, collapse_blanks(content), stamp=stamp)
    text = collapse_blanks(content[bullet.end() :] if bullet else content)
    otherwise = Item("title", index, index, text)
    if not bullet:
        otherwise = _worded_item(index, text, code, words)
    return otherwise._replace(kind="stamp", stamp=stamp, otherwise=otherwise.kind)


def _clock_item(index: int, content: str, code: str, words: BoardWords) -> Item:
    """A line with a clock and no date: half a stamp, the page's clock, or text."""
    text = collapse_blanks(content)
    clock = clock_in(text)
    if clock is not None and clock[:2] == (0, len(text)):
        return Item("clock", index, index, text)
    if clock and words.clock.search(fold(text[: clock[0]])):
        return Item("wall", index, index, text)
    return _worded_item(index, text, code, words)


def _worded_item(index: int, text: str, code: str, words: BoardWords) -> Item:
    if len(text) > LONGEST_TITLE:
        return Item("wall", index, index, text)
    folded = fold(text)
    if folded.strip(" :") in words.headings:
        return Item("wall", index, index, text, heading=True)
    if words.never.fullmatch(folded.strip(" :")):
        return Item("wall", index, index, text)
    if len(text) == 1:
        return Item("initial", index, index, text)
    author = _author_of(text, folded, words) if len(text) <= 2 * LONGEST_AUTHOR else None
    if author == "":
        return Item("by", index, index, text)
    if author is not None:
        name, forum = split_author(author, code)
        return Item("author", index, index, text, name=name, forum=forum)
    within = words.in_.match(folded)
    if within is not None and within.end() < len(folded):
        return Item("forum", index, index, text, name=text[within.end() :].strip(" :"))
    return Item("text", index, index, text)


def _author_of(text: str, folded: str, words: BoardWords) -> str | None:
    """Return the author a line names, "" for a bare `by`, None for every other line."""
    first, _, rest = text.partition(" ")
    if rest and first in PERSON_ICONS:
        return rest
    label = None if words.by.match(folded) else words.label.match(folded)
    at = label.end() if label else 0
    while at < len(folded) and folded[at] in " :»":
        at += 1
    by = words.by.match(folded, at)
    if by is not None:
        rest = text[by.end() :].strip(" :»")
        return rest if len(rest) <= 2 * LONGEST_AUTHOR else None
    if label is None or len(text) - at > LONGEST_AUTHOR:
        return None
    if ":" in folded[label.end() - 1 : at] or " " in label[0]:
        return text[at:]
    return None


def _is_noise(text: str, words: BoardWords) -> bool:
    if len(text) > 60:
        return False
    if text.isascii() and text.islower() and text in ICON_WORDS:
        return True
    return words.counter.match(fold(text)) is not None


def _may_hold_stamp(content: str, code: str) -> bool:
    if _HAS_DIGIT.search(content):
        return True
    return _triggers(code).search(fold(content)) is not None


_HAS_DIGIT: Final = regex.compile(r"\p{Nd}")


@lru_cache(maxsize=128)
def _triggers(code: str) -> regex.Pattern[str]:
    return regex.compile(
        "|".join(sorted(map(regex.escape, stamp_triggers(code)), key=len, reverse=True)) or "(?!)"
    )


def _joined(
    lines: Lines, before: Item, item: Item, code: str, date_order: NumericOrder | None
) -> Item | None:
    """Return the two items as one, where a board printed one thing on two lines."""
    if before.kind == "by" and item.kind in ("text", "title", "initial"):
        if len(item.text) <= LONGEST_AUTHOR:
            return before._replace(kind="author", last=item.last, name=item.text)
    elif before.kind == "stamp" and item.kind == "clock":
        return _two_line_stamp(lines, before, item, code, date_order)
    return None


def _two_line_stamp(
    lines: Lines, before: Item, item: Item, code: str, date_order: NumericOrder | None
) -> Item | None:
    start = lines.starts[before.first]
    end = lines.starts[item.last] + len(lines.contents[item.last])
    both = lines.text[start:end]
    if before.stamp is None or len(both) > LONGEST_LINE:
        return None
    read = read_stamp_line(both.replace("\n", " ").replace("\r", " "), start, code, date_order)
    if read is None or not read.explained or read.end <= before.stamp.end:
        return None
    return before._replace(last=item.last, text=collapse_blanks(both), stamp=read)
