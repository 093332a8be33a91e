"""Canonical HTML to the lines a reader sees, with a way back from each line to its elements.

* A block element stands on lines of its own; so do a cell, an item, a button, a caption.
* An inline element splits nothing: `Today <b>at 7:09</b>` is one line.
* `<br>` ends a line, and two of them a paragraph.  In `<pre>` a line end does the same.
* `<cite>` at the beginning of a line is a line: boards head quotes with it.
* Blanks are as a browser shows them: runs are one space, none at the ends of a line.

One pass over the tags notes, for every element, between which lines and between which pieces of
text it stands.  The pass is one loop with one stack: no page is too deep for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from attrs import field, frozen

# `re` and not `regex`: these two patterns are most of the work, and `re` takes half the time.
# Neither can backtrack: each part excludes what the next one starts with.
_TOKEN: Final = re.compile(r"<(/?)([^\s>/]*)([^>]*)>([^<]*)")
_NO_MARKUP: Final = re.compile(
    r"<!--.*?-->|<\?[^>]*>|<(pre|xmp|plaintext|noembed|noframes)\b[^>]*>.*?</\1>", re.DOTALL
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing "
    "main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead "
    "tr ul".split()
)
_VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_BREAKS: Final = _BLOCKS | {"br", "cite"}
_BARE: Final = frozenset("p b i u s em strong small big sub sup code span font tbody".split())
"""Without attributes they say nothing but how their text looks, and are no elements here."""
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&"))
_ROOT: Final = -1
_NO_ELEMENT: Final = -2


@frozen(eq=False)
class Rendered:
    """A page's lines and elements.  Both are numbered in page order, from 0."""

    lines: list[str] = field(factory=list)
    """What stands on each line; none is empty."""
    opens: list[bool] = field(factory=list)
    """By line: whether it opens a paragraph, rather than going on after a `<br>`."""
    linked: list[int] = field(factory=list)
    """By line: how many of its characters are links."""
    pieces: list[str] = field(factory=list)
    """The text between tags."""
    names: list[str] = field(factory=list)
    """By element: its tag."""
    attributes: list[str] = field(factory=list)
    """By element: its attributes as they stand, a blank before each."""
    parents: list[int] = field(factory=list)
    """By element: the element around it; -1 for the outermost."""
    lasts: list[int] = field(factory=list)
    """By element: the number behind its last descendant's."""
    firsts: list[int] = field(factory=list)
    """By element: its first line."""
    ends: list[int] = field(factory=list)
    """By element: the line behind its last one."""
    from_piece: list[int] = field(factory=list)
    """By element: its first piece of text."""
    to_piece: list[int] = field(factory=list)
    """By element: the piece behind its last one."""

    def text_of(self, element: int) -> str:
        """Return what an element shows, blanks and line ends as single spaces."""
        first, end = self.firsts[element], self.ends[element]
        if end - first > 1:
            return " ".join(self.lines[first:end])
        pieces = self.pieces[self.from_piece[element] : self.to_piece[element]]
        return _shown(pieces)


def render(body: str) -> Rendered:  # noqa: C901 - one loop over thousands of tags, kept flat
    """Return the lines and elements of a *body* in canonical form.

    >>> page = render("<body><p>Today <b>at 7:09</b><br>by <i>Rocky</i></p></body>")
    >>> page.lines
    ['Today at 7:09', 'by Rocky']
    """
    page = Rendered()
    lines, pieces, names, ends = page.lines, page.pieces, page.names, page.ends
    breaks, void, bare = _BREAKS, _VOID, _BARE
    stack = [_ROOT]
    around = _ROOT  # the innermost open element
    at, pending, opening = 0, False, True  # where the unfinished line starts, and what it is
    in_link, link_size, heading = False, 0, False
    for close, name, attributes, text in _TOKEN.findall(_NO_MARKUP.sub(_as_markup, body)):
        if name in breaks and (name != "cite" or (close and heading) or not pending):
            heading = name == "cite"
            if pending and (line := _shown(pieces[at:])):
                lines.append(line)
                page.opens.append(opening)
                page.linked.append(link_size)
            opening = name != "br" or not pending
            pending = False
            at, link_size = len(pieces), 0
        if close:
            element = stack.pop() if len(stack) > 1 else _NO_ELEMENT
            if element >= 0:
                ends[element] = len(lines) + pending
                page.to_piece[element] = len(pieces)
                page.lasts[element] = len(names)
                around = page.parents[element]
                in_link = in_link and name != "a"
        elif name in void and name != "meta":
            pass
        elif attributes or name not in bare:
            page.parents.append(around)
            if name not in void:
                around = len(names)
                stack.append(around)
                in_link = in_link or name == "a"
            names.append(name)
            page.attributes.append(attributes)
            page.lasts.append(len(names))
            page.firsts.append(len(lines))
            ends.append(len(lines))
            page.from_piece.append(len(pieces))
            page.to_piece.append(len(pieces))
        else:
            stack.append(_NO_ELEMENT)
        if text and (pending or not text.isspace()):
            pending = True
            pieces.append(text)
            if in_link:
                link_size += len(text)
    return page


def _shown(pieces: Sequence[str]) -> str:
    """Return the text of *pieces* with blanks as single spaces and without entities."""
    text = " ".join("".join(pieces).split())
    return " ".join(unescape(text).split()) if "&" in text else text


def _as_markup(found: re.Match[str]) -> str:
    """Return for comments nothing, and for elements whose text is not markup their text as it is.

    In `<pre>` a line end becomes `<br>`.
    """
    name, text = found[1], found[0]
    if name == "pre":
        return text.replace("\n", "<br>")
    if name in ("xmp", "plaintext"):
        return escape(text[text.index(">") + 1 : text.rindex("<")])
    return ""


def unescape(text: str) -> str:
    """Return *text* without the entities of canonical HTML.

    >>> unescape("R&amp;D &lt;3")
    'R&D <3'
    """
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text
