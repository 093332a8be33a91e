"""What was written beside what it means, for notebooks.

A `Page` shows itself, and says how each of its stamps was read.  What they mean takes a reference,
so here is the same display for whoever has a resolver:

    show(page, Resolver(date(2024, 12, 14), tz="Asia/Baghdad"))
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from attrs import frozen

from ._in_words import basis, meaning
from ._notebook import page_html, tables_html
from ._read_when import check_resolver
from .model import Page, Post, SidebarPost
from .resolver import Resolver


@frozen
class Shown:
    """What a notebook displays when it is the last line of a cell."""

    html: str
    """Of bounded size; everything scraped is escaped, no script runs and nothing is loaded."""

    def __repr__(self) -> str:
        return f"<{len(self.html):,} characters of HTML, for a notebook>"

    def _repr_html_(self) -> str:
        return self.html


def show(what: Page | Iterable[SidebarPost | Post], resolver: Resolver) -> Shown:
    """Return the display of a page, or of posts of its sidebar or its thread.

    Beside each stamp as it was written stands the time that *resolver* makes of it, no finer than
    what was written, and what a careful reader should know of it.

    >>> from datetime import date
    >>> import forumparse as fp
    >>> page = fp.parse_page("» Ferry to stop again\\nYesterday at 7:09 am by Rosa")
    >>> "2024-12-13 07:09" in show(page, fp.Resolver(date(2024, 12, 14))).html
    True

    Raises:
        TypeError: for a *resolver* that is none, and for anything else than a page or posts.
    """
    check_resolver(resolver)
    means, note = partial(meaning, resolver=resolver), basis(resolver)
    if isinstance(what, Page):
        return Shown(page_html(what, means, note))
    posts = posts_of(what)
    sidebar = [post for post in posts if isinstance(post, SidebarPost)]
    thread = [post for post in posts if isinstance(post, Post)]
    return Shown(tables_html(sidebar, thread, means, note))


def posts_of(what: Page | Iterable[SidebarPost | Post]) -> tuple[SidebarPost | Post, ...]:
    """Return the posts of a page, its thread before its sidebar, or those that were chosen.

    Raises:
        TypeError: for anything else.
    """
    if isinstance(what, Page):
        return (*what.posts, *what.sidebar)
    posts = tuple(what)
    for post in posts:
        if not isinstance(post, SidebarPost | Post):
            raise TypeError(f"a page or its posts are shown, not {type(post).__name__}")
    return posts
