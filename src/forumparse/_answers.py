"""Answers that are too short to be told by their prose, below an opening post of another shape.

Where most of a page's prose is its opening post, structure finds that alone.  Answers of a few
words are told by what they are called (`answer`, `reply`, `comment`), and by having one stamp each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Final

from ._elements import Elements, among
from ._structure import Shape, looks_like_stamp, shape_of

_NO_BODY: Final = frozenset("author stamp avatar control frame hidden signature edited".split())
_BODY_TAGS: Final = frozenset("div section article td li dd blockquote".split())
_MOST_TRIED: Final = 12
"""Of so many kinds of elements, one is the answers'."""


def find_answers(elements: Elements, opening: int) -> Iterator[list[int]]:
    """Yield what may be the bodies of answers below the body of an *opening* post."""
    page = elements.page
    stamps = [0, *accumulate(map(looks_like_stamp, page.lines))]
    alike: dict[Shape, list[int]] = defaultdict(list)
    for element in among(elements.by_role["answer"], range(page.lasts[opening], len(page.names))):
        records = alike[shape_of(elements, element)]
        if not records or page.lasts[records[-1]] <= element:
            records.append(element)
    for records in islice(alike.values(), _MOST_TRIED):
        if all(stamps[page.ends[one]] - stamps[page.firsts[one]] == 1 for one in records):
            bodies = _bodies(elements, records, stamps)
            if bodies:
                yield bodies


def _bodies(elements: Elements, records: Sequence[int], stamps: Sequence[int]) -> list[int]:
    """Return what holds most of the text of each of *records*, in an element of one shape.

    What stands in several of them is a label or a button.
    """
    page = elements.page
    shown = [page.lines[page.firsts[one] : page.ends[one]] for one in records]
    counts = Counter(line for lines in shown for line in set(lines))
    sizes = [0, *accumulate(len(line) if counts[line] == 1 else 0 for line in page.lines)]
    found: dict[Shape, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        for element in elements.within(record):
            if page.names[element] in _BODY_TAGS and elements.roles[element].isdisjoint(_NO_BODY):
                bodies = found[shape_of(elements, element)]
                is_dated = stamps[page.firsts[element]] < stamps[page.ends[element]]
                if len(bodies) == at and not is_dated:
                    bodies.append(element)

    def size(bodies: Sequence[int]) -> int:
        return sum(sizes[page.ends[body]] - sizes[page.firsts[body]] for body in bodies)

    complete = [bodies for bodies in found.values() if len(bodies) == len(records)]
    best = max(complete, key=size, default=[])
    return best if size(best) else []
