"""The lists of texts: bulleted lines that no widget printed.

Where a page has bulleted lines of two kinds, and stamps or names stand beside those of one kind
only, the others are an article's list, and no widget reaches over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ._items import Item
from ._lines import Lines

_FEWEST_MARKS: Final = 2
_OF_ENTRIES: Final = ("stamp", "author", "by")


def without_lists(lines: Lines, items: Sequence[Item]) -> Sequence[Item]:
    """Return *items* with walls for the lists of texts, where titles have another bullet."""
    marks = {
        place: lines.contents[item.first].lstrip()[0]
        for place, item in enumerate(items)
        if item.kind == "title"
    }
    counts = Counter(marks.values())
    if len(counts) < _FEWEST_MARKS:
        return items
    dated = Counter(mark for place, mark in marks.items() if _is_of_an_entry(items, place))
    of_lists = {mark for mark, count in counts.items() if 2 * dated[mark] < count}
    if len(of_lists) == len(counts):
        return items
    listed = {place for place, mark in marks.items() if mark in of_lists}
    return [
        item._replace(kind="wall")
        if place in listed and not listed.isdisjoint((place - 1, place + 1))
        else item
        for place, item in enumerate(items)
    ]


def _is_of_an_entry(items: Sequence[Item], place: int) -> bool:
    """Whether a stamp or a name stands right beside a title."""
    return any(item.kind in _OF_ENTRIES for item in items[max(0, place - 1) : place + 2])
