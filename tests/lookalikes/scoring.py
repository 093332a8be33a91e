"""How many rows of a look-alike page a parser read: the longest common run, in order.

Rows are matched in order, so that one lost row costs one row.  A row is exact when its title, its
author and its moment are right: to the minute, to the second where seconds are printed, and
within the interval of `Resolver.explain` for elapsed forms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from attrs import frozen

import forumparse as fp

from .model import Lookalike, Row, Stamp

A = TypeVar("A")
B = TypeVar("B")


@frozen(kw_only=True)
class Score:
    """Counts for one page."""

    rows: int
    """Expected rows, or found ones where there are more: the denominator of `exact`."""
    exact: int
    stamps: int
    """Expected stamps."""
    resolved: int
    truncations: int
    """Exact rows whose `truncated` is right as well."""
    forums: int
    """Exact rows whose forum is right as well."""
    clock: bool | None
    """Whether the page's dated clock was read; None when it has none."""
    article: dict[str, bool]
    """By part; empty when the page has no article."""
    problem: str = ""
    """The exception, when the parser raised one."""


def matched(
    expected: Sequence[A], got: Sequence[B], same: Callable[[A, B], bool]
) -> list[tuple[int, int]]:
    """Return the longest list of index pairs, rising on both sides, that *same* accepts."""
    lengths = [[0] * (len(got) + 1) for _ in range(len(expected) + 1)]
    hits = [[same(a, b) for b in got] for a in expected]
    for i in range(len(expected) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            best = max(lengths[i + 1][j], lengths[i][j + 1])
            lengths[i][j] = max(best, lengths[i + 1][j + 1] + 1) if hits[i][j] else best
    pairs, i, j = [], 0, 0
    while i < len(expected) and j < len(got):
        if hits[i][j] and lengths[i][j] == lengths[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def stamp_is_right(stamp: Stamp | None, got: fp.Timestamp | None, resolver: fp.Resolver) -> bool:
    """Return whether *got* means what the board meant."""
    if stamp is None or got is None:
        return stamp is None and got is None
    answer = resolver.explain(got)
    if answer.value is None or answer.earliest is None or answer.latest is None:
        return False
    if not stamp.elapsed:
        return answer.value == stamp.when
    slack = stamp.slack or timedelta()
    inside = answer.earliest - slack <= stamp.moment <= answer.latest + slack
    return inside and (stamp.slack is not None or answer.value == stamp.when)


def row_is_exact(row: Row, got: fp.SidebarPost, resolver: fp.Resolver) -> bool:
    """Return whether title, author and moment are all right."""
    if got.title != row.title and got.title not in row.other_titles:
        return False
    if got.author != row.author and got.author not in row.other_authors:
        return False
    return stamp_is_right(row.stamp, got.timestamp, resolver)


def score_page(page: Lookalike) -> Score:
    """Return how well the library reads *page*, with its reference given."""
    resolver = fp.Resolver(page.reference)
    parsed = fp.parse_page(page.text)
    exact = matched(page.rows, parsed.sidebar, lambda row, got: row_is_exact(row, got, resolver))
    stamped = [row.stamp for row in page.rows if row.stamp is not None]
    found = [post.timestamp for post in parsed.sidebar if post.timestamp is not None]
    resolved = matched(stamped, found, lambda stamp, got: stamp_is_right(stamp, got, resolver))
    return Score(
        rows=max(len(page.rows), len(parsed.sidebar)),
        exact=len(exact),
        stamps=len(stamped),
        resolved=len(resolved),
        truncations=sum(page.rows[i].truncated == parsed.sidebar[j].truncated for i, j in exact),
        forums=sum(page.rows[i].forum == parsed.sidebar[j].forum for i, j in exact),
        clock=_clock(page, parsed),
        article=_article(page, parsed),
    )


def _clock(page: Lookalike, parsed: fp.Page) -> bool | None:
    if page.clock is None:
        return None
    moment = parsed.page_clock.moment if parsed.page_clock else None
    return moment is not None and moment.replace(tzinfo=None) == page.clock


def _article(page: Lookalike, parsed: fp.Page) -> dict[str, bool]:
    wanted, got = page.article, parsed.article
    if wanted is None:
        return {"none": got is None or got.headline is None}
    if got is None:
        return dict.fromkeys(("headline", "caption", "source_tag", "paragraphs", "copies"), False)
    return {
        "headline": got.headline == wanted.headline,
        "caption": got.caption == wanted.caption,
        "source_tag": got.source_tag == wanted.source_tag,
        "paragraphs": tuple(p.text for p in got.paragraphs) == wanted.paragraphs,
        "copies": got.copies == wanted.copies,
    }
