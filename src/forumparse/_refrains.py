"""What nearly every body on a page of an unknown board begins or ends with: no text, but furniture.

Where a board's names are not known, a body may reach a little too far.  What people write differs
from post to post, and what a board prints around it does not: `Re:` and the title above it, `Reply`
and `4 likes` below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_FEWEST: Final = 3
_MOST: Final = 0.8
"""So many of the bodies must begin or end alike."""
_MOST_LINES: Final = 4
_LONGEST: Final = 60
_SENTENCE: Final = (".", "!", "?", "…")
"""How no button ends, but thanks and greetings do."""
_DIGITS: Final = re.compile("[0-9]+")
_REPLY: Final = re.compile(
    r"\A(?:[0-9]{1,4}[.)] )?(?:re|aw|sv|rép|ответ) ?: ?|\A[0-9]{1,4}[.)] ", re.IGNORECASE
)
"""What stands before the subject of an answer."""


def without_refrains(
    bodies: Sequence[tuple[int, ...]], lines: Sequence[str]
) -> list[tuple[int, ...]]:
    """Return the *bodies*, which are numbers of lines, without what nearly all begin or end with.

    >>> lines = ["Sold", "Who?", "3 likes", "Re: Sold", "Sam.", "1 likes", "Re: Sold", "Why?"]
    >>> without_refrains([(0, 1, 2), (3, 4, 5), (6, 7)], lines)
    [(1, 2), (4, 5), (7,)]
    >>> without_refrains([(1, 2), (4, 5), (7, 2)], lines)
    [(1,), (4,), (7,)]
    """
    subjects = [_REPLY.sub("", lines[body[0]]) if len(body) > 1 else "" for body in bodies]
    subject = _refrain(subjects)
    is_answered = any(_REPLY.match(lines[body[0]]) for body in bodies if body)
    cut = [
        body[1:] if is_answered and subject and each == subject else body
        for body, each in zip(bodies, subjects, strict=True)
    ]
    for _ in range(_MOST_LINES):
        ends = [_DIGITS.sub("#", lines[body[-1]]) if len(body) > 1 else "" for body in cut]
        end = _refrain(ends)
        if not end or end.endswith(_SENTENCE) or len(end) > _LONGEST:
            break
        cut = [body[:-1] if each == end else body for body, each in zip(cut, ends, strict=True)]
    return cut


def _refrain(texts: Sequence[str]) -> str:
    """Return what nearly all *texts* are; nothing where they differ."""
    common = Counter(filter(None, texts)).most_common(1)
    text, count = common[0] if common else ("", 0)
    return text if count >= max(_FEWEST, _MOST * len(texts)) else ""
