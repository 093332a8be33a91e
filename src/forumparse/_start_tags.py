"""What a tag of canonical HTML does to the lines of a page: breaks them, hides what is in it.

A page has thousands of tags and a few hundred different ones, since its records are alike.  So
each is looked into once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from ._boards import begins_line

BREAKS: Final = 1
"""It begins or ends a block, and so a line."""
CLOSES: Final = 2
ELEMENT: Final = 4
VOID: Final = 8
"""Nothing stands in it, and nothing closes it."""
UNSEEN: Final = 16
"""Nothing of it is shown."""
GOES_ON: Final = 32
"""The line behind it goes on with the paragraph (`<br>`)."""
CITES: Final = 64

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing "
    "main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead "
    "tr ul".split()
)
_VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_UNSEEN: Final = frozenset("script style template iframe svg select textarea".split())
_BARE: Final = frozenset("p b i u s em strong small big sub sup code span font tbody".split())
"""Without attributes they say nothing but how their text looks, and are no elements here."""
_KINDS: Final = MappingProxyType(
    {
        **dict.fromkeys(_VOID, VOID),
        **dict.fromkeys(_UNSEEN, UNSEEN),
        **dict.fromkeys(_BLOCKS - _VOID, ELEMENT | BREAKS),
        "meta": ELEMENT | VOID,
        "hr": BREAKS | VOID,
        "br": BREAKS | GOES_ON | VOID,
        "cite": ELEMENT | BREAKS | CITES,
    }
)
"""By name; every other name is an inline element."""
_HIDDEN: Final = ' hidden="'
_CLASS: Final = ' class="'


class Kinds(dict[str, int]):
    """The kinds of a page's tags, by what stands between `<` and `>`."""

    def __missing__(self, tag: str) -> int:
        kind = self[tag] = kind_of(tag)
        return kind


def kind_of(tag: str) -> int:
    """Return what a tag is, as a sum of the above.

    >>> kind_of('div hidden=""') == UNSEEN, kind_of("/div") == CLOSES | BREAKS
    (True, True)
    """
    if tag.startswith("/"):
        return CLOSES | _KINDS.get(tag[1:], 0) & (BREAKS | CITES)
    name, _, attributes = tag.partition(" ")
    kind = _KINDS.get(name, ELEMENT)
    if not attributes:
        return kind & ~ELEMENT if name in _BARE else kind
    if kind & ELEMENT:
        if name != "body" and _is_hidden(tag):
            return kind & VOID or UNSEEN
        if not kind & BREAKS and begins_line(classes_of(tag)):
            return kind | BREAKS | GOES_ON
    return kind


def classes_of(tag: str) -> str:
    """Return the class attribute of a tag; empty where it has none."""
    return tag.partition(_CLASS)[2].partition('"')[0] if _CLASS in tag else ""


def _is_hidden(tag: str) -> bool:
    before, found, _ = tag.partition(_HIDDEN)
    if found and before.count('"') % 2 == 0:  # and not at the end of a value
        return True
    style = tag.partition(' style="')[2].partition('"')[0] if "display:" in tag else ""
    return "display:none" in style or "display: none" in style
