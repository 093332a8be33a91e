"""Where widgets may be: runs of items between two walls with plausible stamps in them.

A stamp in a line that holds nothing else is plausible.  One beside words that no rule explains
may be prose mentioning a date, and is plausible only where its neighbours are built alike: a
widget repeats itself, prose does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from ._board_words import REPLY_MARKS
from ._items import Item
from ._layout import Neighbours

_WIDEST_GAP: Final = 8
"""More lines than this between two stamps, and they are of two widgets."""
_LABEL_WORDS: Final = 4
_FEWEST_UNCERTAIN: Final = 3
"""So many bare day words or months make each other plausible."""


@frozen(kw_only=True)
class Region:
    """Items between two walls, noise left out, with the places of the stamps among them."""

    items: Sequence[Item]
    stamps: Sequence[int]
    heading: Item | None
    """The widget's heading, where the wall before it is one."""

    def around(self) -> Neighbours:
        """Return what stands around the stamps."""
        stamps = self.stamps
        return Neighbours(
            lead=self.items[: stamps[0]],
            gaps=[
                self.items[first + 1 : second]
                for first, second in zip(stamps, stamps[1:], strict=False)
            ],
            tail=self.items[stamps[-1] + 1 :],
            stamps=[self.items[stamp] for stamp in stamps],
        )


def find_regions(items: Sequence[Item]) -> Iterable[Region]:
    """Yield the regions of a page, in order."""
    run: list[Item] = []
    heading: Item | None = None
    for item in items:
        if item.kind == "wall":
            yield from _split(run, heading)
            run, heading = [], item if item.heading else None
        elif item.kind != "noise":
            run.append(item)
    yield from _split(run, heading)


def _split(run: list[Item], heading: Item | None) -> Iterable[Region]:
    """Yield the widgets of a run, parted where the lines between two stamps are too many."""
    run = _without_odd_shapes(_with_plausible_stamps(_with_whole_titles(run)))
    if not any(item.kind == "stamp" for item in run):
        return
    run = _without_initials(run)
    stamps = _places(run)
    usual = _usual_gap(stamps)
    widest = min(_WIDEST_GAP, max(usual, 1) * 2)
    start, first = 0, 0
    for index in range(1, len(stamps) + 1):
        if index < len(stamps) and stamps[index] - stamps[index - 1] - 1 <= widest:
            continue
        end = len(run)
        if index < len(stamps):  # the lines before the next widget's first stamp are its own
            end = stamps[index] - min(usual, stamps[index] - stamps[index - 1] - 1)
        places = [place - start for place in stamps[first:index]]
        yield Region(items=run[start:end], stamps=places, heading=heading)
        start, first, heading = end, index, None


def _places(run: Sequence[Item]) -> list[int]:
    return [place for place, item in enumerate(run) if item.kind == "stamp"]


def _gap_sizes(stamps: Sequence[int]) -> Counter[int]:
    return Counter(b - a - 1 for a, b in zip(stamps, stamps[1:], strict=False))


def _usual_gap(stamps: Sequence[int]) -> int:
    sizes = _gap_sizes(stamps)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0


def _without_initials(run: list[Item]) -> list[Item]:
    """Drop single letters, avatars of their authors, unless the layout needs them as names."""
    if not any(item.kind == "initial" for item in run):
        return run
    bare = [item for item in run if item.kind != "initial"]
    whole = [item._replace(kind="text") if item.kind == "initial" else item for item in run]
    if _usual_gap(_places(bare)) == 0 and not any(map(_names_author, bare)):
        return whole
    return bare if _regularity(bare) >= _regularity(whole) else whole


def _names_author(item: Item) -> bool:
    return item.kind == "author" or (item.stamp is not None and item.stamp.author is not None)


def _regularity(run: Sequence[Item]) -> float:
    """Return the share of the most frequent number of lines between stamps."""
    sizes = _gap_sizes(_places(run))
    return max(sizes.values()) / sizes.total() if sizes else 0.0


def _with_whole_titles(run: list[Item]) -> list[Item]:
    """Read `A story told by the ferryman` whole where the other lines name no author like that."""
    stamps = [item.stamp for item in run if item.stamp is not None]
    unnamed = sum(stamp.rest_before is not None and stamp.author is None for stamp in stamps)
    split = sum(stamp.before is not None and stamp.rest_before is not None for stamp in stamps)
    if unnamed <= split or split == 0:
        return run
    return [
        item._replace(stamp=evolve(item.stamp, rest_before=item.stamp.before, author=None))
        if item.stamp is not None and item.stamp.before and item.stamp.rest_before
        else item
        for item in run
    ]


def _without_odd_shapes(run: list[Item]) -> list[Item]:
    """Turn stamps beside unexplained words into text where that makes the run more regular.

    A title that ends with a date looks like `AUTHOR - DATE`; but it stands where titles stand.
    """
    groups = Counter(shape for item in run if (shape := _odd_shape(item)) is not None)
    stamps = len(_places(run))
    for shape, count in groups.items():
        if count < stamps:
            without = [
                item._replace(kind=item.otherwise, stamp=None)
                if _odd_shape(item) == shape
                else item
                for item in run
            ]
            if _regularity(without) > _regularity(run):
                run = without
    return run


def _odd_shape(item: Item) -> tuple[object, ...] | None:
    stamp = item.stamp
    if item.kind != "stamp" or stamp is None or stamp.explained:
        return None
    return (*stamp.shape, getattr(stamp.timestamp, "clock", None) is not None)


def _with_plausible_stamps(run: list[Item]) -> list[Item]:
    """Turn stamps that nothing speaks for into text."""
    stamps = [item.stamp for item in run if item.stamp is not None]
    shapes = Counter(stamp.shape for stamp in stamps)
    explained = any(stamp.explained and stamp.certain for stamp in stamps)
    uncertain = sum(not stamp.certain for stamp in stamps)
    labels = Counter(_label(stamp.rest_before) for stamp in stamps if stamp.rest_before)
    return [
        item
        if item.stamp is None or _plausible(item, shapes, labels, explained, uncertain)
        else item._replace(kind=item.otherwise, stamp=None)
        for item in run
    ]


def _label(rest: str | None) -> str:
    """Return the words up to a colon, a label when all lines have the same; "" without one.

    A title's `Re:` is none.
    """
    label, colon, _ = (rest or "").partition(":")
    if not colon or label.count(" ") >= _LABEL_WORDS or label.lower() in REPLY_MARKS:
        return rest or ""
    return label


def _plausible(
    item: Item,
    shapes: Counter[tuple[bool, bool, bool, bool]],
    labels: Counter[str],
    explained: bool,
    uncertain: int,
) -> bool:
    stamp = item.stamp
    if stamp is None or stamp.timestamp is None:
        return False
    alike = shapes[stamp.shape]
    if not stamp.certain and not (explained or uncertain >= _FEWEST_UNCERTAIN):
        return False
    if not stamp.certain and not stamp.explained and stamp.author is None:
        return alike >= _FEWEST_UNCERTAIN and 3 * alike >= 2 * sum(shapes.values())
    if stamp.explained:
        return True
    if stamp.rest_before is not None and stamp.rest_behind is not None:
        return False
    if stamp.author is None and labels[_label(stamp.rest_before)] == labels.total() > 1:
        return False
    return alike > 1 and (stamp.author is not None or 2 * alike >= sum(shapes.values()))
