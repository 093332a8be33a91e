"""Items to sidebar posts: where widgets are, and what their entries say.

A widget is a run of items between two walls with stamps in it.  Its layout is learned
(`_layout`), and every stamp then claims the lines that the layout gives it.  A stamp whose title
the scraper lost stays, as a post without a title; so does a title whose stamp was lost, where the
board's bullets make it certain.

Stamps alone are no widget: an article may be full of them.  A run counts when something else
speaks for it: authors, bullets, a heading, clocks, day words, ages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from ._blocks import Claim
from ._items import Item
from ._layout import Layout, Neighbours, learn_layout
from ._lines import Lines
from .model import AbsoluteTimestamp, Problem, SidebarPost, Span, Truncation

_WIDEST_GAP: Final = 8
"""More lines than this between two stamps, and they are of two widgets."""
_LONGEST_LEAD: Final = 4_000
_SILENT_CUT: Final = 100
"""Forumotion cuts titles at 100 characters without a mark, and strips a blank it cut at."""
_ELLIPSES: Final = ("…", "...")
_ENOUGH_EVIDENCE: Final = 2
_SENTENCE_ENDS: Final = (".", "!", "?", "。", "।", "؟", "”", '"')


@frozen(kw_only=True)
class SidebarReading:
    """The widgets of a page."""

    posts: tuple[SidebarPost, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


@frozen(kw_only=True)
class _Entry:
    """The items of one post."""

    stamp: Item | None
    title: Item | None = None
    author: Item | None = None
    forum: Item | None = None
    title_in_line: str | None = None
    author_in_line: str | None = None

    def items(self) -> Iterable[Item]:
        """Yield the items it has."""
        return (i for i in (self.stamp, self.title, self.author, self.forum) if i is not None)


def read_sidebar(lines: Lines, items: Sequence[Item]) -> SidebarReading:
    """Return the posts of all widgets among *items*, in page order."""
    entries: list[_Entry] = []
    claims: list[Claim] = []
    for region in _regions(items):
        found = _entries(region)
        if found:
            entries.extend(found)
            claims.append(_claim(found, region, items))
    cut = _cut_length(entries)
    posts = tuple(_post(lines, entry, cut) for entry in entries)
    return SidebarReading(posts=posts, claims=tuple(claims), problems=tuple(_problems(posts)))


@frozen(kw_only=True)
class _Region:
    """Items between two walls, with the places of the stamps among them."""

    items: Sequence[Item]
    stamps: Sequence[int]
    heading: Item | None
    """The widget's heading, where the wall before it is one."""

    def around(self) -> Neighbours:
        """Return what stands around the stamps."""
        stamps = self.stamps
        return Neighbours(
            lead=self.items[: stamps[0]],
            gaps=[
                self.items[first + 1 : second]
                for first, second in zip(stamps, stamps[1:], strict=False)
            ],
            tail=self.items[stamps[-1] + 1 :],
            stamps=[self.items[stamp] for stamp in stamps],
        )


def _regions(items: Sequence[Item]) -> Iterable[_Region]:
    """Yield the runs between walls in which a stamp stands, noise left out."""
    run: list[Item] = []
    heading: Item | None = None
    for item in items:
        if item.kind == "wall":
            yield from _split_run(run, heading)
            run, heading = [], item if item.heading else None
        elif item.kind != "noise":
            run.append(item)
    yield from _split_run(run, heading)


def _split_run(run: list[Item], heading: Item | None) -> Iterable[_Region]:
    run = _with_plausible_stamps(run)
    stamps = [place for place, item in enumerate(run) if item.kind == "stamp"]
    if not stamps:
        return
    sizes = Counter(b - a - 1 for a, b in zip(stamps, stamps[1:], strict=False))
    usual = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0
    widest = min(_WIDEST_GAP, max(usual, 1) * 2)
    start, first = 0, 0
    for index in range(1, len(stamps) + 1):
        if index < len(stamps) and stamps[index] - stamps[index - 1] - 1 <= widest:
            continue
        end = len(run)
        if index < len(stamps):  # what lies between two widgets is shared out by the layout
            end = stamps[index] - min(usual, stamps[index] - stamps[index - 1] - 1)
        places = [place - start for place in stamps[first:index]]
        yield _Region(items=run[start:end], stamps=places, heading=heading)
        start, first, heading = end, index, None


