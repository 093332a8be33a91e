"""How regularly stamps stand in a run of items: a widget repeats itself, prose does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ._items import Item


def places_of_stamps(run: Sequence[Item]) -> list[int]:
    """Return where the stamps of a run stand in it."""
    return [place for place, item in enumerate(run) if item.kind == "stamp"]


def _gap_sizes(stamps: Sequence[int]) -> Counter[int]:
    return Counter([second - first - 1 for first, second in pairwise(stamps)])


def usual_gap(stamps: Sequence[int]) -> int:
    """Return the most frequent number of items between stamps, whose places are given."""
    sizes = _gap_sizes(stamps)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0


def rhythm(run: Sequence[Item]) -> tuple[int, float]:
    """Return how often the most frequent number of lines stands between stamps, and its share."""
    sizes = _gap_sizes(places_of_stamps(run))
    most = max(sizes.values(), default=0)
    return most, most / sizes.total() if sizes else 0.0


def regularity(run: Sequence[Item]) -> float:
    """Return the share of the most frequent number of lines between stamps."""
    return rhythm(run)[1]
