"""The opening post as the head of a page tells it, for pages that show no thread at all.

Boards that are programs in the browser hand scrapers a shell: no post stands in it, and scripts
would fetch them.  What such a page tells of its thread stands in its head, for search engines and
previews: the title, when the thread was begun, the beginning of its first post, on some boards the
whole of it and its author.

It is written out in the form in which boards print a post for crawlers, so that all the rest reads
it as it reads any post.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Final

from attrs import frozen

from ._dom import Document
from ._json_ld import Opening, find_opening
from ._machine_time import parse_instant

_TITLES: Final = ("og:title", "twitter:title")
_TEXTS: Final = ("og:description", "twitter:description", "description")
_PUBLISHED: Final = ("article:published_time", "og:article:published_time")


@frozen(kw_only=True)
class ToldPost:
    """An opening post as a head tells it."""

    text: str
    """What there is of it."""
    markup: str
    """The post and its title as canonical HTML."""


def find_told_post(document: Document) -> ToldPost | None:
    """Return the post that the head of a page tells of; None where it tells of none.

    A page that does not say when it was published is no thread, but a list or a front page.
    """
    told = document.told()
    opening = find_opening(document.data())
    published = _first(told, _PUBLISHED)
    if opening is None and published is None:
        return None
    opening = opening or Opening()
    text = opening.text or _first(told, _TEXTS)
    if text is None:
        return None
    moment = opening.published or (None if published is None else parse_instant(published))
    title = opening.headline or _first(told, _TITLES)
    return ToldPost(text=text, markup="".join(_markup(title, opening.author, moment, text)))


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if told.get(name, "").strip()), None)


def _markup(
    title: str | None, author: str | None, published: datetime | None, text: str
) -> Iterator[str]:
    if title is not None:
        yield f"<h1>{_escaped(title)}</h1>"
    yield '<div class="crawler-post">'
    if published is not None:
        yield f'<meta itemprop="datePublished" content="{published.isoformat()}">'
    if author is not None:
        yield f'<p itemprop="author" class="creator">{_escaped(author)}</p>'
    yield '<div class="post">'
    yield from (f"<p>{_escaped(line)}</p>" for line in text.split("\n"))
    yield "</div></div>"


def _escaped(text: str) -> str:
    return escape(text, quote=False)
