"""Post bodies on a page of an unknown engine: what repeats, and holds the prose.

Posts are records of one shape.  So elements are grouped by their shape (tag, classes and id, with
numbers made alike), and a group is worth what its lines are worth: a line of prose counts for its
length, a line of links, a label that stands all over the page or a piece of the page's frame
counts against.  A wrapper holds the same prose as the body in it and more of the rest, so the
bodies themselves win.  The opening post often has a shape of its own; it is looked for right
before the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import ne
from typing import Final, NamedTuple, TypeAlias

from ._boards import numbered_id, roles_of
from ._elements import Elements, among, attribute

_CONTAINERS: Final = frozenset(
    "div article section td li dd main tr table ul ol tbody aside blockquote form center".split()
)
_CELLS: Final = frozenset(("td", "th"))
_OF_ROW: Final = " of row "
_IN_TABLES: Final = _CELLS | {"tr"}
_FRAME_TAGS: Final = frozenset(
    "nav footer button label header option summary h1 h2 noscript".split()
)
_FRAME_ROLES: Final = frozenset("frame control hidden advert avatar".split())
_NEVER_PROSE: Final = frozenset("signature edited preview".split())
_WHOLE_PAGE: Final = frozenset(("body", "main", "article", "html"))
_INLINE: Final = frozenset("span a i b em strong time img small".split())
_DIGITS: Final = re.compile("[0-9]+")
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_AS_LETTERS: Final = 3
"""A Chinese, Japanese or Korean character says what three letters do."""
_SHORTEST_PROSE: Final = 30
"""A shorter line may be anything."""
_PER_WORD: Final = 5
_LABEL: Final = -2
_LINKS: Final = -3
_FRAME: Final = -6
_FRAME_PROSE: Final = 20
_NOTICE_PROSE: Final = 60
"""More than what tells people to run scripts."""
_OFTEN: Final = 3
_LEAST_SHARE: Final = 0.3
_MOST_CANDIDATES: Final = 12
_LONGEST_STAMP: Final = 90
_STAMPLIKE: Final = re.compile(
    r"(?=[0-9ahiv])(?:"  # asked first: what every one of these begins with
    r"[0-9]:[0-9][0-9]"  # a clock
    r"|[0-9][./-][0-9]{1,2}[./-][0-9]"  # 14.12.2024
    r"|[0-9][^0-9]{1,15}(?:19|20)[0-9][0-9](?![0-9])"  # 14 December 2024
    r"|(?<![0-9])(?:19|20)[0-9][0-9][^0-9]{1,3}[0-9]"  # 2024年12月14日
    r"|\bago\b|\b[0-9]{1,2} ?(?:h|d|w|mo|yr?|min)\b"
    r"|[0-9] ?\w{1,9} ?(?:前|전|назад|temu|önce|geleden|sedan|siden)\b"  # 13 天前
    r"|\b(?:vor|hace|há|il y a|acum) [0-9]"
    r")"
)
_OPENING: Final = 8
_HEAD: Final = 4
"""Lines in which a post that begins with its author and stamp has told them."""
_SOME: Final = 5
"""One part in so many is no exception."""
_MOST_LEVELS: Final = 4
_CLOSE: Final = 3
_MOSTLY: Final = 0.75

Shape: TypeAlias = tuple[str, str, str | None]


class Candidate(NamedTuple):
    """Elements that may be the bodies of a page."""

    openings: Iterable[int]
    """What may be the body of an opening post that is shaped differently, the nearest first.

    Looked for while somebody asks, and only once.
    """
    elements: list[int]


class _Group(NamedTuple):
    worth: int
    elements: list[int]


def candidates_by_structure(elements: Elements) -> Iterator[Candidate]:
    """Yield what may be the posts' own text, the likeliest first."""
    worth = [0, *accumulate(_worth_of_lines(elements))]
    groups = _groups(elements, worth)
    groups.sort(key=_merit, reverse=True)
    least = _LEAST_SHARE * groups[0].worth if groups else 0
    likely = [group for group in groups if group.worth > least][:_MOST_CANDIDATES]
    records = [group for group in likely if not _are_paragraphs(elements, group.elements)]
    likely.sort(
        key=lambda group: group not in records or _hold_lists(elements, worth, group, records)
    )
    for group in likely:
        if len(group.elements) > 1:
            yield Candidate(_openings(elements, worth, group.elements), group.elements)
    alone = [group.elements[0] for group in likely if len(group.elements) == 1]
    yield from _questions_answered_once(elements, alone)
    for element in alone:
        yield Candidate((), [element])
    yield from _letters_alone(elements)


def _questions_answered_once(elements: Elements, alone: Sequence[int]) -> Iterator[Candidate]:
    """Yield a question with its one answer, which are shaped differently.

    Of the elements that stand *alone* the likeliest is one of them, and a name says which is the
    answer: of its element, or of one close around it.
    """
    lasts = elements.page.lasts
    for other in alone[1:]:
        question, answer = sorted((alone[0], other))
        if answer >= lasts[question] and _is_answer(elements, answer, question):
            yield Candidate((), [question, answer])


