"""Bodies to posts: the opening post and its answers, and what only looks like a thread.

What may be bodies is read as posts, and is believed where the posts have what posts have.  Lists of
boards, topics and stories, boxes above and below a thread, and copies of a post are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from ._answers import find_answers
from ._authors import is_to_member
from ._boards import Board
from ._bodies import Bodies, find_bodies
from ._elements import Elements
from ._machine_time import instant_of
from ._one_post import FoundPost, read_post
from ._records import (
    Record,
    find_records,
    with_lead,
    with_stamps_above,
    with_stamps_below,
    without_feet,
    without_heads,
)
from ._refrains import without_refrains
from ._structure import are_of_a_list, looks_like_stamp

_NO_NOTICE: Final = 200
"""Notices that stand before a thread (`This discussion is closed`) are shorter."""
_NO_HEAD: Final = 30
"""The heads of columns (`Message`) are shorter."""
_FEWEST: Final = 3
"""Fewer posts say nothing of what the others must have."""
_ELLIPSES: Final = ("…", "...", "[…]", "[...]")
_DIGITS: Final = re.compile("[0-9]+")


def find_posts(elements: Elements) -> list[FoundPost]:
    """Return the posts of a thread page; none on any other page."""
    likely = find_bodies(elements)
    for told in likely:
        alone = told.board is not None and len(told.elements) == 1
        bodies = _with_answers(elements, told, likely) if alone else told
        posts = _posts(elements, bodies.elements, bodies.board)
        if _are_stories(elements, posts):
            continue
        if bodies.board is None:
            if not _look_like_posts(elements, posts) or _are_entries(elements, posts):
                continue
            posts = _with_short_answers(elements, bodies, _without_head(elements, posts))
        posts = [post for post in _with_opening(elements, bodies, posts) if post.body]
        if bodies.board is None:
            posts = _without_furniture(elements, _without_tail(elements, posts))
        if len(posts) > 1 and _is_printed_twice(elements, posts[0], posts[1]):
            del posts[bool(posts[0].stamps)]
        return posts
    return []


def _with_answers(elements: Elements, opening: Bodies, others: Iterable[Bodies]) -> Bodies:
    """Return the one body that a board's names told with answers below it, which have no names.

    Every answer has its author and its stamp; else it may be anything.
    """
    behind = elements.page.lasts[opening.elements[0]]
    for answers in others:
        if len(answers.elements) > 1 and answers.elements[0] >= behind:
            posts = _posts(elements, answers.elements, None)
            if all(post.author and _is_dated(elements, post) for post in posts):
                return evolve(opening, elements=(*opening.elements, *answers.elements))
    return opening


def _with_short_answers(
    elements: Elements, bodies: Bodies, posts: list[FoundPost]
) -> list[FoundPost]:
    """Return the one post that structure told with the short answers below it."""
    if len(posts) > 1:
        return posts
    for answers in find_answers(elements, bodies.elements[0]):
        first, *others = _posts(elements, (bodies.elements[0], *answers), None)
        if all(post.author and _is_dated(elements, post) for post in others):
            return [first, *others]
    return posts


def _look_like_posts(elements: Elements, posts: Sequence[FoundPost]) -> bool:
    """Whether records found by structure alone have what posts have: authors or stamps.

    A text alone has a stamp of its own, where a list of topics stands beside it.
    """
    if len(posts) == 1 and are_of_a_list(elements, posts[0].others):
        return False
    return sum(_is_signed(elements, post) for post in posts) * 2 > len(posts)


def _are_entries(elements: Elements, posts: Sequence[FoundPost]) -> bool:
    """Whether most bodies begin with a link on a line of its own: a list of boards or topics."""
    if len(posts) == 1:
        return False
    heads = {
        elements.page.firsts[link]
        for link in elements.by_tag["a"]
        if elements.fills_its_lines(link) and not is_to_member(elements, link)
    }
    return 2 * sum(post.body[0] in heads for post in posts if post.body) > len(posts)


def _are_stories(elements: Elements, posts: Sequence[FoundPost]) -> bool:
    """Whether most posts are stories or their beginnings, as on the front page of a blog.

    Above the text of each stands a title, which leads to a page of its own, and the end of the
    text leads there as well (`Read more`, `12 comments`) or is cut.  The subject of a post leads
    to a place on the page, and says what the others' say.
    """
    if len(posts) == 1:
        return False
    titles = [_title_of_story(elements, post) for post in posts]
    return 2 * len(set(filter(None, titles))) > len(posts)


def _title_of_story(elements: Elements, post: FoundPost) -> str | None:
    """Return the title above a post's text, without numbers, that leads to all of the text."""
    if not post.body:
        return None
    lines = elements.page.lines
    above = elements.links_on(range(post.first, post.body[0]))
    titles = [link for link in above if _is_title(elements, link)]
    if not titles:
        return None
    below = elements.links_on(range(post.body[0], post.end))
    led_to = {_page_led_to(elements, link) for link in below}
    is_cut = lines[post.body[-1]].endswith(_ELLIPSES)
    title = next((e for e in titles if is_cut or _page_led_to(elements, e) in led_to), None)
    text = None if title is None else elements.page.text_of(title)
    return None if text is None or text == post.author else _DIGITS.sub("", text)


