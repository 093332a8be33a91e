"""One post as its record tells it: who wrote it and when, and what of its body the author wrote.

Author and stamp are looked for in a post's record, outside the body, where markup made for
machines, the board's names, or the words of class names point to them.

What stands in a body and is not the author's text is left out: signatures, notes of edits,
buttons, lists of attachments, previews of linked pages, whatever is hidden.  Quotes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from ._authors import find_author
from ._boards import Board, code_heads, quote_heads
from ._elements import Elements, among
from ._records import Record

_LEFT_OUT: Final = ("signature", "edited", "attached", "preview", "hidden")
_LEFT_OUT_IF_SMALL: Final = ("control", "advert")
"""Hints that are common words, and not believed of a large element."""
_LEFT_OUT_TAGS: Final = ("button", "nav", "label")
_OF_TABLES: Final = frozenset(("td", "tr", "tbody"))
_LONGEST_HEAD: Final = 30
_MOST_TRIED: Final = 24
"""Nothing worth finding stands behind so many of its kind."""
_PERMALINK: Final = re.compile(  # `re` and not `regex`: it takes half the time
    r"""
    \# (?: p | pid | post | m | msg | comment | entry | reply | js-post ) [\-_]?+ [0-9]
      | /posts?[/\-][0-9] | /comments?/[0-9] | [#?&;] (?: find-? )? comment=[0-9] | showpost
    """,
    re.VERBOSE,
)
_TIMES: Final = ("time", "relative-time", "time-ago", "woltlab-core-date-time")
_CREATED: Final = re.compile(
    r' itemprop="(?:datePublished|dateCreated)"| (?:created-timestamp|data-timestamp)="[0-9]'
)
_AN_INSTANT: Final = re.compile(r' (?:datetime|content|title|[a-z\-]*timestamp)="')


@frozen(kw_only=True)
class FoundPost:
    """A post as its elements tell it.  Lines are numbers."""

    first: int
    end: int
    """The line behind the last one."""
    body: tuple[int, ...]
    """The lines of its own text."""
    quoted: frozenset[int]
    """Those of them that are quotes."""
    author: str | None
    stamps: tuple[int, ...]
    """The elements that may hold its stamp, the likeliest first."""
    others: tuple[int, ...]
    """Its lines outside the body element."""
    url: str | None
    """As it stands on the page."""


def read_post(elements: Elements, record: Record, board: Board | None) -> FoundPost:
    """Return the post of a *record*; a *board*'s names tell what is what."""
    body, quoted = _own_lines(elements, record, board.never if board else ())
    stamps = _stamps(elements, record, board.stamp if board else ())
    inside = range(record.text, record.until)
    return FoundPost(
        first=record.first,
        end=record.end,
        body=body,
        quoted=quoted,
        author=find_author(elements, (record.before, record.behind), board.author if board else ()),
        stamps=stamps,
        others=tuple(line for line in range(record.first, record.end) if line not in inside),
        url=_url(elements, record, stamps),
    )


def _own_lines(
    elements: Elements, record: Record, never: Sequence[str]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return the lines of a body that its author wrote, and which of them are quotes."""
    body, end = record.body, record.until
    within = elements.within(body)
    most = elements.size(body) // 3 + 1
    named = _having(elements.by_role, _LEFT_OUT, within)
    small = _having(elements.by_role, _LEFT_OUT_IF_SMALL, within)
    left_out = {
        *_lines_of(elements, (e for e in named if not _is_named_link(elements, e))),
        *_lines_of(elements, _having(elements.by_tag, _LEFT_OUT_TAGS, within)),
        *_lines_of(
            elements,
            (e for e in small if elements.size(e) <= most and not _has_listing(elements, e)),
        ),
        *_lines_of(elements, (e for e in within if _has_any(elements, e, never)) if never else ()),
    }
    quoted = {
        *_lines_of(elements, _having(elements.by_tag, ("blockquote",), within)),
        *_lines_of(elements, _quotes(elements, body)),
        *_headed_quotes(elements, body),
    }
    lines = elements.page.lines
    own = tuple(
        line
        for line in range(record.text, end)
        if line not in left_out and not _is_code_head(lines[line])
    )
    return own, frozenset(quoted.intersection(own))


def _has_listing(elements: Elements, element: int) -> bool:
    """Whether an element is a listing or holds one, as where a button copies it."""
    return bool(among(elements.by_tag["pre"], range(element, elements.page.lasts[element])))


def _is_named_link(elements: Elements, element: int) -> bool:
    """Whether an element is a link whose text a board has looked up: no preview, but a link."""
    return elements.page.names[element] == "a" and "preview" in elements.roles[element]


def _is_code_head(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and line.lower() in code_heads()


def _has_any(elements: Elements, element: int, marks: Sequence[str]) -> bool:
    attributes = elements.page.attributes[element]
    return any(mark in attributes for mark in marks)


def _quotes(elements: Elements, body: int) -> Iterator[int]:
    """Yield the quotes in a body; for a cell its table, whose first row says who is quoted."""
    names, parents = elements.page.names, elements.page.parents
    for element in among(elements.by_role.get("quote", ()), elements.within(body)):
        table = element
        while names[table] in _OF_TABLES and parents[table] > body:
            table = parents[table]
        short = elements.size(table) <= elements.size(element) + 1
        yield table if names[table] == "table" and short else element


def _headed_quotes(elements: Elements, body: int) -> Iterator[int]:
    """Yield the lines of quotes that no class marks, but a heading (vBulletin 3)."""
    page, heads = elements.page, quote_heads()
    headed = {line for line in elements.lines(body) if page.lines[line].lower() in heads}
    if headed:
        behind = 0
        for element in elements.within(body):
            if page.firsts[element] in headed and element >= behind and elements.size(element) > 1:
                yield from elements.lines(element)
                behind = page.lasts[element]


def _having(
    index: Mapping[str, Sequence[int]], keys: Iterable[str], within: range
) -> Iterator[int]:
    """Yield the elements *within* a range that an index has under one of *keys*, key by key."""
    for key in keys:
        found = index.get(key)
        if found:
            yield from among(found, within)


def _lines_of(elements: Elements, found: Iterable[int]) -> Iterator[int]:
    """Yield the lines that belong to the elements *found* alone."""
    for element in elements.outermost(sorted(found)):
        if elements.fills_its_lines(element):
            yield from elements.lines(element)


def _stamps(elements: Elements, record: Record, names: Sequence[str]) -> tuple[int, ...]:
    """Return the elements that may hold a post's stamp, the likeliest first.

    Of those told in the same way the one nearest to the body is the likeliest: member data and
    the thread's own dates stand farther off.
    """
    parts = (record.before, record.behind)
    marked = [e for e in _nearest_first(parts, elements.marked) if _says_when(elements, e)]
    named = [
        inner
        for name in names
        for element in _nearest_first(parts, elements.by_name.get(name, ()))[:_MOST_TRIED]
        for inner in (*_times_in(elements, element), element)
    ]
    times = [e for tag in _TIMES for e in _nearest_first(parts, elements.by_tag.get(tag, ()))]
    hinted = _nearest_first(parts, elements.by_role.get("stamp", ()))
    seen = dict.fromkeys((*marked, *named, *times, *hinted))
    return tuple(e for e in seen if "edited" not in elements.roles[e])


def _nearest_first(parts: tuple[range, range], found: Sequence[int]) -> list[int]:
    """Return those *found* before the body from the last to the first, then those behind it."""
    if not found:
        return []
    before, behind = parts
    return [*reversed(among(found, before)), *among(found, behind)]


def _says_when(elements: Elements, element: int) -> bool:
    attributes = elements.page.attributes[element]
    return _CREATED.search(attributes) is not None and _AN_INSTANT.search(attributes) is not None


def _times_in(elements: Elements, element: int) -> Iterator[int]:
    """Yield what stands in an element and may state an instant."""
    page = elements.page
    for inner in elements.within(element)[:_MOST_TRIED]:
        if page.names[inner] in _TIMES or ' title="' in page.attributes[inner]:
            yield inner


def _url(elements: Elements, record: Record, stamps: Sequence[int]) -> str | None:
    """Return the post's own address: the link around its stamp, or one that names a post."""
    page = elements.page
    if stamps:
        for element in (stamps[0], page.parents[stamps[0]]):
            if element >= 0 and page.names[element] == "a":
                return elements.attribute(element, "href")
    for part in (record.before, record.behind):
        for link in among(elements.by_tag["a"], part)[:_MOST_TRIED]:
            href = elements.attribute(link, "href") or ""
            if _PERMALINK.search(href.lower()):
                return href
    return None
