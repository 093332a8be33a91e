"""What an entry lost, and what stands around a widget without belonging to it.

Scrapers cut lists short and leave lines out, and boards print menus above their lists.  Where the
other entries show what a line is, its loss moves no other line to its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import chain
from typing import Final, TypeAlias

import regex
from attrs import evolve

from ._board_words import BoardWords
from ._items import Item
from ._layout import Layout, Neighbours, is_sentence
from ._lines import fold, straightened

ItemsOrNone: TypeAlias = Sequence[Item | None]

MOST_LEAD: Final = 8
"""No entry has more lines before its stamp."""
_FEWEST_MENUS: Final = 2
_LONGEST_MENU: Final = 150
_FEWEST_TITLES: Final = 3
"""So many titles show what one more looks like."""
_LISTED: Final = regex.compile(r": .*\(\d++\), .*\(\d++\)$")
"""Whose birthday it is: `Born today: Ziad (31), june (40)`."""
_TITLE_AND_AUTHOR: Final = 2


def without_menus(around: Neighbours, words: BoardWords) -> Neighbours:
    """Return the neighbours of the stamps without a board's menu and what stands beyond it.

    One entry of a menu may be a title; two, or a row of them, are a menu.  What stands right below
    the last stamp may be a footer, too.
    """
    above, below = around.lead[-MOST_LEAD:], around.tail[:MOST_LEAD]
    menus = [_menu_entries(item, words) for item in above]
    if sum(menus) >= _FEWEST_MENUS:
        last = max(place for place, entries in enumerate(menus) if entries)
        around = evolve(around, lead=above[last + 1 :])
    menus = [_menu_entries(item, words) for item in below]
    if menus and (_ends_page(below[0], words) or (menus[0] and sum(menus) >= _FEWEST_MENUS)):
        around = evolve(around, tail=())
    return around


def _menu_entries(item: Item, words: BoardWords) -> int:
    if item.kind == "title" or len(item.text) > _LONGEST_MENU:
        return 0
    return words.menu_entries(item.text)


def _ends_page(item: Item, words: BoardWords) -> bool:
    """Whether a line stands below all lists: `Page 1 of 12`, `Cookies and privacy policy`."""
    if item.kind == "title" or len(item.text) > _LONGEST_MENU:
        return False
    return _is_numbered(item.text) or _is_footer(item.text, words)


def without_parted(around: Neighbours) -> Neighbours:
    """Return the neighbours of the stamps without what an empty line parts from all entries.

    It does where no other empty line stands in the widget.
    """
    lead, tail = around.lead[-MOST_LEAD:], around.tail
    if not any(around.gaps) or len(around.stamps) < _FEWEST_TITLES:
        return around  # columns, lines that hold all of an entry, or few entries
    if True in [item.after_blank for item in chain(*around.gaps, around.stamps[1:])]:
        return around
    parted = [place for place, item in enumerate(lead) if item.after_blank]
    if parted and not around.stamps[0].after_blank:
        around = evolve(around, lead=lead[parted[-1] :])
    return evolve(around, tail=()) if tail and tail[0].after_blank else around


def with_lost_lines(
    around: Neighbours, layout: Layout
) -> tuple[ItemsOrNone, Sequence[ItemsOrNone]]:
    """Return the lead and the gaps, with None for the author or the title that one lacks."""
    lead: ItemsOrNone = around.lead
    if layout.author is None or layout.title is None:
        return lead, around.gaps
    size = layout.before + layout.behind
    author, title = _place_in_gap(layout.author, layout), _place_in_gap(layout.title, layout)
    is_short = [len(gap) == size - 1 for gap in around.gaps]
    if not any(is_short) and len(lead) != layout.before - 1:
        return lead, around.gaps
    names = Counter(straightened(gap[author].text) for gap in around.gaps if len(gap) == size)
    told = size == _TITLE_AND_AUTHOR and names.total() > max(len(names), _TITLE_AND_AUTHOR)
    longest = max(map(len, names), default=0)

    def is_author(item: Item) -> bool:
        return item.kind == "author" if layout.worded else straightened(item.text) in names

    def completed(lines: ItemsOrNone) -> ItemsOrNone:
        items = list(filter(None, lines))
        if any(map(is_author, items)):
            lost = title
        elif layout.worded or (told and all(len(item.text) > longest for item in items)):
            lost = author
        else:
            return lines
        return [*lines[:lost], None, *lines[lost:]]

    if len(lead) == layout.before - 1 and min(author, title) >= layout.behind:
        lead = completed([*[None] * layout.behind, *lead])[layout.behind :]
    return lead, [
        completed(gap) if short else gap for gap, short in zip(around.gaps, is_short, strict=True)
    ]


def _place_in_gap(place: int, layout: Layout) -> int:
    """Return where in a gap a line of the layout stands."""
    return place - layout.before if place >= layout.before else place + layout.behind


def last_title(
    items: Sequence[Item],
    titles: Sequence[Item],
    names: Container[str],
    layout: Layout,
    words: BoardWords,
) -> tuple[Item, Item | None] | None:
    """Return the unmarked title that ends a regular widget like *titles*, and the author below it.

    Nothing but the lines of one more entry may stand there, parted from the last one as the others
    are: a board's footer has more lines, or shorter ones.  *names* are the other authors'.
    """
    place, count = layout.title, len(items)
    if layout.bulleted or place is None or not place < count <= layout.before:
        return None
    title, author = items[place], None
    if layout.author is not None and layout.author < count:
        author = items[layout.author]
        if author.kind != "author" and straightened(author.text) not in names:
            return None
    return (title, author) if _is_like(title, titles, words) else None


def _is_like(title: Item, titles: Sequence[Item], words: BoardWords) -> bool:
    """Whether a line below a widget may be one more of its titles."""
    text = title.text
    if len(titles) < _FEWEST_TITLES or title.kind != titles[-1].kind:
        return False
    shortest = min(len(title.text) for title in titles)
    if title.after_blank != titles[-1].after_blank or len(text) < shortest:
        return False
    if is_sentence(text) or text.endswith((":", "\uff1a")) or _is_numbered(text):
        return False
    if words.never.search(fold(text)) or _LISTED.search(text):
        return False
    return not (words.menu_entries(text) or words.counts(text) or _is_footer(text, words))


def _is_footer(text: str, words: BoardWords) -> bool:
    """Whether a few words of a menu stand among others: `Our terms of use and privacy policy`."""
    padded = f" {fold(text)} "
    return any(" " in entry and f" {entry} " in padded for entry in words.menu)


def _is_numbered(text: str) -> bool:
    """Whether half of the words are numbers: `Page 1 of 12`."""
    words = text.split()
    return 2 * sum(map(str.isdigit, words)) >= len(words)
