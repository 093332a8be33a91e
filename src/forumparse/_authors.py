"""Who wrote a post: the name that stands beside its body.

Attributes made for machines say it for certain, then the board's names for such elements, then
the words of class names, then links to members.  Around a name stand a picture, a rank, a
homepage, which are no names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import regex

from ._boards import invitations, senders, verbs
from ._elements import Elements, among
from ._structure import looks_like_stamp

_LONGEST_NAME: Final = 60
_HAS_LETTER: Final = regex.compile(r"\p{L}|\p{N}{3}")
_ON_REDDIT: Final = "u/"
_LEADING_ON: Final = (":", "...", "…")
_BESIDE_NAME: Final = re.compile(
    r"(?<=\S) (?:\( ?[0-9]++ ?\)"  # a member's number
    r"|<[^<>]*+>|[\w.+\-]++(?:@| at )[\w\-]++(?:\.[\w\-]++)++)\Z"  # an address
)
_MOST_LINES: Final = 3
_MOST_TRIED: Final = 24
"""Nothing worth finding stands behind so many of its kind."""
_MEMBER_LINK: Final = re.compile(  # `re` and not `regex`: it takes half the time
    r"""
    (?: members? | users? | profile | author | people | account | participants ) [/.\-_=]
      | (?<! [a-z0-9\-] ) u [/.\-_=]  # and not `what-about-you-2`
      | /@ | /~ | action=profile | userinfo | showuser | memberlist
    """,
    re.VERBOSE,
)
_MARKED_AUTHOR: Final = regex.compile(r' (?:itemprop|rel)="author"')
_NAMING: Final = ("data-author", "author", "data-username")
"""Attributes that hold an author's name."""


def find_author(elements: Elements, parts: tuple[range, range], names: Sequence[str]) -> str | None:
    """Return the name that stands in the *parts* before and behind a body.

    *names* are those that the board gives to the elements that show it.
    """
    marked = [element for part in parts for element in among(elements.marked, part)]
    for element in marked:
        for attribute in _NAMING:
            name = elements.attribute(element, attribute)
            if name and _is_name(name):
                return name
    initial = None
    for found in _likely(elements, parts, marked, names):
        for element in islice(found, _MOST_TRIED):
            name = _name(elements, element)
            if name is None:
                continue
            if len(name) > 1 and _begins_with(name, initial):
                return name
            initial = initial or name
    return initial


def _begins_with(name: str, initial: str | None) -> bool:
    """Whether a name may be what an *initial* in the place of a picture stands for."""
    return initial is None or name.lower().startswith(initial.lower())


def _likely(
    elements: Elements, parts: tuple[range, range], marked: Sequence[int], names: Sequence[str]
) -> Iterator[Iterator[int]]:
    """Yield elements that may show a name, the likeliest first, each kind when it is asked for."""
    attributes = elements.page.attributes
    yield (e for e in marked if _MARKED_AUTHOR.search(attributes[e]))
    yield (e for name in names for p in parts for e in among(elements.by_name.get(name, ()), p))
    for part in parts:
        yield iter(among(elements.by_role.get("author", ()), part))
        links = among(elements.by_tag.get("a", ()), part)
        yield (e for e in links if is_to_member(elements, e))


def is_to_member(elements: Elements, link: int) -> bool:
    """Whether a link leads to a member's page."""
    return _MEMBER_LINK.search((elements.attribute(link, "href") or "").lower()) is not None


def _name(elements: Elements, element: int) -> str | None:
    """Return the name an element shows: its link's text, or else its first line."""
    if "avatar" in elements.roles[element] or elements.page.names[element] == "h1":
        return None
    page, within = elements.page, elements.within(element)
    pictures = list(elements.outermost(among(elements.by_role.get("avatar", ()), within)))
    pictured = {line for picture in pictures for line in elements.lines(picture)}
    links = _links_to_authors(elements, element, pictures)
    called = among(elements.by_role.get("called", ()), within)[:1]
    for shown in (*links, *called, element):
        own = (line for line in elements.lines(shown) if shown != element or line not in pictured)
        for line in islice(own, _MOST_LINES):
            text = page.text_of(shown) if elements.size(shown) == 1 else page.lines[line]
            if _is_name(text):
                return bare_name(text)
            if not looks_like_stamp(text):
                break
    return None


def _links_to_authors(elements: Elements, element: int, pictures: Sequence[int]) -> Iterator[int]:
    """Yield the links in an element that may name an author: those to members, or beside a name.

    Below a name that is no link stand links to a homepage, a place, a rank.
    """
    page = elements.page
    for link in among(elements.by_tag.get("a", ()), elements.within(element))[:_MOST_TRIED]:
        at = bisect_right(pictures, link) - 1
        if at >= 0 and link < page.lasts[pictures[at]]:
            continue
        if page.firsts[link] == page.firsts[element] or is_to_member(elements, link):
            yield link


def bare_name(text: str) -> str:
    """Return a name without what boards put beside it.

    That is a label, a mail address, a member's number, or what leads on to the text below.

    >>> [*map(bare_name, ("u/Rocky", "Rocky ( 4411 )", "From: Old Sam <sam@pier.example>"))]
    ['Rocky', 'Rocky', 'Old Sam']
    """
    text = text.removeprefix(_ON_REDDIT)
    label, colon, name = text.partition(":")
    if colon and label.lower() in senders():
        text = name.strip()
    text = _BESIDE_NAME.sub("", text)
    name, _, handle = text.partition(" @")
    if handle.lower() == name.lower().replace(" ", ""):
        text = name
    if not text.endswith(_LEADING_ON):
        return text
    name = text.rstrip(".:… ")
    verb = next((verb for verb in verbs() if name.lower().endswith(verb)), "")
    return name[: len(name) - len(verb)].strip()


def _is_name(text: str) -> bool:
    if looks_like_stamp(text) or "://" in text or text.lower() in invitations():
        return False
    return len(text) <= _LONGEST_NAME and _HAS_LETTER.search(text) is not None
