"""Why a page was read as it was: each of its lines beside the block and the rule that claimed it.

    12 sidebar  entry       » Harbour dredging starts on Monday
    13 sidebar  entry       Today at 7:09 am by Rosa

Problems stand under the line they begin in.  Colours tell blocks apart where they are wanted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from ._lines import Lines, split_lines
from ._outputs import visible
from .model import Block, BlockKind, Page, Problem

_COLOURS: Final[Mapping[BlockKind, str]] = MappingProxyType(
    {
        "headline": "1;33",
        "caption": "33",
        "body": "34",
        "repeat": "2;34",
        "sidebar": "32",
        "post": "35",
        "clock": "36",
        "other": "2",
    }
)
_PROBLEM: Final = "31"


def explain_lines(page: Page, *, coloured: bool = False) -> Iterator[str]:
    """Yield the page's lines, each with its number, block and rule; then the page's problems.

    >>> import forumparse as fp
    >>> first, *_ = explain_lines(fp.parse_page("» Harbour dredging starts\\nToday at 7:09 am"))
    >>> first.split()[:2]
    ['1', 'sidebar']
    """
    lines = split_lines(page.text)
    widths = len(str(len(lines))), max((len(block.rule) for block in page.blocks), default=0)
    problems = _by_line(page, lines)
    for index, block in _claimed(page, lines):
        head = f"{index + 1:>{widths[0]}} {block.kind:<8} {block.rule:<{widths[1]}} "
        yield _painted(
            head + visible(lines.contents[index]), _COLOURS[block.kind] if coloured else None
        )
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


def _painted(text: str, colour: str | None) -> str:
    return text if colour is None else f"\x1b[{colour}m{text}\x1b[0m"
