"""A region to entries: which of its lines each stamp claims, and what they say.

The layout learned from the region says where title, author and forum stand.  Where it finds no
title beside the stamps' own lines, the title stands in those lines, or in a line that holds
title and author together (`TITLE by AUTHOR`, `AUTHOR on TITLE`): that too is decided for the
region as a whole.

A stamp whose title the scraper lost stays, as an entry without a title; so does a title whose
stamp was lost, where the board's bullets make it certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Literal, NamedTuple

import regex
from attrs import evolve

from ._around import split_reply, split_title
from ._board_words import BoardWords, board_words
from ._cells import CELL, FEWEST_REPEATING, LONGEST_NAME, Cells, split_cells
from ._entry import Entry, filled_entry
from ._evidence import are_of_a_widget
from ._items import PLAIN, Item, shape_of
from ._layout import Layout, Neighbours, is_sentence, learn_layout
from ._lines import straightened
from ._missing import (
    MOST_LEAD,
    ItemsOrNone,
    last_title,
    with_lost_lines,
    without_menus,
    without_parted,
)
from ._regions import Region
from ._stamp_lines import Shape
from ._tokens import has_digit

_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.9
"""A word for "on" stands in titles as well."""
_FEWEST_BRACKETS: Final = 3
_MOST_LOST: Final = 5
"""More titles in a row without a stamp are another list: a menu, what a post links to."""
_FEWEST_NUMBERED: Final = 3
_NUMBERED: Final = regex.compile(r"(?P<number>\d{1,3}) [.)] \  (?P<title>\S.*+)", regex.VERBOSE)
_BRACKET: Final = regex.compile(r"\[(?P<forum>[^\[\]]{2,60})\] (?P<title>\S.*+)")


def read_entries(region: Region, code: str) -> list[Entry]:
    """Return the entries of a region; none where nothing but dates speaks for a widget."""
    around = without_parted(without_menus(region.around(), board_words(code)))
    entries, shapes = _by_layout(around, code), around.shapes
    del around  # its lists are as long as the page has entries
    entries = _with_forums_split_off(_with_authors_split_off(entries, code))
    entries = _without_numbers(_in_one_cell(entries))
    return entries if are_of_a_widget(entries, shapes, headed=region.heading is not None) else []


def _in_one_cell(entries: list[Entry]) -> list[Entry]:
    """Return *entries* with blanks between the cells that are no columns of the widget."""
    return [
        _with_forum_in_next_cell(e)._replace(title=_untabbed(e.title))
        if (e.title is not None and "\t" in e.title) or (e.author is not None and "\t" in e.author)
        else e
        for e in entries
    ]


def _without_numbers(entries: list[Entry]) -> list[Entry]:
    """Take the numbers of a list off its titles: `1. Tide tables`, `2. The mill`."""
    numbered = [_NUMBERED.match(entry.title or "") for entry in entries]
    counted = [int(found["number"]) for found in numbered if found is not None]
    titled = sum(entry.title is not None for entry in entries)
    if len(counted) < max(titled, _FEWEST_NUMBERED):
        return entries
    if counted != list(range(counted[0], counted[0] + len(counted))):
        return entries
    return [
        entry._replace(title=found["title"]) if found else entry
        for entry, found in zip(entries, numbered, strict=True)
    ]


def _with_forum_in_next_cell(entry: Entry) -> Entry:
    """Return *entry* with no more than the first cell for an author: `Rocky` beside `Antiques`."""
    if entry.author is None or "\t" not in entry.author:
        return entry
    author, forum, *more = entry.author.split("\t")
    if more or entry.forum is not None or not entry.author_told:
        return entry._replace(author=author)
    return entry._replace(author=author, forum=forum)


def _untabbed(text: str | None) -> str | None:
    return text and text.replace("\t", " ")


def _by_layout(around: Neighbours, code: str) -> list[Entry]:
    """Return the entries where the lines between the stamps say they are."""
    if columns := _columns(around):
        return columns
    named = _named(around)
    seen = around if named else _with_signed_titles(around, code)
    return _laid_out(around, learn_layout(seen, named=named), board_words(code))


def _with_signed_titles(around: Neighbours, code: str) -> Neighbours:
    """Return the neighbours of the stamps, lines of the form `TITLE by AUTHOR` told from others."""

    def seen(items: Sequence[Item]) -> list[Item]:
        return [
            item._replace(kind="signed")
            if item.kind in PLAIN and split_title(item.text, code) is not None
            else item
            for item in items
        ]

    return evolve(
        around,
        lead=[*around.lead[:-MOST_LEAD], *seen(around.lead[-MOST_LEAD:])],
        gaps=[seen(gap) for gap in around.gaps],
        tail=[*seen(around.tail[:MOST_LEAD]), *around.tail[MOST_LEAD:]],
    )


def _named(around: Neighbours) -> bool:
    """Whether the stamps' own lines name the authors."""
    named = sum(count for shape, count in around.shapes.items() if shape.beside is not None)
    return named * 2 > len(around.stamps)


