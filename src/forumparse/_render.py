"""Canonical HTML to the lines a reader sees, with a way back from each line to its elements.

* A block element stands on lines of its own; so do a cell, an item, a button, a caption.
* An inline element splits nothing: `Today <b>at 7:09</b>` is one line.
* `<br>` ends a line, and two of them a paragraph.  In `<pre>` a line end does the same.
* `<cite>` at the beginning of a line is a line: boards head quotes with it.
* Blanks are as a browser shows them: runs are one space, none at the ends of a line.
* What no reader sees is left out: scripts, styles, frames, drop-downs, hidden elements.
  `noscript` stays, since it holds what a page offers to whoever runs no scripts, and that is
  every scraper: on some boards it is the whole thread.

One pass over the tags notes, for every element, between which lines and between which pieces of
text it stands.  The pass is one loop with one stack: no page is too deep for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from attrs import field, frozen

from ._lines import trimmed
from ._start_tags import BREAKS, CITES, CLOSES, ELEMENT, GOES_ON, UNSEEN, VOID, Tag, find_tag

# `re` and not `regex`: these patterns are most of the work, and `re` takes half the time.
# Neither can backtrack: each part excludes what the next one starts with.
_TAG: Final = re.compile("<([^>]*)>")
_COMMENT: Final = r"!--(?:[^-]++|-(?!->))*+-->|\?[^>]*>"
_NO_MARKUP: Final = re.compile(
    rf"<(?=[!?psixnt])(?:{_COMMENT}"  # told by one character, since most tags are none of these
    # what holds no markup, and what is not shown and has none of its own kind in it
    r"|(pre|script|style|iframe|xmp|noembed|noframes)\b[^>]*>(?:[^<]++|<(?!/\1>))*+</\1>"
    r"|(svg|select|textarea|template)\b[^>]*>(?:[^<]++|<(?!/?\2\b))*+</\2>"
    r"|(plaintext)\b[^>]*>.*</plaintext>)",
    re.DOTALL,
)
_COMMENTS: Final = re.compile(f"<(?:{_COMMENT})")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&"))
_NO_ELEMENT: Final = -1


@frozen(eq=False)
class Rendered:
    """A page's lines and elements.  Both are numbered in page order, from 0."""

    lines: list[str] = field(factory=list)
    """What stands on each line; none is empty."""
    opens: list[bool] = field(factory=list)
    """By line: whether it opens a paragraph, rather than going on after a `<br>`."""
    pieces: list[str] = field(factory=list)
    """The text between tags."""
    ends_piece: list[int] = field(factory=list)
    """By line: the piece behind its last one."""
    attributes: list[str] = field(factory=list)
    """By element: its attributes as they stand, a blank before each, and its name before all."""
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
    tags: list[Tag] = field(factory=list)
    """By element: what its tag tells."""
    names: list[str] = field(factory=list)
    """By element: its name."""

    @classmethod
    def with_room_for(cls, tags: int) -> Rendered:
        """Return a page without lines, with room for the ends of so many elements."""
        return cls(lasts=[0] * tags, ends=[0] * tags, to_piece=[0] * tags)

    def add_line(self, shown: str, ends_piece: int, *, opens: bool) -> None:
        """Add a line that shows something."""
        self.lines.append(shown)
        self.ends_piece.append(ends_piece)
        self.opens.append(opens)

    def finish(self, open_tags: Iterable[int]) -> None:
        """End the elements that are left open, which no parser leaves; note what tags tell."""
        count = len(self.attributes)
        for element in open_tags:
            if element >= 0:
                self.ends[element] = len(self.lines)
                self.lasts[element] = count
                self.to_piece[element] = len(self.pieces)
        del self.ends[count:], self.lasts[count:], self.to_piece[count:]
        if max(self.ends, default=0) > len(self.lines):  # what was pending last shows nothing
            self.ends[:] = [min(end, len(self.lines)) for end in self.ends]
        self.names.extend([tag.name for tag in self.tags])

    def text_of(self, element: int) -> str:
        """Return what an element shows, blanks and line ends as single spaces."""
        first, end = self.firsts[element], self.ends[element]
        if end - first > 1:
            return " ".join(self.lines[first:end])
        pieces = self.pieces[self.from_piece[element] : self.to_piece[element]]
        return _shown(pieces)

    @property
    def linked(self) -> list[int]:
        """How many of its characters are links, by line; counted when asked for."""
        sizes = [0] * len(self.lines)
        behind = line = 0
        for link in (element for element, name in enumerate(self.names) if name == "a"):
            first, behind = max(behind, self.from_piece[link]), self.to_piece[link]
            for piece in range(first, behind):
                while line < len(sizes) and self.ends_piece[line] <= piece:
                    line += 1
                if line < len(sizes):
                    sizes[line] += len(self.pieces[piece])
        return sizes