def _is_answer(elements: Elements, body: int, question: int) -> bool:
    element = body
    for _ in range(_CLOSE):
        if element <= question:
            break
        if "answer" in elements.roles[element]:
            return True
        element = elements.page.parents[element]
    return False


def _letters_alone(elements: Elements) -> Iterator[Candidate]:
    """Yield the one listing of a page that stands in nothing else: a mail, in an archive."""
    listings, page = elements.by_tag["pre"], elements.page
    if len(listings) == 1 and page.names[page.parents[listings[0]]] == "body":
        yield Candidate((), listings)


def _hold_lists(
    elements: Elements, worth: Sequence[int], group: _Group, others: Iterable[_Group]
) -> bool:
    """Whether a few elements of a *group* are lists of posts, beside others that are none.

    All that a list is worth stands in several elements of another group.  Where most elements do
    that, the others are parts of a post.
    """
    alike = [other.elements for other in others if other is not group]
    lists = sum(
        any(_is_list_of(elements, worth, element, others) for others in alike)
        for element in group.elements
    )
    return 0 < 2 * lists <= len(group.elements)


def _is_list_of(
    elements: Elements, worth: Sequence[int], element: int, alike: Sequence[int]
) -> bool:
    held = among(alike, elements.within(element))
    if len(held) <= 1:
        return False
    told = sum(max(0, _worth(elements, worth, one)) for one in held)
    return told >= _worth(elements, worth, element)


def _are_paragraphs(elements: Elements, alike: Sequence[int]) -> bool:
    """Whether elements stand so close together that they are the paragraphs of larger bodies.

    Between two bodies stand at least a name or a stamp, if not at the beginning of the second.
    """
    page = elements.page
    close = 0
    for one, other in pairwise(alike):
        if page.parents[one] == page.parents[other] and page.ends[one] == page.firsts[other]:
            head = page.lines[page.firsts[other] : page.ends[other]][:_HEAD]
            close += not any(map(looks_like_stamp, head))
    return close * _SOME >= len(alike)


def looks_like_stamp(line: str) -> bool:
    """Whether a short line may hold a clock, a date or an age, whatever its language."""
    return len(line) <= _LONGEST_STAMP and _STAMPLIKE.search(line) is not None


def are_of_a_list(elements: Elements, lines: Iterable[int]) -> bool:
    """Whether the stamps on *lines* are those of a list: each is shaped as several others are."""
    stamps = [line for line in lines if looks_like_stamp(elements.page.lines[line])]
    begun = [elements.beginning_on(line)[-1:] for line in stamps]
    shapes = Counter(shape_of(elements, one[0]) if one else None for one in begun)
    return bool(shapes) and min(shapes.values()) >= _OFTEN


def _merit(group: _Group) -> tuple[int, int]:
    """Order groups by worth; of two that hold the same, the inner one comes later."""
    return group.worth, group.elements[0]


