"""What a tag tells by itself: whether it breaks lines or hides what is in it, and its names.

A page has thousands of tags and a few hundred different ones, since its records are alike, and
the next page of the board has them again.  So each is looked into once, and what it tells is
remembered for a while.  On a board never seen before most of that is told by a tag's name and
classes, which half of the different tags share; what else can matter (an id, `hidden`, an author)
is asked for by its mere letters, since few have it.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from ._boards import begins_line, board_id, labels_of

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
    "tr ul shreddit-post shreddit-comment".split()
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
_NOTHING: Final[frozenset[str]] = frozenset()
_ADDRESS: Final = ' href="'
_DISPLAY: Final = "display:"
_ID: Final = ' id="'
_STAMP: Final = 'timestamp="'
_ITEM_DATE: Final = 'itemprop="date'
_CLASS: Final = ' class="'
_SPOILER: Final = "spoiler"
"""What is hidden until the reader asks for it is text all the same."""


class Tag(NamedTuple):
    """What a tag tells but for its addresses: all that is asked of each of thousands."""

    kind: int
    """A sum of the above."""
    name: str = ""
    classes: str = ""
    """The class attribute; empty where it has none."""
    names: frozenset[str] = _NOTHING
    """The names that boards have for it."""
    roles: frozenset[str] = _NOTHING
    """What the words of its classes hint at."""
    marked: bool = False
    """Whether an attribute may name an author or a time of creation."""


@lru_cache(maxsize=8192)
def find_tag(text: str) -> Tag:
    """Return what a tag tells.

    >>> tag = find_tag('a href="/u/7" class="post-author"')
    >>> tag.name, tag.classes, tag.roles
    ('a', 'post-author', frozenset({'author'}))
    >>> find_tag('div hidden=""').kind == UNSEEN, find_tag("/div").kind == CLOSES | BREAKS
    (True, True)
    """
    name, _, attributes = text.partition(" ")
    if not attributes:
        return _without_attributes(name)
    before, linked, behind = text.partition(_ADDRESS)
    if linked:
        text = before + behind.partition('"')[2]
    classes = text.partition(_CLASS)[2].partition('"')[0]
    tag = _told_by(name, classes)
    kind = tag.kind
    if not kind & ELEMENT:
        return tag
    hides = (_HIDDEN in text or _DISPLAY in text) and name != "body" and _is_hidden(text)
    if hides and not (kind & BREAKS and _SPOILER in classes.lower()):
        return Tag(kind & VOID or UNSEEN, name)
    named = board_id(text) if _ID in text else None
    marked = tag.marked or "author" in text or _ITEM_DATE in text or _STAMP in text
    if named is None and marked == tag.marked:
        return tag
    names = tag.names if named is None else tag.names | {named}
    return Tag(kind, name, classes, names, tag.roles, marked)


def _without_attributes(name: str) -> Tag:
    if name[:1] == "/":
        return Tag(CLOSES | _KINDS.get(name[1:], 0) & (BREAKS | CITES))
    if name in _BARE:
        return Tag(_KINDS.get(name, ELEMENT) & ~ELEMENT, name)
    return _told_by(name, "")


@lru_cache(maxsize=8192)
def _told_by(name: str, classes: str) -> Tag:
    """Return what name and classes tell: nearly all there is, and the same on tag after tag."""
    kind = _KINDS.get(name, ELEMENT)
    if not kind & ELEMENT:
        return Tag(kind, name)
    if classes and not kind & BREAKS and begins_line(classes):
        kind |= BREAKS | GOES_ON
    marked = "author" in name or "author" in classes
    return Tag(kind, name, classes, *labels_of(name, classes), marked)


def _is_hidden(tag: str) -> bool:
    before, found, _ = tag.partition(_HIDDEN)
    if found and before.count('"') % 2 == 0:  # and not at the end of a value
        return True
    style = tag.partition(' style="')[2].partition('"')[0]
    return "display:none" in style or "display: none" in style
