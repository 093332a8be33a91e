"""Found posts to `Post`s: their texts, their stamps in the page's language, who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias
from urllib.parse import urljoin

import regex
from attrs import evolve, frozen

from ._around import LONGEST_AUTHOR, read_before
from ._authors import bare_name
from ._boards import app_notes, sent
from ._elements import Elements
from ._instants import as_timestamp, clock_of, spelled_out
from ._lines import Lines, fold
from ._machine_time import instant_of, is_date_alone
from ._one_post import FoundPost
from ._stamp_lines import read_stamp_line
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
_STATES: Final = re.compile(
    rf' (?:datetime|data-time|data-timestamp|{"|".join(_TOOLTIPS)})="[^"]*[0-9]'
)
_LONGEST_NOTE: Final = 80
_LONGEST_LABEL: Final = 20
_RULE: Final = regex.compile("_{8,}+")
"""What phpBB 2 and vBulletin draw above a signature."""
Place: TypeAlias = tuple[Literal["stamp", "first"], int]
"""A line, counted from a post's stamp or from the beginning of the post."""
_PLACES: Final[tuple[Place, ...]] = (
    ("stamp", 0),
    ("stamp", -1),
    ("first", 0),
    ("first", 1),
    ("first", 2),
)
_DIGITS: Final = regex.compile("[0-9]+")
_MOST_TRIED: Final = 12
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
    title: str = ""
    """The thread's, folded: nobody is called that."""

    def posts(self, found: Sequence[FoundPost]) -> list[Post]:
        """Return the posts of the thread."""
        stamps = [self._timestamp(each) for each in found]
        place = self._place_of_names(
            [
                (each, line)
                for each, (_, line) in zip(found, stamps, strict=True)
                if each.author is None and line is not None and line < len(self.lines)
            ]
        )
        return [
            self._post(each, timestamp, line, place)
            for each, (timestamp, line) in zip(found, stamps, strict=True)
        ]

    def _post(
        self, found: FoundPost, timestamp: Timestamp | None, line: int | None, place: Place
    ) -> Post:
        return Post(
            span=self.lines.span(found.first, found.end - 1),
            body=self.body(found),
            author=self._behind_by(found.author)
            or self._author_beside(found, timestamp, line, place),
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
                line = self.elements.page.firsts[element]
                return self._with_clock(self._refined(timestamp, line), line), line
        vague: tuple[Timestamp, int] | None = None
        for line in self._likely_lines(found):
            timestamp = self._written(line) or self._glued(line)
            if timestamp is not None:
                timestamp = self._refined(timestamp, line)
            if timestamp is not None and not _is_date_alone(timestamp):
                return timestamp, line
            if timestamp is not None and vague is None:
                vague = timestamp, line
        return vague or (None, None)

    def _refined(self, timestamp: Timestamp, line: int) -> Timestamp:
        """Return a timestamp with the better values that an element around it or in it states."""
        attributes = self.elements.page.attributes
        for element in self._elements_on(line):
            if _STATES.search(attributes[element]) is None:
                continue
            stated = self._stated(element)
            if (
                isinstance(stated, AbsoluteTimestamp)
                and _overlap(stated.span, timestamp.span)
                and (_is_vague(timestamp) or stated.utc_offset is not None)
            ):
                return evolve(stated, raw=timestamp.raw, span=timestamp.span)
        return timestamp

    def _elements_on(self, line: int) -> Iterator[int]:
        """Yield elements that begin and end on a line."""
        for element in self.elements.beginning_on(line)[:_MOST_TRIED]:
            if self.elements.size(element) == 1:
                yield element

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

    def _with_clock(self, timestamp: Timestamp, line: int) -> Timestamp:
        """Return a date with the clock that stands beside it in an element of its own."""
        if _is_date_alone(timestamp) and line < len(self.lines):
            written = self._written(line)
            if written is not None and not _is_date_alone(written):
                one, other = written.span, timestamp.span
                return written if one.start <= other.start < other.end <= one.end else timestamp
        return timestamp

    def _is_of_an_edit(self, element: int) -> bool:
        """Whether the words before an element say that its date is no post's."""
        page = self.elements.page
        if self.elements.size(element) != 1:
            return False
        line = page.firsts[element]
        content = self.lines.contents[line]
        before = content[: max(0, content.find(page.text_of(element)))]
        return self._is_ruled_out(before) if before else self._is_ruled_out_above(line)

    def _is_ruled_out(self, before: str) -> bool:
        """Whether the words *before* a stamp say that it is no post's (`last edited`)."""
        return bool(before) and read_before(before[-_BESIDE:], self.code).ruled_out

    def _is_ruled_out_above(self, line: int) -> bool:
        """Whether the line above says of a date below it that it is no post's (`Joined`)."""
        label = self.lines.contents[line - 1] if line else ""
        if not label or len(label) > _LONGEST_LABEL or _DIGITS.search(label):
            return False
        around = read_before(label, self.code)
        return around.ruled_out and around.labelled

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
            if looks_like_stamp(self.lines.contents[line]) and not self._is_ruled_out_above(line):
                yield line

    def _written(self, line: int) -> Timestamp | None:
        content = self.lines.contents[line]
        label, colon, rest = content.partition(":")
        start = len(label) + 1 if colon and label.lower() in sent() else 0
        content = rest if start else content
        read = read_stamp_line(content, self.code)
        if read is None or read.shape.kind != "entry" or not read.shape.certain:
            return None
        return build_timestamp(read.found, content, self.lines.starts[line] + start, self.code)

    def _author_beside(
        self, found: FoundPost, timestamp: Timestamp | None, line: int | None, place: Place
    ) -> str | None:
        """Return the name on the line of a post's stamp, or where names stand in the thread."""
        if timestamp is None or line is None or line >= len(self.lines):
            return None
        content = self.lines.contents[line]
        read = read_stamp_line(content, self.code)
        before = content[: max(0, timestamp.span.start - self.lines.starts[line])]
        if read is None or (before[-1:].isalnum() and before.isascii()):  # glued to the stamp
            beside = before.strip()
        else:
            beside = read.shape.author or ""
        if _may_be_name(beside):
            return beside
        return self._name_at(found, line, place) or self._name_at(found, line, _PLACES[0])

    def _glued(self, line: int) -> Timestamp | None:
        """Return the timestamp that an element on a line shows, glued to what stands before it."""
        for element in self._elements_on(line):
            if not self._is_of_an_edit(element):
                shown = self._shown(element)
                if shown is not None and shown.raw == self.elements.page.text_of(element):
                    return shown
        return None

    def _place_of_names(self, stamped: Sequence[tuple[FoundPost, int]]) -> Place:
        """Return where the names stand, seen from stamps or from the beginnings of posts.

        Names are many; what else stands there (`Member`, `12 posts`, `Re:` and the title) is said
        again and again.  By default they stand on the lines of the stamps, or right before them.
        """

        def variety(place: Place) -> int:
            names = (self._name_at(found, line, place) for found, line in stamped)
            return len({_DIGITS.sub("", name) for name in names if name})

        return max(_PLACES, key=variety)

    def _name_at(self, found: FoundPost, line: int, place: Place) -> str | None:
        """Return the name that stands in a *place* of a post stamped on *line*."""
        anchor, offset = place
        if place == _PLACES[0]:
            read = read_stamp_line(self.lines.contents[line], self.code)
            rest = None if read is None else read.shape.rest_before or read.shape.rest_behind
            return rest if rest is not None and _may_be_name(rest) else None
        at = offset + (found.first if anchor == "first" else line)
        if anchor == "stamp" and line == found.first:
            at = line + 1
        if at not in found.others or at == line:
            return None
        name = bare_name(self._without_rank(at))
        return name if _may_be_name(name) and fold(name) != self.title else None

    def _behind_by(self, name: str | None) -> str | None:
        """Return a name without the words that lead to it (`Posted by Rocky`)."""
        if name is None or " " not in name:
            return name
        around = read_before(name, self.code)
        return name if around.author is None or around.rest else name[slice(*around.author)]

    def _without_rank(self, line: int) -> str:
        """Return what a line with a name says of it: the name behind "by", the link in front, or
        the element that the next one touches (`RockyCaptain`).
        """
        content, page = self.lines.contents[line], self.elements.page
        if len(content) > _LONGEST_NOTE:
            return content
        name = self._behind_by(content)
        if name and name != content:
            return name
        for element in self.elements.beginning_on(line)[:_MOST_TRIED]:
            text = page.text_of(element) if self.elements.size(element) == 1 else ""
            rest = content[len(text) :]
            if len(text) > 1 and rest and content.startswith(text):
                is_name = page.names[element] == "a" or not rest.startswith(" ")
                return text if is_name else content
        return content


def resolved(address: str | None, base: str | None) -> str | None:
    """Return an address made absolute; as it stands where it cannot be."""
    if address is None or not base:
        return address
    try:
        return urljoin(base, address.strip())
    except ValueError:  # `http://[` and the like
        return address


def _may_be_name(text: str) -> bool:
    """Whether a short text is more than the number or the time of a post."""
    return len(text) <= LONGEST_AUTHOR and has_letter(text) and not looks_like_stamp(text)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_vague(stamp: Timestamp) -> bool:
    return stamp.is_relative or _is_date_alone(stamp)


def _is_date_alone(stamp: Timestamp) -> bool:
    return isinstance(stamp, AbsoluteTimestamp) and stamp.clock is None
