"""A line to an item: what each line of a page could be to a widget, before any widget is known.

Noise (counters, icon words, avatar initials) is told apart, so that counting the lines from one
stamp to the next gives the same number for every entry.  A *wall* is a line that no widget
crosses: prose, a heading, the page's clock, a date that is nobody's post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

import regex
from attrs import frozen

from ._around import LONGEST_AUTHOR, split_author
from ._board_words import (
    BULLETS,
    FOOTERS,
    ICON_WORDS,
    LOADING,
    PERSON_ICONS,
    BoardWords,
    board_words,
)
from ._filling import filled
from ._lines import Lines, collapse_blanks, fold
from ._stamp_lines import Shape, StampLine, read_stamp_line, usual_stamp_line
from ._tags import blanked_start, blanked_tags
from ._timestamps import clock_in, plain_line, stamp_hints, stamp_triggers
from ._tokens import has_digit, has_letter, has_unspaced_script, rough_words

Kind: TypeAlias = Literal[
    "stamp",
    "title",
    "text",
    "link",  # a text that a front end knows to be a link
    "signed",  # a text that holds its author, where that has been looked for
    "author",
    "forum",
    "initial",
    "noise",
    "clock",
    "by",
    "wall",
]

PLAIN: Final = ("text", "link")
"""What no word, bullet or place has told yet."""
LONGEST_TITLE: Final = 220
"""The longest title any board stores is 150 characters; a longer line is prose."""
_LIST_MARKS: Final = ("* ", "+ ")
"""What programs that turn HTML into text print for the dot of a list."""
_AFTER_MARKUP: Final = frozenset(BULLETS)
_BULLET_STARTS: Final = frozenset(BULLETS + " \t\xa0*+")
# `12-14`, `14.12`, `12/10`; `7pm`, `12h25`, `5m`; and a colon of another width.
_HAS_MARKED_DIGIT: Final = regex.compile(
    r"\p{Nd} (?: [:\uff1a] | [./\-\u2013] [\p{L}\p{Nd}] | \s? [hHaApP] | \p{L} )", regex.VERBOSE
)
# Speech in German and Danish, in Swedish and Finnish: `»Wind genug«, sagt er`, `»Vind», sade han`.
_QUOTED: Final = regex.compile(r"[»›](?=\S)[^»›«‹]*+(?:[«‹]|(?<=\S)[»›](?:[,.;!?]|\s\p{Ll}|$))")
_COLONS: Final = (":", "\uff1a")
_DOTS: Final = ("..", "…")
_AROUND_NAMES: Final = " :\uff1a»"
_BEHIND_NAMES: Final = " ,،、·•|"
"""What parts an author from a stamp that has a line of its own: `By Rocky,`."""
# The markup of an article's headline; no widget prints any.
_MARKED_HEADLINE: Final = regex.compile(
    r"""(?i) (?: \[ (?: center | align=center | b ) \] )*+ \[ (?: size= | center\] )
    | \[b\] [^\[\]]++ \[/b\] \s*+ $""",
    regex.VERBOSE,
)
_SEPARATORS: Final = frozenset("· | – — - / , › » → •".split())
"""What stands alone on a line where every text of a page got its own."""
_ZONE_NAMES: Final = ("GMT", "UTC", "CET", "MEZ", "WET", "WEZ")
GREENWICH: Final = ("جرينتش", "جرينيتش", "غرينتش", "غرينيتش", "گرینویچ")
"""What boards in other scripts print for `GMT`."""
_LONGEST_COUNTER: Final = 60
_LONGEST_DIGITLESS: Final = 220
"""A line of words alone (`TITLE by Rocky a day ago`) that is longer holds no stamp."""
_SHORT_SENTENCE: Final = 100
_SENTENCE_ENDS: Final = frozenset('.!?"”’。।۔')


class Item(NamedTuple):
    """A line, or two that belong together, and what it could be to a widget."""

    kind: Kind
    first: int
    last: int
    text: str
    """Without its bullet; blanks collapsed."""
    name: str = ""
    """For an author or a forum: the text without the word before it."""
    forum: str | None = None
    """For an author: the forum named behind."""
    stamp: StampLine | None = None
    otherwise: Kind = "text"
    """For a stamp beside unexplained words: what the line is when it is no entry's stamp."""
    after_blank: bool = False
    """Whether an empty line stands before it."""
    heading: bool = False
    """For a wall: whether it is a widget's heading."""

    def below_blank(self) -> Item:
        """Return the same item below an empty line."""
        return _filled_item((*self[:8], True, self.heading))


