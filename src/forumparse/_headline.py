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
_UNKNOWN: Final = (0, 0)


@frozen(kw_only=True)
class Headline:
    """A thread's title."""

    text: str
    line: int | None
    """Where it stands; None when only the document's title has it."""


def find_headline(elements: Elements, document_title: str | None, behind: int) -> Headline | None:
    """Return the title of the thread whose first post's text begins on line *behind*."""
    told = fold(collapse_blanks(document_title or ""))
    segments = [part.strip() for part in _SEPARATOR.split(collapse_blanks(document_title or ""))]
    longest = max(segments, key=len)
    best, best_rank = None, _UNKNOWN
    for heading, level in _headings(elements, behind):
        headline = _without_tail(heading, segments[0]) if longest == segments[0] else heading
        rank = _rank(fold(headline.text), level, told, segments)
        if rank > best_rank:
            best, best_rank = headline, rank
    if best is not None or len(longest) < _SHORTEST:
        return best
    likely = (longest, *segments[:_MOST_SEGMENTS])
    text = max(likely, key=lambda part: _last_shown(elements, part, behind))
    return Headline(text=text, line=_in_text(elements, text, behind))


def _last_shown(elements: Elements, text: str, behind: int) -> tuple[int, int]:
    """Return which line before *behind* is the last to end with a text, and how long that is.

    Boards without headings print the title last, behind the names of the site and the forum.
    """
    shown = enumerate(elements.page.lines[:behind])
    last = max((at for at, line in shown if line.endswith(text)), default=-1)
    return last if len(text) >= _SHORTEST else -1, len(text)


def _rank(text: str, level: int, told: str, segments: Sequence[str]) -> tuple[int, int]:
    """Return how likely a heading is the title: first what kind of match, then how good a one."""
    longest = max(map(len, segments))
    if text in told and 2 * len(text) >= longest:
        return (3, len(text)) if text != told or len(segments) == 1 else (2, -level)
    if 4 * len(text) >= longest and any(text == fold(part) for part in segments):
        return (2, -level)
    return (1, len(text)) if level == 0 and len(text) > longest else _UNKNOWN


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
