"""The thread's title on a rendered page: the heading that the document's own title repeats.

Boards print the title in a heading before the first post, and once more in `<title>`, with the
names of the forum and the site around it.  Neither alone is safe: pages have headings of their
own, and a site's name may be longer than the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex
from attrs import evolve, frozen

from ._elements import Elements
from ._lines import collapse_blanks, fold

_HEADINGS: Final = ("h1", "h2", "h3", "h4")
_LABELS: Final = frozenset(("label", "prefix", "topic-prefix", "ipsBadge", "ipsTag_prefix"))
_SEPARATOR: Final = regex.compile(r"\ [-–—|•·»«:›]{1,2}\ |\ ->\ |\ >\ ")
_TAIL: Final = regex.compile(r"\ [(\[#0-9]")
_SHORTEST: Final = 3
_LONGEST: Final = 300
_MOST_SEGMENTS: Final = 8
_MOST_TRIED: Final = 12
_UNKNOWN: Final = (0, 0)
_LONG_HEADING: Final = 1
"""The rank of a heading that the document's title does not have, and that is longer."""
_PATH: Final = " / "
_ARCHIVE: Final = regex.compile(r"\ \[Archive\]\Z")  # vBulletin's pages for crawlers


@frozen(kw_only=True)
class Headline:
    """A thread's title."""

    text: str
    line: int | None
    """Where it stands; None when only the document's title has it."""


def find_headline(elements: Elements, document_title: str | None, behind: int) -> Headline | None:
    """Return the title of the thread whose first post's text begins on line *behind*."""
    told = fold(collapse_blanks(document_title or ""))
    segments = _segments(collapse_blanks(document_title or ""))
    longest = max(segments, key=len)
    best, best_rank = None, _UNKNOWN
    for labelled, level in _headings(elements, behind):
        heading = _without_kind(labelled, segments)
        headline = _without_tail(heading, segments[0]) if longest == segments[0] else heading
        rank = _rank(fold(headline.text), level, told, segments)
        if rank > best_rank:
            best, best_rank = headline, rank
    if best is not None and _names_the_site(elements, best, best_rank, segments, behind):
        best = None
    if best is not None or len(longest) < _SHORTEST:
        return best
    likely = (longest, *segments[:_MOST_SEGMENTS])
    text = max(likely, key=lambda part: _last_shown(elements, part, behind))
    return Headline(text=text, line=_in_text(elements, text, behind))


def _segments(title: str) -> list[str]:
    """Return the parts of a document's title: those of the thread, the forum and the site.

    A title may hold one slash of its own; FluxBB puts two of them behind it.
    """
    parts = [_ARCHIVE.sub("", part.strip()) for part in _SEPARATOR.split(title)]
    return title.split(_PATH) if len(parts) == 1 and title.count(_PATH) > 1 else parts


def _names_the_site(
    elements: Elements,
    heading: Headline,
    rank: tuple[int, int],
    segments: Sequence[str],
    behind: int,
) -> bool:
    """Whether a *heading* that hardly matches stands above the title, and is no title itself.

    The title is the longest part of the document's; it stands in another heading, or before the
    name of the site in the document's title, and on the page only below that name.
    """
    longest = max(segments, key=len)
    first = heading.line or 0
    if rank[0] == _LONG_HEADING:
        below = (h.text for h, _ in _headings(elements, behind) if (h.line or 0) > first)
        return any(fold(longest) in fold(text) for text in below)
    parts = [fold(part) for part in segments]
    own = fold(heading.text)
    if own not in parts or parts.index(own) < segments.index(longest):
        return False
    above = elements.page.lines[:first]
    is_below = _last_shown(elements, longest, behind)[0] > first
    return is_below and not any(longest in line for line in above)


def _last_shown(elements: Elements, text: str, behind: int) -> tuple[int, int]:
    """Return which line before *behind* is the last to end with a text, or to show it in an
    element of its own, and how long the text is.

    Boards without headings print the title last, behind the names of the site and the forum.
    """
    lines = elements.page.lines
    at = (line for line in range(behind - 1, -1, -1) if text in lines[line])
    last = next((e for e in at if lines[e].endswith(text) or _is_one(elements, e, text)), -1)
    return last if len(text) >= _SHORTEST else -1, len(text)


def _is_one(elements: Elements, line: int, text: str) -> bool:
    """Whether one of the elements on a *line* says *text*; a path to the page names the site."""
    if _SEPARATOR.search(elements.page.lines[line]):
        return False
    begun = elements.beginning_on(line)[:_MOST_TRIED]
    return any(elements.size(e) == 1 and elements.page.text_of(e) == text for e in begun)


def _rank(text: str, level: int, told: str, segments: Sequence[str]) -> tuple[int, int]:
    """Return how likely a heading is the title: first what kind of match, then how good a one."""
    longest = max(map(len, segments))
    if text in told and 2 * len(text) >= longest:
        return (3, len(text)) if text != told or len(segments) == 1 else (2, -level)
    if 4 * len(text) >= longest and any(text == fold(part) for part in segments):
        return (2, -level)
    return (_LONG_HEADING, len(text)) if level == 0 and len(text) > longest else _UNKNOWN


def _without_kind(heading: Headline, segments: Sequence[str]) -> Headline:
    """Return a heading without what it says its title is (`Thread:`, `Sujet :`)."""
    kind, colon, title = heading.text.partition(":")
    is_kind = bool(colon) and " " not in kind.strip() and title.strip() in segments
    return evolve(heading, text=title.strip()) if is_kind else heading


def _without_tail(heading: Headline, title: str) -> Headline:
    """Return a heading without its source and counters (`The title (site.example) 139`)."""
    tail = heading.text[len(title) :]
    has_title = bool(title) and fold(heading.text).startswith(fold(title))
    if not has_title or _TAIL.match(tail) is None:
        return heading
    return evolve(heading, text=heading.text[: len(title)])


def _headings(elements: Elements, behind: int) -> Iterator[tuple[Headline, int]]:
    """Yield the headings before line *behind*, with their levels from 0."""
    page = elements.page
    for element, name in enumerate(page.names):
        if page.firsts[element] >= behind:
            break
        if name in _HEADINGS and elements.size(element) == 1:
            text = _without_label(elements, element)
            if _SHORTEST <= len(text) <= _LONGEST:
                yield Headline(text=text, line=page.firsts[element]), _HEADINGS.index(name)


def _in_text(elements: Elements, text: str, behind: int) -> int | None:
    """Return the line before *behind* that says *text* and nothing else."""
    lines = elements.page.lines
    return next((line for line in range(behind) if lines[line] == text), None)


def _without_label(elements: Elements, heading: int) -> str:
    """Return a heading's text without the label that boards put before a title (`News`)."""
    text = elements.page.text_of(heading)
    for element in elements.within(heading):
        if not _LABELS.isdisjoint(elements.classes[element].split()):
            label = elements.page.text_of(element)
            return text.removeprefix(label).strip() or text
    return text
