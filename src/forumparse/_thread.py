"""Found posts to `Post`s: their texts, their stamps in the page's language, who wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urljoin

import regex
from attrs import frozen

from ._boards import app_notes
from ._elements import Elements
from ._instants import as_timestamp, clock_of, spelled_out
from ._lines import Lines
from ._machine_time import instant_of, is_date_alone
from ._posts import FoundPost
from ._stamp_lines import LONGEST_AUTHOR, read_before, read_stamp_line
from ._structure import looks_like_stamp
from ._timestamps import build_timestamp, find_stamps
from ._tokens import has_letter
from .model import AbsoluteTimestamp, Post, Span, Timestamp

_BESIDE: Final = 40
_MOST_LINES: Final = 6
_LONGEST_STAMP: Final = 40
"""An element that shows more than this shows more than its time."""
_TOOLTIPS: Final = ("title", "data-original-title", "data-tippy-content")
"""Where a time spelled out is kept: as HTML has it, Bootstrap and Tippy."""
_LONGEST_NOTE: Final = 80
_RULE: Final = regex.compile("_{8,}+")
"""What phpBB 2 and vBulletin draw above a signature."""
QUOTE_MARK: Final = "> "
"""What every line of a quote begins with, as in mail."""


@frozen(kw_only=True)
class Thread:
    """What it takes to read a page's posts."""

    lines: Lines
    elements: Elements
    code: str
    """The language of the page."""
    base: str | None
    """What relative addresses are relative to."""

    def post(self, found: FoundPost) -> Post:
        """Return a post."""
        timestamp, line = self._timestamp(found)
        return Post(
            span=self.lines.span(found.first, found.end - 1),
            body=self.body(found),
            author=found.author or self._author_beside(found, line),
            timestamp=timestamp,
            url=resolved(found.url, self.base),
        )

    def body(self, found: FoundPost) -> str:
        """Return a post's own text: paragraphs joined by a blank line, quotes marked."""
        opens = self.elements.page.opens
        parts: list[str] = []
        before = None
        for line in self.own_lines(found):
            mark = QUOTE_MARK if line in found.quoted else ""
            if before is not None:
                goes_on = before == line - 1 and not opens[line]
                alike = (before in found.quoted) == bool(mark)
                parts.append("\n" if goes_on and alike else "\n\n")
            parts.append(mark + self.lines.contents[line])
            before = line
        return "".join(parts)

    def own_lines(self, found: FoundPost) -> Sequence[int]:
        """Return the lines of a post's own text, without what boards and apps add behind it.

        That is a note of who edited it when, in the page's language, the name of the app that it
        was sent from, and a signature under a rule.
        """
        contents, body = self.lines.contents, found.body
        rule = next((at for at, line in enumerate(body) if _RULE.fullmatch(contents[line])), 0)
        end = rule or len(body)
        while end > 1 and self._is_note(contents[body[end - 1]]):
            end -= 1
        return body[:end]

    def _is_note(self, text: str) -> bool:
        if len(text) <= _LONGEST_NOTE and text.lower().startswith(app_notes()):
            return True
        if not looks_like_stamp(text):
            return False
        read = read_stamp_line(text, self.code)
        return read is not None and read.shape.kind == "never"

    def _timestamp(self, found: FoundPost) -> tuple[Timestamp | None, int | None]:
        """Return when a post was written, and the line that says so."""
        for element in found.stamps:
            timestamp = self._stated(element)
            if timestamp is not None:
                return timestamp, self.elements.page.firsts[element]
        vague: tuple[Timestamp, int] | None = None
        for line in self._likely_lines(found):
            timestamp = self._written(line)
            if timestamp is not None and not _is_date_alone(timestamp):
                return timestamp, line
            if timestamp is not None and vague is None:
                vague = timestamp, line
        return vague or (None, None)

    def _stated(self, element: int) -> Timestamp | None:
        """Return the timestamp that an element shows, with its instant where it carries one."""
        page = self.elements.page
        attributes = page.attributes[element]
        if self._is_of_an_edit(element):
            return None
        moment = instant_of(attributes)
        if moment is not None:
            raw, span = self._all_of(element)
            if len(raw) > _LONGEST_STAMP and (shown := self._shown(element)) is not None:
                raw, span = shown.raw, shown.span
            return as_timestamp(moment, raw, span, date_alone=is_date_alone(attributes))
        shown = self._shown(element)
        told = (self.elements.attribute(element, name) for name in _TOOLTIPS)
        title = next(filter(None, told), None)
        if title is None or (shown is not None and not _is_vague(shown)):
            return shown
        raw, span = (shown.raw, shown.span) if shown else self._all_of(element)
        return spelled_out(title, self.code, raw, span, clock_of(shown)) or shown

    def _is_of_an_edit(self, element: int) -> bool:
        """Whether the words before an element say that its date is no post's."""
        page = self.elements.page
        if self.elements.size(element) != 1:
            return False
        content = self.lines.contents[page.firsts[element]]
        return self._is_ruled_out(content[: max(0, content.find(page.text_of(element)))])

    def _is_ruled_out(self, before: str) -> bool:
        """Whether the words *before* a stamp say that it is no post's (`last edited`)."""
        return bool(before) and read_before(before[-_BESIDE:], self.code).ruled_out

    def _shown(self, element: int) -> Timestamp | None:
        """Return the first timestamp in the text of an element."""
        page = self.elements.page
        for line in self.elements.lines(element)[:_MOST_LINES]:
            content = self.lines.contents[line]
            text = page.text_of(element) if self.elements.size(element) == 1 else content
            at = content.find(text)
            for found in find_stamps(text, self.code) if at >= 0 else ():
                if self._is_ruled_out(text[: found.start]):
                    continue
                timestamp = build_timestamp(found, text, self.lines.starts[line] + at, self.code)
                if timestamp is not None:
                    return timestamp
        return None

    def _all_of(self, element: int) -> tuple[str, Span]:
        """Return what an element shows and where; nothing at all where it shows nothing."""
        page = self.elements.page
        line = min(page.firsts[element], len(self.lines) - 1)
        text = page.text_of(element) if self.elements.size(element) == 1 else ""
        at = self.lines.contents[line].find(text)
        start = self.lines.starts[line] + max(at, 0)
        return (text, Span(start, start + len(text))) if at >= 0 else ("", Span(start, start))

    def _likely_lines(self, found: FoundPost) -> Iterator[int]:
        """Yield the lines beside the body that may hold a stamp, those before it last to first."""
        body = found.body[0]
        before = [line for line in found.others if line < body]
        behind = [line for line in found.others if line > body]
        for line in (*reversed(before), *behind):
            if looks_like_stamp(self.lines.contents[line]):
                yield line

    def _written(self, line: int) -> Timestamp | None:
        content = self.lines.contents[line]
        read = read_stamp_line(content, self.code)
        if read is None or read.shape.kind != "entry" or not read.shape.certain:
            return None
        return build_timestamp(read.found, content, self.lines.starts[line], self.code)

    def _author_beside(self, found: FoundPost, line: int | None) -> str | None:
        """Return the name that stands beside a post's stamp, before it, or right below its head."""
        if line is None or line >= len(self.lines):
            return None
        read = read_stamp_line(self.lines.contents[line], self.code)
        if read is not None:
            name = read.shape.author or read.shape.rest_before or read.shape.rest_behind
            if name is not None and _may_be_name(name):
                return name
        beside = line + 1 if line == found.first else line - 1
        if beside in found.others:
            name = self.lines.contents[beside]
            if _may_be_name(name) and not looks_like_stamp(name):
                return name
        return None


def resolved(address: str | None, base: str | None) -> str | None:
    """Return an address made absolute; as it stands where it cannot be."""
    if address is None or not base:
        return address
    try:
        return urljoin(base, address.strip())
    except ValueError:  # `http://[` and the like
        return address


def _may_be_name(text: str) -> bool:
    """Whether a short text is more than the number of a post."""
    return len(text) <= LONGEST_AUTHOR and has_letter(text)


def _is_vague(stamp: Timestamp) -> bool:
    return stamp.is_relative or _is_date_alone(stamp)


def _is_date_alone(stamp: Timestamp) -> bool:
    return isinstance(stamp, AbsoluteTimestamp) and stamp.clock is None
