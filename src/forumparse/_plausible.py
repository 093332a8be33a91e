"""Stamps that nothing speaks for become text again.

A stamp in a line that holds nothing else is plausible.  One beside words that no rule explains
may be a title that ends with a date, or prose that mentions one.  It is plausible where its
neighbours are built alike, and where a stamp is due in the rhythm of the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from ._around import LONGEST_AUTHOR
from ._board_words import REPLY_MARKS
from ._items import Item
from ._layout import is_sentence
from ._lines import straightened
from ._rhythm import places_of_stamps, regularity, rhythm, usual_gap
from ._stamp_lines import Parts, Shape, StampLine

_PARTING: Final = tuple(",|·-–—/;»")
_CELL: Final = "\t"
_LABEL_WORDS: Final = 4
_FEWEST_UNCERTAIN: Final = 3
"""So many bare day words or months make each other plausible."""


def with_plausible_stamps(run: list[Item]) -> list[Item]:
    """Return the items between two walls, with text for stamps that nothing speaks for."""
    for step in (_with_labels, _with_whole_titles, _without_sentences, _without_prose, _in_rhythm):
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


def _as_text(item: Item) -> Item:
    return item._replace(kind=item.otherwise, stamp=None)


def _with_labels(run: list[Item]) -> list[Item]:
    """Read `Commented: Rocky · 5 minutes ago` as an author where every line has that label.

    Dates spelled out behind a label may be anything's; day words and ages are posts'.
    """
    shapes = [item.stamp.shape for item in run if item.stamp is not None]
    labels = {_label(shape.rest_before) for shape in shapes}
    recent = sum(shape.frame.relative for shape in shapes)
    if len(shapes) < _FEWEST_UNCERTAIN or len(labels) > 1 or "" in labels:
        return run
    return [_labelled(item) for item in run] if 2 * recent > len(shapes) else run


def _labelled(item: Item) -> Item:
    stamp = item.stamp
    if stamp is None or stamp.shape.rest_before is None:
        return item
    name = stamp.shape.rest_before.partition(":")[2].strip()
    shape = evolve(
        stamp.shape,
        author=name or None,
        rest_before=None,
        labelled=True,
        explained=stamp.shape.rest_behind is None,
    )
    return item._replace(stamp=stamp._replace(shape=shape))


def _with_whole_titles(run: list[Item]) -> list[Item]:
    """Read `A story told by the ferryman` whole where the other lines name no author like that.

    So is `By the river`, a title that begins with a word for "by".
    """
    shapes = [i.stamp.shape for i in run if i.stamp is not None and not is_sentence(i.text)]
    unnamed = sum(shape.rest_before is not None and shape.author is None for shape in shapes)
    split = sum(shape.before is not None for shape in shapes)
    if unnamed <= split or split == 0:
        return run
    return [_with_whole_title(item) for item in run]


def _with_whole_title(item: Item) -> Item:
    stamp = item.stamp
    if stamp is None or stamp.shape.before is None:
        return item
    shape = evolve(stamp.shape, rest_before=stamp.shape.before, author=None, explained=False)
    return item._replace(stamp=stamp._replace(shape=shape))


def _without_sentences(run: list[Item]) -> list[Item]:
    """Turn stamps into text that stand within a sentence, or at the end of one as few others do."""
    beside = [(i, i.stamp) for i in run if i.stamp is not None and not i.stamp.shape.explained]
    alike = Counter(_different(stamp.shape for _, stamp in beside))
    ended = Counter(
        _different(stamp.shape for item, stamp in beside if _ends_sentence(item, stamp))
    )

    parted = sum(_is_parted(item) for item, _ in beside) >= _FEWEST_UNCERTAIN

    def is_prose(item: Item, stamp: StampLine) -> bool:
        shape = stamp.shape
        if not stamp.possible:
            return True
        if shape.rest_before is not None and shape.rest_behind is not None:
            return not (parted and _is_parted(item))
        if shape.explained or not _ends_sentence(item, stamp):
            return False
        if not shape.certain and shape.rest_before is None:
            return True  # a diary: `Monday: it rained all day.`
        count = ended[shape.parts]
        return count < _FEWEST_UNCERTAIN or 2 * count < alike[shape.parts]

    return [i if i.stamp is None or not is_prose(i, i.stamp) else _as_text(i) for i in run]


def _is_parted(item: Item) -> bool:
    """Whether signs part a few words on both sides from the stamp: `Rocky, Today at 7:09, News`."""
    shape = None if item.stamp is None else item.stamp.shape
    if shape is None or shape.rest_before is None or shape.rest_behind is None:
        return False
    if len(shape.rest_behind) > LONGEST_AUTHOR or not shape.rest_behind[:1].isalpha():
        return False  # as is a reply's number: `#21`
    if _CELL in shape.rest_before:
        return True
    if len(shape.rest_before) > LONGEST_AUTHOR:
        return False
    between = item.text.removeprefix(shape.rest_before).removesuffix(shape.rest_behind).strip()
    return between[:1] in _PARTING and between[-1:] in _PARTING


def _ends_sentence(item: Item, stamp: StampLine) -> bool:
    """Whether the line ends in a full stop, be it the date's own (`14. prosinca 2024.`)."""
    at_end = stamp.shape.rest_behind is None
    return is_sentence(item.text) and not (at_end and stamp.shape.has_clock)


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


