"""Where widgets may be: runs of items between two walls with plausible stamps in them.

A stamp in a line that holds nothing else is plausible.  One beside words that no rule explains
may be prose mentioning a date, and is plausible only where its neighbours are built alike: a
widget repeats itself, prose does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import evolve, frozen

from ._board_words import REPLY_MARKS
from ._items import Item
from ._layout import Neighbours, is_sentence
from ._lines import straightened
from ._stamp_lines import LONGEST_AUTHOR, Shape, StampLine

_WIDEST_GAP: Final = 8
"""More lines than this between two stamps, and they are of two widgets."""
_LABEL_WORDS: Final = 4
_FEWEST_PAIRS: Final = 2
_FEWEST_UNCERTAIN: Final = 3
"""So many bare day words or months make each other plausible."""


Parts: TypeAlias = tuple[bool, bool, bool, bool]
"""Which parts a line with a stamp has."""


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
            gaps=[self.items[first + 1 : second] for first, second in pairwise(stamps)],
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
    if not [item for item in run if item.stamp is not None]:
        return
    run = _with_one_stamp_each(_without_initials(_with_plausible_stamps(run)))
    stamps = _places(run)
    if not stamps:
        return
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


def _with_one_stamp_each(run: list[Item]) -> list[Item]:
    """Leave out the first stamp of each topic that says when it began and when it was last active.

    Then stamps come in pairs of two shapes, with titles between the pairs and none within.
    """
    stamps = _places(run)
    began, active = stamps[::2], stamps[1::2]
    if len(began) < _FEWEST_PAIRS or len(began) != len(active):
        return run
    if any(_holds_title(run[a:b]) for a, b in zip(began, active, strict=True)):
        return run
    if not all(_holds_title(run[b:a]) for b, a in zip(active, began[1:], strict=False)):
        return run
    if not _parts_of(run, began).isdisjoint(_parts_of(run, active)):
        return run
    left_out = set(began)
    return [item for place, item in enumerate(run) if place not in left_out]


def _holds_title(items: Iterable[Item]) -> bool:
    return any(item.kind in ("text", "title") for item in items)


def _parts_of(run: Sequence[Item], places: Iterable[int]) -> set[Parts]:
    stamps = (run[place].stamp for place in places)
    return {stamp.shape.parts for stamp in stamps if stamp is not None}


def _places(run: Sequence[Item]) -> list[int]:
    return [place for place, item in enumerate(run) if item.kind == "stamp"]


def _gap_sizes(stamps: Sequence[int]) -> Counter[int]:
    return Counter([second - first - 1 for first, second in pairwise(stamps)])


def _usual_gap(stamps: Sequence[int]) -> int:
    sizes = _gap_sizes(stamps)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0


def _without_initials(run: list[Item]) -> list[Item]:
    """Drop single letters, avatars of their authors, unless the layout needs them as names."""
    if not [item for item in run if item.kind == "initial"]:
        return run
    bare = [item for item in run if item.kind != "initial"]
    if (len(run) - len(bare)) * 2 < len(_places(run)):  # a few are names, not avatars
        return [item._replace(kind="text") if item.kind == "initial" else item for item in run]
    whole = [item._replace(kind="text") if item.kind == "initial" else item for item in run]
    if _usual_gap(_places(bare)) == 0 and not any(map(_names_author, bare)):
        return whole
    return bare if _regularity(bare) >= _regularity(whole) else whole


def _names_author(item: Item) -> bool:
    return item.kind == "author" or (item.stamp is not None and item.stamp.shape.author is not None)


def _rhythm(run: Sequence[Item]) -> tuple[int, float]:
    """Return how often the most frequent number of lines stands between stamps, and its share."""
    return max(_gap_sizes(_places(run)).values(), default=0), _regularity(run)


def _regularity(run: Sequence[Item]) -> float:
    """Return the share of the most frequent number of lines between stamps."""
    sizes = _gap_sizes(_places(run))
    return max(sizes.values()) / sizes.total() if sizes else 0.0


def _with_plausible_stamps(run: list[Item]) -> list[Item]:
    """Turn stamps that nothing speaks for into text."""
    for step in (_with_whole_titles, _without_sentences, _without_prose, _in_rhythm):
        if _is_sure(run):
            break
        run = step(run)
    return run


def _is_sure(run: Sequence[Item]) -> bool:
    """Whether every stamp of the run is possible, certain and alone in its line."""
    stamps = [item.stamp for item in run if item.stamp is not None]
    return False not in [stamp.possible for stamp in stamps] and all(
        shape.explained and shape.certain for shape in {stamp.shape for stamp in stamps}
    )


def _in_rhythm(run: list[Item]) -> list[Item]:
    return _without_misplaced(_without_odd_shapes(run))


def _with_whole_titles(run: list[Item]) -> list[Item]:
    """Read `A story told by the ferryman` whole where the other lines name no author like that."""
    shapes = [item.stamp.shape for item in run if item.stamp is not None]
    unnamed = sum(shape.rest_before is not None and shape.author is None for shape in shapes)
    split = sum(shape.before is not None and shape.rest_before is not None for shape in shapes)
    if unnamed <= split or split == 0:
        return run
    return [_with_whole_title(item) for item in run]


def _with_whole_title(item: Item) -> Item:
    stamp = item.stamp
    if stamp is None or stamp.shape.before is None or stamp.shape.rest_before is None:
        return item
    shape = evolve(stamp.shape, rest_before=stamp.shape.before, author=None)
    return item._replace(stamp=stamp._replace(shape=shape))


def _without_odd_shapes(run: list[Item]) -> list[Item]:
    """Turn stamps beside unexplained words into text where that makes the run more regular.

    A title that ends with a date looks like `AUTHOR - DATE`; but it stands where titles stand.
    """
    groups = Counter(shape for item in run if (shape := _odd_shape(item)) is not None)
    stamps = len(_places(run))
    for shape, count in groups.items():
        if count * 2 < stamps:
            without = [_as_text(item) if _odd_shape(item) == shape else item for item in run]
            if _rhythm(without) > _rhythm(run):
                run = without
    return run if _usual_gap(_places(run)) else _without_uncertain(run)


def _without_uncertain(run: list[Item]) -> list[Item]:
    """Turn all bare day words and months beside unexplained words into text, where that shows
    that lines stand between the stamps.
    """
    without = [_as_text(item) if _is_uncertain(item) else item for item in run]
    parted = _usual_gap(_places(without)) > 0
    return without if parted and _regularity(without) > _regularity(run) else run


def _without_misplaced(run: list[Item]) -> list[Item]:
    """Turn a stamp beside unexplained words into text where a line without one is due.

    Such is a title that ends with a day word, in a list whose stamps are of that shape as well.
    """
    stamps = _places(run)
    usual = _usual_gap(stamps)
    misplaced = set[int]()
    for before, place, behind in zip([None, *stamps], stamps, [*stamps[1:], None], strict=False):
        if before in misplaced or _odd_shape(run[place]) is None or behind is None:
            continue
        parted = behind - (place if before is None else before) - 1  # without this stamp
        if parted == usual if before is not None else parted < usual:
            misplaced.add(place)
    return [_as_text(item) if place in misplaced else item for place, item in enumerate(run)]


def _is_uncertain(item: Item) -> bool:
    return _odd_shape(item) is not None and item.stamp is not None and not item.stamp.shape.certain


def _odd_shape(item: Item) -> tuple[bool, ...] | None:
    stamp = item.stamp
    if item.kind != "stamp" or stamp is None or stamp.shape.explained:
        return None
    shape = stamp.shape
    return (*shape.parts, shape.has_clock, shape.frame.relative, shape.certain)


def _as_text(item: Item) -> Item:
    return item._replace(kind=item.otherwise, stamp=None)


@frozen(kw_only=True)
class _Company:
    """The shapes of a run's stamps, counted."""

    alike: Counter[Parts]
    labels: Counter[str]
    explained: bool
    """Whether a stamp that is beyond doubt stands alone in its line."""
    uncertain: int

    @property
    def all(self) -> int:
        """How many stamps there are."""
        return self.alike.total()