_filled_item: Final = filled(Item)
_NO_MORE: Final = ("text", False, False)


def shape_of(stamp: Item) -> Shape:
    """Return the shape of a line of the kind `stamp`."""
    assert stamp.stamp is not None, stamp  # noqa: S101 - that is what makes it one
    return stamp.stamp.shape


@lru_cache(maxsize=128)
def item_reader(code: str) -> ItemReader:
    """Return what reads lines in the language *code*."""
    return ItemReader(
        code=code,
        words=board_words(code),
        hints=stamp_hints(code),
        triggers=stamp_triggers(code),
        glued=_glued(stamp_hints(code)),
    )


def _glued(words: Iterable[str]) -> regex.Pattern[str]:
    """Return a pattern for the words of scripts that put no blanks between words."""
    return regex.compile(
        "|".join(regex.escape(word) for word in sorted(words) if has_unspaced_script(word))
        or "(?!)"
    )


@frozen(eq=False)
class ItemReader:
    """Reads lines of one language; the cheap questions come first."""

    code: str
    words: BoardWords
    hints: frozenset[str]
    """Words of a stamp without a clock."""
    triggers: frozenset[str]
    """Words of a stamp without a digit."""
    glued: regex.Pattern[str]
    """Those of both that stand in running text without blanks."""

    def item(self, index: int, content: str) -> Item:
        """Return what a line could be to a widget."""
        if "[" in content:
            content = _with_bullet_first(content)
            marked = self._marked_item(index, content)
            if marked is not None:
                return marked
        if content[0] in _BULLET_STARTS:
            bulleted = _without_bullet(content)
            if bulleted is not None:
                return self._bulleted_item(index, content, bulleted)
        stamp = usual_stamp_line(content, self.code) if ":" in content else None
        if stamp is not None:
            return self._stamp_item(index, content, stamp)
        digits = has_digit(content)
        if digits or _may_be_digitless(content):
            item = self._stamped_item(index, content, digits=digits)
            if item is not None:
                return item
        text = collapse_blanks(content)
        if self._is_noise(text, digits=digits):
            return Item("noise", index, index, text)
        return self.worded_item(index, text)

    def _marked_item(self, index: int, content: str) -> Item | None:
        """Return a line with markup in it that holds a stamp, or is set as headlines are.

        None for every other line, and for one with a bullet.
        """
        headline = _MARKED_HEADLINE.match(content.lstrip()) is not None
        bare = blanked_tags(content).rstrip()
        if bare and bare != content and self._may_hold_stamp(bare, digits=has_digit(bare)):
            bulleted = _without_bullet(content) is not None
            stamp = None if bulleted else read_stamp_line(bare, self.code)
            if stamp is not None and (stamp.shape.explained or not headline):
                return self._stamp_item(index, bare, stamp)
        return Item("wall", index, index, "", otherwise="title") if headline else None

    def _bulleted_item(self, index: int, content: str, bulleted: str) -> Item:
        """Return a line with a bullet, which makes it a title unless it names its author."""
        digits = has_digit(bulleted)
        if digits or self._begins_with_label(bulleted):
            stamped = self.bulleted_stamp(index, content, bulleted, names_author)
            if stamped is not None:
                return stamped
        text = collapse_blanks(bulleted)
        if not text or (self._is_noise(text, digits=digits) and has_letter(text)):
            return Item("noise", index, index, text)
        kind = "title" if len(text) <= LONGEST_TITLE else "wall"
        return _filled_item((kind, index, index, text, "", None, None, *_NO_MORE))

    def _begins_with_label(self, text: str) -> bool:
        words = self.words
        may = text != "" and words.may_begin_label(text)
        return may and words.label.match(fold(text)) is not None

    def bulleted_stamp(
        self, index: int, content: str, bulleted: str, fits: Callable[[StampLine], bool]
    ) -> Item | None:
        """Return a line with a bullet as the line of the stamp that it holds, where that *fits*."""
        if not self._may_hold_stamp(content, digits=has_digit(content)):
            return None
        stamp = read_stamp_line(content, self.code)
        if stamp is None or not fits(stamp):
            return None
        return self._stamp_item(index, content, stamp, bulleted)

    def _stamped_item(self, index: int, content: str, *, digits: bool) -> Item | None:
        """Return what a line with a stamp or a clock in it is; None for every other line."""
        if not self._may_hold_stamp(content, digits=digits):
            return None
        stamp = read_stamp_line(content, self.code)
        if stamp is not None and (stamp.shape.frame.age is None or not self._tells_now(content)):
            return self._stamp_item(index, content, stamp)
        return self._clock_item(index, content) if clock_in(content) else None

    def _may_hold_stamp(self, content: str, *, digits: bool) -> bool:
        if not digits:
            return self._has_word(content, self.triggers)
        return has_marked_digit(content) or self._has_word(content, self.hints)

    def _has_word(self, content: str, words: frozenset[str]) -> bool:
        if not words.isdisjoint(rough_words(plain_line(content) if "mpty" in content else content)):
            return True
        return has_unspaced_script(content) and self.glued.search(fold(content)) is not None

    def _is_noise(self, text: str, *, digits: bool) -> bool:
        if len(text) > _LONGEST_COUNTER:
            return False
        if text in ICON_WORDS or text in _SEPARATORS or _is_loading(text):
            return True
        if not digits and not text.endswith(":"):
            return False
        return self.words.counter.match(fold(text)) is not None

    def _stamp_item(
        self, index: int, content: str, stamp: StampLine, bulleted: str | None = None
    ) -> Item:
        shape = stamp.shape
        if shape.kind == "entry" and shape.explained and stamp.possible:
            return _filled_item(("stamp", index, index, content, "", None, stamp, *_NO_MORE))
        unsure = shape.kind == "never" and not (shape.labelled or shape.certain)
        if shape.kind != "entry" and not unsure:
            return Item("wall", index, index, collapse_blanks(content), stamp=stamp)
        text = collapse_blanks(content if bulleted is None else bulleted)
        if bulleted is None:
            otherwise = self.worded_item(index, text)
        else:
            otherwise = Item("title", index, index, text)
        if unsure:  # a title with a colon and a day's name in it: `The market: Monday's prices`
            return otherwise
        return otherwise._replace(kind="stamp", stamp=stamp, otherwise=otherwise.kind)

    def _clock_item(self, index: int, content: str) -> Item:
        """A line with a clock and no date: half a stamp, the page's clock, or text."""
        text = collapse_blanks(content)
        clock = clock_in(text)
        if clock is not None and clock[:2] == (0, len(text)):
            return Item("clock", index, index, text)
        if self._tells_now(text):
            return Item("wall", index, index, text)
        return self.worded_item(index, text)

    def _tells_now(self, text: str) -> bool:
        """Whether a line is the page's clock, which many languages announce with a "now"."""
        clock = clock_in(text)
        return clock is not None and self.words.clock.search(fold(text[: clock[0]])) is not None

    def worded_item(self, index: int, text: str) -> Item:
        """Return what the words of a line without a stamp make it."""
        if self._ends_widgets(text):
            return Item("wall", index, index, text)
        if len(text) == 1 and not text.islower() and not self.words.by.match(text):
            return Item("initial", index, index, text)
        if not self.words.may_begin_label(text):
            return Item("text", index, index, text)
        folded = fold(text)
        bare = folded.strip(" :")
        if bare in self.words.headings:
            return Item("wall", index, index, text, heading=True)
        if self.words.never.fullmatch(bare):
            return Item("wall", index, index, text)
        if self.words.goto.match(bare):
            return Item("noise", index, index, text)
        author = self._author_of(text, folded) if len(text) <= 2 * LONGEST_AUTHOR else None
        if author == "":  # `Last post` alone announces nothing
            announces = text.endswith(_COLONS) or self.words.by.search(folded)
            return Item("by" if announces else "noise", index, index, text)
        if author is not None:
            name, forum = split_author(author.rstrip(_BEHIND_NAMES), self.code)
            return Item("author", index, index, text, name=name, forum=forum)
        within = self.words.in_.match(folded)
        if within is not None and within.end() < len(folded):
            return Item("forum", index, index, text, name=text[within.end() :].strip(_AROUND_NAMES))
        return Item("text", index, index, text)

    def is_label(self, text: str) -> bool:
        """Whether a line is a stamp's label and no more: `Posted`, above `29 October 2025`."""
        return self.words.label.fullmatch(fold(text).rstrip(" :")) is not None

    def is_labelled_title(self, before: Item, item: Item) -> bool:
        """Whether what was taken for a name below `Last post` is a title, as `by Rocky` follows."""
        labelled = before.kind == "author" and before.last > before.first
        return labelled and self._begins_with_by(item) and not self._begins_with_by(before)

    def _begins_with_by(self, item: Item) -> bool:
        return self.words.by.match(fold(item.text)) is not None

    def _ends_widgets(self, text: str) -> bool:
        """Whether a line is prose, a footer, or tells the page's zone."""
        if len(text) > LONGEST_TITLE or "©" in text or text.startswith(FOOTERS):
            return True
        return names_zone(text) and self.words.zone.search(fold(text)) is not None

    def _author_of(self, text: str, folded: str) -> str | None:
        """Return the author a line names, "" for a bare `by`, None for every other line."""
        words = self.words
        first, _, rest = text.partition(" ")
        if rest and first in PERSON_ICONS:
            return rest
        label = None if words.by.match(folded) else words.label.match(folded)
        at = label.end() if label else 0
        while at < len(folded) and folded[at] in " :»":
            at += 1
        by = words.by.match(folded, at)
        if by is not None:
            rest = text[by.end() :].strip(_AROUND_NAMES)
            return rest if len(rest) <= 2 * LONGEST_AUTHOR else None
        if label is None:
            after = words.by_after.search(folded) if " " in folded else None
            return text[: after.start()].rstrip() if after is not None and after.start() else None
        if len(text) - at > LONGEST_AUTHOR:
            return None
        certain = " " in label[0] or has_unspaced_script(label[0])
        if certain or ":" in folded[label.end() - 1 : at]:
            return text[at:]
        return None


