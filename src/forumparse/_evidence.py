"""What speaks for a widget: entries that are named, titled and dated as boards do it.

Tables of results, calendars, changelogs and threads have stamps at equal distances, too; what
stands where a widget has titles and authors tells them apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

import regex

from ._around import LONGEST_AUTHOR
from ._entry import Entry
from ._items import Item
from ._layout import is_sentence
from ._stamp_lines import Shape
from ._tokens import has_digit, has_letter

_ENOUGH: Final = 2
_FEWEST_DATED: Final = 3
_FEWEST_RISING: Final = 4
"""Fewer dates rise by accident."""
_NOW: Final = (9999, 1, 1)
"""Day words are newer than every date that is spelled out."""
_MANY_TITLES: Final = 9
"""So many tell what the others are."""
_LIST_MARKS: Final = ("- ", "\u2013 ", "\u2014 ")
_FEWEST_ALIKE: Final = 3
_LONGEST_STORED: Final = 150
"""No board stores a longer title."""
_OF_A_TABLE: Final = regex.compile(
    r"""
    ^ \d{1,2} [:.h] \d\d (?!\d)              # a programme: 20:15 The late film
  | (?<![\d.:/-]) \d{1,3}+ \ ?+ [:–-] \ ?+ \d{1,3} (?![\d.:/-]) (?! \ ?[ap]m\b )  # a result: 2 - 1
  | ^ v?+ \d++ (?: \.\d++ )++ $              # a version: 1.4.2
  | ^ \[ [\ x] \]                            # a task, done or not
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_AMOUNT: Final = regex.compile(r"^ \d [\d.,:]*+ (?= \ | $ ) | \d [:.] \d\d \b", regex.VERBOSE)


def are_of_a_widget(entries: Sequence[Entry], shapes: Counter[Shape], *, headed: bool) -> bool:
    """Whether enough speaks for a widget: its entries, its stamps' lines, and its heading."""
    evidence = _evidence(shapes, entries) + 2 * headed
    if len(entries) == 1 and entries[0].title is None and entries[0].author_item is not None:
        evidence -= 2  # `By June Miller` and a date: a byline
    return evidence >= _ENOUGH or (evidence == _ENOUGH - 1 and _never_rise(entries))


def _evidence(shapes: Counter[Shape], entries: Sequence[Entry]) -> int:
    """Count what speaks for a widget, beside its stamps and its heading."""
    stamps = shapes.total()
    half = stamps / 2
    titles = [entry.title for entry in entries if entry.title is not None]
    authors = [entry.author_told for entry in entries if entry.author is not None]
    title_kinds = [e.title_item.kind for e in entries if e.title_item is not None]
    prose = sum([len(title) > _LONGEST_STORED or is_sentence(title) for title in titles])
    names = Counter([entry.author for entry in entries if entry.author])
    nameless = sum(count for name, count in names.items() if _is_no_name(name))
    listed = sum(_is_list_item(entry.author_item) for entry in entries)
    return (
        (len(authors) > half)
        + (sum(authors) > half)
        + 2 * (title_kinds.count("title") > half)
        + (sum(n for shape, n in shapes.items() if shape.frame.relative) > half)
        + (sum(n for shape, n in shapes.items() if shape.has_clock) > half)
        + (stamps > 2)
        - 2 * (prose * 2 > len(titles) > 0)
        - 2 * (not titles and not authors)
        - 2 * (not authors and not title_kinds)
        - 2 * _looks_ahead(shapes, entries)
        - 2 * (nameless * 2 > len(authors) > 0)
        - 4 * (listed * 2 > len(authors) > 0)
        - 2 * _are_of_a_table(titles[:_MANY_TITLES])
        - 2 * (_are_one(titles) or _are_names(titles, names.keys()))
    )


def _is_no_name(name: str) -> bool:
    """Whether what stands where authors do is a number, or begins with one: `45 min`, `2.1 MB`.

    So are words that are too many for a name, as before the dates of a bibliography.
    """
    amount = _AMOUNT.search(name) is not None
    return amount or not has_letter(name) or len(name) > LONGEST_AUTHOR


def _is_list_item(item: Item | None) -> bool:
    """Whether a line has a bullet or a list's dash before it, as no author's name has."""
    return item is not None and (item.kind == "title" or item.text.startswith(_LIST_MARKS))


def _are_one(titles: Sequence[str]) -> bool:
    """Whether what stands where titles do is mostly the same: `Add a comment`, `Re: The ferry`."""
    often = max(Counter(titles).values(), default=0)
    return 2 * often > len(titles) >= _FEWEST_ALIKE


def _are_names(titles: Sequence[str], names: AbstractSet[str | None]) -> bool:
    """Whether authors stand where titles do: above a post stands who wrote it, often twice."""
    return 3 * sum(title in names for title in titles) > len(titles) >= _FEWEST_ALIKE


def _are_of_a_table(titles: Sequence[str]) -> bool:
    """Whether most titles begin with a clock, hold a result, or are numbers of versions."""
    numbered = [title for title in titles if has_digit(title) or title.startswith("[")]
    return 2 * sum(_OF_A_TABLE.search(title) is not None for title in numbered) > len(titles)


def _never_rise(entries: Sequence[Entry]) -> bool:
    """Whether day words and dates run from new to old, as on every board."""
    known = list(_known_days(entries))
    if len(known) < max(_FEWEST_DATED, len(entries)) or len(set(known)) == 1:
        return False
    return all(newer >= older for newer, older in pairwise(known))


def _looks_ahead(shapes: Counter[Shape], entries: Sequence[Entry]) -> bool:
    """Whether the dates are of what is to come, as a calendar's: they rise, or name tomorrow."""
    dates = (shape.frame.date for shape in shapes)
    if any(date is not None and (date.days or 0) > 0 for date in dates):
        return True
    if not all(earlier < later for earlier, later in pairwise(_known_days(entries))):
        return False
    stamps = sum(entry.stamp is not None for entry in entries)
    return sum(1 for _ in _known_days(entries)) == stamps >= _FEWEST_RISING


def _known_days(entries: Iterable[Entry]) -> Iterator[tuple[int, int, int]]:
    """Yield the days of the entries whose stamps tell them."""
    days = (
        (date.parts.year, date.parts.month, date.parts.day) if date.parts else _NOW
        for entry in entries
        if entry.stamp is not None and entry.stamp.stamp is not None
        if (date := entry.stamp.stamp.shape.frame.date) is not None
        if date.parts is not None or date.days is not None
    )
    return ((y, m, d) for y, m, d in days if y is not None and m is not None and d is not None)