def _laid_out(around: Neighbours, layout: Layout, words: BoardWords) -> list[Entry]:
    """Return an entry per stamp with the lines the layout gives it, lost ones in their place."""
    entries = _lost_stamps(_right_above(around.lead[: len(around.lead) - layout.before]), layout)
    before: ItemsOrNone
    before, gaps = with_lost_lines(around, layout)
    for stamp, following in zip(around.stamps, chain(gaps, [around.tail]), strict=True):
        lines: list[Item | None] = [*_last(before, layout.before), *following[: layout.behind]]
        if len(before) < layout.before:
            lines[:0] = [None] * (layout.before - len(before))
        entries.append(_entry(stamp, lines, layout))
        before = following[layout.behind :]
        if len(before) > layout.before:
            entries += _lost_stamps(before[: len(before) - layout.before], layout)
    entries += _lost_stamps(_last(before, layout.before), layout)
    parted = around.below is None or around.below.kind == "wall"  # else a heading may stand there
    if parted and len({len(gap) for gap in around.gaps}) == 1:
        titles = [entry.title_item for entry in entries if entry.title_item is not None]
        names = {straightened(e.author_item.text) for e in entries if e.author_item is not None}
        last = last_title(around.tail[layout.behind :], titles, names, layout, words)
        if last is not None:
            text = _title_text(last[0], layout)
            entries.append(_with_lines(Entry(None, *last, None, text), _NOTHING))
    return entries


def _last(items: ItemsOrNone, count: int) -> ItemsOrNone:
    return items if len(items) == count else items[max(0, len(items) - count) :]


def _right_above(lead: Sequence[Item]) -> Sequence[Item]:
    """Return what stands above the first entry, without an article and the lists in it.

    A list has several items, and text below them; one title above a line may have lost its stamp.
    """
    walls = [
        place
        for place, item in enumerate(lead)
        if item.kind in PLAIN
        and (
            is_sentence(item.text)
            or [i.kind for i in lead[max(0, place - 2) : place]] == ["title"] * 2
        )
    ]
    return lead[walls[-1] + 1 :] if walls else lead


def _lost_stamps(items: ItemsOrNone, layout: Layout) -> list[Entry]:
    """Return an entry for every bulleted title that no stamp claims, where titles have bullets."""
    if not items or not layout.bulleted:
        return []
    titles = [item for item in items if item is not None and item.kind == "title"]
    if len(titles) > _MOST_LOST:
        return []
    return [Entry(None, title, None, None, title.text) for title in titles]


def _entry(stamp: Item, lines: ItemsOrNone, layout: Layout) -> Entry:
    title = author = forum = None
    if layout.title is not None:
        title = _at(lines, layout.title, "title" if layout.bulleted else None)
    if layout.author is not None:
        author = _at(lines, layout.author, "author" if layout.worded else None)
    if layout.forum is not None:
        forum = _at(lines, layout.forum, "forum" if layout.forums_worded else None)
    shape = shape_of(stamp)
    if title is not None:
        own = _own_line(shape, "apart")
        text = _title_text(title, layout) or None
    else:
        within = layout.title is None and (author is None or shape.author)
        own = _own_line(shape, "within" if within else "lost")
        text = own.title
    if author is None and forum is None:
        return filled_entry((stamp, title, None, None, text, *own[1:]))
    return _with_lines(Entry(stamp, title, author, forum, text), own)


def _at(lines: ItemsOrNone, place: int, kind: str | None) -> Item | None:
    """Return the item at a place of the layout, where it is of the kind the layout expects."""
    if place >= len(lines):
        return None
    line = lines[place]
    return line if line is None or kind is None or line.kind == kind else None


def _title_text(title: Item, layout: Layout) -> str:
    return title.name if layout.titles_within and title.kind == "forum" else title.text


class _OwnLine(NamedTuple):
    """What the line of a stamp says of its entry."""

    title: str | None
    author: str | None
    told: bool
    """Whether a word for "by" tells the author."""
    forum: str | None


_NOTHING: Final = _OwnLine(None, None, told=False, forum=None)


@lru_cache(maxsize=512)  # a widget has few shapes and many stamps
def _own_line(shape: Shape, title: Literal["apart", "within", "lost"]) -> _OwnLine:
    """Return what a line of that shape says where its entry's *title* stands there."""
    text = shape.rest_before or shape.rest_behind if title == "within" else None
    author = shape.beside if text is None else shape.author
    forum = shape.forum
    if text is not None and author is None and shape.rest_before is not None:
        if CELL in text:  # the cell before the stamp's holds the author
            forum = shape.rest_behind
        else:
            author = shape.rest_behind
    if forum is None and title != "within":
        forum = _forum_behind(shape)
    return _OwnLine(text, author, shape.author is not None, forum)


def _forum_behind(shape: Shape) -> str | None:
    """Return the words behind the stamp where all else is told: `by AUTHOR » STAMP » FORUM`."""
    if (shape.author is None) == (shape.rest_before is None):
        return None
    return None if has_digit(shape.rest_behind or "") else shape.rest_behind


