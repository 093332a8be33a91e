"""An entry of a widget: what it says, and the lines it says that on."""

from __future__ import annotations

import sys
from typing import Final, NamedTuple

from ._filling import filled
from ._items import Item

_NO_LINES: Final = (sys.maxsize, -1)


class Entry(NamedTuple):
    """What one entry says, and the items it was read from."""

    stamp: Item | None
    title_item: Item | None
    author_item: Item | None
    forum_item: Item | None
    title: str | None = None
    author: str | None = None
    author_told: bool = False
    """Whether a word for "by", not its place alone, makes the author one."""
    forum: str | None = None

    @property
    def items(self) -> list[Item]:
        """The items it was read from."""
        return [item for item in self[:4] if item is not None]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of those items; not kept, since a large page has many."""
        first, last = _NO_LINES
        for item in self[:4]:
            if item is not None:
                if item.first < first:  # noqa: PLR1730 - a call takes thrice as long
                    first = item.first
                if item.last > last:  # noqa: PLR1730
                    last = item.last
        return first, last


filled_entry: Final = filled(Entry)
