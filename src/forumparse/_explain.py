"""Why a page was read as it was: each of its lines beside the block and the rule that claimed it.

    12 sidebar  entry       » Harbour dredging starts on Monday
    13 sidebar  entry       Today at 7:09 am by Rosa

What was found stands above, problems under the line they begin in.  Colours tell blocks apart
where they are wanted, and for the eye a line is cut off where the terminal ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate, groupby
from types import MappingProxyType
from typing import Final
from unicodedata import combining, east_asian_width

from ._lines import Lines, split_lines
from ._notebook import counted
from ._visible import visible
from .model import Block, BlockKind, Page, Problem

_COLOURS: Final[Mapping[BlockKind, str]] = MappingProxyType(
    {
        "headline": "1;33",
        "caption": "33",
        "body": "36",
        "repeat": "2;36",
        "sidebar": "32",
        "post": "35",
        "clock": "94",
        "other": "2",
    }
)
_PROBLEM: Final = "31"


def summary(page: Page) -> str:
    """Return in a line what *page* was found to hold.

    >>> import forumparse as fp
    >>> summary(fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am"))
    'language en, 1 sidebar post'
    """
    copies = page.article.copies if page.article else 0
    counts = (
        (len(page.sidebar), "sidebar post"),
        (len(page.posts), "post"),
        (len(page.problems), "problem"),
    )
    facts = [
        f"language {page.locale}" if page.locale else "",
        "an article" + (f" in {copies} copies" if copies > 1 else "") if copies else "",
        *(counted(count, name) for count, name in counts if count),
    ]
    return ", ".join(filter(None, facts)) or "nothing was found"


def explain_lines(page: Page, *, coloured: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the page's lines, each with its number, block and rule, and problems under them.

    >>> import forumparse as fp
    >>> page = fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am")
    >>> [line.split()[:2] for line in explain_lines(page)]
    [['1', 'sidebar'], ['2', 'sidebar']]
    """
    lines = split_lines(page.text)
    widths = len(str(len(lines))), max((len(block.rule) for block in page.blocks), default=0)
    problems = _by_line(page, lines)
    for index, block in _claimed(page, lines):
        head = f"{index + 1:>{widths[0]}} {block.kind:<8} {block.rule:<{widths[1]}} "
        line = _cut(head + visible(lines.contents[index]), width)
        yield _painted(line, _COLOURS[block.kind] if coloured else None)
        for problem in problems.get(index, ()):
            note = f"{'':>{widths[0]}} ^ {problem.kind}: {visible(problem.message)}"
            yield _painted(note, _PROBLEM if coloured else None)


def _claimed(page: Page, lines: Lines) -> Iterator[tuple[int, Block]]:
    """Yield each line with its block; an empty line at the very end belongs to none."""
    index = 0
    for block in page.blocks:
        while index < len(lines) and lines.starts[index] < block.span.end:
            yield index, block
            index += 1


def _by_line(page: Page, lines: Lines) -> dict[int, list[Problem]]:
    def line_of(problem: Problem) -> int:
        return max(0, bisect_right(lines.starts, problem.span.start, hi=len(lines)) - 1)

    ordered = sorted(page.problems, key=line_of)
    return {index: list(group) for index, group in groupby(ordered, key=line_of)}


def _cut(line: str, width: int | None) -> str:
    """Return *line* as far as it fits into *width* columns, whole where there is no width.

    >>> _cut("Ferry", 5), _cut("Ferries", 5), _cut("連絡船が", 5)
    ('Ferry', 'Ferr…', '連絡…')
    """
    if width is None:
        return line
    line = line.expandtabs(4)
    columns = list(accumulate(map(_columns, line), initial=0))
    if columns[-1] <= width:
        return line
    return line[: bisect_right(columns, width - 1) - 1] + "…"


def _columns(character: str) -> int:
    """Return how many columns of a terminal *character* takes."""
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _painted(text: str, colour: str | None) -> str:
    return text if colour is None else f"\x1b[{colour}m{text}\x1b[0m"
