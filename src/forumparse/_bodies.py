"""Which elements may hold the posts' own text: told by a board's names, else by structure.

Boards share names (`post`, `content`, `message`), so all boards are tried and the one whose
bodies hold the most text is taken.  Where one board's bodies stand one to one inside another's,
the inner ones are the better when they hold most of the text, or when the outer ones hold stamps
as well: the outer name was a wrapper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from ._boards import Board, boards
from ._elements import Elements, among
from ._structure import candidates_by_structure, looks_like_stamp

_INNER_SHARE: Final = 0.6
"""How much of the outer bodies' text the inner ones must hold."""
_NO_BODY: Final = ("signature", "hidden", "preview", "edited", "attached")
_MOST_LEAD: Final = 4
_CLOSE: Final = 3
_INLINE: Final = frozenset(("span", "font", "b", "i", "em", "strong"))


@frozen(kw_only=True)
class Bodies:
    """Elements that may be the bodies of a page, in page order."""

    elements: tuple[int, ...]
    board: Board | None = None
    """Whose names fit; None when structure alone told."""
    openings: Iterable[int] = ()
    """What may be the body of an opening post that is shaped differently, to be asked for once."""


def find_bodies(elements: Elements) -> Iterator[Bodies]:
    """Yield what may be the bodies of the page, the likeliest first."""
    by_name = _by_name(elements)
    is_wrapper = by_name is not None and _begin_with_stamps(elements, by_name)
    if by_name is not None and not is_wrapper:
        yield by_name
    by_structure = [
        Bodies(elements=tuple(candidate.elements), openings=candidate.openings)
        for candidate in candidates_by_structure(elements)
    ]
    if by_name is not None and is_wrapper:
        for inner in by_structure:
            if _is_without_heads(elements, by_name, inner) and _fill(elements, inner, by_name):
                yield evolve(inner, board=by_name.board)
        yield by_name
    for bodies in by_structure:
        yield from (inner for inner in by_structure if _is_without_heads(elements, bodies, inner))
        yield bodies


def _by_name(elements: Elements) -> Bodies | None:
    best, best_size = None, 0
    for bodies in _by_boards(elements):
        size = _text_size(elements, bodies.elements)
        if best is not None and _all_within(elements, bodies.elements, best.elements):
            better = size >= _INNER_SHARE * best_size or _hold_stamps(elements, best, bodies)
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
        if named.keys().isdisjoint(board.body + board.title):
            continue
        posts = sorted(
            e for name in board.post for e in named.get(name, ()) if page.names[e] != "body"
        )
        starts = list(elements.outermost(posts))
        for names in [board.body] if board.mixed else [(name,) for name in board.body]:
            candidates = [
                body
                for body in _blocks(elements, (e for name in names for e in named.get(name, ())))
                if elements.size(body)
                and (not board.post or _stands_in(elements, body, starts))
                and not _stands_in(elements, body, never)
                and not _is_never_one(elements, board, body)
            ]
            bodies = tuple(elements.outermost(candidates))
            bodies = (*_links(elements, board, starts, bodies), *bodies)
            if bodies:
                found.append(Bodies(elements=bodies, board=board))
    found.sort(key=lambda bodies: (bodies.elements[0], -page.lasts[bodies.elements[0]]))
    return found


def _links(
    elements: Elements, board: Board, posts: Sequence[int], bodies: Sequence[int]
) -> list[int]:
    """Return the title of the post that opens a thread and is a link, without any other text.

    A page with several of them is a list of threads.
    """
    if not board.title:
        return []
    titles = sorted(e for name in board.title for e in elements.by_name.get(name, ()))
    found = []
    for post in posts:
        within = range(post, elements.page.lasts[post])
        if not among(bodies, within) and (shown := among(titles, within)):
            found.append(shown[0])
    return found if len(found) == 1 and found[0] < min(bodies, default=found[0] + 1) else []


def _blocks(elements: Elements, found: Iterable[int]) -> list[int]:
    """Return the elements *found*, for inline ones the blocks around them.

    phpBB 2 closes the element that holds a post's text before a quote, and opens another behind.
    """
    names, parents = elements.page.names, elements.page.parents
    blocks = set()
    for element in found:
        block = element
        while names[block] in _INLINE and parents[block] >= 0:
            block = parents[block]
        blocks.add(block)
    return sorted(blocks)


def _is_without_heads(elements: Elements, outer: Bodies, inner: Bodies) -> bool:
    """Whether the *inner* bodies are the *outer* ones without author and stamp."""
    return (
        outer is not inner
        and len(inner.elements) == len(outer.elements) > 1
        and _all_within(elements, inner.elements, outer.elements)
        and _hold_stamps(elements, outer, inner)
    )


def _fill(elements: Elements, inner: Bodies, outer: Bodies) -> bool:
    """Whether one of the *inner* bodies is most of each *outer* one, as no quote is."""
    lasts = elements.page.lasts
    pairs = zip(inner.elements, outer.elements, strict=True)
    return all(one < each < lasts[one] for each, one in pairs) and (
        _text_size(elements, inner.elements) >= _INNER_SHARE * _text_size(elements, outer.elements)
    )


def _begin_with_stamps(elements: Elements, bodies: Bodies) -> bool:
    """Whether most of several bodies begin with stamps: their name may be that of a wrapper."""
    lines = elements.page.lines
    heads = [elements.lines(body)[:_MOST_LEAD] for body in bodies.elements]
    stamped = sum(any(looks_like_stamp(lines[line]) for line in head) for head in heads)
    return 2 * stamped > len(heads) > 1


def _hold_stamps(elements: Elements, outer: Bodies, inner: Bodies) -> bool:
    """Whether most of the *outer* bodies begin with stamps that the *inner* ones leave out."""
    lines, firsts = elements.page.lines, elements.page.firsts
    stamped = 0
    at = 0
    for body in outer.elements:
        while at < len(inner.elements) and inner.elements[at] < body:
            at += 1
        if at < len(inner.elements):
            lead = range(firsts[body], firsts[inner.elements[at]])[-_MOST_LEAD:]
            stamped += any(looks_like_stamp(lines[line]) for line in lead)
    return 2 * stamped > len(outer.elements)


def _never_bodies(elements: Elements) -> list[int]:
    return list(
        elements.outermost(sorted(e for role in _NO_BODY for e in elements.by_role.get(role, ())))
    )


def _is_never_one(elements: Elements, board: Board, body: int) -> bool:
    """Whether attributes of an element, or of one close around it, say that it is no body."""
    element = body
    for _ in range(_CLOSE if board.never else 0):
        if element < 0:
            break
        if any(mark in elements.page.attributes[element] for mark in board.never):
            return True
        element = elements.page.parents[element]
    return False


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
