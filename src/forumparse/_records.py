"""How far a post reaches around its body: the lines and elements that say who wrote it and when.

A post's *record* is the largest element around its body that holds no other body.  On boards that
lay a post out in two rows, the first row stands between the records and is added to the second;
on others the last one does, and is added to the first.  Where authors and stamps stand within the
bodies, as their first lines or their last ones, the bodies are cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve, frozen

from ._elements import Elements
from ._structure import looks_like_stamp

_WHOLE_PAGE: Final = frozenset(("body", "main", "html"))
_MOST_LEVELS: Final = 8
_MOST_LEAD: Final = 8
_MOST_FEET: Final = 2
"""Author and stamp below a body are so many lines."""
_FEWEST_FEET: Final = 2
"""So many show how feet begin."""


@frozen(kw_only=True)
class Record:
    """What belongs to one body."""

    first: int
    end: int
    body: int
    text: int
    """The body's first line that is text."""
    until: int
    """The line behind the body's last one that is text."""
    before: range
    """The elements before the body."""
    behind: range
    """The elements behind it."""


def find_records(elements: Elements, bodies: Sequence[int]) -> Iterator[Record]:
    page = elements.page
    around = [_around(elements, bodies, at) for at in range(len(bodies))]
    before = 0
    for at, (body, element) in enumerate(zip(bodies, around, strict=True)):
        until = page.firsts[around[at + 1]] if at + 1 < len(bodies) else len(page.lines)
        end = max(page.ends[body], min(page.ends[element], until))
        yield Record(
            first=max(page.firsts[element], before),
            end=end,
            body=body,
            text=page.firsts[body],
            until=page.ends[body],
            before=range(element, body),
            behind=range(page.lasts[body], page.lasts[element]),
        )
        before = end


def _around(elements: Elements, bodies: Sequence[int], at: int) -> int:
    """Return the largest element around a body that holds no other body."""
    page = elements.page
    before = bodies[at - 1] if at else -1
    behind = bodies[at + 1] if at + 1 < len(bodies) else len(page.names)
    element = bodies[at]
    for _ in range(_MOST_LEVELS):
        parent = page.parents[element]
        if parent <= before or page.lasts[parent] > behind or page.names[parent] in _WHOLE_PAGE:
            break
        element = parent
    return element


def with_lead(
    elements: Elements, record: Record, before: Record | None, most: int = _MOST_LEAD
) -> Record:
    """Return a record with the lines right before it, *most* of them, which no other record has."""
    page = elements.page
    first = max(before.end if before is not None else 0, record.first - most)
    start = record.before.start
    least = before.body if before is not None else -1
    while start - 1 > least and page.firsts[start - 1] >= first:
        start -= 1
    return evolve(record, first=first, before=range(start, record.before.stop))


def with_stamps_above(elements: Elements, records: Sequence[Record]) -> list[Record]:
    """Return *records* with the stamps that stand in a row of their own above each of them.

    There are none where a record has none above it.
    """
    stamped: list[Record] = []
    lines = elements.page.lines
    for at, record in enumerate(records):
        lead = with_lead(elements, record, records[at - 1] if at else None, _MOST_FEET)
        if not any(looks_like_stamp(line) for line in lines[lead.first : record.first]):
            return list(records)
        stamped.append(lead)
    return stamped


def with_stamps_below(
    elements: Elements, records: list[Record], unsigned: Sequence[int]
) -> list[Record]:
    """Return *records*, the *unsigned* ones with the stamps right below them, if those are theirs.

    They are where the last one has one, and the first one has none above it.  A text alone with a
    stamp below it may be a title.
    """
    if len(records) == 1:
        return records
    feet = {at: foot for at in unsigned if (foot := _stamp_below(elements, records, at))}
    if not unsigned or unsigned[-1] not in feet or 2 * len(feet) <= len(unsigned):
        return records
    first = unsigned[0]
    lead = with_lead(elements, records[first], records[first - 1] if first else None)
    if any(looks_like_stamp(line) for line in elements.page.lines[lead.first : lead.text]):
        return records
    stamped = list(records)
    for at, (end, behind) in feet.items():
        stamped[at] = evolve(records[at], end=end, behind=behind)
    return stamped


def _stamp_below(
    elements: Elements, records: Sequence[Record], at: int
) -> tuple[int, range] | None:
    """Return where a record ends, and what is behind its body, with the stamp right below it."""
    page, record = elements.page, records[at]
    beyond = len(page.names) if at + 1 == len(records) else records[at + 1].before.start
    until = len(page.lines) if at + 1 == len(records) else records[at + 1].first
    below = range(record.end, min(until, record.end + _MOST_FEET))
    stamp = next((line for line in below if looks_like_stamp(page.lines[line])), None)
    if stamp is None:
        return None
    start = record.behind.start
    return stamp + 1, range(start, bisect_left(page.firsts, stamp + 1, start, beyond))


def without_heads(elements: Elements, records: list[Record]) -> list[Record]:
    """Return records whose bodies begin behind the author and the stamp that most begin with."""
    lines, firsts = elements.page.lines, elements.page.firsts
    heads = []
    for record in records:
        shown = elements.lines(record.body)[:-1][:_MOST_LEAD]
        heads.append(next((line for line in shown if looks_like_stamp(lines[line])), None))
    if 2 * sum(head is not None for head in heads) <= len(records):
        return records
    cut = []
    for record, head in zip(records, heads, strict=True):
        if head is None:
            cut.append(record)
            continue
        within = elements.within(record.body)
        stop = next((e for e in within if firsts[e] > head), within.stop)
        before = range(record.before.start, stop)
        cut.append(evolve(record, text=head + 1, before=before))
    return cut


def without_feet(elements: Elements, records: list[Record]) -> list[Record]:
    """Return records whose bodies end before the line of author and stamp that most end with."""
    lines, firsts = elements.page.lines, elements.page.firsts
    feet = [_foot(lines, record) for record in records]
    if 2 * sum(foot is not None for foot in feet) <= len(records):
        return records
    feet[0] = feet[0] or _foot_like(lines, records[0], [foot for foot in feet if foot])
    cut = []
    for record, foot in zip(records, feet, strict=True):
        within = elements.within(record.body)
        start = (
            within.stop if foot is None else bisect_left(firsts, foot, within.start, within.stop)
        )
        behind = range(start, record.behind.stop)
        cut.append(evolve(record, until=foot or record.until, behind=behind))
    return cut


def _foot(lines: Sequence[str], record: Record) -> int | None:
    """Return the last line of a record's body where it may be author and stamp, below a text."""
    foot = record.until - 1
    return foot if foot > record.text and looks_like_stamp(lines[foot]) else None


def _foot_like(lines: Sequence[str], record: Record, feet: Sequence[int]) -> int | None:
    """Return the last line of a record's body where it begins as the *feet* of others do.

    An opening post may have its stamp elsewhere, and its author in words like the others'.
    """
    words = zip(*(lines[foot].split(" ") for foot in feet), strict=False)
    shared = [alike[0] for alike in takewhile(lambda word: len(set(word)) == 1, words)]
    last = record.until - 1
    if len(feet) < _FEWEST_FEET or not shared or last <= record.text:
        return None
    return last if lines[last].split(" ")[: len(shared)] == shared else None