def _worth_of_lines(elements: Elements) -> list[int]:
    page = elements.page
    shapes = _DIGITS.sub("#", "\n".join(page.lines)).split("\n") if page.lines else []
    counts = Counter(shapes)
    listings = elements.outermost(elements.by_tag["pre"])
    listed = {line for listing in listings for line in elements.lines(listing)}
    worth = []
    for at, (line, shape, linked) in enumerate(zip(page.lines, shapes, page.linked, strict=True)):
        size = _letters(line)
        if at in listed:  # logs have times and say a thing again
            worth.append(size // _PER_WORD)
        elif looks_like_stamp(line):
            worth.append(_FRAME)
        elif counts[shape] >= _OFTEN:
            worth.append(_LABEL)
        elif linked * 2 > len(line):
            worth.append(_LINKS)
        else:
            worth.append(size // _PER_WORD if size >= _SHORTEST_PROSE else 0)
    _mark_frame(elements, worth)
    return worth


def _letters(line: str) -> int:
    """Return how long a line is, in letters of an alphabet."""
    dense = 0 if line.isascii() else len(_DENSE.findall(line))
    return len(line) + (_AS_LETTERS - 1) * dense


def _mark_frame(elements: Elements, worth: list[int]) -> None:
    """Make the lines of menus, buttons, signatures and the like count against."""
    page = elements.page
    prose = [0, *accumulate(max(w, 0) for w in worth)]
    most = len(page.lines) // 3
    behind = 0
    for element, name in enumerate(page.names):
        first, end = page.firsts[element], page.ends[element]
        if end <= behind or first == end:
            continue
        roles = elements.roles[element]
        if "consent" in roles or _is_called_consent(page.attributes[element]):
            is_frame = True
        elif name in _INLINE or name in _WHOLE_PAGE or end - first > most:
            is_frame = False
        elif not roles.isdisjoint(_NEVER_PROSE):
            is_frame = True
        else:
            is_frame = name in _FRAME_TAGS or not roles.isdisjoint(_FRAME_ROLES)
            least = _NOTICE_PROSE if name == "noscript" else _FRAME_PROSE
            is_frame = is_frame and prose[end] - prose[first] < least
        if is_frame:
            worth[first:end] = [_FRAME] * (end - first)
            behind = end


def _is_called_consent(attributes: str) -> bool:
    """Whether an element's id says that it asks to be allowed cookies."""
    if ' id="' not in attributes:
        return False
    # Ids differ in their numbers, which are no words, and most are the same without them.
    return "consent" in roles_of(_DIGITS.sub("#", attribute(attributes, "id") or ""))


def _groups(elements: Elements, worth: Sequence[int]) -> list[_Group]:
    page = elements.page
    members: dict[Shape, list[int]] = {}
    """Elements by shape; of those that stand in each other the outermost."""
    place: dict[int, int] = defaultdict(int)
    """How many rows a table has so far, how many cells a row."""
    shown = map(ne, page.firsts, page.ends)
    for element, (name, is_shown) in enumerate(zip(page.names, shown, strict=True)):
        if name in _IN_TABLES:
            place[page.parents[element]] += 1
        if is_shown and name in _CONTAINERS:
            for shape in _shapes(elements, element, place):
                alike = members.setdefault(shape, [])
                if not alike or page.lasts[alike[-1]] <= element:
                    alike.append(element)
    groups = []
    for shape, alike in members.items():
        if len(alike) == 1 and _OF_ROW in (shape[2] or ""):
            continue  # one of a whole column
        each = [worth[page.ends[one]] - worth[page.firsts[one]] for one in alike]
        most = max(each)
        if most > 0:
            several = sum(one > 0 for one in each) > 1 or min(each) >= 0
            groups.append(_Group(sum(each), alike if several else [alike[each.index(most)]]))
    return groups


def _shapes(elements: Elements, element: int, place: Mapping[int, int]) -> tuple[Shape, ...]:
    """Return what an element is alike with others in; a cell without names by its *place*.

    Boards without names have a table for each post, a row for each in one table, or two rows.
    """
    shape = shape_of(elements, element)
    if shape[0] not in _CELLS or not (shape[2] or "").endswith(">"):
        return (shape,)
    name, classes, _ = shape
    row = elements.page.parents[element]
    table = elements.page.parents[row]
    column, above = place[row], place[table]
    return (
        (name, f"{classes} of {table}", f"column {column}"),
        (name, f"{classes} of {table}", f"column {column}{_OF_ROW}{above % 2}"),
        (name, classes, f"column {column}{_OF_ROW}{above}, in any table"),
    )


def shape_of(elements: Elements, element: int) -> Shape:
    """Return what an element is alike with others in: tag, classes, and a numbered id."""
    page = elements.page
    attributes = page.attributes[element]
    numbered = numbered_id(attributes) if ' id="' in attributes else None
    classes = elements.classes[element]
    if classes or numbered:
        return page.names[element], _numbers_alike(classes), numbered
    parent = page.parents[element]
    return page.names[element], _numbers_alike(elements.classes[parent]), page.names[parent] + ">"


@lru_cache(maxsize=4096)
def _numbers_alike(classes: str) -> str:
    return _DIGITS.sub("#", classes)


def _worth(elements: Elements, worth: Sequence[int], element: int) -> int:
    return worth[elements.page.ends[element]] - worth[elements.page.firsts[element]]


def _openings(elements: Elements, worth: Sequence[int], bodies: Sequence[int]) -> Iterator[int]:
    """Yield what may be the body of an opening post before *bodies*, a best one for each level.

    Between an opening post and its answers may stand a box of prose that is no post.
    """
    page = elements.page
    first, last = bodies[0], bodies[-1]
    around = page.parents[first]
    while around >= 0 and page.lasts[around] <= last:
        around = page.parents[around]
    behind, levels = first, 0
    while around >= 0 and levels < _MOST_LEVELS:
        levels += page.firsts[around] < page.firsts[behind]  # a bare wrapper is no level
        best = max(
            (
                e
                for e in range(around + 1, behind)
                if page.lasts[e] <= behind
                and page.names[e] in _CONTAINERS
                and _worth(elements, worth, e) >= _OPENING
            ),
            key=lambda e: (_worth(elements, worth, e), e),
            default=None,
        )
        if best is not None:
            yield _without_head(elements, worth, best)
        behind, around = around, page.parents[around]


def _without_head(elements: Elements, worth: Sequence[int], opening: int) -> int:
    """Return what of an *opening* stands below its stamp, where that is most of it."""
    page = elements.page
    first = page.firsts[opening]
    head = range(first, min(page.ends[opening], first + _HEAD))
    stamp = next((line for line in head if looks_like_stamp(page.lines[line])), None)
    if stamp is None:
        return opening
    least = _MOSTLY * _worth(elements, worth, opening)
    below = (
        e
        for e in elements.within(opening)
        if page.firsts[e] > stamp
        and page.names[e] in _CONTAINERS
        and _worth(elements, worth, e) >= least
    )
    return max(below, key=lambda e: (_worth(elements, worth, e), e), default=opening)
