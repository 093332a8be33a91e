"""The lines of a page as items: what two lines say together, and what the page's bullets mean.

Boards print `Today` / `07:10 AM` and `By` / `Rocky` on two lines.  A bullet marks a title on most
of them; on others the titles hold their stamps, or the bullets are those of lists below titles,
which only the page can tell.  So some lines are read again once all have been read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise, product
from operator import attrgetter
from typing import Final, get_args

import regex

from ._around import LONGEST_AUTHOR
from ._board_words import BoardWords
from ._items import Item, ItemReader, Kind, content_of, ends_in_stamp, item_reader, names_author
from ._lines import Lines, collapse_blanks, fold
from ._stamp_lines import StampLine, read_stamp_line
from ._timestamps import LONGEST_LINE

_KINDS: Final = get_args(Kind)
_MAY_BELONG: Final = frozenset(
    (above, below)
    for above, below in product(_KINDS, _KINDS)
    if above == "by" or below in ("clock", "author") or (above, below) == ("text", "stamp")
)
"""Kinds of lines that may be one item, or the upper of which the lower may explain."""
_NUMBER: Final = regex.compile(r"[\d.,\ ]++ [kKmM]?+ $", regex.VERBOSE)
_FEWEST_MARKED: Final = 2
_FEWEST_LISTS: Final = 2
_MOST_PARTS: Final = 4
"""So far from a list's stamp may its other lines stand."""


def read_items(lines: Lines, code: str) -> list[Item]:
    """Return the items of a page, read in the language *code*; empty lines are none.

    Prose lines that follow one another are one wall.
    """
    reader = item_reader(code)
    items: list[Item] = []
    blank = walled = False
    for index, content in enumerate(lines.contents):
        if len(content) > LONGEST_LINE:
            if not walled:
                items.append(Item("wall", index, index, ""))
            walled, blank = True, False
            continue
        if not content:  # no blanks stand at the end of a line's content
            blank = True
            continue
        walled = False
        item = reader.item(index, content)
        if blank:
            item = item.below_blank()
            blank = False
        if items and (items[-1].kind, item.kind) in _MAY_BELONG:
            _add(items, item, reader, lines)
        else:
            items.append(item)
    items = _with_marked_titles(lines, _with_counters_in_two_lines(items, reader.words))
    for step in (_with_wordy_stamps, _with_dated_titles, _with_lists_of_parts):
        items = step(reader, lines, items)
    return items


def _add(items: list[Item], item: Item, reader: ItemReader, lines: Lines) -> None:
    """Add *item*, or put it together with the last one; it may tell what that one is."""
    before, kind = items[-1], item.kind
    if kind == "clock" or before.kind == "by":
        joined = _joined(lines, before, item, reader.code)
        if joined is not None:
            items[-1] = joined
            return
    elif kind == "author":
        if reader.is_labelled_title(before, item):
            items[-1:] = _label_and_title(before)
    elif reader.is_label(before.text):
        items[-1] = before._replace(kind="noise")
    items.append(item)


def _with_counters_in_two_lines(items: list[Item], words: BoardWords) -> list[Item]:
    """Return *items* with noise for the names of counters right above or below their numbers."""
    numbers = [
        i for i, item in enumerate(items) if item.kind == "noise" and _NUMBER.match(item.text)
    ]
    for number in numbers:
        for beside in (number - 1, number + 1):
            item = items[beside] if 0 <= beside < len(items) else items[number]
            if item.kind == "text" and fold(item.text) in words.counted:
                items[beside] = item._replace(kind="noise")
                break
    return items


def _joined(lines: Lines, before: Item, item: Item, code: str) -> Item | None:
    """Return the two items as one, where a board printed one thing on two lines."""
    if before.kind == "by" and item.kind in ("text", "initial"):
        if len(item.text) <= LONGEST_AUTHOR:
            return before._replace(kind="author", last=item.last, name=item.text)
    elif before.kind == "stamp" and item.kind == "clock":
        return _two_line_stamp(lines, before, item, code)
    return None


def _label_and_title(joined: Item) -> tuple[Item, Item]:
    """Return the two items that were joined to an author."""
    label = joined._replace(kind="noise", last=joined.first, name="")
    return label, Item("text", joined.last, joined.last, joined.name)


