"""Markdown off the lines of an article, and what it said about them.

A page is Markdown where a heading or a bold line stands by itself between empty lines or
paragraphs, or where a link has its address behind it.  A comment in a program (`# Load the table`)
has code below it, and `#1` is the number of a post.  Then, and only then, `> ` is a quote and `* `
an item.

The uppermost heading of a page is set large, as a headline is; those below it are set bold, as
headings within a text are.  A line with BBCode is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import regex
from attrs import frozen

from ._lines import Lines, collapse_blanks
from ._markup import Piece

_ADDRESS: Final = r'\(<?(?:https?:/)?/[^\s()<>]{1,2000}+>?(?:\ "[^"\n]{0,300}+")?+\)'
_IMAGE: Final = regex.compile(rf"!\[[^\[\]\n]{{0,500}}+\]{_ADDRESS}")
_LINK: Final = regex.compile(rf"\[(?P<text>[^\[\]\n]{{0,500}}+)\]{_ADDRESS}")
_STRONG: Final = regex.compile(r"(?P<mark>\*\*|__)(?=[^\s*_])(?P<text>[^*_]{1,500}+)(?P=mark)")
_EMPHASIS: Final = regex.compile(r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*\n]{1,500}+)\*(?![\w*])")
_HEADING: Final = regex.compile(r"(?P<level>\#{1,6}+)\ (?P<text>[^\s\#].*)\Z")
_CLOSING: Final = regex.compile(r"\ \#++\Z")
_UNDERLINE: Final = regex.compile(r"(?:={3,}+|-{3,}+)\Z")
_BOLD_LINE: Final = regex.compile(r"\*\*[^\s*][^*]{0,300}+\*\*\Z")
_OPENING: Final = regex.compile(r"(?P<quote>(?:>\ ?){1,4}+)|(?P<item>[*+]\ )")
_UNDERLINES: Final = frozenset({"===", "---"})
_LONGEST_HEADING: Final = 300
_SHORTEST_PARAGRAPH: Final = 60
_STOPS: Final = frozenset('.!?\u3002\uff01\uff1f\u061f\u0964"\u201d\u00bb')


@frozen
class _Line:
    """What stands at the start of a line."""

    skipped: int = 0
    """How many of its characters are markup."""
    level: int = 0
    strong: bool = False
    quoted: bool = False
    item: bool = False


def with_markdown(
    lines: Lines, free: Sequence[bool], pieces: Mapping[int, tuple[Piece, ...]]
) -> Mapping[int, tuple[Piece, ...]]:
    """Return *pieces* with those of the *free* lines that are written in Markdown."""
    if not _may_be_markdown(lines):
        return pieces
    found = {line: read for line, read in _headings(lines, free) if line not in pieces}
    contents = lines.contents
    if not found and not any(free[n] and _LINK.search(contents[n]) for n in _linked(contents)):
        return pieces
    top = min((read.level for read in found.values() if read.level), default=0)
    made = dict(pieces)
    for line, content in enumerate(contents):
        if not free[line] or line in pieces or not content:
            continue
        if _UNDERLINE.match(content) and found.get(line - 1, _Line()).level:
            made[line] = ()
            continue
        read = found.get(line) or _read_opening(content)
        piece = _piece(lines, line, read, large=read.level == top > 0)
        if piece is not None:
            made[line] = piece
    return dict(sorted(made.items()))


def _may_be_markdown(lines: Lines) -> bool:
    """Return whether a page has a sign of Markdown; one character is found at once, two are not."""
    text = lines.text
    if ("#" in text and "# " in text) or ("*" in text and "**" in text):
        return True
    if "]" in text and any("](" in content for content in lines.contents if "]" in content):
        return True
    return not _UNDERLINES.isdisjoint([content[:3] for content in lines.contents])


def _linked(contents: Sequence[str]) -> Iterator[int]:
    return (line for line, content in enumerate(contents) if "](" in content)


def _headings(lines: Lines, free: Sequence[bool]) -> Iterator[tuple[int, _Line]]:
    """Yield the lines that head something: empty lines, paragraphs or nothing stand around them."""
    contents = lines.contents
    for line, content in enumerate(contents):
        if not content or not free[line] or len(content) > _LONGEST_HEADING:
            continue
        if line and contents[line - 1] and not _is_paragraph(contents[line - 1]):
            continue
        below = contents[line + 1] if line + 1 < len(contents) else ""
        if below and _UNDERLINE.match(below) and content[-1].isalnum():
            yield line, _Line(level=1 if below[0] == "=" else 2, strong=True)
        elif below and not _is_paragraph(below):
            continue
        elif (heading := _HEADING.match(content)) is not None:
            level = len(heading["level"])
            yield line, _Line(skipped=heading.start("text"), level=level, strong=True)
        elif _BOLD_LINE.match(content):
            yield line, _Line(strong=True)


def _is_paragraph(content: str) -> bool:
    """Return whether a line is a paragraph: no comment in a program is as long and has a stop."""
    return len(content) >= _SHORTEST_PARAGRAPH and content[-1] in _STOPS and content[0] != "#"


def _read_opening(content: str) -> _Line:
    opening = _OPENING.match(content)
    if opening is None:
        return _Line()
    quoted = opening["quote"] is not None
    return _Line(skipped=opening.end(), quoted=quoted, item=not quoted)


def _piece(lines: Lines, line: int, read: _Line, *, large: bool) -> tuple[Piece, ...] | None:
    """Return what a line says without its Markdown; None where it has none."""
    content, start = lines.contents[line], lines.starts[line]
    kept = _kept(content, read.skipped)
    if kept == [(0, len(content))] and not read.strong:
        return None
    text = collapse_blanks("".join(content[first:last] for first, last in kept)).strip()
    if not text:
        return ()
    return (
        Piece(
            start=start,
            end=start + len(content),
            text=text,
            kept=tuple((start + first, start + last) for first, last in kept),
            large=line + 1 if large else 0,
            strong=read.strong,
            quoted=read.quoted,
            item=read.item,
        ),
    )


def _kept(content: str, skipped: int) -> list[tuple[int, int]]:
    """Return the stretches of a line that are not markup."""
    closing = _CLOSING.search(content) if content[0] == "#" and skipped else None
    hidden = sorted([(0, skipped), *_hidden(content), *([closing.span()] if closing else ())])
    kept, at = list[tuple[int, int]](), 0
    for first, last in [*hidden, (len(content), len(content))]:
        if first > at and not content[at:first].isspace():
            kept.append((at, first))
        at = max(at, last)
    return kept


def _hidden(content: str) -> Iterator[tuple[int, int]]:
    """Yield where the markup within a line stands."""
    if "](" in content:
        for image in _IMAGE.finditer(content):
            yield image.span()
        content = _IMAGE.sub(lambda image: " " * len(image[0]), content)
        for link in _LINK.finditer(content):
            yield link.start(), link.start("text")
            yield link.end("text"), link.end()
    if "*" in content or "__" in content:
        for pattern in (_STRONG, _EMPHASIS):
            for marked in pattern.finditer(content):
                yield marked.start(), marked.start("text")
                yield marked.end("text"), marked.end()
