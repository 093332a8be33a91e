"""Where a page ends in the middle of something: a tag, a character, an element.

Scrapers, archives and proxies cut long pages at a number of bytes.  What is missing cannot be
told, but that something is can be, where the last characters only ever stand before others.  A
page that ends between two sentences looks whole, and a page is not called cut because a careless
board leaves out what browsers do without.
"""

from __future__ import annotations

from typing import Final

import regex

from ._lines import SHOWS_NOTHING
from ._tags import KNOWN
from .model import Problem, Span

_TAIL: Final = 2500
"""How far back from the end of a page a tag that is cut off can begin."""
_BBCODE: Final = regex.compile(
    r"\[ (?: / [a-zA-Z]{0,12}+ | (?P<name>[a-zA-Z]{1,12}+) = [^\[\]\r\n]*+ ) \Z", regex.VERBOSE
)
_HTML: Final = regex.compile(r"< [a-zA-Z/!] [^<>]*+ \Z", regex.VERBOSE)
_LOST: Final = "\ufffd"
# Bytes that were no text, where `surrogateescape` has kept them.
_KEPT: Final = regex.compile(r"[\udc80-\udcff]++")
_LEADS: Final = regex.compile(rb"[\xc2-\xdf] | [\xe0-\xf4][\x80-\xbf]{0,2}", regex.VERBOSE)
# Browsers ask for the end of these, and so do all boards.
_CLOSED: Final = ("div", "table", "ul", "ol", "span", "a", "script", "style")


def find_cut(text: str) -> Problem | None:
    """Return the problem of a text that ends within a BBCode tag or a character.

    >>> find_cut("Ferry to stop at the old pier [url=http://pier.exa").span
    Span(start=30, end=50)
    >>> find_cut("Ferry to stop at the old pier [1") is None
    True
    """
    whole = text.rstrip(SHOWS_NOTHING)
    begins = _begins_tag(whole)
    if begins is not None:
        return _problem("a tag", begins, len(whole))
    return _problem("a character", len(whole) - 1, len(whole)) if _cuts_character(whole) else None


def find_cut_html(source: str, text: str) -> Problem | None:
    """Return the problem of HTML that ends too early; it stands at the end of its *text*.

    >>> find_cut_html("<html><p>Ferry to stop</p><div class=", "Ferry to stop").message
    'the page ends within a tag: the rest of it is missing'
    """
    whole = source.rstrip()
    end = len(text.rstrip())
    for what, cut in (
        ("a tag", _HTML.search(whole, max(0, len(whole) - _TAIL)) is not None),
        ("a comment", _cuts_comment(whole)),
        ("a character", _cuts_character(whole)),
        ("an element", _cuts_element(whole)),
    ):
        if cut:
            return _problem(what, max(0, end - 1), end)
    return None


def _begins_tag(whole: str) -> int | None:
    """Return where the tag begins that *whole* ends in."""
    at = whole.rfind("[", max(0, len(whole) - _TAIL))
    tag = _BBCODE.match(whole, at) if at >= 0 else None
    if tag is None or (tag["name"] is not None and tag["name"].lower() not in KNOWN):
        return None
    return at


def _cuts_comment(whole: str) -> bool:
    # What a closing tag stands behind, is no comment of the page but one in a script.
    begin = whole.rfind("<!--", max(0, whole.rfind("</")))
    return begin >= 0 and whole.find("-->", begin) < 0


def _cuts_character(whole: str) -> bool:
    """Whether the last character, and no other, is what decoding left of one."""
    if whole.endswith(_LOST):
        return whole.find(_LOST) == len(whole) - 1
    kept = _KEPT.search(whole) if "\udc80" <= whole[-1:] <= "\udcff" else None
    if kept is None or kept.end() < len(whole):
        return False
    return _LEADS.fullmatch(kept[0].encode("utf-8", "surrogateescape")) is not None


def _cuts_element(whole: str) -> bool:
    """Whether a page that begins as a document has no end, and elements that need one neither."""
    if "</html" in whole[-_TAIL:].lower():
        return False
    lowered = whole.lower()
    if "<html" not in lowered[:_TAIL] or "</html" in lowered or "</body" in lowered:
        return False
    return any(
        len(regex.findall(rf"<{tag}[\s>]", lowered)) > lowered.count(f"</{tag}") for tag in _CLOSED
    )


def _problem(what: str, start: int, end: int) -> Problem:
    return Problem(
        kind="truncated-input",
        message=f"the page ends within {what}: the rest of it is missing",
        span=Span(start, end),
    )
