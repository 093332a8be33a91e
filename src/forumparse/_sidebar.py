"""Items to sidebar posts: the entries of every widget, judged and dated.

Finding the widgets is `_regions`, learning how they are laid out `_layout`, and reading their
lines `_entries`; here the entries become posts, and what is odd about them is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import regex
from attrs import evolve, frozen

from ._blocks import Claim
from ._entries import read_entries
from ._entry import Entry
from ._filling import OpenSidebarPost, span_of
from ._instants import as_timestamp, clock_of, spelled_out
from ._items import PLAIN, Item, content_of
from ._layout import is_sentence
from ._lines import Hint, Lines, collapse_blanks
from ._markup import plain_text
from ._regions import Region, find_regions
from ._rhythm import regularity
from ._short_years import doubt_about
from ._stamp_lines import Shape
from ._timestamps import MakeTimestamp, making
from .model import Problem, SidebarPost, Timestamp, Truncation

_SILENT_CUT: Final = 100
"""Forumotion cuts titles at 100 characters without a mark, and strips a blank it cut at."""
_NEAR: Final = 4
_SHORTEST_PROSE: Final = 60
_FEW: Final = 3
_FEWEST_POSTS: Final = 3
_REGULAR: Final = 0.7
"""Of a widget's entries so many have as many lines as the others; a line gets lost sometimes."""
_ELLIPSES: Final = ("…", "...")
_NO_HINT: Final = Hint()
_Found = tuple[Region, list[Entry]]
# How a link is written in Markdown, which scrapers make of HTML.
_LINK: Final = regex.compile(r"\[(?P<text>[^\[\]]++)\]\((?:https?:/)?/[^\s()]*+\)")
# A sign that is none there (`tin\_man`); an arm is drawn alike (`¯\_(ツ)_/¯`).
_ESCAPED: Final = regex.compile(r"(?<!¯)\\(?=[_*\[\]`~|])")


@frozen(kw_only=True)
class Widgets:
    """The widgets of a page, before their entries become posts."""

    entries: list[Entry]
    claims: tuple[Claim, ...]


@frozen(kw_only=True)
class SidebarReading:
    """The posts of a page's widgets, and what is odd about them."""

    posts: tuple[SidebarPost, ...]
    problems: tuple[Problem, ...]


def find_widgets(items: Sequence[Item], code: str) -> Widgets:
    """Return the entries of all widgets among *items*, in page order."""
    entries: list[Entry] = []
    claims: list[Claim] = []
    found = [(region, read_entries(region, code)) for region in find_regions(items)]
    found = [(region, read) for region, read in found if read]
    for (region, read), is_post in zip(found, _are_posts(found), strict=True):
        if _heads_text(read, region):
            claims.append(_post_head(read))
        elif not is_post:
            entries.extend(read)
            claims.append(_claim(read, region.heading))
    return Widgets(entries=entries, claims=tuple(claims))


def _are_posts(found: Sequence[_Found]) -> Sequence[bool]:
    """Tell which are posts of a thread: stamps here and there, in no rhythm, and prose between.

    One or two such places may be short widgets; more are none.
    """
    loose = [_is_loose(*each) for each in found]
    return loose if sum(loose) >= _FEWEST_POSTS else [False] * len(loose)


def _is_loose(region: Region, entries: Sequence[Entry]) -> bool:
    """Whether there are few entries, or in no rhythm, and no heading above them."""
    if region.heading is not None:
        return False
    few = sum(entry.stamp is not None for entry in entries) <= _FEW
    return few or regularity(region.items) < _REGULAR


def read_sidebar(lines: Lines, entries: list[Entry], code: str) -> SidebarReading:
    """Return the posts of *entries*, which are used up: a large page has no room for both."""
    cut = _cut_length(entries)
    entries.reverse()
    posts = []
    while entries:
        posts.append(_post(lines, entries.pop(), cut, code))
    return SidebarReading(posts=tuple(posts), problems=tuple(_problems(posts)))


def _heads_text(entries: Sequence[Entry], region: Region) -> bool:
    """Whether one name and its stamp stand right above a text: the head of a post.

    A title above them heads the text, when its sentences follow.
    """
    entry = entries[0]
    if len(entries) > 1 or region.heading is not None or not (entry.author or entry.title is None):
        return False
    below = [*region.items[region.stamps[-1] + 1 :], region.below]
    if entry.title is None:
        return below[0] is not None and below[0].first == entry.lines[1] + 1
    if entry.title_item is None or entry.title_item.kind not in PLAIN or entry.stamp is None:
        return False
    return entry.title_item.last < entry.stamp.first and any(map(_is_prose, below[:_NEAR]))


def _post_head(entries: Sequence[Entry]) -> Claim:
    """Return the claim of a name and a stamp; the title above them is the text's."""
    claim, title = _claim(entries, None), entries[0].title_item
    first = claim.first if title is None else title.last + 1
    return evolve(claim, first=first, kind="other", rule="post-head")


