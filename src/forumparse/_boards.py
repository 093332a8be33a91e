"""What forum engines and their themes call the parts of a page, as a table (`boards.toml`).

Two kinds of names are known.  Boards name their parts with whole class names (`bbWrapper`), with
ids that end in a number (`post_message_17`), or with custom elements; these say for certain what
an element is, once enough of them fit together.  And people who write themes on their own still
use the words that everybody uses (`user-signature`), which are hints on any page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import frozen

Part: TypeAlias = Literal["post", "body", "title", "author", "stamp"]
_PARTS: Final[tuple[Part, ...]] = ("post", "body", "title", "author", "stamp")
_MOST_WORDS: Final = 5
"""A class of more words says too much for one of them to be a hint."""
# `re` and not `regex`: these take a third of the time.  The words looked for are plain ASCII, and
# whatever is not counts as a small letter.
_WORD: Final = re.compile("[A-Z]?+[a-z\x80-\U0010ffff]++|[A-Z]++")
_HOLDING: Final = (
    frozenset(("has", "with", "without", "no")),
    frozenset(("has", "with", "without", "no", "w")),  # a `w` in front is a maker's mark
)
"""What follows is what an element holds, or lacks, and not what it is (`has-profile`)."""
_HASH: Final = "___"
"""CSS modules put a hash behind a name, which spells anything."""
_DIGITS: Final = "0123456789"
_DIGIT: Final = re.compile("[0-9]")
# `hidden lg:block`, `d-none d-md-flex`: hidden on some screens only.
_SHOWN_SOMEWHERE: Final = re.compile(r"[:\-](?:block|inline|flex|grid|table|contents)\b")
_NOTHING: Final[frozenset[str]] = frozenset()
_NO_NAME: Final = frozenset(("nameless", "author", "called"))


@frozen(kw_only=True)
class Board:
    """An engine's names: `.class`, `element.class`, `#id-before-a-number`, or `element`."""

    name: str
    post: tuple[str, ...]
    """Around a post; empty when a body says it all."""
    body: tuple[str, ...]
    title: tuple[str, ...]
    """What a post shows that has no body, since all of it is a link."""
    author: tuple[str, ...]
    stamp: tuple[str, ...]
    never: tuple[str, ...]
    """Attributes, as they stand, of what is no body and no part of one."""
    mixed: bool
    """Whether all names of bodies are used on one page, for the opening post and its answers."""


@frozen
class _Table:
    boards: tuple[Board, ...]
    names: frozenset[str]
    """Every name of every board."""
    named_classes: frozenset[str]
    """The classes in them."""
    words: Mapping[str, frozenset[str]]
    """Roles by word."""
    classes: Mapping[str, frozenset[str]]
    """Roles by class name, in lower case."""
    line_beginnings: frozenset[str]
    """Classes of inline elements that begin a line."""
    quote_heads: frozenset[str]
    """Lines that head a quote, in lower case."""
    verbs: tuple[str, ...]
    """What leads from a name to what was said, in lower case."""
    invitations: frozenset[str]
    """What boards say to guests, in lower case."""
    senders: frozenset[str]
    """The labels of who wrote a mail, in lower case."""
    sent: frozenset[str]
    """The labels of when a mail was written, in lower case."""
    code_heads: frozenset[str]
    """Lines that head a listing, in lower case."""
    app_notes: tuple[str, ...]
    """How the lines begin that apps put below a post, in lower case."""


