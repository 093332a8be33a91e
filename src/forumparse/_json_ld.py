"""What a page's JSON-LD says of the posts of its thread.

Most boards print none, and what is printed is often cut or out of date, so it only fills gaps:
an author or a time that the page itself does not show, or the posts where it shows none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from attrs import frozen

from ._machine_time import parse_instant

_OPENINGS: Final = frozenset(("DiscussionForumPosting", "Question", "SocialMediaPosting"))
_LONGEST: Final = 1_000_000
_MOST_NODES: Final = 2_000
_INWARDS: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_ANSWERS: Final = ("acceptedAnswer", "suggestedAnswer", "comment")


@frozen(kw_only=True)
class DescribedPost:
    """A post, as far as it is described."""

    author: str | None = None
    published: datetime | None = None
    headline: str | None = None
    """The thread's title."""
    text: str | None = None
    """Its text, the beginning of it, or a summary."""


def described_posts(scripts: Iterable[str]) -> Iterator[DescribedPost]:
    """Yield the posts of the first discussion or question that is described, its opening first."""
    for script in scripts:
        if len(script) > _LONGEST:
            continue
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, _INWARDS):
            if _OPENINGS.intersection(_listed(node.get("@type"))):
                yield from (_described(post) for post in _nodes(node, _ANSWERS))
                return


def _described(node: Mapping[str, object]) -> DescribedPost:
    published = _first(node, ("datePublished", "dateCreated"))
    return DescribedPost(
        author=_name(node.get("author")),
        published=None if published is None else parse_instant(published),
        headline=_first(node, ("headline", "name")),
        text=_first(node, ("text", "articleBody")),
    )


def _nodes(data: object, inwards: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the objects of a description and those that stand in them under the keys *inwards*.

    Each stands right before those in it.
    """
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:_MOST_NODES]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in reversed(inwards) if key in node)


def _first(node: Mapping[str, object], keys: Iterable[str]) -> str | None:
    """Return the first text among the values of *keys*."""
    values = (node.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _name(author: object) -> str | None:
    if isinstance(author, list):
        author = author[0] if author else None
    name = author.get("name") if isinstance(author, dict) else author
    return " ".join(name.split()) or None if isinstance(name, str) else None
