"""Items to sidebar posts: the entries of every widget, judged and dated.

Finding the widgets is `_regions`, learning how they are laid out `_layout`, and reading their
lines `_entries`; here the entries become posts, and what is odd about them is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from ._blocks import Claim
from ._entries import Entry, read_entries
from ._items import Item, content_of
from ._lines import Hint, Lines
from ._regions import find_regions
from ._timestamps import build_timestamp
from .model import AbsoluteTimestamp, Problem, SidebarPost, Timestamp, Truncation

_SILENT_CUT: Final = 100
"""Forumotion cuts titles at 100 characters without a mark, and strips a blank it cut at."""
_ELLIPSES: Final = ("…", "...")


@frozen(kw_only=True)
class SidebarReading:
    """The widgets of a page."""

    posts: tuple[SidebarPost, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def read_sidebar(lines: Lines, items: Sequence[Item], code: str) -> SidebarReading:
    """Return the posts of all widgets among *items*, in page order."""
    entries: list[Entry] = []
    claims: list[Claim] = []
    for region in find_regions(items):
        found = read_entries(region, code)
        if found:
            entries.extend(found)
            claims.append(_claim(found, region.heading))
    cut = _cut_length(entries)
    posts = tuple(_post(lines, entry, cut, code) for entry in entries)
    return SidebarReading(
        posts=posts,
        claims=tuple(claims),
        problems=(*_orphans(posts), *_ambiguous(posts), *_malformed(lines, items)),
    )


def _claim(entries: Sequence[Entry], heading: Item | None) -> Claim:
    members = [item for entry in entries for item in entry.items]
    if heading is not None:
        members.append(heading)
    return Claim(
        kind="sidebar",
        first=min(item.first for item in members),
        last=max(item.last for item in members),
        rule="widget",
    )


def _cut_length(entries: Sequence[Entry]) -> int | None:
    """Return the length at which the board cuts titles without a mark, if it seems to."""
    longest = max((len(entry.title) for entry in entries if entry.title is not None), default=0)
    return _SILENT_CUT if longest == _SILENT_CUT else None


def _post(lines: Lines, entry: Entry, cut: int | None, code: str) -> SidebarPost:
    hint = _hint(lines, entry) if lines.hints else None
    first = min([item.first for item in entry.items])
    last = max([item.last for item in entry.items])
    whole = hint.title if hint is not None and entry.title is not None else None
    return SidebarPost(
        span=lines.trimmed_span(first, last),
        title=whole or entry.title or None,
        truncated="no" if whole or entry.title is None else _truncation(entry.title, cut),
        timestamp=_timestamp(lines, entry.stamp, code),
        author=entry.author or None,
        forum=entry.forum or None,
        url=hint.url if hint is not None else None,
    )


def _hint(lines: Lines, entry: Entry) -> Hint | None:
    return next((lines.hints[item.first] for item in entry.items if item.first in lines.hints), None)


def _timestamp(lines: Lines, item: Item | None, code: str) -> Timestamp | None:
    if item is None or item.stamp is None:
        return None
    content = content_of(lines, item.first, item.last)
    return build_timestamp(item.stamp.found, content, lines.starts[item.first], code)


def _truncation(title: str, cut: int | None) -> Truncation:
    if title.endswith(_ELLIPSES):
        return "yes"
    return "maybe" if cut is not None and cut - 1 <= len(title) <= cut else "no"


def _orphans(posts: Iterable[SidebarPost]) -> Iterable[Problem]:
    posts = tuple(posts)
    has_titles = any(post.title is not None for post in posts)
    for post in posts:
        if post.timestamp is None:
            yield Problem(
                kind="orphan-title",
                message=f"the title {post.title!r} stands without its timestamp",
                span=post.span,
            )
        elif post.title is None and has_titles:
            yield Problem(
                kind="orphan-timestamp",
                message=f"the timestamp {post.timestamp.raw!r} stands without its title",
                span=post.span,
            )


def _ambiguous(posts: Iterable[SidebarPost]) -> Iterable[Problem]:
    for post in posts:
        stamp = post.timestamp
        if isinstance(stamp, AbsoluteTimestamp) and stamp.ambiguous:
            yield Problem(
                kind="ambiguous-order",
                message=f"{stamp.raw!r} can be read day first or month first, "
                "and nothing on the page decides",
                span=stamp.span,
            )


def _malformed(lines: Lines, items: Iterable[Item]) -> Iterable[Problem]:
    for item in items:
        if item.stamp is not None and not item.stamp.found.possible and item.stamp.shape.explained:
            yield Problem(
                kind="malformed-timestamp",
                message=f"{item.text!r} looks like a timestamp, but there is no such time",
                span=lines.trimmed_span(item.first),
            )