def _is_title(elements: Elements, link: int) -> bool:
    """Whether a link may be the title of the page it leads to: more than a word, and no time."""
    href = elements.attribute(link, "href")
    if not href or "#" in href:
        return False
    text = elements.page.text_of(link)
    return (
        " " in text
        and not looks_like_stamp(text)
        and not is_to_member(elements, link)
        and elements.fills_its_lines(link)
    )


def _page_led_to(elements: Elements, link: int) -> str:
    """Return where a link leads, without the place on that page."""
    return (elements.attribute(link, "href") or "").partition("#")[0]


def _without_head(elements: Elements, posts: list[FoundPost]) -> list[FoundPost]:
    """Return *posts* without a first one that is a few words nobody signed: the head of a table."""
    first, *others = posts
    is_head = len(others) > 1 and not _is_signed(elements, first)
    size = sum(len(elements.page.lines[line]) for line in first.body)
    return others if is_head and size < _NO_HEAD and _most_are_dated(elements, others) else posts


def _without_tail(elements: Elements, posts: list[FoundPost]) -> list[FoundPost]:
    """Return *posts* without a last one that lacks a stamp, as no other does: a box below them."""
    if len(posts) <= _FEWEST:
        return posts
    *others, last = posts
    is_box = not _is_dated(elements, last)
    return others if is_box and all(_is_dated(elements, post) for post in others[1:]) else posts


def _without_furniture(elements: Elements, posts: list[FoundPost]) -> list[FoundPost]:
    cut = without_refrains([post.body for post in posts], elements.page.lines)
    return [evolve(post, body=body) for post, body in zip(posts, cut, strict=True)]


def _with_opening(elements: Elements, bodies: Bodies, posts: list[FoundPost]) -> list[FoundPost]:
    """Return *posts* behind the opening post, where that one is shaped differently."""
    openings = list(bodies.openings)
    for lead in (False, True):  # a box behind the opening post has its author and stamp for a lead
        for opening in openings:
            first = _posts(elements, (opening, *bodies.elements[:2]), bodies.board, lead=lead)
            if _begins_with_a_post(elements, first, posts):
                return _posts(elements, (opening, *bodies.elements), bodies.board, lead=lead)
    return posts