def _with_plausible_stamps(run: list[Item]) -> list[Item]:
    """Turn stamps that nothing speaks for into text: prose that mentions a date."""
    shapes = Counter(item.stamp.shape for item in run if item.stamp is not None)
    explained = any(item.stamp.explained and item.stamp.certain for item in run if item.stamp)
    uncertain = sum(1 for item in run if item.stamp is not None and not item.stamp.certain)
    return [
        item
        if item.stamp is None or _plausible(item, shapes, explained, uncertain)
        else item._replace(kind="text", stamp=None)
        for item in run
    ]


def _plausible(
    item: Item, shapes: Counter[tuple[bool, bool, bool, bool]], explained: bool, uncertain: int
) -> bool:
    stamp = item.stamp
    if stamp is None or stamp.timestamp is None:
        return False
    if not stamp.certain:
        return stamp.explained and (explained or uncertain > 2)
    if stamp.explained:
        return True
    alike = shapes[stamp.shape]
    if stamp.rest_before is not None and stamp.rest_behind is not None:
        return False
    if stamp.author is not None:
        return alike > 1 or not explained
    return alike > 1 and 2 * alike >= sum(shapes.values())


def _entries(region: _Region) -> list[_Entry]:
    around = region.around()
    stamps = around.stamps
    named = sum(_author_in_line(item) is not None for item in stamps) * 2 > len(stamps)
    columns = _columns(region, around, named=named)
    if columns:
        return columns
    layout = learn_layout(around, named=named)
    entries = _laid_out(around, layout)
    return entries if _evidence(region, entries) >= _ENOUGH_EVIDENCE else []


def _evidence(region: _Region, entries: Sequence[_Entry]) -> int:
    """Count what speaks for a widget, beside its stamps."""
    stamps = [item.stamp for item in region.items if item.stamp is not None]
    half = len(stamps) / 2
    authors = sum(_author_of(entry) is not None for entry in entries)
    titles = [entry.title for entry in entries if entry.title is not None]
    bullets = sum(title.kind == "title" for title in titles)
    relative = sum(s.timestamp is not None and s.timestamp.is_relative for s in stamps)
    clocks = sum(getattr(s.timestamp, "clock", None) is not None for s in stamps)
    sentences = sum(title.text.endswith(_SENTENCE_ENDS) for title in titles)
    return (
        2 * (authors > half)
        + 2 * (bullets > half)
        + 2 * (region.heading is not None)
        + (relative > half)
        + (clocks > half)
        + (len(stamps) > 2)
        - 2 * (sentences * 2 > len(titles) > 0)
        - 2 * (not titles and not authors and all(e.title_in_line is None for e in entries))
    )


def _laid_out(around: Neighbours, layout: Layout) -> list[_Entry]:
    """Return an entry per stamp with the lines the layout gives it, lost titles and stamps kept."""
    runs = [list(around.lead), *map(list, around.gaps), list(around.tail)]
    last = len(runs) - 1
    entries: list[_Entry] = []
    for index, stamp in enumerate(around.stamps):
        before, behind = runs[index], runs[index + 1]
        taken_behind = behind[: layout.behind] if index + 1 < last else _tail(behind, layout)
        taken_before = _lines_before(before, layout, shared=index > 0)
        entries.append(_entry(stamp, taken_before, taken_behind, layout))
        used = len(taken_behind)
        if index + 1 <= last:
            extra_end = len(behind) - (layout.before if index + 1 < last else 0)
            entries.extend(_lost_stamps(behind[used : max(used, extra_end)], layout))
    head = around.lead[: max(0, len(around.lead) - layout.before)]
    return [*_lost_stamps(head, layout), *entries]


def _tail(tail: list[Item], layout: Layout) -> list[Item]:
    return tail[: layout.behind]


def _lines_before(before: list[Item], layout: Layout, *, shared: bool) -> list[Item]:
    available = before[layout.behind :] if shared else before
    return available[len(available) - layout.before :] if layout.before else []


def _lost_stamps(items: Sequence[Item], layout: Layout) -> Iterable[_Entry]:
    """Yield a post without a stamp for every bulleted title that no stamp claims."""
    if layout.title is None:
        return
    for item in items:
        if item.kind == "title":
            yield _Entry(stamp=None, title=item)