@cache
def _table() -> _Table:
    with (files("forumparse") / "boards.toml").open("rb") as file:
        rows = tomllib.load(file)
    boards = tuple(
        Board(
            name=row["name"],
            mixed=row.get("mixed", False),
            **{part: tuple(row.get(part, ())) for part in (*_PARTS, "never")},
        )
        for row in rows["board"]
    )
    names = frozenset(n for b in boards for part in _PARTS for n in getattr(b, part))
    return _Table(
        boards=boards,
        names=names,
        named_classes=frozenset(name.partition(".")[2] for name in names),
        words=_by_value(rows["words"]),
        classes=_by_value(rows["classes"]),
        line_beginnings=frozenset(rows["lines"]["begin"]),
        quote_heads=frozenset(rows["quotes"]["heads"]),
        verbs=tuple(f" {verb}" for verb in rows["names"]["verbs"]),
        invitations=frozenset(rows["guests"]["invitations"]),
        senders=frozenset(rows["mail"]["from"]),
        sent=frozenset(rows["mail"]["date"]),
        code_heads=frozenset(rows["code"]["heads"]),
        app_notes=tuple(rows["apps"]["begin"]),
    )


def _by_value(table: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    values = {value for group in table.values() for value in group}
    return MappingProxyType(
        {v: frozenset(role for role, group in table.items() if v in group) for v in values}
    )


def boards() -> tuple[Board, ...]:
    """Return the engines that are known by name."""
    return _table().boards


def begins_line(classes: str) -> bool:
    """Whether an inline element with such a class attribute begins a line all the same."""
    return not _table().line_beginnings.isdisjoint(classes.split())


def quote_heads() -> frozenset[str]:
    """Return lines that boards without classes head a quote with, in lower case."""
    return _table().quote_heads


def verbs() -> tuple[str, ...]:
    """Return how the lines end that lead from a name to what was said, in lower case."""
    return _table().verbs


def invitations() -> frozenset[str]:
    """Return what boards say to guests in the place of a name, in lower case."""
    return _table().invitations


def senders() -> frozenset[str]:
    """Return the labels of who wrote a mail, in lower case."""
    return _table().senders


def sent() -> frozenset[str]:
    """Return the labels of when a mail was written, in lower case."""
    return _table().sent


def code_heads() -> frozenset[str]:
    """Return lines that boards head a listing with, in lower case."""
    return _table().code_heads


def app_notes() -> tuple[str, ...]:
    """Return how the lines begin that apps put below a post, in lower case."""
    return _table().app_notes


def labels_of(name: str, classes: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the boards' names that an element *name* has, and the roles its classes hint at.

    >>> labels_of("div", "post-signature js-toggle")
    (frozenset(), frozenset({'signature'}))
    """
    table = _table()
    names = {name}
    for token in table.named_classes.intersection(classes.split()):
        names |= {f".{token}", f"{name}.{token}"}
    return table.names & names or _NOTHING, roles_of(classes)


def numbered_id(attributes: str) -> str | None:
    """Return the beginning of an id that ends in a number, as a board's name: `#post_`."""
    value = attributes.partition(' id="')[2].partition('"')[0]
    name = value.rstrip(_DIGITS)
    return f"#{name}" if name != value and _DIGIT.search(name) is None else None


def board_id(attributes: str) -> str | None:
    """Return the name that a board gives to an element by its id; None for other ids."""
    name = numbered_id(attributes)
    return name if name in _table().names else None


def roles_of(classes: str) -> frozenset[str]:
    """Return what the words of a class attribute, or of an id, hint at."""
    roles = _NOTHING.union(*map(_roles_of_one, classes.split()))
    if "hidden" in roles and _SHOWN_SOMEWHERE.search(classes):
        return roles - {"hidden"}
    return roles


@lru_cache(maxsize=8192)
def _roles_of_one(token: str) -> frozenset[str]:
    """Return what one class hints at; boards call many parts by few classes, put together anew."""
    table = _table()
    roles = table.classes.get(token.lower(), _NOTHING)
    words = [word.lower() for word in _WORD.findall(token.partition(_HASH)[0])]
    holds = next((at for at, word in enumerate(words) if word in _HOLDING[at > 0]), len(words))
    words = words[:holds]
    if table.words.keys().isdisjoint(words) or len(words) > _MOST_WORDS:
        return roles
    told = _NOTHING.union(*[table.words.get(word, _NOTHING) for word in words])
    return roles | (told - _NO_NAME if "nameless" in told else told)
