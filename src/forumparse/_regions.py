"""Where widgets may be: runs of items between two walls with plausible stamps in them.

A run is parted where the lines between two stamps are too many for one widget.  Avatars' letters
are left out of it, and so is what topics say of their beginning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import regex
from attrs import frozen

from ._items import Item
from ._layout import Neighbours
from ._plausible import with_plausible_stamps
from ._rhythm import places_of_stamps, regularity, usual_gap
from ._topics import with_last_posts

WIDEST_GAP: Final = 8
"""More lines than this between two stamps, and they are of two widgets."""
_COUNTER: Final = regex.compile(
    r"(?P<label>\p{L}[\p{L}\p{M}\ ]{1,20}+) [:\uff1a] \ ?+ [\d.,]++$", regex.VERBOSE
)
_AVATAR: Final = "avatar"
_AVATARS_WORDS: Final = 3


@frozen(kw_only=True)
class Region:
    """Items between two walls, noise left out, with the places of the stamps among them."""

    items: Sequence[Item]
    stamps: Sequence[int]
    heading: Item | None
    """The widget's heading, where the wall before it is one."""
    below: Item | None = None
    """The wall behind it, or the first line of the next widget."""

    def around(self) -> Neighbours:
        """Return what stands around the stamps."""
        places = self.stamps
        stamps = [self.items[place] for place in places]
        return Neighbours(
            lead=self.items[: places[0]],
            gaps=[self.items[first + 1 : second] for first, second in pairwise(places)],
            tail=self.items[places[-1] + 1 :],
            below=self.below,
            stamps=stamps,
            shapes=Counter([item.stamp.shape for item in stamps if item.stamp is not None]),
        )


def find_regions(items: Sequence[Item]) -> Iterable[Region]:
    """Yield the regions of a page, in order."""
    run: list[Item] = []
    heading: Item | None = None
    for item in items:
        if item.kind == "wall":
            yield from _split(run, heading, item)
            run, heading = [], item if item.heading else None
        elif item.kind != "noise":
            run.append(item)
    yield from _split(run, heading, None)


def _split(run: list[Item], heading: Item | None, below: Item | None) -> Iterable[Region]:
    """Yield the widgets of a run, parted where the lines between two stamps are too many."""
    if not [item for item in run if item.stamp is not None]:
        return
    run = with_last_posts(_without_extras(with_plausible_stamps(run)))
    run = _without_initials(run)
    stamps = places_of_stamps(run)
    if not stamps:
        return
    usual = usual_gap(stamps)
    widest = min(WIDEST_GAP, max(usual, 1) * 2)
    start, first = 0, 0
    for index in range(1, len(stamps) + 1):
        if index < len(stamps) and stamps[index] - stamps[index - 1] - 1 <= widest:
            continue
        end, next_item = len(run), below
        if index < len(stamps):  # the lines before the next widget's first stamp are its own
            above = _usual_below(stamps, index, widest) or usual
            end = stamps[index] - min(above, stamps[index] - stamps[index - 1] - 1)
            next_item = run[end]
        places = [place - start for place in stamps[first:index]]
        yield Region(items=run[start:end], stamps=places, heading=heading, below=next_item)
        start, first, heading = end, index, None


def _usual_below(stamps: Sequence[int], first: int, widest: int) -> int:
    """Return how many lines usually stand between the stamps of the widget that *first* begins."""
    last = first + 1
    while last < len(stamps) and stamps[last] - stamps[last - 1] - 1 <= widest:
        last += 1
    return usual_gap(stamps[first:last])


def _without_extras(run: list[Item]) -> list[Item]:
    """Leave out counters with unknown words (`Kliks: 12`) and what avatars say (`Rocky`,
    `june's avatar`), where most entries have one.
    """
    texts = Counter([item.text for item in run if item.kind == "text"])
    if not texts:
        return run
    half = len(places_of_stamps(run)) / 2
    extras = Counter(filter(None, map(_extra, run)))
    names = {item.name for item in run if item.kind == "author"}
    names.update([item.stamp.shape.author or "" for item in run if item.stamp is not None])
    avatars = names.intersection(texts)
    if half > 1 and sum(texts[text] for text in avatars) > half:
        run = [item for item in run if item.kind != "text" or item.text not in avatars]
    frequent = {extra for extra, count in extras.items() if count > max(half, 1)}
    return [item for item in run if _extra(item) not in frequent] if frequent else run


def _extra(item: Item) -> str | None:
    """Return what a line without a title is called: the label of a counter, or an avatar."""
    if item.kind != "text":
        return None
    counter = _COUNTER.match(item.text) if item.text[-1:].isdigit() else None
    if counter is not None:
        return counter["label"]
    few = item.text.count(" ") < _AVATARS_WORDS
    return _AVATAR if few and _AVATAR in item.text.lower() else None


def _without_initials(run: list[Item]) -> list[Item]:
    """Drop single letters, avatars of their authors, unless the layout needs them as names."""
    if not [item for item in run if item.kind == "initial"]:
        return run
    bare = [item for item in run if item.kind != "initial"]
    if (len(run) - len(bare)) * 2 < len(places_of_stamps(run)):  # a few are names, not avatars
        return [item._replace(kind="text") if item.kind == "initial" else item for item in run]
    whole = [item._replace(kind="text") if item.kind == "initial" else item for item in run]
    if usual_gap(places_of_stamps(bare)) == 0 and not any(map(_names_author, bare)):
        return whole
    return _begun_by_initials(run) if regularity(bare) >= regularity(whole) else whole


def _begun_by_initials(run: Sequence[Item]) -> list[Item]:
    """Return the items of *run* without initials, each below one as below an empty line.

    An avatar opens its entry, unless it stands beside the very name that it is short for.
    """
    bare = []
    initial = None
    for item in run:
        if item.kind == "initial":
            initial = item.text
            continue
        opens = initial is not None and not item.text.startswith(initial)
        bare.append(item.below_blank() if opens else item)
        initial = None
    return bare


def _names_author(item: Item) -> bool:
    return item.kind == "author" or (item.stamp is not None and item.stamp.shape.author is not None)