def render(body: str) -> Rendered:  # noqa: C901, PLR0912 - one loop over thousands of tags, kept flat
    """Return the lines and elements of a *body* in canonical form.

    >>> page = render("<body><p>Today <b>at 7:09</b><br>by <i>Rocky</i></p></body>")
    >>> page.lines
    ['Today at 7:09', 'by Rocky']
    """
    tokens = cut(body)
    tags = tokens[1::2]
    page = Rendered.with_room_for(len(tags))
    pieces, parents, elements, told = page.pieces, page.parents, page.attributes, page.tags
    firsts, from_piece = page.firsts, page.from_piece
    ends, lasts, to_piece = page.ends, page.lasts, page.to_piece
    open_tags = [_NO_ELEMENT] * (len(tags) + 1)
    around = _NO_ELEMENT  # the innermost open element
    line = piece = element = 0  # the numbers that come next
    start, pending, opening, cited = 0, False, True, False  # of the unfinished line
    left = zip(map(find_tag, tags), tags, tokens[2::2], strict=True)
    for found, tag, text in left:
        kind = found[0]
        if kind & BREAKS:
            if not pending:
                opening, cited = True, kind & CITES > 0
            elif not kind & CITES or (cited and kind & CLOSES):
                if shown := _shown(pieces[start:]):
                    page.add_line(shown, piece, opens=opening)
                    line += 1
                start, pending, opening, cited = piece, False, not kind & GOES_ON, False
        if kind & CLOSES:
            closed = open_tags.pop()
            if closed >= 0:
                ends[closed] = line + pending
                lasts[closed] = element
                to_piece[closed] = piece
                around = parents[closed]
        elif kind & ELEMENT:
            elements.append(tag)
            told.append(found)
            parents.append(around)
            firsts.append(line)
            from_piece.append(piece)
            if kind & VOID:
                ends[element], lasts[element], to_piece[element] = line, element + 1, piece
            else:
                around = element
                open_tags.append(element)
            element += 1
        elif kind & UNSEEN:
            text = _behind_unseen(left)  # noqa: PLW2901
        elif not kind & VOID:
            open_tags.append(_NO_ELEMENT)
        if text and (pending or not text.isspace()):
            pieces.append(text)
            pending = True
            piece += 1
    page.finish(open_tags)
    return page


def cut(body: str) -> list[str]:
    """Return the texts and the tags of a *body* in turn, a text first.

    >>> cut("<p>Today <b>at 7:09</b></p>")
    ['', 'p', 'Today ', 'b', 'at 7:09', '/b', '', '/p', '']
    """
    markup = _NO_MARKUP.sub(_as_markup, body)
    tokens = markup.replace(">", "<").split("<")
    # Nearly always so, and in half the time: only names can hold a sign (`<div<span id=b>`).
    return tokens if len(tokens) == 2 * markup.count("<") + 1 else _TAG.split(markup)


def _behind_unseen(tokens: Iterator[tuple[Tag, str, str]]) -> str:
    """Take the tags of an element that is not shown, and return the text behind it."""
    depth = 1
    for found, _, text in tokens:
        kind = found[0]
        if kind & CLOSES:
            depth -= 1
            if not depth:
                return text
        elif not kind & VOID:
            depth += 1
    return ""


def _shown(pieces: Sequence[str]) -> str:
    """Return the text of *pieces* with blanks as single spaces and without entities."""
    text = "".join(pieces).strip()
    if "&" in text:
        text = unescape(text).strip()
    if text.isprintable() and "  " not in text:  # then it has no blanks but single spaces
        return text
    return " ".join(trimmed(text).split())


def _as_markup(found: re.Match[str]) -> str:
    """Return for comments nothing, and for elements whose text is not markup their text as it is.

    In `<pre>` a line end becomes `<br>`.
    """
    name, text = found[1] or found[3], found[0]
    if name == "pre":
        return _COMMENTS.sub("", text).replace("\n", "<br>")
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
