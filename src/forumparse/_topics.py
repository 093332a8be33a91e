"""Topics that say when they began: of their two stamps, the last post's is the entry's.

`Harbour lights go dark`, `Rocky`, `Oct 9, 2025`, `Nov 20, 2025`, `Ann`: boards that list topics
print who began each of them and when, then who wrote last.  The lines of the beginning are left
out, so that what remains is an entry like those of any other widget.

Stamps of single posts come in turn as well, but with as many lines between any two of them, and
mostly the newer one first.  A topic is never older than its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from ._elapsed import SECONDS
from ._items import PLAIN, Item, shape_of
from ._layout import Slot, titleness
from ._lines import straightened
from ._rhythm import places_of_stamps
from ._stamp_lines import Shape

_FEWEST: Final = 2
_MOST_BELOW: Final = 2
"""Lines between a topic's title and its first stamp: who began it, and where."""
_MOST_WITHIN: Final = 1
"""Lines between its two stamps that no word tells: the forum, or who wrote last."""
_NEARLY_ALL: Final = 0.8
_TITLES: Final = (*PLAIN, "title")
_Lines = Sequence[Item]


def with_last_posts(run: list[Item]) -> list[Item]:
    """Return a run of topics without what it says of their beginnings; every other run as it is."""
    stamps = places_of_stamps(run)
    for places in (stamps, stamps[:-1], stamps[1:]):
        if len(places) % 2 == 0 and len(places) >= 2 * _FEWEST:
            topics = _topics(run, places[::2], places[1::2])
            if topics is not None:
                return topics
    return run


def _topics(run: list[Item], began: Sequence[int], active: Sequence[int]) -> list[Item] | None:
    """Return the last posts of topics whose stamps stand at those places; None where none do."""
    if _are_alike(run, began[0], active[0], began[1]):
        return None
    within = [run[b + 1 : a] for b, a in zip(began, active, strict=True)]
    between = [run[a + 1 : b] for a, b in zip(active, began[1:], strict=False)]
    if max(map(_untold, within)) > _MOST_WITHIN or not all(between):
        return None
    first, last = [shape_of(run[b]) for b in began], [shape_of(run[a]) for a in active]
    differ = {shape.parts for shape in first}.isdisjoint(shape.parts for shape in last)
    if not differ and not {_kinds(lines) for lines in within}.isdisjoint(map(_kinds, between)):
        return None
    if (
        _are_told_twice(first, last)
        or _are_labelled(last)
        or not _never_older(first, last, otherwise=differ)
    ):
        return None
    below = _lines_below_title(between, within)
    if below is None:
        return None
    heads = _without_beginnings([run[: began[0]], *between], below)
    signed = sum(len(head) > 1 for head in heads[1:]) >= _NEARLY_ALL * len(between)
    found = heads[0]
    behind = [*(_between_stamps(head, signed=signed) for head in heads[1:]), run[active[-1] + 1 :]]
    if signed:
        behind[-1] = _signed(behind[-1])
    for lines, at, below_stamp in zip(within, active, behind, strict=True):
        found += [_as_name(line, "forum" if signed else "author") for line in lines]
        found += [run[at], *below_stamp]
    return found


def _are_alike(run: Sequence[Item], first: int, second: int, third: int) -> bool:
    """Whether two stamps and what stands below each are alike: no topic's two, quickly told."""
    if shape_of(run[first]).parts != shape_of(run[second]).parts:
        return False
    return _kinds(run[first + 1 : second]) == _kinds(run[second + 1 : third])


def _untold(lines: _Lines) -> int:
    """Return how many of the lines may be titles."""
    return sum(line.kind in _TITLES for line in lines)


def _kinds(lines: _Lines) -> tuple[str, ...]:
    return tuple([line.kind for line in lines])


def _are_told_twice(began: Sequence[Shape], active: Sequence[Shape]) -> bool:
    """Whether dates are written in two ways by turns: for machines, and once more for people."""
    one, other = _forms(began), _forms(active)
    return bool(one and other) and one.isdisjoint(other)


