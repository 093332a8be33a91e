"""What the elements on a line say beyond its text: a full title, an address, an instant.

Read when a line's hint is asked for, since a page has hundreds of links and its widgets a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
        return filter(self.__contains__, range(len(self._elements.page.lines)))

    def __getitem__(self, line: int) -> Hint:
        if line not in self._told:
            self._told[line] = self._hint(line)
        return self._told[line]

    def _hint(self, line: int) -> Hint:
        elements = self._elements
        links = [link for link in elements.links_on(range(line, line + 1)) if elements.size(link)]
        time = self._time_on(line)
        if not links and time is None:
            raise KeyError(line)
        whole = next(filter(None, (self._whole_title(link) for link in links)), None)
        href = next(filter(None, (elements.attribute(link, "href") for link in links)), None)
        return Hint(
            title=whole,
            url=resolved(href, self._base),
            is_link=any(map(elements.fills_its_lines, links)),
            moment=None if time is None else instant_of(elements.page.attributes[time]),
            written=None if time is None else elements.attribute(time, "title"),
        )

    def _time_on(self, line: int) -> int | None:
        """Return the first element on a line that may state a time."""
        page = self._elements.page
        for element in self._elements.beginning_on(line):
            if page.names[element] != "a" and _STAMPED.search(page.attributes[element]) is not None:
                return element
        return None

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