def _different(shapes: Iterable[Shape]) -> Iterator[Parts]:
    """Yield the parts of *shapes*; a sentence counts once, however often its article is copied."""
    seen = set[str]()
    for shape in shapes:
        rest = straightened(shape.rest_before or shape.rest_behind or "")
        if len(rest) <= LONGEST_AUTHOR or rest not in seen:
            yield shape.parts
            seen.add(rest)


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


def _label(rest: str | None) -> str:
    """Return the words up to a colon, a label when all lines have the same; "" without one.

    A title's `Re:` is none.
    """
    label, colon, _ = straightened(rest or "").partition(":")
    few = label.count(" ") < _LABEL_WORDS
    return label if colon and few and label.lower() not in REPLY_MARKS else ""


def _in_rhythm(run: list[Item]) -> list[Item]:
    return _without_misplaced(_without_odd_shapes(run))


def _without_odd_shapes(run: list[Item]) -> list[Item]:
    """Turn stamps beside unexplained words into text where that makes the run more regular.

    A title that ends with a date looks like `AUTHOR - DATE`; but it stands where titles stand.
    """
    groups = Counter(shape for item in run if (shape := _odd_shape(item)) is not None)
    stamps = len(places_of_stamps(run))
    for shape, count in groups.items():
        if count * 2 < stamps:
            without = [_as_text(item) if _odd_shape(item) == shape else item for item in run]
            if rhythm(without) > rhythm(run):
                run = without
    return run if usual_gap(places_of_stamps(run)) else _without_uncertain(run)


def _odd_shape(item: Item) -> tuple[bool, ...] | None:
    shape = _unexplained(item)
    if shape is None:
        return None
    return (*shape.parts, shape.has_clock, shape.frame.relative, shape.certain)


def _unexplained(item: Item) -> Shape | None:
    """Return the shape of a line whose stamp stands beside words that no rule explains."""
    if item.kind != "stamp" or item.stamp is None or item.stamp.shape.explained:
        return None
    return item.stamp.shape


def _without_uncertain(run: list[Item]) -> list[Item]:
    """Turn all bare day words and months beside unexplained words into text, where that shows
    that lines stand between the stamps.
    """
    without = [_as_text(item) if _is_uncertain(item) else item for item in run]
    parted = usual_gap(places_of_stamps(without)) > 0
    return without if parted and regularity(without) > regularity(run) else run


def _is_uncertain(item: Item) -> bool:
    shape = _unexplained(item)
    return shape is not None and not shape.certain


def _without_misplaced(run: list[Item]) -> list[Item]:
    """Turn a stamp beside unexplained words into text where a line without one is due.

    Such is a title that ends with a day word, in a list whose stamps are of that shape as well.
    """
    stamps = places_of_stamps(run)
    usual = usual_gap(stamps)
    misplaced = set[int]()
    for before, place, behind in zip([None, *stamps], stamps, [*stamps[1:], None], strict=False):
        if before in misplaced or _unexplained(run[place]) is None or behind is None:
            continue
        parted = behind - (place if before is None else before) - 1  # without this stamp
        if parted == usual if before is not None else parted < usual:
            misplaced.add(place)
    return [_as_text(item) if place in misplaced else item for place, item in enumerate(run)]
