"""Where widgets may be: runs of items between two walls with plausible stamps in them.

A run is parted where the lines between two stamps are too many for one widget.  Avatars' letters
are left out of it, and so is the first of the two stamps of topics that say when they began.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import regex
from attrs import frozen

from ._items import PLAIN, Item
from ._layout import Neighbours, Slot, titleness
from ._plausible import with_plausible_stamps
from ._rhythm import places_of_stamps, regularity, usual_gap
from ._stamp_lines import Parts

WIDEST_GAP: Final = 8
"""More lines than this between two stamps, and they are of two widgets."""
_FEWEST_PAIRS: Final = 2
_FEWEST_ALONE: Final = 3
"""So many pairs are no accident."""
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
    run = _with_one_stamp_each(_without_extras(with_plausible_stamps(run)))
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


def _with_one_stamp_each(run: list[Item]) -> list[Item]:
    """Leave out the first stamp of topics that tell when they began and when they last moved."""
    stamps = places_of_stamps(run)
    began, active = stamps[::2][: len(stamps) // 2], stamps[1::2]
    if len(began) < _FEWEST_PAIRS:
        return run
    paired = 2 * len(began) == len(stamps) and _begin_topics(run, began, active)
    if not paired:
        return _without_beginnings(run, began, active)
    left_out = set(began)
    return [item for place, item in enumerate(run) if place not in left_out]


def _begin_topics(run: Sequence[Item], began: Sequence[int], active: Sequence[int]) -> bool:
    """Whether stamps come in pairs of two shapes, with titles between the pairs and none within."""
    return (
        not any(_holds_title(run[a:b]) for a, b in zip(began, active, strict=True))
        and all(_holds_title(run[b:a]) for b, a in zip(active, began[1:], strict=False))
        and _parts_of(run, began).isdisjoint(_parts_of(run, active))
    )


def _without_beginnings(run: list[Item], began: Sequence[int], active: Sequence[int]) -> list[Item]:
    """Leave out the first stamps and authors of topics that have two of each.

    Then the stamps stand alone, by turns close together and far apart; between the pairs stands a
    title, and what is below it is the first author.  Where the last author stands below the last
    stamp, what is between the stamps is the forum.
    """
    if len(began) < _FEWEST_ALONE:
        return run
    within = [b - a - 1 for a, b in zip(began, active, strict=True)]
    parted = [run[b + 1 : a] for b, a in zip(active, began[1:], strict=False)]
    between = list(map(len, parted))
    by_turns = min(between) > max(within) or min(within) > max(between)
    told_apart = _named(run, began) and _stand_alone(run, active)
    if not told_apart and not (by_turns and _stand_alone(run, began)):
        return run
    size = min(between)  # a mark may stand above a title: `Locked`
    if size == 0:
        return run
    slots = _slots([lines[-size:] for lines in parted])
    title = max(range(size), key=lambda place: titleness(slots[place]))
    if slots[title].is_prose:
        return run
    above = size - 1 - title
    kept: list[Item] = []
    last = 0
    for a, b in zip(began, active, strict=True):
        kept += run[last : max(0, a - above)]
        if title == 0:
            kept += run[a + 1 : b]
        elif above:
            kept += map(_as_forum, run[a + 1 : b])
        last = b
    return kept + run[last:]


def _as_forum(item: Item) -> Item:
    return item._replace(kind="forum", name=item.text) if item.kind in PLAIN else item


def _stand_alone(run: Sequence[Item], places: Iterable[int]) -> bool:
    """Whether nothing stands beside the stamps in their lines."""
    shapes = (stamp.shape for place in places if (stamp := run[place].stamp) is not None)
    return all(shape.explained and shape.author is None for shape in shapes)


def _named(run: Sequence[Item], places: Iterable[int]) -> bool:
    """Whether a name stands before the stamps in their lines: `Rocky, 12 Dec 2024`."""
    shapes = (stamp.shape for place in places if (stamp := run[place].stamp) is not None)
    return all(shape.beside is not None and shape.rest_behind is None for shape in shapes)


def _slots(gaps: Sequence[Sequence[Item]]) -> list[Slot]:
    """Return the lines between entries, those in the same place together."""
    return [
        Slot(texts=tuple([item.text for item in lines]), kinds=tuple([i.kind for i in lines]))
        for lines in zip(*gaps, strict=True)
    ]


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


def _holds_title(items: Iterable[Item]) -> bool:
    return any(item.kind in (*PLAIN, "title") for item in items)


def _parts_of(run: Sequence[Item], places: Iterable[int]) -> set[Parts]:
    stamps = (run[place].stamp for place in places)
    return {stamp.shape.parts for stamp in stamps if stamp is not None}


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