def _with_lines(entry: Entry, own: _OwnLine) -> Entry:
    """Return *entry* with the names that its author's and its forum's lines say, else its *own*."""
    author, forum = entry.author_item, entry.forum_item
    name, told, of_forum = own.author, own.told, own.forum
    if author is not None:
        name, told = author.name or author.text, author.kind == "author"
        of_forum = own.forum if author.forum is None else author.forum
    if forum is not None:
        of_forum = forum.name or forum.text
    return entry._replace(author=name, author_told=told, forum=of_forum)


def _columns(around: Neighbours) -> list[Entry]:
    """Return the entries of a widget read column by column: titles, authors, then stamps."""
    count = len(around.stamps)
    if count < 2 or any(around.gaps) or len(around.lead) < count:
        return []
    if not all(shape.explained for shape in around.shapes):
        return []
    last = around.lead[len(around.lead) - count :]
    titles: Sequence[Item | None] = last
    authors: Sequence[Item | None] = [None] * count
    worded = all(item.kind == "author" for item in last)
    if worded or (not _named(around) and len(around.lead) >= 2 * count):
        authors = last
        enough = len(around.lead) >= 2 * count
        titles = around.lead[-2 * count : -count] if enough else [None] * count
    if 2 * sum(title is not None and is_sentence(title.text) for title in titles) > count:
        return []
    return list(map(_column_entry, around.stamps, titles, authors))


def _column_entry(stamp: Item, title: Item | None, author: Item | None) -> Entry:
    text = None if title is None else title.text
    return _with_lines(Entry(stamp, title, author, None, text), _own_line(shape_of(stamp), "lost"))


def _with_authors_split_off(entries: list[Entry], code: str) -> list[Entry]:
    """Take authors out of titles, where the entries name none and most titles hold one."""
    titled = [entry for entry in entries if entry.title is not None]
    if not titled:
        return entries
    if any(entry.author is not None for entry in titled):
        return _without_starters(entries, code)
    if cells := split_cells([entry.title or "" for entry in titled]):
        told = iter(cells)
        return [e if e.title is None else _in_cells(e, next(told)) for e in entries]
    for split, share in ((_split_title, _MOST), (_split_reply, _NEARLY_ALL)):
        halves = {id(entry): split(entry, code) for entry in titled}
        found = [half for half in halves.values() if half is not None]
        lone = len(titled) == 1 and split is _split_reply
        if len(found) > share * len(titled) and not lone and _are_authors(found):
            return [halves.get(id(entry)) or entry for entry in entries]
    return entries


def _without_starters(entries: list[Entry], code: str) -> list[Entry]:
    """Take those who began the topics off the titles, where the last ones to write are known.

    Then a table has a cell for them, or every title a word for "by": `Tide tables by june`,
    `Today at 7:09 by tom`; and some of the names come again as authors.
    """
    titled = [entry for entry in entries if entry.title is not None]
    if all(CELL in (entry.title or "") for entry in titled):
        cells = iter(split_cells([entry.title or "" for entry in titled]))
        return [e if e.title is None else _with_title(e, next(cells, None)) for e in entries]
    found: list[Entry] = []
    for entry in titled:
        half = _split_title(entry, code)
        if half is None:
            return entries
        found.append(half)
    if len(found) < _FEWEST_BRACKETS or not _are_authors(found):
        return entries
    if {entry.author for entry in entries}.isdisjoint([half.author for half in found]):
        return entries
    told = iter(found)
    return [e if e.title is None else e._replace(title=next(told).title) for e in entries]


def _with_title(entry: Entry, cells: Cells | None) -> Entry:
    return entry if cells is None else entry._replace(title=cells.title)


def _in_cells(entry: Entry, cells: Cells) -> Entry:
    """Return *entry* with what its title's cells hold."""
    return entry._replace(title=cells.title, author=cells.author, forum=cells.forum or entry.forum)


def _are_authors(entries: Sequence[Entry]) -> bool:
    """Whether what was split off is names: few words each, and the same few people's."""
    authors = [straightened(entry.author or "") for entry in entries]
    if any(author.count(" ") >= LONGEST_NAME for author in authors):
        return False
    return len(set(authors)) < len(authors) or len(authors) < FEWEST_REPEATING


def _with_forums_split_off(entries: list[Entry]) -> list[Entry]:
    """Take `[FORUM]` off the titles, where every title begins with one."""
    if len(entries) < _FEWEST_BRACKETS or not all(_begins_with_bracket(e) for e in entries):
        return entries
    brackets = [_BRACKET.match(entry.title or "") for entry in entries]
    return [
        entry._replace(title=bracket["title"], forum=bracket["forum"]) if bracket else entry
        for entry, bracket in zip(entries, brackets, strict=True)
    ]


def _begins_with_bracket(entry: Entry) -> bool:
    return entry.title is not None and _BRACKET.match(entry.title) is not None


def _split_title(entry: Entry, code: str) -> Entry | None:
    parts = split_title(entry.title or "", code)
    if parts is None:
        return None
    return entry._replace(
        title=parts[0], author=parts[1], author_told=True, forum=parts[2] or entry.forum
    )


def _split_reply(entry: Entry, code: str) -> Entry | None:
    parts = split_reply(entry.title or "", code)
    return None if parts is None else entry._replace(author=parts[0], title=parts[1])
