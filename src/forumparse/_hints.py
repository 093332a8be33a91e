"""What the elements on a line say beyond its text: a full title, an address, an instant.

Read when a line's hint is asked for, since a page has hundreds of links and its widgets a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from ._elements import Elements
from ._lines import Hint, fold
from ._machine_time import instant_of
from ._thread import resolved

_STAMPED: Final = re.compile(r' (?:datetime|data-time|data-timestamp|title)="[^"]*[0-9]')
_AUTHOR: Final = re.compile("author|username|poster|creator", re.IGNORECASE)
_ELLIPSES: Final = ("…", "...", "..")


class ElementHints(Mapping[int, Hint]):
    """The hints of a page, by line."""

    def __init__(self, elements: Elements, base: str | None) -> None:
        self._elements = elements
        self._base = base
        self._told: dict[int, Hint] = {}
        """What has been asked for, since it is asked again for each line of an entry."""

    def __bool__(self) -> bool:
        return True  # without looking for them

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[int]:
        links, times = self._by_line
        return iter(sorted(links.keys() | times.keys()))

    def __getitem__(self, line: int) -> Hint:
        if line not in self._told:
            self._told[line] = self._hint(line)
        return self._told[line]

    def _hint(self, line: int) -> Hint:
        by_line, times = self._by_line
        links, time = by_line.get(line, ()), times.get(line)
        if not links and time is None:
            raise KeyError(line)
        elements = self._elements
        whole = next(filter(None, (self._whole_title(link) for link in links)), None)
        href = next(filter(None, (elements.attribute(link, "href") for link in links)), None)
        return Hint(
            title=whole,
            url=resolved(href, self._base),
            is_link=any(map(elements.fills_its_lines, links)),
            moment=None if time is None else instant_of(elements.page.attributes[time]),
            written=None if time is None else elements.attribute(time, "title"),
        )

    @cached_property
    def _by_line(self) -> tuple[dict[int, list[int]], dict[int, int]]:
        """The links of each line, and the first element of each that may state a time."""
        elements, page = self._elements, self._elements.page
        links: dict[int, list[int]] = {}
        times: dict[int, int] = {}
        for link in elements.by_tag["a"]:
            if elements.size(link):
                links.setdefault(page.firsts[link], []).append(link)
        for element, attributes in enumerate(page.attributes):
            if page.names[element] != "a" and _STAMPED.search(attributes) is not None:
                times.setdefault(page.firsts[element], element)
        return links, times

    def _whole_title(self, link: int) -> str | None:
        """Return the title that a link's text is cut from."""
        title = self._elements.attribute(link, "title")
        if not title or title.endswith(_ELLIPSES):
            return None
        title = " ".join(title.split())
        shown = fold(self._elements.page.text_of(link))
        for ellipsis in _ELLIPSES:
            shown = shown.removesuffix(ellipsis)
        return title if shown and fold(title).startswith(shown.rstrip()) else None


def author_lines(elements: Elements) -> frozenset[int]:
    """Return the lines that are nothing but what a class calls an author's name."""
    return frozenset(
        elements.page.firsts[element]
        for element in elements.by_role.get("author", ())
        if elements.size(element) == 1
        and _AUTHOR.search(elements.classes[element]) is not None
        and elements.fills_its_lines(element)
    )
