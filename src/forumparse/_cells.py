"""Titles that hold more than a title, parted by a sign: `TITLE » AUTHOR`, the cells of a table.

A sign parts cells only where it stands in every title of a widget.  Then the cells are columns:
titles are long and all different, names are short and come again.  A dash or a bar also stands
within titles, so what it parts must look like that the more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ._layout import Slot
from ._lines import collapse_blanks, straightened
from ._tokens import has_letter

CELL: Final = "\t"
_OPENED: Final = " ("
"""A bracket that the stamp behind closes: `TITLE (AUTHOR, STAMP)`."""
_CERTAIN: Final = (CELL, " » ", " → ", " | ", _OPENED)
_UNCERTAIN: Final = (" – ", " — ", " - ", " · ", " • ", " / ")
_FORUM_FIRST: Final = " » "
"""Boards print the way to a topic like that."""
_MOST_CELLS: Final = 3
_FEWEST: Final = 3
FEWEST_REPEATING: Final = 5
"""Among so many names one comes again."""
LONGEST_NAME: Final = 3
"""In words."""
_LONGER: Final = 1.5


class Cells(NamedTuple):
    """What the cells of one entry hold."""

    title: str
    author: str | None
    forum: str | None


def split_cells(titles: Sequence[str]) -> list[Cells]:
    """Return what *titles* hold, one for each; nothing where no sign parts them all.

    >>> split_cells(["The old mill » june", "Snow on the pass » tom", "Who has the key » june"])[1]
    Cells(title='Snow on the pass', author='tom', forum=None)
    """
    if len(titles) < _FEWEST:
        return []
    for sign in (*_CERTAIN, *_UNCERTAIN):
        if all(sign in title for title in titles) and not (
            sign == _OPENED and any(")" in title.rpartition(sign)[2] for title in titles)
        ):
            cells = _split(titles, sign)
            if cells:
                return cells
    return []


def _split(titles: Sequence[str], sign: str) -> list[Cells]:
    count = min(_MOST_CELLS, min(title.count(sign) for title in titles) + 1)
    rows = [title.rsplit(sign, count - 1) for title in titles]
    columns = [[collapse_blanks(row[column]) for row in rows] for column in range(count)]
    slots = [Slot(texts=tuple(map(straightened, c)), kinds=("text",) * len(c)) for c in columns]
    title = max(range(count), key=lambda column: slots[column].length + 20 * slots[column].variety)
    others = [column for column in range(count) if column != title]
    if not all(_could_be_names(slots[column], slots[title], sign) for column in others):
        return []
    if sign == _FORUM_FIRST and others[0] < title:  # FORUM » TITLE » AUTHOR
        others = [*others[1:], others[0]] if count == _MOST_CELLS else [-1, others[0]]
    author, forum = [*others, -1][:2]
    return [
        Cells(
            columns[title][at],
            columns[author][at] if author >= 0 else None,
            columns[forum][at] if forum >= 0 else None,
        )
        for at in range(len(titles))
    ]


def _could_be_names(names: Slot, titles: Slot, sign: str) -> bool:
    """Whether a column holds people's or forums' names beside titles: shorter, and fewer."""
    few = names.variety < titles.variety or len(names.texts) < FEWEST_REPEATING
    if sign in _UNCERTAIN:
        few = names.variety < titles.variety and titles.length >= _LONGER * names.length
    return (
        few
        and (titles.length > names.length or sign == CELL)
        and all(name.count(" ") < LONGEST_NAME for name in names.texts)
        and sum(map(has_letter, names.texts)) * 2 > len(names.texts)
    )