def names_author(stamp: StampLine) -> bool:
    """Whether the line of a stamp says who wrote."""
    return bool(stamp.shape.author)


def ends_in_stamp(shape: Shape) -> bool:
    """Whether a line is words and then a stamp that is beyond doubt: `TITLE - Today at 7:09`."""
    return shape.kind == "entry" and shape.has_clock and shape.certain and shape.rest_behind is None


def _is_loading(text: str) -> bool:
    """Whether a line stands where a script has not yet put anything: `Loading…`."""
    return text.endswith(_DOTS) and fold(text).rstrip(" .…") in LOADING


def _may_be_digitless(content: str) -> bool:
    """Whether a line may hold a stamp without a digit: not a long one, nor a long sentence."""
    if len(content) <= _SHORT_SENTENCE:
        return True
    return len(content) <= _LONGEST_DIGITLESS and content[-1] not in _SENTENCE_ENDS


def has_marked_digit(text: str) -> bool:
    """Whether a digit of the text may be a stamp's without any word beside it."""
    return _HAS_MARKED_DIGIT.search(text) is not None


def names_zone(text: str) -> bool:
    """Whether a text names a zone that boards print; one letter is found at once, a name later."""
    if ("T" in text or "Z" in text) and ("M" in text or "C" in text or "W" in text):
        return any(map(text.__contains__, _ZONE_NAMES))
    return not text.isascii() and any(map(text.__contains__, GREENWICH))


def _with_bullet_first(content: str) -> str:
    """Return a line without the markup before its bullet, if it has both."""
    if content[0] == "[":
        bare = blanked_start(content)
        if bare.lstrip()[:1] in _AFTER_MARKUP:
            return bare
    return content


def _without_bullet(content: str) -> str | None:
    """Return what stands behind the bullet that a line begins with; None where it has none."""
    marked = content.lstrip()
    if marked.startswith(_LIST_MARKS):  # an article's list holds sentences
        prose = marked.endswith(".") and not marked.endswith("..")
        return None if prose else marked[1:].lstrip()
    bare = marked.lstrip(BULLETS)
    if len(bare) == len(marked):
        return None
    closed = "«" in bare or "»" in bare or "‹" in bare or "›" in bare
    return None if closed and _QUOTED.match(marked) else bare.lstrip()


def content_of(lines: Lines, first: int, last: int) -> str:
    """Return what lines *first* to *last* say, line endings as blanks, one for each character."""
    if first == last:
        return lines.contents[first]
    span = lines.span(first, last)
    return lines.text[span.start : span.end].replace("\n", " ").replace("\r", " ")
