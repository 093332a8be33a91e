"""Which elements may hold the posts' own text: told by a board's names, else by structure.

Boards share names (`post`, `content`, `message`), so all boards are tried and the one whose
bodies hold the most text is taken.  Where one board's bodies stand one to one inside another's,
the inner ones are the better: the outer name was a wrapper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from ._boards import Board, boards
from ._elements import Elements
from ._structure import candidates_by_structure

_INNER_SHARE: Final = 0.6
"""How much of the outer bodies' text the inner ones must hold."""
_NO_BODY: Final = ("signature", "hidden", "preview")


@frozen(kw_only=True)
class Bodies:
    """Elements that may be the bodies of a page, in page order."""

    elements: tuple[int, ...]
    board: Board | None = None
    """Whose names fit; None when structure alone told."""
    opening: int | None = None
    """What may be the body of an opening post that is shaped differently."""


def find_bodies(elements: Elements) -> Iterator[Bodies]:
    """Yield what may be the bodies of the page, the likeliest first."""
    by_name = _by_name(elements)
    if by_name is not None:
        yield by_name
    for candidate in candidates_by_structure(elements):
        yield Bodies(elements=tuple(candidate.elements), opening=candidate.opening)


def _by_name(elements: Elements) -> Bodies | None:
    best, best_size = None, 0
    for bodies in _by_boards(elements):
        size = _text_size(elements, bodies.elements)
        if best is not None and _all_within(elements, bodies.elements, best.elements):
            better = size >= _INNER_SHARE * best_size
        else:
            better = size > best_size
        if better:
            best, best_size = bodies, size
    return best


def _by_boards(elements: Elements) -> list[Bodies]:
    """Return what each board's names find, one entry per name of a body."""
    named, page = elements.by_name, elements.page
    never = _never_bodies(elements)
    found = []
    for board in boards():
        if named.keys().isdisjoint(board.body):
            continue
        posts = sorted(e for name in board.post for e in named.get(name, ()))
        starts = list(elements.outermost(posts))
        for name in board.body:
            candidates = [
                body
                for body in named.get(name, ())
                if elements.size(body)
                and (not board.post or _stands_in(elements, body, starts))
                and not _stands_in(elements, body, never)
            ]
            if candidates:
                bodies = tuple(elements.outermost(candidates))
                found.append(Bodies(elements=bodies, board=board))
    found.sort(key=lambda bodies: (bodies.elements[0], -page.lasts[bodies.elements[0]]))
    return found


def _never_bodies(elements: Elements) -> list[int]:
    return list(
        elements.outermost(sorted(e for role in _NO_BODY for e in elements.by_role.get(role, ())))
    )


def _stands_in(elements: Elements, element: int, outer: Sequence[int]) -> bool:
    """Whether *element* is or stands in one of *outer*, which are in page order and disjoint."""
    at = bisect_right(outer, element) - 1
    return at >= 0 and element < elements.page.lasts[outer[at]]


def _all_within(elements: Elements, inner: Sequence[int], outer: Sequence[int]) -> bool:
    return len(inner) >= len(outer) > 0 and all(
        _stands_in(elements, element, outer) for element in inner
    )


def _text_size(elements: Elements, bodies: Sequence[int]) -> int:
    lines = elements.page.lines
    return sum(len(lines[line]) for body in bodies for line in elements.lines(body))
