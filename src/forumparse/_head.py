"""A thread as the head of its page tells it, for pages that show no post at all.

Boards that are programs in the browser hand scrapers a shell: no post stands in it, and scripts
would fetch them.  What such a page tells of its thread stands in its head, for search engines and
previews: the title, when the thread was begun, the beginning of its first post, on some boards all
posts with their authors.

It is written out in the form in which boards print posts for crawlers, so that all the rest reads
them as it reads any posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

import regex
from attrs import evolve, frozen

from ._dom import Document, parse_document
from ._json_ld import DescribedPost, described_posts
from ._machine_time import parse_instant

_TITLES: Final = ("og:title", "twitter:title")
_TEXTS: Final = ("og:description", "twitter:description", "description")
_PUBLISHED: Final = ("article:published_time", "og:article:published_time")
_TAG: Final = regex.compile(
    r"</?+ (?: p | br | div | a | ul | ol | li | strong | em | b | i | pre | code | blockquote )"
    r" (?: [\s/] [^<>]*+ )?+ >",
    regex.VERBOSE | regex.IGNORECASE,
)


@frozen(kw_only=True)
class ToldThread:
    """A thread as a head tells it."""

    size: int
    """How many characters there are of its posts."""
    markup: str
    """The title and the posts as canonical HTML."""


def find_told_thread(document: Document) -> ToldThread | None:
    """Return the thread that the head of a page tells of; None where it tells of none.

    A page that does not say when it was published is no thread, but a list or a front page.
    """
    told = document.told()
    published = _first(told, _PUBLISHED)
    posts = list(described_posts(document.data()))
    if not posts and published is None:
        return None
    opening = posts[0] if posts else DescribedPost()
    moment = None if published is None else parse_instant(published)
    posts[:1] = [
        evolve(
            opening,
            text=opening.text or _first(told, _TEXTS),
            published=opening.published or moment,
        )
    ]
    if posts[0].text is None:
        return None
    title = opening.headline or _first(told, _TITLES)
    return ToldThread(
        size=sum(len(_TAG.sub("", post.text or "")) for post in posts),
        markup="".join(_markup(title, posts)),
    )


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if told.get(name, "").strip()), None)


def _markup(title: str | None, posts: Sequence[DescribedPost]) -> Iterator[str]:
    if title is not None:
        yield f"<h1>{_escaped(title)}</h1>"
    for post in posts:
        if post.text is not None:
            yield '<div class="crawler-post">'
            if post.published is not None:
                yield f'<meta itemprop="datePublished" content="{post.published.isoformat()}">'
            if post.author is not None:
                yield f'<p itemprop="author" class="creator">{_escaped(post.author)}</p>'
            yield f'<div class="post">{_body(post.text)}</div></div>'


def _body(text: str) -> str:
    """Return a text as canonical HTML; some boards describe their posts in HTML."""
    if _TAG.search(text) is None:
        return "".join(f"<p>{_escaped(line)}</p>" for line in text.split("\n"))
    return parse_document(text).body.partition(">")[2].rpartition("</body>")[0]


def _escaped(text: str) -> str:
    return escape(text, quote=False)
