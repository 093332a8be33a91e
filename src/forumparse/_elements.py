"""A rendered page whose elements can be looked up by tag, by a board's name and by role.

An element is a number, in page order, so that what stands in an element is a range of numbers,
and looking something up there is two bisections in a sorted list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from ._render import Rendered, unescape

_TAGS: Final = frozenset(
    "a h1 time blockquote pre button nav label "
    "relative-time time-ago woltlab-core-date-time".split()
)
"""The tags that are looked up."""


@frozen(eq=False)
class Elements:
    """The elements of a page."""

    page: Rendered
    classes: list[str]
    """By element: its class attribute, empty where it has none."""
    roles: list[frozenset[str]]
    """By element: what the words of its classes hint at."""
    by_tag: dict[str, list[int]] = field(factory=lambda: {name: [] for name in _TAGS})
    """Elements by tag, for the tags that are looked up."""
    by_name: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    """Elements by a name that boards give to one of their parts."""
    by_role: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    """Elements by what their classes hint at."""
    marked: list[int] = field(factory=list)
    """Elements with an attribute that may name an author or a time of creation."""

    def size(self, element: int) -> int:
        """Return how many lines an element touches."""
        return self.page.ends[element] - self.page.firsts[element]

    def lines(self, element: int) -> range:
        """Return the lines an element touches."""
        return range(self.page.firsts[element], self.page.ends[element])

    def within(self, element: int) -> range:
        """Return the elements in *element*, itself left out."""
        return range(element + 1, self.page.lasts[element])

    def beginning_on(self, line: int) -> range:
        """Return the elements whose first line that is."""
        firsts = self.page.firsts
        return range(bisect_left(firsts, line), bisect_right(firsts, line))

    def links_on(self, lines: range) -> Sequence[int]:
        """Return the links that begin on *lines*."""
        links, first = self.by_tag["a"], self.page.firsts.__getitem__
        return links[
            bisect_left(links, lines.start, key=first) : bisect_left(links, lines.stop, key=first)
        ]

    def attribute(self, element: int, name: str) -> str | None:
        """Return an attribute's value; None where the element has none of that name."""
        return attribute(self.page.attributes[element], name)

    def fills_its_lines(self, element: int) -> bool:
        """Whether nothing else stands on the lines an element touches."""
        size = self.size(element)
        if size != 1:
            return size > 1
        return self.page.text_of(element) == self.page.lines[self.page.firsts[element]]

    def outermost(self, elements: Iterable[int]) -> Iterator[int]:
        """Yield those of *elements*, given in page order, that stand in none of the others."""
        behind = -1
        for element in elements:
            if element >= behind:
                yield element
                behind = self.page.lasts[element]


def known_elements(page: Rendered) -> Elements:
    """Return the elements of a rendered page with what is known of them."""
    tags = page.tags
    elements = Elements(page, [tag.classes for tag in tags], [tag.roles for tag in tags])
    by_tag, by_name, by_role = elements.by_tag, elements.by_name, elements.by_role
    for element, (_, tag, _, names, roles, marked) in enumerate(tags):
        if tag in by_tag:
            by_tag[tag].append(element)
        if names:
            for name in names:
                by_name[name].append(element)
        if roles:
            for role in roles:
                by_role[role].append(element)
        if marked:
            elements.marked.append(element)
    return elements


def among(elements: Sequence[int], within: range) -> Sequence[int]:
    """Return those of *elements*, given in page order, that are *within* a range."""
    if not elements:
        return ()
    return elements[bisect_left(elements, within.start) : bisect_left(elements, within.stop)]


def attribute(attributes: str, name: str) -> str | None:
    """Return the value of the attribute *name*; None where there is none.

    >>> attribute(' href="a?b&amp;c" hidden=""', "href")
    'a?b&c'
    """
    _, found, rest = attributes.partition(f' {name}="')
    return unescape(rest.partition('"')[0]) if found else None
