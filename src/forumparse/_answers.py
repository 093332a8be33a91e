"""Answers that are too short to be told by their prose, below an opening post of another shape.

Where most of a page's prose is its opening post, structure finds that alone.  Answers of a few
words are told by what they are called (`answer`, `reply`, `comment`), and by having one stamp each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ._elements import Elements, among
from ._structure import looks_like_stamp, shape_of

_NO_BODY: Final = frozenset("author stamp avatar control frame hidden signature edited".split())
_BODY_TAGS: Final = frozenset("div section article td li dd blockquote".split())


def find_answers(elements: Elements, opening: int) -> Iterator[list[int]]:
    """Yield what may be the bodies of answers below the body of an *opening* post."""
    page = elements.page
    behind = range(page.lasts[opening], len(page.names))
    alike = defaultdict[object, list[int]](list)
    for element in among(elements.by_role.get("answer", ()), behind):
        records = alike[shape_of(elements, element)]
        if not records or page.lasts[records[-1]] <= element:
            records.append(element)
    for records in alike.values():
        if all(_stamps(elements, record) == 1 for record in records):
            bodies = _bodies(elements, records)
            if bodies:
                yield bodies


def _stamps(elements: Elements, element: int) -> int:
    return sum(looks_like_stamp(elements.page.lines[line]) for line in elements.lines(element))


def _bodies(elements: Elements, records: Sequence[int]) -> list[int]:
    """Return what holds most of the text of each of *records*, in an element of one shape."""
    counts = Counter(line for one in records for line in {*_shown(elements, one)})
    found = defaultdict[object, list[int]](list)
    for at, record in enumerate(records):
        for element in elements.within(record):
            bodies = found[shape_of(elements, element)]
            if len(bodies) == at and _may_be_body(elements, element):
                bodies.append(element)

    def size(bodies: Sequence[int]) -> int:
        shown = (line for body in bodies for line in _shown(elements, body))
        return sum(len(line) for line in shown if len(records) == 1 or counts[line] == 1)

    complete = [bodies for bodies in found.values() if len(bodies) == len(records)]
    best = max(complete, key=size, default=[])
    return best if best and size(best) else []


def _may_be_body(elements: Elements, element: int) -> bool:
    return (
        elements.page.names[element] in _BODY_TAGS
        and elements.roles[element].isdisjoint(_NO_BODY)
        and elements.size(element) > 0
        and elements.fills_its_lines(element)
        and not _stamps(elements, element)
    )


def _shown(elements: Elements, element: int) -> Sequence[str]:
    lines = elements.lines(element)
    return elements.page.lines[lines.start : lines.stop]
