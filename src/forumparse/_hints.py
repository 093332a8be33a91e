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
        self._links: dict[int, list[int]] = {}
        self._times: dict[int, int] = {}
        page = elements.page
        for element, name in enumerate(page.names):
            if name == "a":
                if elements.size(element):
                    self._links.setdefault(page.firsts[element], []).append(element)
            elif _STAMPED.search(page.attributes[element]) is not None:
                self._times.setdefault(page.firsts[element], element)
        self._told = self._links.keys() | self._times.keys()

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._told))

    def __contains__(self, line: object) -> bool:
        return line in self._told

    def __getitem__(self, line: int) -> Hint:
        links = self._links.get(line, ())
        if not links and line not in self._times:
            raise KeyError(line)
        elements = self._elements
        whole = next(filter(None, (self._whole_title(link) for link in links)), None)
        href = next(filter(None, (elements.attribute(link, "href") for link in links)), None)
        time = self._times.get(line)
        return Hint(
            title=whole,
            url=resolved(href, self._base),
            moment=None if time is None else instant_of(elements.page.attributes[time]),
            written=None if time is None else elements.attribute(time, "title"),
        )

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
        for element, roles in enumerate(elements.roles)
        if "author" in roles
        and elements.size(element) == 1
        and _AUTHOR.search(elements.classes[element]) is not None
        and elements.fills_its_lines(element)
    )