def _without_prose(run: list[Item]) -> list[Item]:
    """Turn stamps into text beside words that no neighbour has the like of."""
    shapes = [item.stamp.shape for item in run if item.stamp is not None]
    company = _Company(
        alike=Counter(_different(shapes)),
        labels=Counter(_label(shape.rest_before) for shape in shapes if shape.rest_before),
        explained=any(shape.explained and shape.certain for shape in shapes),
        uncertain=sum(not shape.certain for shape in shapes),
    )
    return [
        item if item.stamp is None or _plausible(item.stamp.shape, company) else _as_text(item)
        for item in run
    ]


def _without_sentences(run: list[Item]) -> list[Item]:
    """Turn stamps into text that stand within a sentence, or at the end of one as few others do."""
    beside = [(i, i.stamp) for i in run if i.stamp is not None and not i.stamp.shape.explained]
    alike = Counter(_different(stamp.shape for _, stamp in beside))
    ended = Counter(
        _different(stamp.shape for item, stamp in beside if _ends_sentence(item, stamp))
    )

    def is_prose(item: Item, stamp: StampLine) -> bool:
        shape = stamp.shape
        if not stamp.possible or (shape.rest_before is not None and shape.rest_behind is not None):
            return True
        if shape.explained or not _ends_sentence(item, stamp):
            return False
        count = ended[shape.parts]
        return count < _FEWEST_UNCERTAIN or 2 * count < alike[shape.parts]

    return [i if i.stamp is None or not is_prose(i, i.stamp) else _as_text(i) for i in run]


def _different(shapes: Iterable[Shape]) -> Iterator[Parts]:
    """Yield the parts of *shapes*; a sentence counts once, however often its article is copied."""
    seen = set[str]()
    for shape in shapes:
        rest = shape.rest_before or shape.rest_behind
        if rest is None or len(rest) <= LONGEST_AUTHOR or rest not in seen:
            yield shape.parts
            seen.add(rest or "")


def _ends_sentence(item: Item, stamp: StampLine) -> bool:
    """Whether the line ends in a full stop, be it the date's own (`14. prosinca 2024.`)."""
    at_end = stamp.shape.rest_behind is None
    return is_sentence(item.text) and not (at_end and stamp.shape.has_clock)


def _label(rest: str | None) -> str:
    """Return the words up to a colon, a label when all lines have the same; "" without one.

    A title's `Re:` is none.
    """
    label, colon, _ = straightened(rest or "").partition(":")
    few = label.count(" ") < _LABEL_WORDS
    return label if colon and few and label.lower() not in REPLY_MARKS else ""


def _plausible(shape: Shape, company: _Company) -> bool:
    alike = company.alike[shape.parts]
    if not shape.certain:
        if not company.explained and max(company.uncertain, alike) < _FEWEST_UNCERTAIN:
            return False
        if not shape.explained and shape.author is None:
            return alike >= _FEWEST_UNCERTAIN and 3 * alike >= 2 * company.all
    if shape.explained:
        return True
    label = _label(shape.rest_before)
    if label and shape.author is None and company.labels[label] == company.all > 1:
        return False
    return alike > 1 and (shape.author is not None or 2 * alike >= company.all)