def _entry(stamp: Item, before: list[Item], behind: list[Item], layout: Layout) -> _Entry:
    lines: list[Item | None] = [
        *([None] * (layout.before - len(before))),
        *before,
        *behind,
        *([None] * (layout.behind - len(behind))),
    ]

    def at(place: int | None) -> Item | None:
        return None if place is None or place >= len(lines) else lines[place]

    title_in_line = None
    read = stamp.stamp
    if layout.title is None and read is not None:
        title_in_line = read.rest_before or read.rest_behind
    return _Entry(
        stamp=stamp,
        title=_if_kind(at(layout.title), "title" if layout.bulleted else None),
        author=_if_kind(at(layout.author), "author" if layout.worded else None),
        forum=at(layout.forum),
        title_in_line=title_in_line,
        author_in_line=_author_in_line(stamp, title_elsewhere=layout.title is not None),
    )


def _if_kind(item: Item | None, kind: str | None) -> Item | None:
    return item if item is None or kind is None or item.kind == kind else None


def _author_in_line(item: Item, *, title_elsewhere: bool = True) -> str | None:
    """Return the author a stamp's line names: told by a word, or the only words beside it."""
    stamp = item.stamp
    if stamp is None or stamp.author is not None:
        return None if stamp is None else stamp.author
    return (stamp.rest_before or stamp.rest_behind) if title_elsewhere else None


def _author_of(entry: _Entry) -> str | None:
    if entry.author is not None:
        return entry.author.text
    return entry.author_in_line


def _columns(region: _Region, around: Neighbours, *, named: bool) -> list[_Entry]:
    """Return the entries of a widget read column by column: titles, authors, then stamps."""
    count = len(around.stamps)
    if (
        count < 2
        or any(around.gaps)
        or any(not s.stamp.explained for s in around.stamps if s.stamp)
    ):
        return []
    if named:
        columns = 1
    else:
        columns = 2 if len(around.lead) >= 2 * count else 1
    if len(around.lead) < columns * count:
        return []
    lead = around.lead[len(around.lead) - columns * count :]
    titles, authors = lead[:count], lead[count:]
    if columns == 1 and all(item.kind == "author" for item in titles):
        titles, authors = [], titles
    entries = [
        _Entry(
            stamp=stamp,
            title=titles[index] if titles else None,
            author=authors[index] if authors else None,
            author_in_line=_author_in_line(stamp),
        )
        for index, stamp in enumerate(around.stamps)
    ]
    return entries if _evidence(region, entries) >= _ENOUGH_EVIDENCE else []


def _claim(entries: Sequence[_Entry], region: _Region, items: Sequence[Item]) -> Claim:
    members = [item for entry in entries for item in entry.items()]
    first = min(item.first for item in members)
    if region.heading is not None:
        first = min(first, region.heading.first)
    return Claim(
        kind="sidebar", first=first, last=max(item.last for item in members), rule="widget"
    )


def _cut_length(entries: Sequence[_Entry]) -> int | None:
    """Return the length at which the board cuts titles without a mark, if it seems to."""
    longest = max((len(e.title.text) for e in entries if e.title is not None), default=0)
    return _SILENT_CUT if longest == _SILENT_CUT else None


def _post(lines: Lines, entry: _Entry, cut: int | None) -> SidebarPost:
    members = list(entry.items())
    hint = next((lines.hints[i.first] for i in members if i.first in lines.hints), None)
    title = entry.title.text if entry.title is not None else entry.title_in_line
    stamp = entry.stamp.stamp if entry.stamp is not None else None
    forum = entry.forum.text if entry.forum is not None else (stamp.forum if stamp else None)
    whole = hint.title if hint is not None and title is not None else None
    return SidebarPost(
        span=Span(
            min(lines.trimmed_span(item.first).start for item in members),
            max(lines.trimmed_span(item.last).end for item in members),
        ),
        title=whole or title or None,
        truncated="no" if whole or title is None else _truncation(title, cut),
        timestamp=stamp.timestamp if stamp is not None else None,
        author=_author_of(entry) or None,
        forum=forum or None,
        url=hint.url if hint is not None else None,
    )


def _truncation(title: str, cut: int | None) -> Truncation:
    if title.endswith(_ELLIPSES):
        return "yes"
    return "maybe" if cut is not None and cut - 1 <= len(title) <= cut else "no"


def _problems(posts: Iterable[SidebarPost]) -> Iterable[Problem]:
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
        stamp = post.timestamp
        if isinstance(stamp, AbsoluteTimestamp) and stamp.ambiguous:
            yield Problem(
                kind="ambiguous-order",
                message=f"{stamp.raw!r} can be read day first or month first, "
                "and nothing on the page decides",
                span=stamp.span,
            )