def _two_line_stamp(lines: Lines, before: Item, item: Item, code: str) -> Item | None:
    both = content_of(lines, before.first, item.last)
    if before.stamp is None or len(both) > LONGEST_LINE:
        return None
    read = read_stamp_line(both, code)
    if read is None or not read.shape.explained or read.end <= before.stamp.end:
        return None
    return before._replace(last=item.last, text=both, stamp=read)


def _with_marked_titles(lines: Lines, items: list[Item]) -> list[Item]:
    """Read `[b]TITLE[/b]` as a title where one after the other stands above a stamp.

    One alone is an article's headline, and so is its copy.
    """
    places = [
        place
        for place, (item, below) in enumerate(pairwise(items))
        if item.kind == "wall" and item.otherwise == "title"
        if below.kind in ("stamp", "author")
    ]
    if len({lines.contents[items[place].first] for place in places}) < _FEWEST_MARKED:
        return items
    for place in places:
        text = collapse_blanks(lines.contents[items[place].first])
        items[place] = items[place]._replace(kind="text", text=text, otherwise="text")
    return items


def _with_wordy_stamps(reader: ItemReader, lines: Lines, items: list[Item]) -> list[Item]:
    """Read `» TITLE a day ago by AUTHOR` where other bulleted lines hold their stamps.

    On all other boards a bulleted line without digits is a title, and is not looked into.
    """
    if not [item for item in items if item.otherwise == "title" and item.kind == "stamp"]:
        return items
    return [_reread(reader, lines, i, names_author) if i.kind == "title" else i for i in items]


def _with_dated_titles(reader: ItemReader, lines: Lines, items: list[Item]) -> list[Item]:
    """Read `» TITLE - STAMP` where no line of the page is a stamp in any other way."""
    if any(item.kind == "stamp" for item in items):
        return items
    titles = [item for item in items if item.kind == "title"]
    dated = {title.first: _reread(reader, lines, title, _is_dated) for title in titles}
    if sum(item.kind == "stamp" for item in dated.values()) * 2 <= max(len(titles), 2):
        return items
    return [dated.get(item.first, item) for item in items]


def _with_lists_of_parts(reader: ItemReader, lines: Lines, items: list[Item]) -> list[Item]:
    """Read bullets as a list's and not as titles', where each list tells of the line above it.

    `Harbour lights go dark`, then `• Rocky`, `• Oct 24, 2025`, `• News`.
    """
    stamped: list[Item] = []
    for parts in _lists_of_parts(items):
        found = [_reread(reader, lines, part, is_whole) for part in parts]
        stamps = [item for item in found if item.kind == "stamp"]
        stamped += stamps if len(stamps) == 1 else []
    if len(stamped) < _FEWEST_LISTS:
        return items
    first, last = stamped[0].first - _MOST_PARTS, stamped[-1].first + _MOST_PARTS
    by_line = {item.first: item for item in stamped}
    return [
        by_line.get(item.first) or _unbulleted(reader, item)
        if item.kind == "title" and first <= item.first <= last
        else item
        for item in items
    ]


def _unbulleted(reader: ItemReader, title: Item) -> Item:
    item = reader.worded_item(title.first, title.text)
    return item.below_blank() if title.after_blank else item


def _reread(
    reader: ItemReader, lines: Lines, title: Item, fits: Callable[[StampLine], bool]
) -> Item:
    """Return a title as the line of the stamp that it holds, where that *fits*."""
    content = lines.contents[title.first]
    found = reader.bulleted_stamp(title.first, content, title.text, fits)
    return title if found is None else found._replace(after_blank=title.after_blank)


def is_whole(stamp: StampLine) -> bool:
    """Whether a line is a stamp beyond doubt and nothing else: `• Oct 24, 2025`."""
    return stamp.possible and stamp.shape.certain and stamp.shape.explained


def _lists_of_parts(items: Sequence[Item]) -> list[list[Item]]:
    """Return the lines with bullets that follow one another below a line without one."""
    if not [1 for one, other in pairwise(items) if one.kind == "title" == other.kind]:
        return []
    lists = []
    above = ""
    for kind, run in groupby(items, key=attrgetter("kind")):
        if kind == "title" and above == "text" and len(group := list(run)) > 1:
            lists.append(group)
        above = kind
    return lists


def _is_dated(stamp: StampLine) -> bool:
    return stamp.possible and ends_in_stamp(stamp.shape)