def _are_labelled(active: Sequence[Shape]) -> bool:
    """Whether one word that is no author's stands before all of them: `Delivered 7 March`."""
    words = {shape.rest_before for shape in active}
    return len(words) == 1 and None not in words


def _forms(shapes: Sequence[Shape]) -> set[str]:
    """Return how the dates are written: year first, with the month's name, or in numbers."""
    dates = [shape.frame.date for shape in shapes]
    orders = {date.parts.order for date in dates if date is not None and date.parts is not None}
    return {"numbers" if order in ("dmy", "mdy") else order for order in orders}


def _never_older(began: Sequence[Shape], active: Sequence[Shape], *, otherwise: bool) -> bool:
    """Whether no topic's last post is older than its beginning, and one newer at least.

    Where all are of one day, or tell none, *otherwise*.
    """
    ages = [(_age(b), _age(a)) for b, a in zip(began, active, strict=True)]
    told = [(first, last) for first, last in ages if first is not None and last is not None]
    if any(last > first for first, last in told):
        return False
    return otherwise or any(last < first for first, last in told)


def _age(shape: Shape) -> tuple[int, int] | None:
    """Return what is the greater the older a stamp's day is; None where that is not told."""
    age, date = shape.frame.age, shape.frame.date
    if age is not None:
        return 0, age.amount * SECONDS[age.unit] // SECONDS["day"]  # day words tell no more
    if date is None:
        return None
    if date.days is not None:
        return 0, -date.days
    if date.parts is None:
        return None
    year, month, day = date.parts[:3]
    if year is None or month is None or day is None:
        return None
    return 1, -((year * 12 + month) * 31 + day)


def _lines_below_title(between: Sequence[_Lines], within: Sequence[_Lines]) -> int | None:
    """Return how many lines stand between a topic's title and its first stamp.

    None where the lines between two topics do not hold titles, or those within them may.
    """
    places = range(min(_MOST_BELOW + 1, *map(len, between)))
    slots = [_slot([lines[-1 - place] for lines in between]) for place in places]
    below = max(places, key=lambda place: titleness(slots[place]))
    inner = [line for lines in within for line in lines if line.kind in _TITLES]
    if inner and titleness(_slot(inner)) >= titleness(slots[below]):
        return None
    if slots[below].is_prose or slots[below].share(*_TITLES) <= _NEARLY_ALL:
        return None
    return below


def _slot(lines: _Lines) -> Slot:
    return Slot(
        texts=tuple([straightened(line.text) for line in lines]),
        kinds=_kinds(lines),
    )


def _without_beginnings(heads: Sequence[list[Item]], below: int) -> list[list[Item]]:
    """Return the lines above each topic's first stamp up to its title.

    Who began it is named below the title, and above it again where boards show a picture.
    """
    ends = [len(head) - below for head in heads]
    pictured = [
        1 < end < len(head) and head[end - 2].text in {line.text for line in head[end:]}
        for head, end in zip(heads, ends, strict=True)
    ]
    if sum(pictured) < _NEARLY_ALL * len(heads):
        return [head[:end] for head, end in zip(heads, ends, strict=True)]
    return [
        [*head[: end - 2], head[end - 1]] if seen else head[:end]
        for head, end, seen in zip(heads, ends, pictured, strict=True)
    ]


def _between_stamps(head: list[Item], *, signed: bool) -> list[Item]:
    """Return who wrote last in one topic, where lists tell that, and the title of the next."""
    return [*_signed(head[:-1])[:1], *head[-1:]] if signed else head[-1:]


def _signed(lines: list[Item]) -> list[Item]:
    """Return *lines*, the first of them a name; it stands twice where boards show a picture."""
    if not lines:
        return lines
    first, *others = lines
    again = bool(others) and others[0].text == first.text
    return [_as_name(first, "author"), *others[again:]]


def _as_name(line: Item, kind: Literal["author", "forum"]) -> Item:
    return line._replace(kind=kind, name=line.text) if line.kind in PLAIN else line
