"""Posts with nothing around them: what stands between two rules becomes an element.

Boards of the first years print text after text with a rule (`<hr>`) between them.  Where several
stretches between the rules of one element hold stamps, they are told apart from the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ._render import cut
from ._start_tags import CLOSES, VOID, find_tag
from ._structure import looks_like_stamp

_FEWEST: Final = 2
_SECTION: Final = "<section>", "</section>"


def with_sections(body: str) -> str | None:
    """Return a *body* in canonical form with a section for each stretch between rules that has a
    stamp; None where no element has several.
    """
    if body.count("<hr") < _FEWEST:
        return None
    tokens = cut(body)
    found = max((list(_stamped(tokens, ends)) for ends in _ruled(tokens)), key=len, default=[])
    if len(found) < _FEWEST:
        return None
    opens, closes = _SECTION
    for first, last in found:
        tokens[first] = opens + tokens[first]
        tokens[last] += closes
    tokens[1::2] = [f"<{tag}>" for tag in tokens[1::2]]
    return "".join(tokens)


def _stamped(tokens: Sequence[str], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last text of the stretches between the *ends* that have a stamp."""
    for begin, end in pairwise(ends):
        if any(looks_like_stamp(text.strip()) for text in tokens[begin + 1 : end : 2]):
            yield begin + 1, end - 1


def _ruled(tokens: Sequence[str]) -> Iterator[list[int]]:
    """Yield for each element with rules the places of its tag, of its rules and of its end."""
    rules = defaultdict[int, list[int]](list)
    open_tags: list[int] = []
    for place in range(1, len(tokens), 2):
        tag = find_tag(tokens[place])
        if tag[0] & CLOSES:
            begin = open_tags.pop() if open_tags else -1
            if begin in rules:
                yield [begin, *rules.pop(begin), place]
        elif not tag[0] & VOID:
            open_tags.append(place)
        elif tag.name == "hr" and open_tags:
            rules[open_tags[-1]].append(place)
