"""Markdown off the lines that widgets are read from: a blank for each sign, so that nothing moves.

Scrapers that turn HTML into Markdown leave `### TITLE`, `[TITLE](address)`, `by **Rocky**` and
`*2 hours ago*`.  A line is read without these signs, and what it says keeps its place.

Only a page that shows several signs beyond doubt is touched: a lone asterisk may be a bullet, a
number sign a channel, an underscore a part of a name.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

import regex
from attrs import evolve

from ._lines import Lines

_FEWEST: Final = 2
_LONGEST: Final = 4000
"""A longer line is no widget's."""
_ADDRESS: Final = (
    r"\( (?: [^\s()] | \( [^\s()]{0,200}+ \) ){0,1000}+ (?: \ \"[^\"\r\n]{0,300}+\" )?+ \)"
)
_MARKS: Final = ("](", "**", "## ")
"""One of them stands in every page that is written in Markdown."""
_BEYOND_DOUBT: Final = regex.compile(
    r"""
    ^ [\ \t]{0,8}+ \#{2,6}+ \ \S
  | \] \( (?: https?:/ )?+ /
  | \*\* [^\s*] [^*\r\n]{0,200}+ \*\*
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_EMPHASIS: Final = regex.compile(
    r"""
    (?<! [\w*] ) (?P<sign> \*{1,3}+ ) (?= [^\s*] ) (?P<said> [^*]{1,300}+ ) (?<! \s ) (?P=sign)
    (?! [\w*] )
  | (?<! \w ) (?P<line> _{1,2}+ ) (?= [^\s_] )
    (?P<told> (?: [^_] | (?<= [^\W_] ) _ (?= [^\W_] ) ){1,300}+ ) (?<! \s ) (?P=line) (?! \.?+ \w )
    """,
    regex.VERBOSE,
)
_IMAGE: Final = regex.compile(rf"! \[ [^\[\]]{{0,200}}+ \] {_ADDRESS}", regex.VERBOSE)
_SIGNS: Final = regex.compile(
    rf"""
    ^ [\ \t]{{0,8}}+ \#{{1,6}}+ (?= \  )
  | \ \#{{1,6}}+ $
  | \[ (?= [^\[\]]{{1,300}}+ \] {_ADDRESS} )
  | \] {_ADDRESS}
    """,
    regex.VERBOSE,
)
_ROW: Final = regex.compile(r"[\ \t]{0,8}+ \| .*+ (?<= \S\ ? \| )", regex.VERBOSE)
_RULE: Final = regex.compile(r"[\ |:-]++")
_CELL: Final = "\t"
_DASH: Final = regex.compile(r"^([\ \t]{0,8}+)-(?=\ )")


def without_markdown(lines: Lines) -> Lines:
    """Return *lines* with blanks for Markdown's signs, where the page is written in it.

    The cells of a table are parted by tabs then, and a list's dash is the asterisk of other lists.
    """
    text = lines.text
    # One character is found at once; to look for two takes as long as to copy the page.
    if not any(sign[0] in text and sign in text for sign in _MARKS):
        return lines
    if len(list(islice(_BEYOND_DOUBT.finditer(text), _FEWEST))) < _FEWEST:
        return lines
    return evolve(lines, contents=list(map(_bare, lines.contents)))


def _bare(content: str) -> str:
    """Return a line without its signs.

    >>> _bare("### [Tide tables](/t/7) by **june**")
    '     Tide tables        by   june'
    """
    if len(content) > _LONGEST:
        return content
    if "|" in content and _ROW.fullmatch(content) is not None:
        content = _cells(content)
    bare = _DASH.sub(r"\1*", _EMPHASIS.sub(_unemphasised, content))
    return _SIGNS.sub(_blank, _IMAGE.sub(_blank, bare)).rstrip()


def _cells(content: str) -> str:
    """Return the row of a table; the line below its head says nothing."""
    if _RULE.fullmatch(content) is not None:
        return ""
    return content.replace("|", " ", 1).replace("|", _CELL)


def _blank(sign: regex.Match[str]) -> str:
    return " " * len(sign[0])


def _unemphasised(found: regex.Match[str]) -> str:
    blanks = " " * len(found["sign"] or found["line"])
    return f"{blanks}{found['said'] or found['told']}{blanks}"