def _begins_with_a_post(
    elements: Elements, posts: Sequence[FoundPost], others: Sequence[FoundPost]
) -> bool:
    """Whether the first of *posts*, which the *others* lack, is signed as they are."""
    opening = posts[0]
    is_headed = _is_headed(elements, opening)
    if not (_is_dated(elements, opening) or (is_headed and opening.author is not None)):
        return False
    if _is_dated_alike(elements, opening, posts[1]):
        return False
    if _is_signed(elements, others[0]) and not _is_signed(elements, posts[1]):
        return False  # it is the head of the next one
    if opening.author is not None:
        return True
    named = sum(post.author is not None for post in others) * 2 > len(others)
    size = sum(len(elements.page.lines[line]) for line in opening.body)
    return is_headed or (size >= _NO_NOTICE and (bool(opening.stamps) or not named))


def _is_headed(elements: Elements, post: FoundPost) -> bool:
    """Whether the heading of the page stands in a post, above its body."""
    page = elements.page
    headings = elements.by_tag["h1"]
    return any(post.first <= page.firsts[heading] < post.body[0] for heading in headings)


def _is_printed_twice(elements: Elements, opening: FoundPost, other: FoundPost) -> bool:
    """Whether a post is the opening post, which some boards print once more above its answers."""
    lines = elements.page.lines
    return (
        [lines[line] for line in opening.body] == [lines[line] for line in other.body]
        and opening.author == other.author
        and not (opening.stamps and other.stamps and not _is_dated_alike(elements, opening, other))
    )


def _is_dated_alike(elements: Elements, one: FoundPost, other: FoundPost) -> bool:
    """Whether two posts state the same instant: thread heads repeat that of the first post."""
    if not one.stamps or not other.stamps:
        return False
    stated = [instant_of(elements.page.attributes[post.stamps[0]]) for post in (one, other)]
    return stated[0] is not None and stated[0] == stated[1]


def _is_signed(elements: Elements, post: FoundPost) -> bool:
    return post.author is not None or _is_dated(elements, post)


def _is_lacking(elements: Elements, record: Record, post: FoundPost) -> bool:
    """Whether a *post* is not signed in its *record*, or only by a foot without a stamp."""
    if not _is_signed(elements, post):
        return True
    has_foot = record.until < elements.page.ends[record.body]
    return has_foot and not _is_dated(elements, post)


def _is_dated(elements: Elements, post: FoundPost) -> bool:
    lines = elements.page.lines
    return bool(post.stamps) or any(looks_like_stamp(lines[line]) for line in post.others)


def _most_are_dated(elements: Elements, posts: Sequence[FoundPost]) -> bool:
    return 2 * sum(_is_dated(elements, post) for post in posts) > len(posts)


def _posts(
    elements: Elements, bodies: Sequence[int], board: Board | None, *, lead: bool = True
) -> list[FoundPost]:
    """Return the posts of *bodies*; the first with the lines before it where it has a *lead*."""
    records = list(find_records(elements, bodies))
    posts = [read_post(elements, record, board) for record in records]
    if board is None and len(posts) > 1 and not _most_are_dated(elements, posts):
        records = without_feet(elements, without_heads(elements, records))
        posts = [read_post(elements, record, board) for record in records]
    lacking = [at for at, record in enumerate(records) if _is_lacking(elements, record, posts[at])]
    stamped = with_stamps_below(elements, records, lacking)
    before: Record | None = None
    for at, record in enumerate(stamped):
        if (at or lead) and at in lacking:
            foot = None if record is records[at] else read_post(elements, record, board)
            if foot is not None and foot.author is not None:
                posts[at] = foot
            else:
                posts[at] = read_post(elements, with_lead(elements, record, before), board)
        before = record
    if any(_is_dated(elements, post) for post in posts):
        return posts
    above = with_stamps_above(elements, records)
    return [_stamped_by(elements, *each, board) for each in zip(posts, records, above, strict=True)]


def _stamped_by(
    elements: Elements, post: FoundPost, record: Record, above: Record, board: Board | None
) -> FoundPost:
    """Return a *post* with the stamp *above* its record; who wrote it is told by the record."""
    if above is record:
        return post
    stamped = read_post(elements, above, board)
    return evolve(stamped, author=post.author or stamped.author, url=post.url or stamped.url)
