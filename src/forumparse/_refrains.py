"""What nearly every body on a page of an unknown board ends with: buttons, counters, no text.

Where a board's names are not known, a body may reach a little too far.  What people write differs
from post to post, and what a board prints below it does not: `Reply`, `4 likes`, `Add comment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_FEWEST: Final = 3
_MOST: Final = 0.8
"""So many of the bodies must end alike."""
_MOST_LINES: Final = 4
_LONGEST: Final = 60
_SENTENCE: Final = (".", "!", "?", "…")
"""How no button ends, but thanks and greetings do."""
_DIGITS: Final = re.compile("[0-9]+")


def without_refrains(
    bodies: Sequence[tuple[int, ...]], lines: Sequence[str]
) -> list[tuple[int, ...]]:
    """Return the *bodies*, which are numbers of lines, without what nearly all of them end with.

    >>> lines = ["Who has bought it?", "3 likes", "The ferrymen.", "1 likes", "Why?", "2 likes"]
    >>> without_refrains([(0, 1), (2, 3), (4, 5)], lines)
    [(0,), (2,), (4,)]
    """
    cut = list(bodies)
    for _ in range(_MOST_LINES):
        ends = [_DIGITS.sub("#", lines[body[-1]]) if len(body) > 1 else "" for body in cut]
        end, count = Counter(filter(None, ends)).most_common(1)[0] if any(ends) else ("", 0)
        is_said = end.endswith(_SENTENCE) or len(end) > _LONGEST
        if is_said or count < max(_FEWEST, _MOST * len(bodies)):
            break
        cut = [body[:-1] if each == end else body for body, each in zip(cut, ends, strict=True)]
    return cut