def _is_prose(item: Item | None) -> bool:
    if item is None or item.heading or item.stamp is not None:
        return False
    return not item.text or (len(item.text) >= _SHORTEST_PROSE and is_sentence(item.text))


def _claim(entries: Sequence[Entry], heading: Item | None) -> Claim:
    extents = [entries[0].lines, entries[-1].lines]  # they stand as on the page
    if heading is not None:
        extents.append((heading.first, heading.last))
    return Claim(
        kind="sidebar",
        first=min([first for first, _ in extents]),
        last=max([last for _, last in extents]),
        rule="widget",
    )


def _cut_length(entries: Sequence[Entry]) -> int | None:
    """Return the length at which the board cuts titles without a mark, if it seems to."""
    longest = max([len(entry.title) for entry in entries if entry.title is not None], default=0)
    return _SILENT_CUT if longest == _SILENT_CUT else None


def _post(lines: Lines, entry: Entry, cut: int | None, code: str) -> SidebarPost:
    title, stamp = _shown(entry.title), entry.stamp
    made = OpenSidebarPost()
    made.span = lines.trimmed_span(*entry.lines)
    made.title = title or None
    made.truncated = "no" if title is None else _truncation(title, cut)
    made.timestamp = None if stamp is None else _timestamp(lines, stamp, code)
    made.author = _shown(entry.author) or None
    made.forum = _shown(entry.forum) or None
    made.url = None
    made.__class__ = SidebarPost
    post: SidebarPost = made
    return _with_hints(post, lines, entry, code) if lines.hints else post


def _shown(text: str | None) -> str | None:
    """Return *text* without its markup; as it is where nothing else would be left."""
    if text is None:
        return text
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    if "[" not in text:
        return text
    return plain_text(_LINK.sub(r"\g<text>", text)) or text


def _timestamp(lines: Lines, item: Item, code: str) -> Timestamp | None:
    stamp = item.stamp
    if stamp is None or not stamp.possible:
        return None
    shape, end, time, _ = stamp
    content = content_of(lines, item.first, item.last)
    offset, start = lines.starts[item.first], shape.frame.start
    raw = collapse_blanks(content[start:end])
    return _making(shape, code)(raw, span_of(offset + start, offset + end), time)


@lru_cache(maxsize=512)
def _making(shape: Shape, code: str) -> MakeTimestamp:
    """Return what makes the timestamps of a shape; a widget has few shapes and many stamps."""
    return making(shape.frame, code)


def _with_hints(post: SidebarPost, lines: Lines, entry: Entry, code: str) -> SidebarPost:
    """Return *post* with what a front end knows of its lines."""
    known = [lines.hints[item.first] for item in entry.items if item.first in lines.hints]
    hint = known[0] if known else _NO_HINT
    title = entry.title_item
    title_hint = hint if title is None else lines.hints.get(title.first, _NO_HINT)
    whole = title_hint.title if entry.title is not None else None
    return evolve(
        post,
        title=whole or post.title,
        truncated="no" if whole else post.truncated,
        timestamp=_hinted(post.timestamp, entry.stamp, lines, code),
        url=title_hint.url or hint.url,
    )


def _hinted(
    stamp: Timestamp | None, item: Item | None, lines: Lines, code: str
) -> Timestamp | None:
    """Return the timestamp with the better values that a front end knows, if it does."""
    hint = None if item is None else lines.hints.get(item.first)
    if hint is None or stamp is None:
        return stamp
    if hint.moment is not None:
        return as_timestamp(hint.moment, stamp.raw, stamp.span)
    if hint.written is None or (clock_of(stamp) is not None and not stamp.is_relative):
        return stamp
    return spelled_out(hint.written, code, stamp.raw, stamp.span, clock_of(stamp)) or stamp


def _truncation(title: str, cut: int | None) -> Truncation:
    if title.endswith(_ELLIPSES):
        return "yes"
    return "maybe" if cut is not None and cut - 1 <= len(title) <= cut else "no"


def _problems(posts: Sequence[SidebarPost]) -> Iterable[Problem]:
    has_titles = any(post.title is not None for post in posts)
    for post in posts:
        stamp = post.timestamp
        if stamp is None:
            yield Problem(
                kind="orphan-title",
                message=f"the title {post.title!r} stands without its timestamp",
                span=post.span,
            )
            continue
        if post.title is None and has_titles:
            yield Problem(
                kind="orphan-timestamp",
                message=f"the timestamp {stamp.raw!r} stands without its title",
                span=post.span,
            )
        if stamp.kind == "absolute" and stamp.ambiguous:
            yield Problem(
                kind="ambiguous-order",
                message=doubt_about(stamp),
                span=stamp.span,
            )


def impossible_clocks(lines: Lines, items: Iterable[Item]) -> Iterable[Problem]:
    """Yield a problem for each stamp that names a time no clock shows."""
    for item in items:
        if item.stamp is not None and not item.stamp.possible and item.stamp.shape.explained:
            yield Problem(
                kind="malformed-timestamp",
                message=f"{item.text!r} looks like a timestamp, but there is no such time",
                span=lines.trimmed_span(item.first),
            )
